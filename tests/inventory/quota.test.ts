import { expect, test } from 'bun:test'
import { exceeds, limitsAreSound, vacancyOf } from '../../src/inventory/quota.ts'
import { nextInLine } from '../../src/inventory/waitlist.ts'
import { at } from '../support/times.ts'

const use = (starts: string, ends: string, poolId = 'room') => ({
  poolId,
  starts: at(starts),
  ends: at(ends),
})

test('Q05: without a capacity it is on free sale, however many come', () => {
  expect(vacancyOf({ capacity: null, taken: 5_000 })).toEqual({ state: 'freesale', left: null })
})

test('a departure is limited under half left, then sold out; closed goes before everything', () => {
  const state = (capacity: number | null, taken: number, closed = false) =>
    vacancyOf({ capacity, taken, closed })
  expect(state(10, 0)).toEqual({ state: 'available', left: 10 })
  expect(state(10, 5)).toEqual({ state: 'available', left: 5 })
  expect(state(10, 6)).toEqual({ state: 'limited', left: 4 })
  expect(state(1, 0)).toEqual({ state: 'available', left: 1 })
  expect(state(10, 10)).toEqual({ state: 'sold_out', left: 0 })
  expect(state(10, 12)).toEqual({ state: 'sold_out', left: 0 })
  expect(state(0, 0)).toEqual({ state: 'sold_out', left: 0 })
  expect(state(null, 0, true)).toEqual({ state: 'closed', left: 0 })
})

test('S30: limits must not fall as the period grows', () => {
  const limits = [{ day: 3, month: 5 }, { day: 9, month: 5 }, { day: 9, year: 25 }, { day: 1, year: 1 }, {}]
  expect(limits.map(limitsAreSound)).toEqual([true, false, true, true, true])
  expect([{ week: 2, day: 3 }, { day: -1 }, { day: 1.5 }].map(limitsAreSound)).toEqual([false, false, false])
})

test('Q22: an hour and a half a day is passed by one minute, and another room has its own', () => {
  const quota = { per: 'day', most: 90, of: 'minutes' } as const
  const existing = [use('2017-02-23T00:30Z', '2017-02-23T01:30Z')]
  const half = use('2017-02-23T00:00Z', '2017-02-23T00:30Z')
  const more = use('2017-02-23T00:00Z', '2017-02-23T00:31Z')
  expect([half, more].map((each) => exceeds(quota, existing, each, 'UTC'))).toEqual([false, true])
  expect(exceeds(quota, existing, { ...more, poolId: 'another' }, 'UTC')).toBe(false)
})

test('minutes count on the day they fall on, and the day is that of the place', () => {
  const quota = { per: 'day', most: 90, of: 'minutes' } as const
  const night = use('2017-02-23T23:00Z', '2017-02-24T01:00Z')
  expect(exceeds(quota, [], night, 'UTC')).toBe(false)
  expect(exceeds(quota, [], night, 'Europe/Paris')).toBe(true)
  expect(exceeds(quota, [use('2017-02-24T08:00Z', '2017-02-24T08:31Z')], night, 'UTC')).toBe(true)
})

test('Q23: two a week, and the week begins on Monday', () => {
  const quota = { per: 'week', most: 2, of: 'bookings' } as const
  const on = (day: string) => use(`${day}T10:00Z`, `${day}T11:00Z`)
  const existing = [
    [on('2017-02-21'), on('2017-02-26')],
    [on('2017-02-19'), on('2017-02-26')],
  ]
  const request = on('2017-02-23')
  expect(existing.map((each) => exceeds(quota, each, request, 'UTC'))).toEqual([true, false])
})

test('Q11: the higher priority is served first, and three of ten wait on', () => {
  const waiting = Array.from({ length: 10 }, (_, i) => ({
    id: `foo${i}`,
    quantity: 1,
    priority: i,
    since: i,
  }))
  const offered = nextInLine(waiting, { left: 7, salesEnd: 1000, now: 500 })
  if (!offered.ok) throw new Error(offered.refusal)
  const ids = offered.value.map(({ id }) => id)
  expect(ids).toEqual(['foo9', 'foo8', 'foo7', 'foo6', 'foo5', 'foo4', 'foo3'])
  expect(waiting.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual(['foo0', 'foo1', 'foo2'])
})

test('Q11: nothing is offered out of nothing, nor once sales have ended', () => {
  const waiting = [{ id: 'a', quantity: 1, priority: 0, since: 0 }]
  expect(nextInLine(waiting, { left: 0, salesEnd: 1000, now: 500 })).toEqual({
    ok: false,
    refusal: 'nothing_left',
  })
  expect(nextInLine(waiting, { left: 7, salesEnd: 500, now: 500 })).toEqual({
    ok: false,
    refusal: 'sales_ended',
  })
  expect(nextInLine(waiting, { left: null, salesEnd: 1000, now: 500 })).toMatchObject({
    ok: true,
    value: waiting,
  })
})

test('among equals the first to ask is first, and a party that does not fit is passed over', () => {
  const waiting = [
    { id: 'late', quantity: 1, priority: 0, since: 30 },
    { id: 'many', quantity: 4, priority: 0, since: 10 },
    { id: 'two', quantity: 2, priority: 0, since: 20 },
  ]
  const offered = nextInLine(waiting, { left: 3, salesEnd: 1000, now: 500 })
  expect(offered.ok && offered.value.map(({ id }) => id)).toEqual(['two', 'late'])
})
