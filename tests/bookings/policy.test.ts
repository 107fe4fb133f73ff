import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  type Cancellable,
  FREE_FIRST,
  previewOf,
  refusalOf,
  windowsAhead,
} from '../../src/bookings/cancellation.ts'
import { type Policy, policyProblems, snapshot, windowAt, windowsOf } from '../../src/bookings/policy.ts'
import { instantOf } from '../../src/shared/days.ts'
import { minorOf, plainOf } from '../../src/shared/money.ts'

const HOUR = 3_600_000
const START = Date.parse('2027-06-10T12:00:00Z')
const euros = (text: string) => minorOf(text, 'EUR')!
const tiers = (...pairs: [hours: number, percent: number][]): Policy => ({
  tiers: pairs.map(([hours, percent]) => ({ hours, percent })),
})
const REVEL = tiers([168, 100], [48, 50], [24, 25])

const line = (more: Partial<Cancellable> = {}): Cancellable => ({
  line: '1',
  paid: euros('40.00'),
  refunded: 0,
  booked: START - 1000 * HOUR,
  start: START,
  cancelled: false,
  checkedIn: false,
  policies: [REVEL],
  ...more,
})
const refundAt = (hoursBefore: number, more: Partial<Cancellable> = {}) =>
  plainOf(previewOf([line(more)], START - hoursBefore * HOUR).refund, 'EUR')

