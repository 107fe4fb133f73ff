import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  bundleParts,
  type PromotedLine,
  type Promotion,
  promote,
  promotionLines,
} from '../../src/bookings/promotions.ts'
import { amountOf } from '../../src/listings/priced.ts'
import { sum } from '../../src/shared/money.ts'

const TODAY = '2027-03-01'
const lines = (...amounts: number[]): PromotedLine[] =>
  amounts.map((amount) => ({ listing: 'place', amount }))
const promotion = (more: Partial<Promotion> = {}): Promotion => ({
  id: 'save10',
  code: 'SAVE10',
  name: { text: 'SAVE10' },
  off: { percent: 10 },
  over: 'order',
  stackable: true,
  ...more,
})
const pricesAfter = (order: PromotedLine[], one: Promotion) => {
  const { parts } = promote(order, [one.code ?? ''], [one], {}, TODAY)
  return order.map(({ amount }, index) => amount - parts[index]!)
}

describe('M12: what a promotion takes off each line', () => {
  const partsOf = (order: PromotedLine[], more: Partial<Promotion>) =>
    promote(order, ['SAVE10'], [promotion(more)], {}, TODAY).parts

  test('a fixed amount over the order lies on its lines in proportion', () => {
    expect(partsOf(lines(200, 600), { off: { fixed: 400 } })).toEqual([100, 300])
  })
  test('a percentage over the order does too', () => {
    expect(partsOf(lines(200, 600), { off: { percent: 10 } })).toEqual([20, 60])
  })
  test('a fixed amount off each line takes no more than the line', () => {
    expect(partsOf(lines(100, 150), { off: { fixed: 200 }, over: 'line' })).toEqual([100, 150])
  })
})

test('M14: a bundle discount is allocated so that one member can be refunded alone', () => {
  expect(bundleParts([12_000, 30_000, 8000], 10)).toEqual([1200, 3000, 800])
  expect(bundleParts([3333, 3333, 3334], 10)).toEqual([333, 333, 334])
})

test('M17: 20 % from 500 on leaves 480 alone and takes a fifth of 600', () => {
  const fifth = promotion({ off: { percent: 20 }, over: 'line', minimum: 50_000 })
  const { code: _, ...forEverybody } = fifth
  for (const one of [fifth, forEverybody]) {
    expect(pricesAfter(lines(12_000, 12_000, 12_000, 12_000), one)).toEqual([12_000, 12_000, 12_000, 12_000])
    expect(pricesAfter(lines(12_000, 12_000, 12_000, 12_000, 12_000), one)).toEqual([
      9600, 9600, 9600, 9600, 9600,
    ])
  }
})

describe('M18: a code', () => {
  const with_ = (typed: string) => promote(lines(1000), [typed], [promotion()], {}, TODAY)

  test('is the same in any case', () => {
    expect(['SAVE10', 'save10', ' Save10 ', 'TENOFF'].map((typed) => with_(typed).total)).toEqual([
      900, 900, 900, 1000,
    ])
  })

  test('has a line of its own, under the house’s name, and leaves the place what it was', () => {
    const [line, ...rest] = promotionLines(with_('save10').applied, 1000)
    expect(rest).toEqual([])
    expect(line).toMatchObject({ rule: 'promotion', label: { text: 'SAVE10' }, quantity: 1, unit: -100 })
    expect(line?.inputs).toMatchObject({ from: 1000, steps: [{ change: { percent: -10 } }] })
  })

  test('that is wrong adds no line and is not named', () => {
    const found = with_('TENOFF')
    expect(found.refused).toEqual([{ at: 0, reason: 'unknown' }])
    expect(promotionLines(found.applied, 1000)).toEqual([])
    expect(JSON.stringify(found)).not.toContain('TENOFF')
  })

  test('that is wrong leaves the right one beside it alone', () => {
    expect(promote(lines(1000), ['TENOFF', 'SAVE10'], [promotion()], {}, TODAY)).toMatchObject({
      total: 900,
      refused: [{ at: 0, reason: 'unknown' }],
    })
  })
})

