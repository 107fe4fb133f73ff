import { sha256 } from '../shared/ids.ts'
import { type Bill, QUOTE_LIFE } from './bill.ts'
import type { Quote } from './quote.ts'

/** Seals a bill: the hash tells whether what a customer agreed to is still what it costs. */
export async function quoteOf(bill: Bill, now: number): Promise<Quote> {
  const said = bill.lines.map(({ rule, quantity, unit, amount }) => [
    rule,
    quantity,
    unit.amount,
    amount.amount,
  ])
  const text = JSON.stringify([said, bill.total, bill.deposit.amount, bill.balanceDue])
  return { ...bill, hash: (await sha256(text)).slice(0, 32), expires: Math.floor(now / 1000) + QUOTE_LIFE }
}
