import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { hoursProblem, openingsOf, type Timetable } from '../../src/inventory/hours.ts'
import {
  blockedBy,
  type Consultant,
  claimOf,
  freeWithin,
  type Service,
  slotsOf,
} from '../../src/inventory/slots.ts'
import { at, iso } from '../support/times.ts'

const PLAIN: Service = { before: 0, after: 0, notice: 0, windowDays: 3650 }
const LONG_AGO = at('2000-01-01T00:00Z')
const EVER: Service = { ...PLAIN, windowDays: 100_000 }
const WEEKDAYS = [1, 2, 3, 4, 5]
const ALL_WEEK = [...WEEKDAYS, 6, 7]

const open = (zone: string, days: readonly number[], ...hours: [string, string][]): Timetable => ({
  zone,
  weekly: days.flatMap((weekday) => hours.map(([opens, closes]) => ({ weekday, opens, closes }))),
})
const someone = (timetable: Timetable, more: Partial<Consultant> = {}): Consultant => ({
  id: 'ada',
  busy: [],
  ...timetable,
  ...more,
})
const busy = (from: string, to: string) => ({ starts: at(from), ends: at(to) })

interface Asked {
  service?: Partial<Service>
  from: string
  to: string
  now?: number
  mine?: number[]
}
const slots = (
  consultant: Consultant,
  duration: number,
  { service, from, to, now = LONG_AGO, mine }: Asked,
) =>
  slotsOf(consultant, {
    service: { ...EVER, ...service },
    duration,
    span: { starts: at(from), ends: at(to) },
    now,
    ...(mine && { mine }),
  })
const starts = (...args: Parameters<typeof slots>) => slots(...args).map((each) => iso(each.starts))
const clocks = (...args: Parameters<typeof slots>) => starts(...args).map((each) => each.slice(11, 16))

/** Monday in January, New York, 09:00 to 17:00. */
const NEW_YORK = open('America/New_York', WEEKDAYS, ['09:00', '17:00'])
const MONDAY = { from: '2026-01-05T05:00Z', to: '2026-01-06T05:00Z' }
const DAY = { from: '2026-06-10T00:00Z', to: '2026-06-11T00:00Z' }

