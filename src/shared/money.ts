import { over, ratio, rounded, times } from './ratio.ts'

/** Whole minor units with an ISO 4217 code: `{ amount: 12400, currency: 'EUR' }` is 124 euros, with JPY it is 12 400 yen. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

export const money = (amount: number, currency: string): Money => ({ amount, currency })

/** The share of an amount in whole minor units, rounded half up once. `percent` is in percent: 30 means 30 %. */
export const percentOf = (amount: number, percent: number): number =>
  rounded(over(times(ratio(amount), ratio(percent)), HUNDRED))
const HUNDRED = ratio(100)

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0)

/** The sum in one currency. Throws a RangeError when another is among them: nothing is converted by adding it. */
export function sumOf(amounts: readonly Money[], currency: string): Money {
  const other = amounts.find((each) => each.currency !== currency)
  if (other) throw new RangeError(`${other.currency} does not add to ${currency}`)
  return money(sum(amounts.map(({ amount }) => amount)), currency)
}

/**
 * Parts of a whole in proportion to weights (whole numbers, none below nought), by the largest remainder; of equal
 * remainders the last part's goes first. The parts always sum to the whole. Throws a RangeError for other weights, and when there is something to split and nothing to split it by.
 */
export function split(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError(`${total} is not whole minor units`)
  if (!weights.every((each) => Number.isSafeInteger(each) && each >= 0)) {
    throw new RangeError(`weights are whole numbers from nought up, not ${weights.join(', ')}`)
  }
  const all = weights.reduce((before, each) => before + BigInt(each), 0n)
  if (all === 0n && total !== 0) throw new RangeError('there is nothing to split it by')
  const size = BigInt(Math.abs(total))
  const parts = weights.map((each, index) => {
    const exact = size * BigInt(each)
    return all === 0n ? { index, part: 0, rest: 0n } : { index, part: Number(exact / all), rest: exact % all }
  })
  const left = Math.abs(total) - sum(parts.map(({ part }) => part))
  const next = parts.toSorted((a, b) => (a.rest === b.rest ? b.index - a.index : a.rest < b.rest ? 1 : -1))
  for (const each of next.slice(0, left)) each.part += 1
  return parts.map(({ part }) => (total < 0 && part ? -part : part))
}

/** Equal parts that sum to the whole; what is left over lies on the last ones. Throws a RangeError for fewer than one part. */
export function splitEvenly(total: number, parts: number): number[] {
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError(`nothing splits into ${parts} parts`)
  return split(
    total,
    Array.from({ length: parts }, () => 1),
  )
}

/** A fixed amount taken off several lines in proportion to them, and never more than they come to. */
export const spread = (fixed: number, lines: readonly number[]): number[] =>
  split(Math.max(0, Math.min(fixed, sum(lines))), lines)

const exponents = new Map<string, number>()

/** Digits after the point in ISO 4217: 2 for EUR, 0 for JPY, 3 for BHD. */
export function exponent(currency: string): number {
  let digits = exponents.get(currency)
  if (digits === undefined) {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    digits = options.maximumFractionDigits ?? 2
    exponents.set(currency, digits)
  }
  return digits
}

const PLAIN = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/

/** Minor units of a plain decimal as a person or a provider writes it, rounded half up; undefined when it is none. */
export function minorOf(text: string, currency: string): number | undefined {
  const [, sign, whole, rest = ''] = PLAIN.exec(text.trim()) ?? []
  if (whole === undefined) return
  const digits = exponent(currency)
  const top = BigInt(`${sign}${whole}${rest}`) * 10n ** BigInt(digits)
  const bottom = 10n ** BigInt(rest.length)
  const size = top < 0n ? -top : top
  return size / bottom < Number.MAX_SAFE_INTEGER ? rounded({ top, bottom }) : undefined
}

/** The plain decimal of minor units, with as many digits as the currency has: 1000 is `10.00` in EUR and `1.000` in BHD. */
export function plainOf(amount: number, currency: string): string {
  const digits = exponent(currency)
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const sign = amount < 0 ? '-' : ''
  return digits ? `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}` : sign + text
}
