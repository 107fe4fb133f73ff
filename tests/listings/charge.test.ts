import { expect, test } from 'bun:test'
import { chargeOf, hoursBetween, type Measure } from '../../src/listings/charge.ts'

test('M23: a line is a unit price by quantity, by percentage, or by seats and units', () => {
  const measures: Measure[] = [
    { quantity: 3 },
    { percent: 10 },
    { percent: -10 },
    { seats: 4, units: 2 },
    { quantity: hoursBetween('12:30', '16:00') },
  ]
  expect(measures.map((measure) => chargeOf(1000, measure))).toEqual([3000, 100, -100, 8000, 3500])
  expect(hoursBetween('12:30', '16:00')).toBe(3.5)
})

test('M23: negative seats are an error, and so is a line that is measured by nothing', () => {
  expect(() => chargeOf(1000, { seats: -1, units: 2 })).toThrow(RangeError)
  expect(() => chargeOf(1000, { quantity: -1 })).toThrow(RangeError)
  expect(() => chargeOf(1000, {} as Measure)).toThrow(RangeError)
})
