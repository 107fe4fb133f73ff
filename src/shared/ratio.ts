/** An exact fraction of integers, so that a price that takes several steps is rounded once and not at each of them. */
export interface Ratio {
  readonly top: bigint
  /** Above nought. */
  readonly bottom: bigint
}

/** What becomes of half a minor unit, or less. `half_up` goes away from nought, so that −0.5 mirrors 0.5. */
export const ROUNDINGS = ['half_up', 'half_even', 'up', 'down'] as const
export type Rounding = (typeof ROUNDINGS)[number]

/** A number as it is written: 1.1 is eleven tenths and not the nearest binary fraction. Throws a RangeError without one. */
export function ratio(value: number): Ratio {
  const [, sign, whole, rest = '', power = '0'] = DECIMAL.exec(String(value)) ?? []
  if (whole === undefined) throw new RangeError(`${value} is not a number to count with`)
  const digits = BigInt(`${sign}${whole}${rest}`)
  const shift = rest.length - Number(power)
  return shift > 0
    ? { top: digits, bottom: 10n ** BigInt(shift) }
    : { top: digits * 10n ** BigInt(-shift), bottom: 1n }
}
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/

export const times = (a: Ratio, b: Ratio): Ratio => ({ top: a.top * b.top, bottom: a.bottom * b.bottom })

export const plus = (a: Ratio, b: Ratio): Ratio => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
})

/** `a / b`. Throws a RangeError when `b` is not above nought. */
export function over(a: Ratio, b: Ratio): Ratio {
  if (b.top <= 0n) throw new RangeError('only what is above nought divides')
  return { top: a.top * b.bottom, bottom: a.bottom * b.top }
}

export const isWhole = ({ top, bottom }: Ratio): boolean => top % bottom === 0n

/** The whole number next to a fraction. Throws a RangeError where a number could no longer hold it exactly. */
export function rounded({ top, bottom }: Ratio, rounding: Rounding = 'half_up'): number {
  const size = top < 0n ? -top : top
  const whole = size / bottom
  const up = away[rounding](2n * (size % bottom), bottom, whole)
  const found = Number(up ? whole + 1n : whole)
  if (!Number.isSafeInteger(found)) throw new RangeError(`${found} is too much to count exactly`)
  return top < 0n && found !== 0 ? -found : found
}

/** Whether the size goes up, by twice what is left of it. */
const away: Record<Rounding, (twice: bigint, bottom: bigint, whole: bigint) => boolean> = {
  half_up: (twice, bottom) => twice >= bottom,
  half_even: (twice, bottom, whole) => twice > bottom || (twice === bottom && whole % 2n === 1n),
  up: (twice) => twice > 0n,
  down: () => false,
}
