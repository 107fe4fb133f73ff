import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  minorOf,
  money,
  percentOf,
  plainOf,
  split,
  splitEvenly,
  spread,
  sum,
  sumOf,
} from '../../src/shared/money.ts'

describe('minor units', () => {
  test('M09: a decimal text becomes minor units of its currency, half up', () => {
    expect(minorOf('101', 'JPY')).toBe(101)
    expect(minorOf('101.000', 'BHD')).toBe(101_000)
    expect(minorOf('100.999', 'CHF')).toBe(10_100)
  })

  test('M09: 1000 minor units are plain decimals again', () => {
    expect(plainOf(1000, 'JPY')).toBe('1000')
    expect(plainOf(1000, 'EUR')).toBe('10.00')
    expect(plainOf(1000, 'BHD')).toBe('1.000')
  })

  test('half goes away from nought on both sides, and less than half goes nowhere', () => {
    expect(['1.005', '-1.005', '1.0049', '-0.004'].map((text) => minorOf(text, 'EUR'))).toEqual([
      101, -101, 100, 0,
    ])
    expect([minorOf('0.5', 'JPY'), minorOf('2.5', 'JPY')]).toEqual([1, 3])
  })

  test('what is no plain decimal, or too much to count, is no amount', () => {
    const texts = ['', ' ', '1,5', '1e3', '.5', '5.', '--1', 'ten', '٣', '999999999999999.99']
    expect(texts.map((text) => minorOf(text, 'EUR'))).toEqual(texts.map(() => undefined))
  })

  test('an amount comes back from its own text, whatever the exponent', () => {
    const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
    fc.assert(
      fc.property(amounts, fc.constantFrom('EUR', 'JPY', 'BHD', 'CLF'), (amount, currency) => {
        expect(minorOf(plainOf(amount, currency), currency)).toBe(amount)
      }),
    )
  })
})

describe('percentages', () => {
  test('round half up once, by the number as it is written', () => {
    expect([percentOf(50, 1), percentOf(49, 1), percentOf(-50, 1)]).toEqual([1, 0, -1])
    expect(percentOf(100_000, 0.0145)).toBe(15)
    expect(percentOf(1_000, 1.15)).toBe(12)
    expect([percentOf(5000, 0.57), percentOf(11_000, 0.35)]).toEqual([29, 39])
  })

  test('are exact where doubles would not be', () => {
    expect(percentOf(9_007_199_254_740_991, 100)).toBe(9_007_199_254_740_991)
  })
})

describe('splitting', () => {
  test('M05: equal parts leave the remainder on the last one', () => {
    expect(splitEvenly(10_000, 3)).toEqual([3333, 3333, 3334])
    expect(splitEvenly(4, 3)).toEqual([1, 1, 2])
    expect(splitEvenly(12_000, 12)).toEqual(Array.from({ length: 12 }, () => 1000))
  })

  test('M05: fewer than one part is an error', () => {
    for (const parts of [0, -1, 1.5, Number.NaN]) expect(() => splitEvenly(10_000, parts)).toThrow(RangeError)
  })

  test('M14: a discount is split by the largest remainder', () => {
    expect(split(5000, [12_000, 30_000, 8000])).toEqual([1200, 3000, 800])
    expect(split(1000, [3333, 3333, 3334])).toEqual([333, 333, 334])
  })

  test('the largest remainder has it, not the largest part', () => {
    expect(split(100, [505, 247, 248])).toEqual([50, 25, 25])
  })

  test('what is owed splits as what is had', () => {
    expect(split(-4, [1, 1, 1])).toEqual([-1, -1, -2])
  })

  test('nothing to split by is an error only when there is something to split', () => {
    expect(split(0, [0, 0])).toEqual([0, 0])
    expect(split(0, [])).toEqual([])
    expect(() => split(1, [0, 0])).toThrow(RangeError)
    expect(() => split(1, [1, -1, 2])).toThrow(RangeError)
    expect(() => split(1.5, [1])).toThrow(RangeError)
  })

  test('M12: a fixed amount goes over lines in proportion to them, and no further than they go', () => {
    expect(spread(400, [200, 600])).toEqual([100, 300])
    expect(spread(1000, [200, 600])).toEqual([200, 600])
    expect(spread(-5, [200, 600])).toEqual([0, 0])
  })

  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 12 })

  test('parts sum to the whole and lie within one unit of their exact share, for any weights', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, by) => {
        fc.pre(sum(by) > 0)
        const parts = split(total, by)
        expect(sum(parts)).toBe(total)
        parts.forEach((part, index) => {
          const exact = BigInt(total) * BigInt(by[index]!)
          const off = BigInt(part) * BigInt(sum(by)) - exact
          expect((off < 0n ? -off : off) < BigInt(sum(by))).toBe(true)
        })
      }),
    )
  })

  test('no part of a spread is more than its line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), weights, (fixed, lines) => {
        const parts = spread(fixed, lines)
        expect(parts.every((part, index) => part >= 0 && part <= lines[index]!)).toBe(true)
        expect(sum(parts)).toBe(Math.min(fixed, sum(lines)))
      }),
    )
  })
})

test('amounts add up in one currency and in no other', () => {
  expect(sumOf([money(1, 'EUR'), money(2, 'EUR')], 'EUR')).toEqual(money(3, 'EUR'))
  expect(sumOf([], 'JPY')).toEqual(money(0, 'JPY'))
  expect(() => sumOf([money(1, 'EUR'), money(2, 'JPY')], 'EUR')).toThrow(RangeError)
})
