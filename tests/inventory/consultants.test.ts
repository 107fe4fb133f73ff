import { expect, test } from 'bun:test'
import { askedFirst, slotsOfAnyone, slotsOfEach, tooManyAround } from '../../src/inventory/consultants.ts'
import type { Consultant, Service } from '../../src/inventory/slots.ts'
import { at, iso } from '../support/times.ts'

const service: Service = { before: 0, after: 15, notice: 60, windowDays: 60 }
const weekdays = (opens: string, closes: string) =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes }))
const now = at('2026-06-08T08:00Z')

test('anyone is free when someone is, and who it is can be told', () => {
  const noon = { starts: at('2026-06-09T11:00Z'), ends: at('2026-06-09T12:15Z') }
  const consultants: Consultant[] = [
    { id: 'ada', zone: 'Europe/London', weekly: weekdays('10:45', '14:30'), busy: [noon] },
    { id: 'ben', zone: 'Europe/Paris', weekly: weekdays('13:00', '14:00'), busy: [] },
  ]
  const span = { starts: at('2026-06-09T00:00Z'), ends: at('2026-06-10T00:00Z') }
  const each = slotsOfEach(consultants, { service, duration: 60, span, now })
  expect(each.get('ada')!.map(({ time }) => time)).toEqual(['10:45', '13:15'])
  expect(each.get('ben')!.map(({ time }) => time)).toEqual(['13:00'])
  expect(slotsOfAnyone(each).map(({ starts, consultants }) => [iso(starts), consultants])).toEqual([
    // Its buffer ends as the busy time begins.
    ['2026-06-09T09:45Z', ['ada']],
    ['2026-06-09T11:00Z', ['ben']],
    ['2026-06-09T12:15Z', ['ada']],
  ])
})

test('when both are free the start stands there once, and the one with less to do is asked first', () => {
  const consultants = ['ada', 'ben', 'cy'].map((id) => ({
    id,
    zone: 'Europe/London',
    weekly: weekdays('09:00', '10:00'),
    busy: [],
  }))
  const span = { starts: at('2026-06-09T00:00Z'), ends: at('2026-06-10T00:00Z') }
  const [slot, ...more] = slotsOfAnyone(slotsOfEach(consultants, { service, duration: 60, span, now }))
  expect(more).toEqual([])
  expect(slot!.consultants).toEqual(['ada', 'ben', 'cy'])
  expect(
    askedFirst(
      slot!.consultants,
      new Map([
        ['ada', 2],
        ['ben', 1],
        ['cy', 1],
      ]),
    ),
  ).toEqual(['ben', 'cy', 'ada'])
})

test('two around a time are enough, in a window that grows with the duration', () => {
  const start = at('2026-06-09T12:00Z')
  const apart = (...minutes: number[]) => minutes.map((each) => start + each * 60)
  for (const [duration, within] of [
    [15, 90],
    [30, 180],
    [45, 300],
    [60, 720],
  ] as const) {
    expect(tooManyAround(apart(-within, within), start, duration)).toBe(true)
    expect(tooManyAround(apart(-within - 1, within), start, duration)).toBe(false)
    expect(tooManyAround(apart(within), start, duration)).toBe(false)
  }
})
