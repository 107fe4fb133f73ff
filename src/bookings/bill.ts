import type { PriceLine } from '../listings/price.ts'
import { addDays, type Day, laterOf } from '../shared/days.ts'
import { money, percentOf, sum } from '../shared/money.ts'
import type { Terms } from '../shared/terms.ts'
import type { BillLine, Quote } from './quote.ts'

/** How long a quote can be relied on, in seconds. */
export const QUOTE_LIFE = 30 * 60

/** A quote before its hash: the lines with their sums, what secures the day and what remains. */
export type Bill = Omit<Quote, 'hash' | 'expires'>

export function billOf(prices: readonly PriceLine[], firstDay: Day, today: Day, terms: Terms): Bill {
  const { currency } = terms
  const lines: BillLine[] = prices.map(({ rule, label, quantity, unit }) => ({
    rule,
    label,
    quantity,
    unit: money(unit, currency),
    amount: money(quantity * unit, currency),
  }))
  const total = sum(lines.map((line) => line.amount.amount))
  const due = addDays(firstDay, -terms.balanceDays)
  // Inside the last days there is no time for two payments: all of it is due at once.
  const deposit = due <= today ? total : percentOf(total, terms.depositPercent)
  return {
    lines,
    total: money(total, currency),
    deposit: money(deposit, currency),
    balance: money(total - deposit, currency),
    balanceDue: laterOf(due, today),
  }
}