describe('a promotion holds', () => {
  const tried = (more: Partial<Promotion>, uses = {}, today = TODAY, order = lines(1000)) => {
    const { total, refused } = promote(order, ['SAVE10'], [promotion(more)], uses, today)
    return refused[0]?.reason ?? total
  }

  test('from its first day to its last, both included', () => {
    const dates = { from: '2027-03-01', to: '2027-03-31' }
    const days = ['2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01']
    expect(days.map((day) => tried(dates, {}, day))).toEqual(['not_yet', 900, 900, 'over'])
  })

  test('until its limits are reached, in all and for one customer', () => {
    const used = (all: number, mine: number) =>
      tried({ limit: 3, limitPerCustomer: 1 }, { save10: { all, mine } })
    expect([used(2, 0), used(3, 0), used(2, 1)]).toEqual([900, 'used_up', 'used_by_you'])
  })

  test('for the listings it is for', () => {
    const order = [...lines(1000), { listing: 'other', amount: 500 }]
    expect(tried({ listings: ['other'] }, {}, TODAY, order)).toBe(1450)
    expect(tried({ listings: ['elsewhere'] }, {}, TODAY, order)).toBe('too_little')
  })
})

describe('several promotions', () => {
  const ten = promotion()
  const fixed = promotion({ id: 'five', code: 'FIVE', off: { fixed: 500 } })
  const total = (typed: string[], promotions: Promotion[]) =>
    promote(lines(1000), typed, promotions, {}, TODAY).total

  test('that stack are taken from what is left, in the house’s order and not in the typed one', () => {
    expect(total(['SAVE10', 'FIVE'], [ten, fixed])).toBe(400)
    expect(total(['FIVE', 'SAVE10'], [ten, fixed])).toBe(400)
    expect(total(['SAVE10', 'FIVE'], [fixed, ten])).toBe(450)
  })

  test('typed twice count once', () => {
    expect(total(['SAVE10', 'save10'], [ten])).toBe(900)
  })

  test('of which one stands alone leave the customer the better', () => {
    const alone = (percent: number) =>
      promotion({ id: 'solo', code: 'SOLO', off: { percent }, stackable: false })
    expect(total(['SAVE10', 'SOLO'], [ten, alone(30)])).toBe(700)
    expect(total(['SAVE10', 'SOLO'], [ten, alone(5)])).toBe(900)
    const { refused } = promote(lines(1000), ['SAVE10', 'SOLO'], [ten, alone(30)], {}, TODAY)
    expect(refused).toEqual([{ at: 0, reason: 'not_together' }])
  })
})

test('whatever promotions say, no line falls below nought and parts sum to what is taken off', () => {
  const off = fc.oneof(
    fc.record({
      percent: fc.integer({ min: -5000, max: 50_000 }).map((n) => n / 100),
    }),
    fc.record({ fixed: fc.integer({ min: -100, max: 100_000 }) }),
  )
  const any = fc.record({
    off,
    over: fc.constantFrom('order' as const, 'line' as const),
    stackable: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50_000 }), { maxLength: 8 }),
      fc.array(any, { maxLength: 5 }),
      (amounts, some) => {
        const promotions = some.map((each, index) =>
          promotion({ ...each, id: `${index}`, code: `C${index}` }),
        )
        const codes = promotions.map(({ code }) => code!)
        const { parts, total, applied } = promote(lines(...amounts), codes, promotions, {}, TODAY)
        expect(total).toBeGreaterThanOrEqual(0)
        expect(total).toBe(sum(amounts) - sum(parts))
        expect(parts.every((part, index) => part >= 0 && part <= amounts[index]!)).toBe(true)
        expect(sum(promotionLines(applied, sum(amounts)).map(amountOf))).toBe(-sum(parts) || 0)
      },
    ),
  )
})