test('R01: the tier that is left gives its share; with none left nothing comes back and it can still be cancelled', () => {
  expect([200, 72, 10].map((hours) => refundAt(hours))).toEqual(['40.00', '20.00', '0.00'])
  expect([200, 72, 10].map((hours) => refusalOf(line(), START - hours * HOUR))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('R02: a preview at 300 hours shows every window less the flat fee', () => {
  const policy = { ...REVEL, fee: euros('1.00') }
  const windows = windowsAhead(line(), policy, START - 300 * HOUR)
  expect(windows.map(({ percent, refund }) => [`${percent}%`, plainOf(refund, 'EUR')])).toEqual([
    ['100%', '39.00'],
    ['50%', '19.00'],
    ['25%', '9.00'],
  ])
  expect(windows.map(({ deadline }) => (START - deadline) / HOUR)).toEqual([168, 48, 24])
  expect(windowsAhead(line(), policy, START - 72 * HOUR)).toHaveLength(2)
})

test('a fee is never more than what would come back', () => {
  const policies = [{ ...tiers([48, 50]), fee: euros('100.00') }]
  expect(previewOf([line({ policies })], START - 72 * HOUR).lines).toMatchObject([{ fee: 2000, refund: 0 }])
})

test('R03: the snapshot taken at purchase wins over what the house changes later', () => {
  const house = { tiers: [{ hours: 48, percent: 100 }] }
  const policies = [snapshot(house)]
  house.tiers[0]!.percent = 0
  expect(refundAt(72, { policies })).toBe('40.00')
  expect(refundAt(72, { policies: [house] })).toBe('0.00')
})

describe('R06: a policy is refused', () => {
  const codesOf = (policy: Policy) => policyProblems(policy).map(({ path, code }) => `${path} ${code}`)

  test.each([
    ['when hours rise', tiers([24, 100], [48, 50]), 'tiers.1.hours not_descending'],
    ['when hours repeat', tiers([24, 100], [24, 50]), 'tiers.1.hours not_descending'],
    ['when more comes back later', tiers([48, 50], [24, 100]), 'tiers.1 rising'],
    ['when hours are below nought', tiers([-1, 50]), 'tiers.0.hours out_of_range'],
    ['when more than all comes back', tiers([1, 101]), 'tiers.0.percent out_of_range'],
    ['when less than nothing comes back', tiers([1, -1]), 'tiers.0.percent out_of_range'],
    ['when its fee is below nought', { ...REVEL, fee: -1 }, 'fee out_of_range'],
    ['when its hours are no number', tiers([Number.NaN, 50]), 'tiers.0.hours out_of_range'],
  ])('%s', (_, policy, problem) => {
    expect(codesOf(policy)).toEqual([problem])
  })

  test('when a night kept stands beside a half, since nobody can say which is more', () => {
    const half = { hours: 48, percent: 50 }
    expect(codesOf({ tiers: [half, { hours: 0, nights: 1 }] })).toEqual(['tiers.1 not_comparable'])
    expect(codesOf({ tiers: [{ hours: 72, nights: 1 }, half] })).toEqual(['tiers.1 not_comparable'])
  })

  test('and the good ones are not', () => {
    expect(codesOf(REVEL)).toEqual([])
    expect(codesOf({ tiers: [] })).toEqual([])
    expect(codesOf(tiers([48, 50], [24, 50], [0, 0]))).toEqual([])
    expect(
      codesOf({
        tiers: [
          { hours: 48, percent: 100 },
          { hours: 0, nights: 1 },
        ],
      }),
    ).toEqual([])
  })
})

test('R07: every reason not to cancel has its code, and the first of them is said', () => {
  const at = START - 10 * HOUR
  const late = { ...tiers([0, 100]), deadlineHours: 24 }
  const no = { ...REVEL, permitted: false }
  const lines = [
    line({ cancelled: true, checkedIn: true }),
    line({ checkedIn: true, start: at }),
    line({ start: at - 60_000, policies: [no] }),
    line({ policies: [no] }),
    line({ policies: [late] }),
  ]
  const reasons = [
    'ALREADY_CANCELLED',
    'CHECKED_IN',
    'EVENT_STARTED',
    'NOT_PERMITTED',
    'PAST_DEADLINE',
  ] as const
  expect(lines.map((each) => refusalOf(each, at))).toEqual([...reasons])
  expect(previewOf(lines, at)).toMatchObject({
    lines: reasons.map((refusal) => ({ refusal, refund: 0 })),
    refund: 0,
  })
})

test('a deadline ends every window that would outlast it', () => {
  const policies = [{ ...tiers([48, 50], [20, 30], [12, 25]), deadlineHours: 24 }]
  const [found] = previewOf([line({ policies })], START - 30 * HOUR).lines
  expect(found).toMatchObject({ percent: 30, deadline: START - 24 * HOUR })
  expect(refusalOf(line({ policies }), START - 24 * HOUR)).toBeUndefined()
  expect(refusalOf(line({ policies }), START - 24 * HOUR + 1)).toBe('PAST_DEADLINE')
  expect(windowsAhead(line(), policies[0]!, START - 60 * HOUR)).toHaveLength(2)
})

test('R08: time after the start is not time before it', () => {
  const checkIn = instantOf('2026-06-10', '15:00', 'Europe/London')
  const share = (day: string) => {
    const windows = windowsOf(tiers([7 * 24, 100]), { paid: 100, refunded: 0 }, checkIn)
    return `${windowAt(windows, instantOf(day, '12:00', 'Europe/London'))?.refund ?? 0}%`
  }
  expect([share('2026-06-01'), share('2026-06-20')]).toEqual(['100%', '0%'])
})

test('a tier holds up to its hour and not a moment longer', () => {
  expect([refundAt(48), refundAt(48 - 1 / HOUR), refundAt(24)]).toEqual(['20.00', '10.00', '10.00'])
})

test('R12: `before` an instant is before it', () => {
  const steps = [
    { before: Date.parse('2026-06-01T00:00Z'), refund: euros('300.00') },
    { before: Date.parse('2026-06-08T00:00Z'), refund: euros('150.00') },
  ]
  const bought = line({
    paid: euros('300.00'),
    start: Date.parse('2026-06-10T15:00Z'),
    booked: Date.parse('2026-01-01T00:00Z'),
    policies: [{ tiers: [], steps }],
  })
  const at = ['2026-05-31T23:59Z', '2026-06-01T00:00Z', '2026-06-08T00:00Z']
  const refunds = at.map((instant) => plainOf(previewOf([bought], Date.parse(instant)).refund, 'EUR'))
  expect(refunds).toEqual(['300.00', '150.00', '0.00'])
  expect(policyProblems(bought.policies[0]!)).toEqual([])
  expect(policyProblems({ tiers: [], steps: steps.toReversed() }).map(({ code }) => code)).toEqual([
    'not_descending',
    'rising',
  ])
})

test('R13: no more goes back than came in and has not gone back yet', () => {
  expect(refundAt(200, { refunded: euros('30.00') })).toBe('10.00')
  expect(refundAt(72, { refunded: euros('15.00') })).toBe('20.00')
  expect(refundAt(72, { refunded: euros('40.00') })).toBe('0.00')
  expect(refundAt(200, { paid: euros('12.00'), refunded: 0 })).toBe('12.00')
})

test('after 48 hours before a stay the first night is kept', () => {
  const policies = [
    {
      tiers: [
        { hours: 48, percent: 100 },
        { hours: 0, nights: 1 },
      ],
    },
  ]
  const stay = { paid: 37_000, nights: [10_000, 15_000, 12_000], policies }
  expect([refundAt(48, stay), refundAt(47, stay)]).toEqual(['370.00', '270.00'])
  expect(refundAt(47, { ...stay, paid: 9000 })).toBe('0.00')
  expect(previewOf([line(stay)], START - 47 * HOUR).lines[0]).not.toHaveProperty('percent')
})

describe('the first hour', () => {
  const fresh = { booked: START - 10 * HOUR, policies: [{ ...tiers([48, 50]), fee: 100, deadlineHours: 24 }] }
  const minutesIn = (minutes: number) => fresh.booked + minutes * 60_000

  test('is free in the whole house, whatever the policy says', () => {
    const { lines } = previewOf([line(fresh)], minutesIn(59))
    expect(lines).toEqual([
      { line: '1', paid: 4000, percent: 100, fee: 0, refund: 4000, deadline: minutesIn(60) },
    ])
    expect(refusalOf(line(fresh), minutesIn(60))).toBe('PAST_DEADLINE')
  })

  test('ends with the start', () => {
    const late = { ...fresh, start: minutesIn(30) }
    expect(previewOf([line(late)], minutesIn(29)).lines[0]?.deadline).toBe(minutesIn(30))
    expect(refusalOf(line(late), minutesIn(30))).toBe('EVENT_STARTED')
  })

  test('is the house’s to set', () => {
    expect(refusalOf(line(fresh), minutesIn(1), 0)).toBe('PAST_DEADLINE')
    expect(refusalOf(line(fresh), minutesIn(61), 2 * FREE_FIRST)).toBeUndefined()
  })
})

test('of several policies the customer’s best wins, and of equals the one that lasts', () => {
  const policies = [tiers([48, 50]), tiers([48, 80]), tiers([24, 80])]
  const [found] = previewOf([line({ policies })], START - 72 * HOUR).lines
  expect(found).toMatchObject({ percent: 80, refund: 3200, deadline: START - 24 * HOUR })
  expect(refundAt(72, { policies: [{ ...tiers([48, 100]), permitted: false }, tiers([48, 50])] })).toBe(
    '20.00',
  )
})

test('a deadline is so many hours before the wall clock of the place', () => {
  const start = instantOf('2027-03-29', '10:00', 'Europe/London') // the clocks went forward on the 28th
  const [found] = previewOf(
    [line({ start, booked: 0, policies: [tiers([48, 100])] })],
    Date.parse('2027-03-20T00:00Z'),
  ).lines
  expect(new Date(found!.deadline!).toISOString()).toBe('2027-03-27T09:00:00.000Z')
})

test('a preview says it line by line and in all', () => {
  const lines = [line(), line({ line: '2', paid: 999 }), line({ line: '3', cancelled: true })]
  expect(previewOf(lines, START - 72 * HOUR)).toEqual({
    lines: [
      { line: '1', paid: 4000, percent: 50, fee: 0, refund: 2000, deadline: START - 48 * HOUR },
      { line: '2', paid: 999, percent: 50, fee: 0, refund: 500, deadline: START - 48 * HOUR },
      { line: '3', paid: 4000, percent: 0, fee: 0, refund: 0, refusal: 'ALREADY_CANCELLED' },
    ],
    refund: 2500,
  })
})

const sound: fc.Arbitrary<Policy> = fc
  .record({
    hours: fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { maxLength: 5 }),
    percents: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
    night: fc.option(fc.integer({ min: 0, max: 3 })),
    fee: fc.integer({ min: 0, max: 5000 }),
    deadlineHours: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ hours, percents, night, fee, deadlineHours }) => {
    const falling = percents.toSorted((a, b) => b - a)
    const at = hours.toSorted((a, b) => b - a)
    const tiers = at.map((hour, index) => ({ hours: hour, percent: falling[index]! }))
    const nights = [...at.slice(0, 1).map((hour) => ({ hours: hour + 1, percent: 100 }))]
    return night === null
      ? { tiers, fee, deadlineHours }
      : {
          tiers: [...nights, ...at.slice(0, 1).map((hour) => ({ hours: hour, nights: night }))],
          fee,
          deadlineHours,
        }
  })

test('what comes back is never more than what is there, and never grows as the start draws near', () => {
  const cases = fc.record({
    policies: fc.array(sound, { maxLength: 3 }),
    paid: fc.integer({ min: 0, max: 1_000_000 }),
    refunded: fc.integer({ min: 0, max: 1_000_000 }),
    nights: fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 3 }),
    booked: fc.integer({ min: -3000, max: 0 }).map((hours) => START + hours * HOUR),
    at: fc.array(fc.integer({ min: -2500 * 60, max: 60 }), { minLength: 2, maxLength: 20 }),
  })
  fc.assert(
    fc.property(cases, ({ at, ...more }) => {
      fc.pre(more.refunded <= more.paid)
      for (const policy of more.policies) expect(policyProblems(policy)).toEqual([])
      const refunds = at
        .toSorted((a, b) => a - b)
        .map((minutes) => previewOf([line(more)], START + minutes * 60_000).refund)
      for (const refund of refunds) {
        expect(refund).toBeGreaterThanOrEqual(0)
        expect(refund).toBeLessThanOrEqual(more.paid - more.refunded)
      }
      expect(refunds).toEqual(refunds.toSorted((a, b) => b - a))
    }),
    { numRuns: 400 },
  )
})
