import { addDays, type Day } from '../shared/days.ts'
import { percentOf } from '../shared/money.ts'

/** What secures an order: a share of it, or an amount for the order however many lines it has. Minor units. */
export interface DepositTerms {
  deposit: { percent: number } | { flat: number }
  /** Days before the first day by which the balance is due. */
  balanceDays: number
}

export interface Instalments {
  /** Due now. Never more than the total. */
  deposit: number
  /** What remains; the two always sum to the total. */
  balance: number
  balanceDue: Day
}

/** Inside the last days there is no time for two payments: all of it is due at once. */
export function depositOf(total: number, terms: DepositTerms, firstDay: Day, today: Day): Instalments {
  const due = addDays(firstDay, -terms.balanceDays)
  if (due <= today) return { deposit: total, balance: 0, balanceDue: today }
  const asked = 'flat' in terms.deposit ? terms.deposit.flat : percentOf(total, terms.deposit.percent)
  const deposit = Math.max(0, Math.min(total, asked))
  return { deposit, balance: total - deposit, balanceDue: due }
}
