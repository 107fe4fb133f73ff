import { over, ratio, rounded, times } from '../shared/ratio.ts'

/** What a unit price is multiplied by: a number of things or hours, a percentage of it, or seats for a number of units. */
export type Measure = { quantity: number } | { percent: number } | { seats: number; units: number }

/**
 * What one line comes to in minor units, rounded half up. Throws a RangeError for a negative number of things, seats or
 * units, and for a measure that is none of the three. A percentage may be negative: it is then taken off.
 */
export function chargeOf(unit: number, measure: Measure): number {
  if ('percent' in measure) return rounded(over(times(ratio(unit), ratio(measure.percent)), ratio(100)))
  if ('seats' in measure) return product(unit, counted(measure.seats), counted(measure.units))
  if ('quantity' in measure) return product(unit, counted(measure.quantity), 1)
  throw new RangeError('a line needs a quantity, a percentage, or seats and units')
}

const product = (unit: number, a: number, b: number) => rounded(times(times(ratio(unit), ratio(a)), ratio(b)))

function counted(number: number): number {
  if (!(number >= 0)) throw new RangeError(`nobody takes ${number} of anything`)
  return number
}

/** Hours from one wall time to a later one of the same day (`HH:MM`), in decimals: 12:30 to 16:00 is 3.5. */
export const hoursBetween = (from: string, to: string): number => (minutesOf(to) - minutesOf(from)) / 60
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
