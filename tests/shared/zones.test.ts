import { describe, expect, test } from 'bun:test'
import { Temporal as Polyfilled } from 'temporal-polyfill/implementation'
import { instantOf } from '../../src/shared/days.ts'
import {
  clockChanges,
  instantsOf,
  isZone,
  offsetName,
  offsetText,
  secondOf,
  timesShown,
  wallAt,
} from '../../src/shared/zones.ts'
import { makeChance } from '../support/chance.ts'

const utc = (instant: number) => new Date(instant).toISOString().slice(0, 16)

test('S32: a time in a gap moves forward by the gap, and one that comes twice is the first', () => {
  const shown = [
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30', '03:30', 'never'],
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30', '03:30', 'never'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45', '02:45', 'never'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30', '01:30', 'twice'],
    ['2026-11-01', '09:00', 'America/New_York', '2026-11-01T14:00', '09:00', 'once'],
  ] as const
  for (const [day, time, zone, instant, wall, times] of shown) {
    const found = instantOf(day, time, zone)
    expect([utc(found), wallAt(found, zone).time, timesShown(day, time, zone)]).toEqual([
      instant,
      wall,
      times,
    ])
  }
})

test('S32: both instants of a fold are found, and each is told by its offset', () => {
  const both = instantsOf('2026-11-01', '01:30', 'America/New_York')
  expect(both.map(utc)).toEqual(['2026-11-01T05:30', '2026-11-01T06:30'])
  expect(both.map((instant) => wallAt(instant, 'America/New_York'))).toEqual([
    { day: '2026-11-01', time: '01:30', offset: '-04:00', ambiguous: true },
    { day: '2026-11-01', time: '01:30', offset: '-05:00', ambiguous: true },
  ])
  expect(wallAt(Date.UTC(2026, 10, 1, 7), 'America/New_York').ambiguous).toBe(false)
})

test('a zone is one of the list, as it is spelt there', () => {
  const zones = ['Europe/London', 'Australia/Lord_Howe', 'UTC', 'europe/london', '+05:30', 'Mars/Base', '']
  expect(zones.map(isZone)).toEqual([true, true, true, false, false, false, false])
})

test('a zone has a name for its time that changes with the season', () => {
  const [winter, summer] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)]
  expect(offsetName(winter, 'Europe/London', 'en-GB')).toBe('GMT')
  expect(offsetName(summer, 'Europe/London', 'en-GB')).toBe('BST')
  expect(offsetName(summer, 'Asia/Kolkata', 'en-GB')).toBe('GMT+5:30')
  expect([offsetText(19_800), offsetText(-12_600), offsetText(0)]).toEqual(['+05:30', '-03:30', '+00:00'])
})

test('the end of a day is the midnight of the next, also where the day is short', () => {
  const zone = 'America/New_York'
  const hours = (day: string) => (secondOf(day, '24:00', zone) - secondOf(day, '00:00', zone)) / 3600
  expect(['2026-03-07', '2026-03-08', '2026-11-01'].map(hours)).toEqual([24, 23, 25])
})

test('the changes of the clocks come in order, with those before on request', () => {
  const changes = clockChanges('Europe/London', Date.UTC(2026, 5, 1), Date.UTC(2027, 4, 1), 2)
  expect(changes.map(({ at, before, after }) => [utc(at), before, after])).toEqual([
    ['2025-10-26T01:00', 3600, 0],
    ['2026-03-29T01:00', 0, 3600],
    ['2026-10-25T01:00', 3600, 0],
    ['2027-03-28T01:00', 0, 3600],
  ])
  expect(clockChanges('UTC', 0, 1e12, 2)).toEqual([])
})

describe('two other ways of reckoning agree', () => {
  const ZONES = [
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Pacific/Apia',
    'America/St_Johns',
    'Africa/Casablanca',
    'Pacific/Chatham',
    'Asia/Tehran',
    'America/New_York',
    'Europe/London',
    'Europe/Berlin',
    'America/Sao_Paulo',
    'Africa/Cairo',
    'America/Havana',
    'America/Santiago',
    'Asia/Kathmandu',
    'Asia/Beirut',
    'Asia/Tokyo',
    'Australia/Sydney',
    'Europe/Dublin',
    'Pacific/Auckland',
  ]
  const FROM = Date.UTC(2005, 0, 1)
  const UNTIL = Date.UTC(2032, 0, 1)
  const chance = makeChance(20_261_121)

  /** A wall time, as milliseconds if it were UTC; every second one within four hours of a change of the clocks. */
  function someWall(changes: readonly { at: number; before: number }[], near: boolean): number {
    const change = near && changes[Math.floor(chance() * changes.length)]
    const wall = change
      ? change.at + change.before * 1000 + (chance() - 0.5) * 8 * 3_600_000
      : FROM + chance() * (UNTIL - FROM)
    return Math.floor(wall / 60_000) * 60_000
  }

  test('10,000 wall times in twenty zones have one instant', () => {
    let [gaps, folds] = [0, 0]
    for (const zone of ZONES) {
      const other = reckoner(zone)
      const changes = clockChanges(zone, FROM, UNTIL)
      for (let count = 0; count < 500; count += 1) {
        const wall = someWall(changes, count % 2 === 0)
        const [day, time] = new Date(wall).toISOString().slice(0, 16).split('T') as [string, string]
        const said = `${day} ${time} ${zone}`
        const expected = other.instantsOf(wall)
        expect([said, instantsOf(day, time, zone)]).toEqual([said, expected])
        const instant = instantOf(day, time, zone)
        expect([said, instant]).toEqual([said, expected[0] ?? other.pastGap(wall)])
        const polyfilled = Polyfilled.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone)
        expect([said, polyfilled.epochMilliseconds]).toEqual([said, instant])
        const back = wallAt(instant, zone)
        expect(Date.parse(`${back.day}T${back.time}Z`)).toBe(instant + other.offsetAt(instant))
        if (expected.length === 0) gaps += 1
        if (expected.length === 2) folds += 1
      }
    }
    // Enough of the hard ones among them for the agreement to mean something.
    expect(gaps).toBeGreaterThan(200)
    expect(folds).toBeGreaterThan(200)
  }, 30_000)

  /** Nothing but the formatter: tries the offsets in force a day before and a day after. All in milliseconds. */
  function reckoner(zone: string) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    const offsetAt = (instant: number) => {
      const part: Record<string, number> = {}
      for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value)
      const { year, month, day, hour, minute, second } = part
      return Date.UTC(year!, month! - 1, day, hour, minute, second) - instant
    }
    const AROUND = 26 * 3_600_000
    return {
      offsetAt,
      instantsOf(wall: number): number[] {
        const offsets = new Set([offsetAt(wall - AROUND), offsetAt(wall + AROUND)])
        return [...offsets]
          .map((offset) => wall - offset)
          .filter((instant) => instant + offsetAt(instant) === wall)
          .sort((a, b) => a - b)
      },
      pastGap: (wall: number) => wall - offsetAt(wall - AROUND),
    }
  }
})
