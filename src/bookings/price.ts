import { sha256 } from '../shared/ids.ts'
import { type Bill, QUOTE_LIFE } from './bill.ts'
import type { Quote } from './quote.ts'

/** Seals a bill: the hash tells whether what a customer agreed to is still what it costs. */
export async function quoteOf(bill: Bill, now: number): Promise<Quote> {
  // In whatever order the add-ons were named, it is the same agreement.
  const said = bill.lines
    .map(({ rule, quantity, unit, amount }) => [rule, quantity, unit.amount, amount.amount].join())
    .sort()
  const text = JSON.stringify([said, bill.total, bill.deposit.amount, bill.balanceDue])
  const hash = `${bill.total.amount}-${(await sha256(text)).slice(0, 32)}`
  return { ...bill, hash, expires: Math.floor(now / 1000) + QUOTE_LIFE }
}

/** What tells one quoted order from another: its price, and what was asked for. */
export const nameOf = async ({ hash }: Pick<Quote, 'hash'>, request: unknown): Promise<string> =>
  `${hash}.${(await sha256(JSON.stringify(request))).slice(0, 16)}`

/** Whether what was agreed to, under a quote's hash or its whole name, is what it costs now. */
export const isAgreed = (agreed: string, { hash }: Pick<Quote, 'hash'>): boolean =>
  agreed.replace(/\..*$/, '') === hash

/** What a quote that is no longer good had come to, to be shown beside the new one. It is shown and never charged. */
export const totalSaidIn = (hash: string): number => Number(/^(\d{1,12})-/.exec(hash)?.[1] ?? 0)
