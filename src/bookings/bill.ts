import type { PriceLine } from '../listings/price.ts'
import type { Day } from '../shared/days.ts'
import { money, sum } from '../shared/money.ts'
import type { Terms } from '../shared/terms.ts'
import { depositOf } from './deposit.ts'
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
  const { depositPercent: percent, balanceDays } = terms
  const { deposit, balance, balanceDue } = depositOf(
    total,
    { deposit: { percent }, balanceDays },
    firstDay,
    today,
  )
  return {
    lines,
    total: money(total, currency),
    deposit: money(deposit, currency),
    balance: money(balance, currency),
    balanceDue,
  }
}
