import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { amountOf, costsOf, partsOf, totalOf } from '../../src/listings/priced.ts'
import type { DateRule, GroupTier } from '../../src/listings/rules.ts'
import { priceLines, type Tariff } from '../../src/listings/tariff.ts'
import { addDays } from '../../src/shared/days.ts'
import { percentOf, sum } from '../../src/shared/money.ts'

const name = (text: string) => ({ text })
const nightsFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => addDays(first, index))
const tour: Tariff = { units: [{ id: 'adult', label: name('Adult'), price: 100 }], counts: 'day' }
const room: Tariff = { units: [{ id: 'room', label: name('Double'), price: 10_000 }], counts: 'night' }
const festive: DateRule = {
  rule: 'season',
  name: name('Festive'),
  from: '2026-12-20',
  to: '2027-01-03',
  change: { times: 1.5 },
}
const groupsFromFive: GroupTier = { name: name('Groups'), from: 5, change: { percent: -10 } }
const unitsOf = (tariff: Tariff, days: string[], party: Record<string, number>) =>
  priceLines(tariff, { days, party }).map(({ quantity, unit }) => [quantity, unit])

test('T01: a base by day and person', () => {
  expect(totalOf(priceLines(tour, { days: nightsFrom('2027-02-01', 3), party: { adult: 2 } }))).toBe(600)
})

test('T02: a season and a group change the unit price: 100 × 1.5 = 150, less 10 % = 135, × 3 × 6 = 2430', () => {
  const tariff = { ...tour, rules: [festive], tiers: [groupsFromFive] }
  const lines = priceLines(tariff, { days: nightsFrom('2026-12-27', 3), party: { adult: 6 } })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ rule: 'season', quantity: 18, unit: 135, rounding: 'exact' })
  expect(lines[0]?.inputs).toEqual({
    counted: [
      { of: 'day', value: 3 },
      { of: 'piece', value: 6 },
    ],
    from: 100,
    steps: [
      { rule: 'season', name: name('Festive'), change: { times: 1.5 } },
      { rule: 'group', name: name('Groups'), change: { percent: -10 } },
    ],
  })
  expect(totalOf(lines)).toBe(2430)
})

test('H09: a specific date has the word over a weekday, and a weekday over a range', () => {
  const date: DateRule = { rule: 'date', name: name('Gala'), days: ['2026-06-12'], change: { percent: 50 } }
  const weekend: DateRule = {
    rule: 'weekday',
    name: name('Weekend'),
    weekdays: [5, 6, 7],
    change: { percent: 20 },
  }
  const summer: DateRule = {
    rule: 'season',
    name: name('Summer'),
    from: '2026-06-12',
    to: '2026-08-31',
    priority: 1,
    change: { percent: 90 },
  }
  for (const rules of [
    [date, weekend],
    [weekend, summer, date],
  ]) {
    const lines = priceLines({ ...room, rules }, { days: nightsFrom('2026-06-11', 3), party: { room: 1 } })
    expect(lines.map(({ rule, unit }) => [rule, unit])).toEqual([
      ['base', 10_000],
      ['date', 15_000],
      ['weekday', 12_000],
    ])
    expect(totalOf(lines)).toBe(37_000)
  }
})

test('among rules of one kind the lower priority number is asked first, then their order', () => {
  const season = (text: string, price: number, priority?: number): DateRule => ({
    ...festive,
    rule: 'season',
    from: '2026-12-20',
    to: '2027-01-03',
    name: name(text),
    change: { price },
    ...(priority !== undefined && { priority }),
  })
  const priceWith = (...rules: DateRule[]) => unitsOf({ ...room, rules }, ['2026-12-24'], { room: 1 })
  expect(priceWith(season('a', 1), season('b', 2))).toEqual([[1, 1]])
  expect(priceWith(season('a', 1, 9), season('b', 2, 3), season('c', 3))).toEqual([[1, 2]])
})

test('C03: a rental and its insurance', () => {
  const tariff: Tariff = {
    units: [{ id: 'car', label: name('Compact'), price: 9522 }],
    counts: 'departure',
    fees: [{ rule: 'fee', name: name('Insurance'), amount: 612, per: 'stay' }],
  }
  expect(totalOf(priceLines(tariff, { days: ['2027-02-01'], party: { car: 1 } }))).toBe(10_134)
})

