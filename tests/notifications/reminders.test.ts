import { expect, test } from 'bun:test'
import { reminderAt, remindersOf, rulesFor } from '../../src/notifications/reminders.ts'
import { DEFAULT_TERMS } from '../../src/shared/terms.ts'
import { at, iso } from '../support/times.ts'

test('N08: a day before is another hour than twenty-four hours before when the clocks change', () => {
  const start = at('2026-03-08T19:00Z') // 15:00 in New York
  const rules = [{ hours: 24 }, { days: 1 }]
  expect(rules.map((rule) => iso(reminderAt(start, 'America/New_York', rule)))).toEqual([
    '2026-03-07T19:00Z',
    '2026-03-07T20:00Z',
  ])
})

test('N11: a day before at a time of its own is on the calendar of the place', () => {
  const start = at('2026-06-10T20:00Z') // five in the morning of the 11th in Tokyo
  const reminder = reminderAt(start, 'Asia/Tokyo', { days: 1, at: '08:05:13' })
  expect(reminder).toBe(at('2026-06-09T23:05:13Z')) // 08:05:13 of the 10th there
})

test('N06: whoever books a day ahead hears nothing of three days', () => {
  const start = { starts: at('2026-06-10T12:00Z'), zone: 'Europe/Paris' }
  const now = at('2026-06-09T12:00Z')
  expect(remindersOf(start, [{ hours: 72 }], now)).toEqual([])
  const found = remindersOf(start, [{ hours: 2 }, { hours: 72 }, { hours: 12 }], now)
  expect(found.map(({ at }) => iso(at))).toEqual(['2026-06-10T00:00Z', '2026-06-10T10:00Z'])
})

test("the house's own reminders are two days and two hours ahead", () => {
  const start = { starts: at('2026-06-10T12:00Z'), zone: 'Europe/Paris' }
  const found = remindersOf(start, rulesFor(DEFAULT_TERMS, 'tour'), at('2026-06-01T00:00Z'))
  expect(found.map(({ at }) => iso(at))).toEqual(['2026-06-08T12:00Z', '2026-06-10T10:00Z'])
})

test('what would come now, after the start, or twice is left out', () => {
  const start = { starts: at('2026-06-10T07:00Z'), zone: 'Europe/Paris' } // 09:00
  const now = at('2026-06-09T07:00Z')
  expect(remindersOf(start, [{ hours: 24 }, { days: 0, at: '10:00' }], now)).toEqual([])
  const twice = remindersOf(start, [{ days: 1 }, { hours: 24 }], now - 1)
  expect(twice).toEqual([{ rule: { days: 1 }, at: now }])
})

test('a reminder at a time the clocks skip comes after the gap', () => {
  const start = at('2026-03-30T08:00Z')
  expect(iso(reminderAt(start, 'Europe/Berlin', { days: 1, at: '02:30' }))).toBe('2026-03-29T01:30Z')
})

test('a whole day, which has no hour, is reminded of in the morning of days before, and never in the night', () => {
  const start = { starts: at('2026-06-09T22:00Z'), zone: 'Europe/Paris', wholeDay: true } // the 10th
  const found = (rules: Parameters<typeof remindersOf>[1], now = at('2026-06-01T00:00Z')) =>
    remindersOf(start, rules, now).map((each) => iso(each.at))
  expect(found([{ hours: 48 }, { hours: 2 }])).toEqual(['2026-06-08T08:00Z', '2026-06-09T08:00Z'])
  expect(found([{ days: 1 }, { hours: 24 }, { hours: 2 }])).toEqual(['2026-06-09T08:00Z'])
  expect(found([{ days: 1, at: '18:30' }])).toEqual(['2026-06-09T16:30Z'])
  // Booked in the afternoon before, there is nothing left to be reminded of.
  expect(found([{ hours: 48 }, { hours: 2 }], at('2026-06-09T13:00Z'))).toEqual([])
})

test('a kind may have rules of its own, or none, and the others keep those of the house', () => {
  const reminders = { any: [{ hours: 2 }], tour: [{ days: 1, at: '18:00' }], package: [] }
  const rules = (kind: string) => rulesFor({ reminders }, kind)
  expect(['tour', 'package', 'appointment'].map(rules)).toEqual([
    [{ days: 1, at: '18:00' }],
    [],
    [{ hours: 2 }],
  ])
})