describe('hours', () => {
  test('S05: windows that overlap are one, and no start comes twice', () => {
    const host = someone(open('UTC', ALL_WEEK, ['11:00', '12:00'], ['11:20', '12:40']))
    expect(clocks(host, 20, DAY)).toEqual(['11:00', '11:20', '11:40', '12:00', '12:20'])
    // One grid, also for what no window alone would hold.
    const apart = someone(open('UTC', ALL_WEEK, ['11:30', '13:00'], ['11:00', '12:00']))
    expect(clocks(apart, 45, DAY)).toEqual(['11:00', '11:45'])
  })

  test('S06: two windows apart have three starts each', () => {
    const host = someone(open('UTC', ALL_WEEK, ['11:00', '12:00'], ['14:00', '15:00']))
    expect(clocks(host, 20, DAY)).toEqual(['11:00', '11:20', '11:40', '14:00', '14:20', '14:40'])
  })

  test('S07: a slot that would end after the window is dropped', () => {
    const host = someone(open('UTC', ALL_WEEK, ['00:00', '23:45']))
    const found = clocks(host, 20, { from: '2021-06-21T00:00Z', to: '2021-06-22T00:00Z' })
    expect(found).toHaveLength(71)
    expect(found.at(-1)).toBe('23:20')
  })

  test('S11: a weekday in New York has sixteen half hours', () => {
    const found = starts(someone(NEW_YORK), 30, MONDAY)
    expect(found).toHaveLength(16)
    expect([found[0], found.at(-1)]).toEqual(['2026-01-05T14:00Z', '2026-01-05T21:30Z'])
  })

  test('S19: an override without hours is a day off, and one with hours replaces the day', () => {
    const off = { ...NEW_YORK, overrides: [{ day: '2026-01-05', hours: null }] }
    const short = {
      ...NEW_YORK,
      overrides: [{ day: '2026-01-05', hours: [{ opens: '20:00', closes: '21:00' }] }],
    }
    const week = { from: MONDAY.from, to: '2026-01-07T05:00Z' }
    expect(starts(someone(off), 30, MONDAY)).toEqual([])
    expect(starts(someone(off), 30, week)).toHaveLength(16)
    expect(starts(someone(short), 30, MONDAY)).toEqual(['2026-01-06T01:00Z', '2026-01-06T01:30Z'])
  })

  test('S20: nine in the morning stays nine in the morning when the clocks change', () => {
    const host = someone(open('America/New_York', ALL_WEEK, ['09:00', '17:00']))
    const first = (day: string) => starts(host, 30, { from: `${day}T06:00Z`, to: `${day}T23:00Z` })[0]
    expect(['2026-03-06', '2026-03-08', '2026-03-09', '2026-11-01'].map(first)).toEqual([
      '2026-03-06T14:00Z',
      '2026-03-08T13:00Z',
      '2026-03-09T13:00Z',
      '2026-11-01T14:00Z',
    ])
  })

  test('S21: the openings of a November in New York begin on the Monday after the change', () => {
    const span = busy('2023-11-05T13:26:14Z', '2023-11-30T23:59Z')
    const found = openingsOf(NEW_YORK, span)
    expect([iso(found[0]!.starts), iso(found[0]!.ends)]).toEqual(['2023-11-06T14:00Z', '2023-11-06T22:00Z'])
    expect(found).toHaveLength(19)
  })

  test('S22: on a journey the hours are those of the clock where the host is', () => {
    const host: Timetable = {
      ...open('Europe/Berlin', ALL_WEEK, ['08:00', '17:00']),
      travel: [
        { from: '2023-01-02', to: '2023-01-03', zone: 'America/New_York' },
        { from: '2023-01-05', zone: 'Asia/Kolkata' },
      ],
    }
    const found = openingsOf(host, busy('2023-01-01T00:00Z', '2023-01-06T12:00Z'))
    expect(found.map(({ day, starts }) => [day, iso(starts).slice(11, 16)])).toEqual([
      ['2023-01-01', '07:00'],
      ['2023-01-02', '13:00'],
      ['2023-01-03', '13:00'],
      ['2023-01-04', '07:00'],
      ['2023-01-05', '02:30'],
      ['2023-01-06', '02:30'],
    ])
  })

  test('S23: hours that end before they start are refused before they are saved, and open nothing', () => {
    expect(hoursProblem({ opens: '08:00', closes: '07:00' })).toBe('ends_before_start')
    expect(hoursProblem({ opens: '08:00', closes: '08:00' })).toBe('ends_before_start')
    expect(hoursProblem({ opens: '8:00', closes: '25:00' })).toBe('not_a_time')
    expect(hoursProblem({ opens: '08:00', closes: '24:00' })).toBeUndefined()
    expect(
      openingsOf(open('UTC', ALL_WEEK, ['08:00', '07:00']), busy('2026-06-01T00:00Z', '2026-06-30T00:00Z')),
    ).toEqual([])
  })

  test('S32: no wall time inside a gap is offered', () => {
    const host = someone(open('America/New_York', ALL_WEEK, ['00:00', '06:00']))
    const found = slots(host, 60, { from: '2026-03-08T04:00Z', to: '2026-03-08T14:00Z' })
    expect(found.map(({ time }) => time)).toEqual(['00:00', '01:00', '03:00', '04:00', '05:00'])
    const early = someone(open('America/New_York', ALL_WEEK, ['02:30', '05:30']))
    const moved = slots(early, 60, { from: '2026-03-08T04:00Z', to: '2026-03-08T14:00Z' })
    expect(moved.map(({ time }) => time)).toEqual(['03:30', '04:30'])
  })

  test('S32: an hour that comes twice is offered under two labels', () => {
    const host = someone(open('America/New_York', ALL_WEEK, ['00:00', '03:00']))
    const found = slots(host, 60, { from: '2026-11-01T04:00Z', to: '2026-11-01T09:00Z' })
    expect(found.map(({ time, offset, ambiguous }) => [time, offset, ambiguous])).toEqual([
      ['00:00', '-04:00', false],
      ['01:00', '-04:00', true],
      ['01:00', '-05:00', true],
      ['02:00', '-05:00', false],
    ])
  })

  test('a day that a zone left out has no hours', () => {
    const found = openingsOf(
      open('Pacific/Apia', ALL_WEEK, ['09:00', '17:00']),
      busy('2011-12-29T00:00Z', '2012-01-01T00:00Z'),
    )
    expect(found.map(({ day }) => day)).not.toContain('2011-12-30')
    expect(found.map(({ day }) => day)).toContain('2011-12-31')
  })
})