describe('a line', () => {
  test('can be read as 3 nights × 12 400 (season "Festive") = 37 200', () => {
    const tariff: Tariff = { ...room, rules: [{ ...festive, change: { percent: 24 } }] }
    const [line, ...rest] = priceLines(tariff, { days: nightsFrom('2026-12-27', 3), party: { room: 1 } })
    expect(rest).toEqual([])
    expect(partsOf(line!)).toEqual([
      { part: 'counted', of: 'night', value: 3 },
      { part: 'unit', amount: 12_400 },
      { part: 'step', step: { rule: 'season', name: name('Festive'), change: { percent: 24 } } },
      { part: 'amount', amount: 37_200 },
    ])
  })

  test('rounds once at its end, half up, and by name where a rule says so', () => {
    const steps = (rounding?: 'down' | 'up' | 'half_even') =>
      priceLines(
        {
          units: [{ id: 'adult', label: name('Adult'), price: 333 }],
          counts: 'day',
          rules: [{ ...festive, ...(rounding && { rounding }) }],
          tiers: [{ ...groupsFromFive, from: 1, change: { percent: -50 } }],
        },
        { days: ['2026-12-24'], party: { adult: 1 } },
      ).map(({ unit, rounding }) => [unit, rounding])[0]
    // 333 × 1.5 = 499.5, and half of it is 249.75
    expect(steps()).toEqual([250, 'half_up'])
    expect(steps('down')).toEqual([250, 'half_up']) // 499 / 2 = 249.5
    expect(steps('half_even')).toEqual([250, 'half_even']) // 500 / 2
    const bare = { ...tour, units: [{ id: 'adult', label: name('Adult'), price: 333 }] }
    const down = { ...bare, rules: [{ ...festive, rounding: 'down' as const }] }
    const [line] = priceLines(down, { days: ['2026-12-24'], party: { adult: 1 } })
    expect([line?.unit, line?.rounding]).toEqual([499, 'down'])
  })

  test('stays between the bounds of its rule and never falls below nought', () => {
    const priceWith = (more: Partial<DateRule>) =>
      unitsOf({ ...room, rules: [{ ...festive, ...more } as DateRule] }, ['2026-12-24'], { room: 1 })
    expect(priceWith({ most: 12_000 })).toEqual([[1, 12_000]])
    expect(priceWith({ change: { percent: -60 }, least: 8000 })).toEqual([[1, 8000]])
    expect(priceWith({ change: { add: -20_000 } })).toEqual([[1, 0]])
  })
})

describe('a group', () => {
  const tiers: GroupTier[] = [
    { name: name('5+'), from: 5, to: 9, change: { percent: -10 } },
    { name: name('10+'), from: 10, change: { price: 80 } },
  ]
  const unitFor = (adults: number, days = ['2027-02-01']) =>
    unitsOf({ ...tour, tiers, rules: [festive] }, days, { adult: adults })[0]?.[1]

  test('has the highest tier it reaches', () => {
    expect([4, 5, 9, 10, 50].map((adults) => unitFor(adults))).toEqual([100, 90, 90, 80, 80])
    const upToNine = { ...tour, tiers: tiers.slice(0, 1) }
    expect(unitsOf(upToNine, ['2027-02-01'], { adult: 10 })).toEqual([[10, 100]])
  })

  test('has a price of its own in place of the base, and the season is taken of that', () => {
    expect(unitFor(10, ['2026-12-24'])).toBe(120)
  })

  test('counts everybody, and a tier can be for some units only', () => {
    const tariff: Tariff = {
      ...tour,
      units: [...tour.units, { id: 'child', label: name('Child'), price: 50 }],
      tiers: [{ ...groupsFromFive, units: ['adult'] }],
    }
    expect(unitsOf(tariff, ['2027-02-01'], { adult: 3, child: 2 })).toEqual([
      [3, 90],
      [2, 50],
    ])
  })
})

test('the order of a price: base, occupancy, add-ons, length, fees', () => {
  const tariff: Tariff = {
    ...room,
    occupancy: { label: name('Extra guest'), included: 2, amount: 2000 },
    lengths: [
      { label: name('Three nights'), from: 3, percent: 5 },
      { label: name('Week'), from: 7, percent: 10 },
    ],
    fees: [{ rule: 'fee', name: name('Cleaning'), amount: 4000, per: 'stay' }],
  }
  const addOns = [{ label: name('Breakfast'), quantity: 3, unit: 1500 }]
  const lines = priceLines(tariff, {
    days: nightsFrom('2027-02-01', 3),
    party: { room: 1 },
    people: 3,
    addOns,
  })
  expect(lines.map((line) => [line.rule, amountOf(line)])).toEqual([
    ['base', 30_000],
    ['occupancy', 6000],
    ['add_on', 4500],
    ['length', -2025],
    ['fee', 4000],
  ])
  expect(costsOf(lines)).toMatchObject({ discounts: [1500, 300, 225, 0] })
})

