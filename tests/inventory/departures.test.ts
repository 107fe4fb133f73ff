import { expect, test } from 'bun:test'
import { departuresOf, isOnSale, outlook, type Schedule } from '../../src/inventory/departures.ts'
import { at, iso } from '../support/times.ts'

const schedule: Schedule = {
  zone: 'Europe/Paris',
  weekly: [
    { weekday: 6, time: '10:00' },
    { weekday: 7, time: '02:30' },
  ],
  capacity: 12,
  duration: 180,
  cutOff: 120,
  minimum: 4,
  decided: 24,
}
const keys = (...args: Parameters<typeof departuresOf>) => departuresOf(...args).map(({ key }) => key)

test('a departure keeps its wall time across the change of the clocks', () => {
  const [before, after] = departuresOf(schedule, '2026-03-28', '2026-04-04').filter(
    ({ time }) => time === '10:00',
  )
  expect([before, after].map((each) => iso(each!.starts))).toEqual(['2026-03-28T09:00Z', '2026-04-04T08:00Z'])
  expect(iso(after!.ends)).toBe('2026-04-04T11:00Z')
})

test('one that the clocks skip leaves later, under the name it was written with', () => {
  const [skipped] = departuresOf(schedule, '2026-03-29', '2026-03-29')
  expect(skipped).toMatchObject({ key: '2026-03-29T02:30', wall: { time: '03:30', offset: '+02:00' } })
  expect(iso(skipped!.starts)).toBe('2026-03-29T01:30Z')
})

test('one at an hour that comes twice leaves at the first of them', () => {
  const [twice] = departuresOf(schedule, '2026-10-25', '2026-10-25')
  expect(iso(twice!.starts)).toBe('2026-10-25T00:30Z')
  expect(twice!.wall).toMatchObject({ time: '02:30', offset: '+02:00', ambiguous: true })
})

test('dated departures stand beside the weekly ones, and in place of one at the same time', () => {
  const dated = [
    { day: '2026-06-06', time: '10:00', capacity: 30 },
    { day: '2026-06-10', time: '18:00', capacity: null },
  ]
  const found = departuresOf({ ...schedule, dated }, '2026-06-06', '2026-06-10')
  expect(found.map(({ key, capacity }) => [key, capacity])).toEqual([
    ['2026-06-06T10:00', 30],
    ['2026-06-07T02:30', 12],
    ['2026-06-10T18:00', null],
  ])
})

test('the season bounds the weekly departures, and so do days off; a dated one stands all the same', () => {
  const season = { ...schedule, from: '2026-06-07', to: '2026-06-13' }
  expect(keys(season, '2026-06-01', '2026-06-30')).toEqual(['2026-06-07T02:30', '2026-06-13T10:00'])
  expect(keys({ ...season, except: ['2026-06-13'] }, '2026-06-01', '2026-06-30')).toEqual([
    '2026-06-07T02:30',
  ])
  const dated = [{ day: '2026-06-13', time: '09:00' }]
  expect(keys({ ...season, except: ['2026-06-13'], dated }, '2026-06-12', '2026-06-30')).toEqual([
    '2026-06-13T09:00',
  ])
})

test('X04: a holiday takes the weekly departure of its day, gives it back, and leaves the dated one alone', () => {
  const daily = {
    ...schedule,
    weekly: [4, 5, 6].map((weekday) => ({ weekday, time: '10:00' })),
    dated: [{ day: '2026-06-05', time: '20:00' }],
  }
  const days = (except: string[]) => keys({ ...daily, except }, '2026-06-04', '2026-06-06')
  const all = ['2026-06-04T10:00', '2026-06-05T10:00', '2026-06-05T20:00', '2026-06-06T10:00']
  expect(days([])).toEqual(all)
  expect(days(['2026-06-05'])).toEqual(all.filter((key) => key !== '2026-06-05T10:00'))
})

test('it is on sale until the cut-off', () => {
  const [departure] = departuresOf(schedule, '2026-06-06', '2026-06-06')
  expect(isOnSale(departure!, at('2026-06-06T05:59Z'))).toBe(true)
  expect(isOnSale(departure!, at('2026-06-06T06:00Z'))).toBe(false)
})

test('it leaves with enough people, and is called off without them when that is decided', () => {
  const [departure] = departuresOf(schedule, '2026-06-06', '2026-06-06')
  const [early, decided] = [at('2026-06-05T07:59Z'), at('2026-06-05T08:00Z')]
  expect(outlook(departure!, 4, early)).toBe('sure')
  expect(outlook(departure!, 3, early)).toBe('waiting')
  expect(outlook(departure!, 3, decided)).toBe('called_off')
  expect(outlook(departure!, 4, decided)).toBe('sure')
})
