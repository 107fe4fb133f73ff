import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Levies } from '../../src/bookings/levies.ts'
import type { Promotion } from '../../src/bookings/promotions.ts'
import { TAX_ROUNDINGS } from '../../src/bookings/tax.ts'
import { type Deal, type Member, totalUp } from '../../src/bookings/total.ts'
import { amountOf, type PricedLine, totalOf } from '../../src/listings/priced.ts'
import { sum } from '../../src/shared/money.ts'

const name = (text: string) => ({ text })
const line = (amount: number, rule: PricedLine['rule'] = 'base'): PricedLine => ({
  rule,
  label: name(rule),
  quantity: 1,
  unit: amount,
  inputs: { counted: [], from: amount, steps: [] },
  rounding: 'exact',
})
const levies = (more: Partial<Levies> = {}): Levies => ({
  taxes: [],
  fees: [],
  included: false,
  rounding: 'line',
  roundingName: name('Rounding'),
  ...more,
})
const member = (listing: string, ...lines: PricedLine[]): Member => ({
  listing,
  lines,
  stay: { nights: 3, people: 2 },
})
const deal = (more: Partial<Deal> = {}): Deal => ({
  typed: [],
  promotions: [],
  uses: {},
  today: '2027-03-01',
  levies: levies(),
  ...more,
})
const said = (lines: readonly PricedLine[]) => lines.map((each) => [each.rule, amountOf(each)])

test('C04: a one-way rental with a young driver and a cover, and 12 % on all of it', () => {
  const car = member('car', line(3 * 4599), line(5000, 'fee'), line(3 * 1500, 'fee'), line(3 * 1500, 'fee'))
  const total = totalUp([car], deal({ levies: levies({ taxes: [{ name: name('VAT'), percent: 12 }] }) }))
  expect(total.members[0]?.lines.map(amountOf)).toEqual([13_797, 5000, 4500, 4500])
  expect(totalOf(total.members[0]!.lines)).toBe(27_797)
  expect(said(total.lines)).toEqual([['tax', 3336]])
  expect(total.total).toBe(31_133)
})

test('the order of a price: length, bundle, promotion, fees, tax', () => {
  const members = [member('stay', line(30_000), line(-3000, 'length')), member('car', line(10_000))]
  const promotions: Promotion[] = [
    { id: 'p', code: 'TEN', name: name('Ten'), off: { fixed: 1000 }, over: 'order', stackable: true },
  ]
  const city = { rule: 'tax' as const, name: name('City tax'), amount: 250, per: 'person_night' as const }
  const total = totalUp(
    members,
    deal({
      bundle: { name: name('Together'), percent: 10 },
      typed: ['ten'],
      promotions,
      levies: levies({ fees: [city], taxes: [{ name: name('VAT'), percent: 20, on: ['base'] }] }),
    }),
  )
  // 27 000 + 10 000, less 3700, less 1000; city tax for three nights and two people, once for each member
  expect(said(total.lines)).toEqual([
    ['bundle', -3700],
    ['promotion', -1000],
    ['tax', 6460],
  ])
  expect(total.total).toBe(32_300 + 6460 + 2 * 1500)
  expect(total.members.map(({ lines }) => said(lines).at(-1))).toEqual([
    ['tax', 1500],
    ['tax', 1500],
  ])
  expect(sum(total.members.map(({ amount }) => amount))).toBe(total.total)
})

describe('taxes', () => {
  const five = member('t', ...Array.from({ length: 5 }, () => line(10_000)))
  const vat = { name: name('VAT'), percent: 19 }

  test('that are in the prices add no line, and what rounding moves is said', () => {
    const by = (rounding: Levies['rounding']) =>
      totalUp([five], deal({ levies: levies({ taxes: [vat], included: true, rounding }) }))
    expect(said(by('line').lines)).toEqual([])
    expect(said(by('sum_by_net').lines)).toEqual([['rounding', -2]])
    expect(by('sum_by_net').taxes.map(({ amount }) => amount)).toEqual([7983])
    expect(by('keep_gross')).toMatchObject({ lines: [], total: 50_000 })
  })

  test('that lie on the same lines share what they come to by their percentages', () => {
    const state = { name: name('State'), percent: 6 }
    const cents = member('c', ...Array.from({ length: 100 }, () => line(10)))
    const { taxes, lines } = totalUp([cents], deal({ levies: levies({ taxes: [vat, state] }) }))
    // 25 % of 0.10 is 0.03 by line: 3.00 in all, 19 to 6
    expect(taxes.map(({ amount }) => amount)).toEqual([228, 72])
    expect(said(lines)).toEqual([
      ['tax', 228],
      ['tax', 72],
    ])
  })

  test('lie on the rules they name', () => {
    const some = member('s', line(10_000), line(5000, 'add_on'))
    const food = { name: name('Food'), percent: 10, on: ['add_on' as const] }
    const { taxes } = totalUp([some], deal({ levies: levies({ taxes: [food] }) }))
    expect(taxes).toEqual([{ tax: food, amount: 500, of: 5000 }])
  })
})

test('an order of nothing comes to nothing', () => {
  expect(totalUp([], deal({ bundle: { name: name('b'), percent: 10 } }))).toMatchObject({
    lines: [],
    total: 0,
  })
})

const amount = fc.integer({ min: 0, max: 500_000 })
test.each([...TAX_ROUNDINGS])(
  'lines and members sum to the total through every discount and tax: %s',
  (rounding) => {
    const orders = fc.record({
      members: fc.array(fc.record({ costs: fc.array(amount, { minLength: 1, maxLength: 5 }), off: amount }), {
        maxLength: 4,
      }),
      bundle: fc.integer({ min: 0, max: 100 }),
      fixed: amount,
      percent: fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
      included: fc.boolean(),
      city: fc.integer({ min: 0, max: 500 }),
    })
    fc.assert(
      fc.property(orders, ({ members, bundle, fixed, percent, included, city }) => {
        const priced = members.map(({ costs, off }, index) => {
          const rules = ['base', 'add_on', 'occupancy'] as const
          const lines = costs.map((each, at) => line(each, rules[at % 3]!))
          return member(`${index}`, ...lines, line(-Math.min(off, sum(costs)), 'length'))
        })
        const promotions: Promotion[] = [
          { id: 'a', name: name('a'), off: { percent }, over: 'line', stackable: true },
          {
            id: 'b',
            code: 'B',
            name: name('b'),
            off: { fixed },
            over: 'order',
            stackable: true,
            listings: ['0'],
          },
        ]
        const taxes = [
          { name: name('VAT'), percent: 8.875 },
          { name: name('Local'), percent: 2.5, on: ['base' as const, 'fee' as const] },
        ]
        const fees = [
          { rule: 'fee' as const, name: name('City'), amount: city, per: 'person_night' as const },
        ]
        const found = totalUp(
          priced,
          deal({
            bundle: { name: name('bundle'), percent: bundle },
            typed: ['b'],
            promotions,
            levies: levies({ taxes, fees, included, rounding }),
          }),
        )
        const lines = [...found.members.flatMap((each) => each.lines), ...found.lines]
        expect(totalOf(lines)).toBe(found.total)
        expect(sum(found.members.map((each) => each.amount))).toBe(found.total)
        expect(Math.min(found.total, ...found.members.map((each) => each.amount))).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  },
)