test('two discounts lie on what is left of each line, and never on more', () => {
  const [base] = priceLines(room, { days: ['2027-02-01'], party: { room: 1 } })
  const lines = [100, 300, -100, -300].map((unit) => ({ ...base!, unit }))
  // 25 and 75 first; 75 and 225 are left
  expect(costsOf(lines).discounts).toEqual([100, 300])
  expect(
    costsOf([
      { ...base!, unit: 100 },
      { ...base!, unit: -80 },
      { ...base!, unit: -80 },
    ]).discounts,
  ).toEqual([100])
})

test('a length discount can be for the nights alone', () => {
  const lengths = [{ label: name('Three nights'), from: 3, percent: 5, on: ['base' as const] }]
  const addOns = [{ label: name('Breakfast'), quantity: 1, unit: 1500 }]
  const lines = priceLines(
    { ...room, lengths },
    { days: nightsFrom('2027-02-01', 3), party: { room: 1 }, addOns },
  )
  expect(totalOf(lines)).toBe(30_000 + 1500 - 1500)
  expect(costsOf(lines).discounts).toEqual([1500, 0])
})

test('a price is lifted to its minimum and brought down to its maximum', () => {
  const bounds = {
    minimum: { label: name('Least'), amount: 250 },
    maximum: { label: name('Most'), amount: 1000 },
  }
  const linesFor = (adults: number) =>
    priceLines({ ...tour, ...bounds }, { days: ['2027-02-01'], party: { adult: adults } })
  expect([1, 3, 20].map((adults) => linesFor(adults).map((line) => [line.rule, amountOf(line)]))).toEqual([
    [
      ['base', 100],
      ['minimum', 150],
    ],
    [['base', 300]],
    [
      ['base', 2000],
      ['maximum', -1000],
    ],
  ])
})

test('fees are counted by stay, night, person, or person and night, and nights beyond a limit are free', () => {
  const fee = (per: 'stay' | 'night' | 'person' | 'person_night', nightsAtMost?: number) => ({
    rule: 'fee' as const,
    name: name(per),
    amount: 100,
    per,
    ...(nightsAtMost !== undefined && { nightsAtMost }),
  })
  const fees = [fee('stay'), fee('night'), fee('person'), fee('person_night'), fee('person_night', 2)]
  const wanted = { days: nightsFrom('2027-02-01', 4), party: { room: 1 }, people: 3 }
  const lines = priceLines({ ...room, fees }, wanted).filter(({ rule }) => rule === 'fee')
  expect(lines.map(amountOf)).toEqual([100, 400, 300, 1200, 600])
})

test('every line can be worked out again from its inputs', () => {
  const rules = fc.array(
    fc.record({
      rule: fc.constant('season' as const),
      name: fc.constant(name('x')),
      from: fc.constantFrom('2027-02-01', '2027-02-03'),
      to: fc.constantFrom('2027-02-02', '2027-02-05'),
      change: fc.oneof(
        fc.record({ times: fc.integer({ min: 0, max: 300 }).map((n) => n / 100) }),
        fc.record({ percent: fc.integer({ min: -90, max: 200 }) }),
      ),
    }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(
      rules,
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 1, max: 6 }),
      (some, price, rooms) => {
        const tariff: Tariff = { ...room, units: [{ id: 'room', label: name('r'), price }], rules: some }
        const lines = priceLines(tariff, { days: nightsFrom('2027-01-31', 7), party: { room: rooms } })
        expect(sum(lines.map(({ quantity }) => quantity))).toBe(7 * rooms)
        for (const { inputs, unit, quantity } of lines) {
          const [step] = inputs.steps
          const percent =
            step && ('times' in step.change ? step.change.times * 100 : 100 + changeOf(step.change))
          expect(unit).toBe(percent === undefined ? price : percentOf(price, Math.round(percent)))
          expect(quantity).toBe(inputs.counted.reduce((product, { value }) => product * value, 1))
        }
      },
    ),
  )
})
const changeOf = (change: object) => ('percent' in change ? Number(change.percent) : 0)