describe('busy time', () => {
  test('S12: what is taken is not offered', () => {
    const host = someone(NEW_YORK, { busy: [busy('2026-01-05T15:00Z', '2026-01-05T16:00Z')] })
    const found = starts(host, 30, MONDAY)
    expect(found).toHaveLength(14)
    expect(found).not.toContain('2026-01-05T15:00Z')
    expect(found).not.toContain('2026-01-05T15:30Z')
    // Half-open: what ends as this begins, and begins as this ends, is free.
    expect(found).toContain('2026-01-05T14:30Z')
    expect(found).toContain('2026-01-05T16:00Z')
  })

  test('S15: a buffer before an appointment keeps it away from what ends then', () => {
    const host = someone(NEW_YORK, { busy: [busy('2026-01-05T15:00Z', '2026-01-05T15:30Z')] })
    const buffered = starts(host, 30, { ...MONDAY, service: { before: 30, step: 30 } })
    expect(buffered).not.toContain('2026-01-05T15:30Z')
    expect(buffered).toContain('2026-01-05T16:00Z')
    expect(starts(host, 30, MONDAY)).toContain('2026-01-05T15:30Z')
  })

  test('S24: what is left of a window does not depend on the order of the list', () => {
    const window = busy('2026-06-10T04:00Z', '2026-06-10T12:00Z')
    const taken = [
      busy('2026-06-10T04:45Z', '2026-06-10T05:00Z'),
      busy('2026-06-10T04:00Z', '2026-06-10T04:15Z'),
    ]
    const free = freeWithin(window, blockedBy(taken, EVER, [window]))
    expect(free.map(({ starts, ends }) => [iso(starts).slice(11, 16), iso(ends).slice(11, 16)])).toEqual([
      ['04:15', '04:45'],
      ['05:00', '12:00'],
    ])
    const host = (list: typeof taken) => someone(open('UTC', ALL_WEEK, ['04:00', '12:00']), { busy: list })
    const [one, other] = [taken, [...taken].reverse()].map((list) => clocks(host(list), 15, DAY))
    expect(one).toEqual(other!)
    expect(one!.slice(0, 3)).toEqual(['04:15', '04:30', '05:00'])
  })

  test("S25: the booked one's buffer and the new one's both hold", () => {
    const service = { ...EVER, before: 120, after: 120, step: 120 }
    const booked = claimOf(at('2026-06-10T04:00Z'), 120, service)
    expect([iso(booked.starts), iso(booked.ends)]).toEqual(['2026-06-10T02:00Z', '2026-06-10T08:00Z'])
    const host = someone(open('UTC', ALL_WEEK, ['04:00', '12:30']), { busy: [booked] })
    expect(clocks(host, 120, { ...DAY, service })).toEqual(['10:00'])
  })

  test('S29: a request that waits for approval takes its time, unless the house says otherwise', () => {
    const pending = { ...busy('2026-06-10T04:00Z', '2026-06-10T04:15Z'), pending: true }
    const host = someone(open('UTC', ALL_WEEK, ['04:00', '12:30']), { busy: [pending] })
    const first = (service: Partial<Service>) =>
      clocks(host, 15, { ...DAY, service: { step: 45, ...service } }).slice(0, 3)
    expect(first({ anchor: 'gap' })).toEqual(['04:15', '05:00', '05:45'])
    expect(first({})).toEqual(['04:45', '05:30', '06:15'])
    expect(first({ pendingBlocks: false })).toEqual(['04:00', '04:45', '05:30'])
  })

  test('no slot meets anything busy, and none that fits the grid is missing', () => {
    const minute = fc.integer({ min: 0, max: 1440 })
    const base = at('2026-06-10T00:00Z')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(minute, minute), { maxLength: 12 }),
        fc.constantFrom(15, 30, 45, 60),
        fc.constantFrom(0, 10, 15),
        fc.constantFrom(0, 5, 30),
        (pairs, duration, before, after) => {
          const taken = pairs.map(([from, to]) => ({ starts: base + from * 60, ends: base + to * 60 }))
          const host = someone(open('UTC', ALL_WEEK, ['07:10', '19:00']), { busy: taken })
          const found = slots(host, duration, { ...DAY, service: { before, after } })
          const expected: number[] = []
          const step = (duration + before + after) * 60
          for (let start = base + 430 * 60; start + duration * 60 <= base + 1140 * 60; start += step) {
            const claim = { starts: start - before * 60, ends: start + (duration + after) * 60 }
            if (
              !taken.some(
                (each) => each.starts < each.ends && each.starts < claim.ends && each.ends > claim.starts,
              )
            )
              expected.push(start)
          }
          expect(found.map((each) => each.starts)).toEqual(expected)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('the grid', () => {
  test('S09: it is anchored at opening time, or at the full hour where the house likes that', () => {
    const host = someone(open('Asia/Kolkata', ALL_WEEK, ['07:30', '09:30']))
    const day = { from: '2023-07-12T18:30Z', to: '2023-07-13T18:30Z' }
    const times = (service: Partial<Service>) => slots(host, 60, { ...day, service }).map(({ time }) => time)
    expect(times({})).toEqual(['07:30', '08:30'])
    expect(times({ anchor: 'hour' })).toEqual(['08:00'])
  })

  test('an offset moves the first start and keeps the step', () => {
    const host = someone(open('UTC', ALL_WEEK, ['09:00', '11:00']))
    expect(clocks(host, 30, { ...DAY, service: { offset: 10 } })).toEqual(['09:10', '09:40', '10:10'])
  })

  test('the seeded service has 16, 11, 8 and 6 starts on a free day', () => {
    const host = someone(open('Europe/London', WEEKDAYS, ['09:00', '17:00']))
    const service: Service = { before: 0, after: 15, notice: 60, windowDays: 60 }
    const now = at('2026-06-08T08:00Z')
    const count = (duration: number, from: string, to: string) =>
      slots(host, duration, { from, to, service, now }).length
    const tuesday = ['2026-06-08T23:00Z', '2026-06-09T23:00Z'] as const
    expect([15, 30, 45, 60].map((duration) => count(duration, ...tuesday))).toEqual([16, 11, 8, 6])
    const saturday = ['2026-06-12T23:00Z', '2026-06-13T23:00Z'] as const
    expect(count(15, ...saturday)).toBe(0)
  })
})

describe('notice, window and limits', () => {
  test('S16: two hours of notice', () => {
    const now = at('2026-01-05T14:00Z')
    expect(starts(someone(NEW_YORK), 30, { ...MONDAY, now, service: { notice: 120 } })[0]).toBe(
      '2026-01-05T16:00Z',
    )
  })

  test('S27: notice cuts the grid and does not move it', () => {
    const host = someone(open('UTC', ALL_WEEK, ['04:00', '12:30']))
    const now = at('2026-06-09T18:30Z')
    const after = (hours: number) => clocks(host, 120, { ...DAY, now, service: { notice: hours * 60 } })
    expect(after(13)).toEqual(['08:00', '10:00'])
    expect(after(10)).toEqual(['06:00', '08:00', '10:00'])
  })

  test("S28: a limit a day counts in the host's calendar, whoever asks from wherever", () => {
    // Half past two in the morning of the 11th in Dhaka is still the 10th for London, and for Pago Pago all the more.
    const booked = [at('2026-06-10T08:00Z')]
    const host = someone(open('Asia/Dhaka', ALL_WEEK, ['00:00', '24:00']), { booked })
    const span = { from: '2026-06-09T11:00Z', to: '2026-06-11T11:00Z' } // two days of Pago Pago
    const days = (service: Partial<Service>) =>
      new Set(slots(host, 60, { ...span, service }).map(({ day }) => day))
    expect(days({ limits: { day: 1 } })).toEqual(new Set(['2026-06-09', '2026-06-11']))
    expect(days({ limits: { day: 2 } })).toEqual(new Set(['2026-06-09', '2026-06-10', '2026-06-11']))
    expect(days({ limits: { week: 1 } })).toEqual(new Set())
  })

  test('a limit per customer counts theirs alone', () => {
    const host = someone(open('UTC', ALL_WEEK, ['09:00', '11:00']), { booked: [at('2026-06-10T15:00Z')] })
    const service = { customerLimits: { day: 1 } }
    expect(clocks(host, 60, { ...DAY, service, mine: [] })).toEqual(['09:00', '10:00'])
    expect(clocks(host, 60, { ...DAY, service, mine: [at('2026-06-10T18:00Z')] })).toEqual([])
    expect(clocks(host, 60, { ...DAY, service, mine: [at('2026-06-11T18:00Z')] })).toEqual(['09:00', '10:00'])
  })

  test('the booking window ends with a day of the host', () => {
    const host = someone(open('Europe/London', ALL_WEEK, ['09:00', '10:00']))
    const now = at('2026-06-08T08:30Z')
    const found = starts(host, 60, {
      from: '2026-06-08T00:00Z',
      to: '2026-10-01T00:00Z',
      now,
      service: { windowDays: 60 },
    })
    expect(found).toHaveLength(60)
    expect(found.at(-1)).toBe('2026-08-07T08:00Z')
  })

  test('only starts within the span that was asked about are given', () => {
    const host = someone(open('UTC', ALL_WEEK, ['09:00', '12:00']))
    expect(clocks(host, 60, { from: '2026-06-10T09:30Z', to: '2026-06-10T11:00Z' })).toEqual(['10:00'])
  })
})
