import { expect, test } from 'bun:test'
import { plus, ROUNDINGS, ratio, rounded } from '../../src/shared/ratio.ts'

test('each rounding has its own answer for a half, a little and a little below nought', () => {
  const answers = ROUNDINGS.map((rounding) =>
    [2.5, 3.5, 2.1, -2.5, 2].map((n) => rounded(ratio(n), rounding)),
  )
  expect(Object.fromEntries(ROUNDINGS.map((name, index) => [name, answers[index]]))).toEqual({
    half_up: [3, 4, 2, -3, 2],
    half_even: [2, 4, 2, -2, 2],
    up: [3, 4, 3, -3, 2],
    down: [2, 3, 2, -2, 2],
  })
})

test('a number is what is written: a tenth and two tenths are three tenths', () => {
  const { top, bottom } = plus(ratio(0.1), ratio(0.2))
  expect(top * 10n === bottom * 3n).toBe(true)
  expect([1e21, 1e-7, -0.05].map((n) => ratio(n).bottom)).toEqual([1n, 10_000_000n, 100n])
})

test('what cannot be counted is refused', () => {
  for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => ratio(number)).toThrow(RangeError)
  expect(() => rounded(ratio(1e21))).toThrow(RangeError)
})
