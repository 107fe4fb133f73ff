import { describe, expect, test } from 'bun:test'
import { monthMeant, pickerOf, readPick } from '../../src/bookings/appointments/picker.ts'
import type { ServiceHost, ServiceListing } from '../../src/listings/kinds/appointment.ts'
import { money } from '../../src/shared/money.ts'
import { at } from '../support/times.ts'

const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7]
const picture = { file: 'a.svg', width: 4, height: 3, colour: '#000000', alt: '' }
const open = (zone: string, opens: string, closes: string, more: Partial<ServiceHost> = {}): ServiceHost => ({
  id: zone,
  slug: zone.toLowerCase().replace(/\W/g, '-'),
  name: zone,
  title: { text: '' },
  bio: { text: '' },
  zone,
  poolId: zone,
  weekly: ALL_WEEK.map((weekday) => ({ weekday, opens, closes })),
  busy: [],
  ...more,
})

const service = (asked: string, hosts: ServiceHost[], notice = 60): ServiceListing => ({
  id: 'service',
  slug: 'service',
  title: { text: '' },
  summary: { text: '' },
  place: { text: '' },
  price: money(0, 'EUR'),
  durations: [{ minutes: 60, price: money(0, 'EUR') }],
  notice,
  windowDays: 60,
  cover: picture,
  description: [],
  gallery: [],
  service: { before: 0, after: 0, notice, windowDays: 60 },
  hosts,
  asked: at(asked),
})

const LONDON = 'Europe/London'
const told = ({ times }: ReturnType<typeof pickerOf>) =>
  times.map(({ here, there }) =>
    [here.time, here.offset, there ? `${there.day.slice(8)} ${there.time}` : '-'].join(' '),
  )

describe('across a change of the clocks', () => {
  test('a day in London keeps its hours, and New York reads them an hour nearer for a fortnight', () => {
    // New York goes forward on 8 March 2026, London on 29 March.
    const listing = service('2026-03-01T12:00Z', [open(LONDON, '14:00', '16:00')])
    const on = (day: string) => told(pickerOf(listing, { zone: 'America/New_York', day }, '2026-03', LONDON))
    expect(on('2026-03-06')).toEqual(['09:00 -05:00 06 14:00', '10:00 -05:00 06 15:00'])
    expect(on('2026-03-10')).toEqual(['10:00 -04:00 10 14:00', '11:00 -04:00 10 15:00'])
    expect(on('2026-03-30')).toEqual(['09:00 -04:00 30 14:00', '10:00 -04:00 30 15:00'])
  })

  test('an hour that comes twice is two times, told apart by their offsets', () => {
    const listing = service('2026-10-20T12:00Z', [open('UTC', '00:00', '03:00')])
    const picker = pickerOf(listing, { zone: LONDON, day: '2026-10-25' }, '2026-10', 'UTC')
    expect(told(picker)).toEqual(['01:00 +01:00 25 00:00', '01:00 +00:00 -', '02:00 +00:00 -'])
    expect(picker.times.map(({ here }) => here.ambiguous)).toEqual([true, true, false])
  })

  test('an hour that is skipped is nobody’s time', () => {
    const listing = service('2026-03-20T12:00Z', [open('UTC', '00:00', '03:00')])
    const picker = pickerOf(listing, { zone: LONDON, day: '2026-03-29' }, '2026-03', 'UTC')
    expect(told(picker)).toEqual(['00:00 +00:00 -', '02:00 +01:00 29 01:00', '03:00 +01:00 29 02:00'])
  })
})

test('a day is a day of the visitor’s calendar', () => {
  const listing = service('2026-06-08T12:00Z', [open('America/New_York', '18:00', '22:00')])
  const picker = pickerOf(listing, { zone: 'Asia/Tokyo', day: '2026-06-11' }, '2026-06', LONDON)
  // Without a consultant the place is the house, and its clock stands beside.
  expect(told(picker)).toEqual([
    '07:00 +09:00 10 23:00',
    '08:00 +09:00 11 00:00',
    '09:00 +09:00 11 01:00',
    '10:00 +09:00 11 02:00',
  ])
  const first = picker.weeks.flat().find((each) => each?.day === '2026-06-09')
  expect(first?.free).toBe(4)
})

describe('the month', () => {
  const listing = service('2026-06-20T12:00Z', [open(LONDON, '09:00', '12:00')])

  test('begins where it is now and ends with what can be booked', () => {
    const shown = (month: string) => {
      const picker = pickerOf(listing, {}, month, LONDON)
      return [picker.month, picker.previous, picker.next]
    }
    expect(shown('2026-06')).toEqual(['2026-06', undefined, '2026-07'])
    expect(shown('2020-01')).toEqual(['2026-06', undefined, '2026-07'])
    expect(shown('2026-08')).toEqual(['2026-08', '2026-07', undefined])
    expect(shown('2030-01')).toEqual(['2026-08', '2026-07', undefined])
  })

  test('shows its first free day where none is chosen, and another where the chosen one has nothing', () => {
    const off = service('2026-06-20T12:00Z', [
      open(LONDON, '09:00', '12:00', { overrides: [{ day: '2026-06-24', hours: null }] }),
    ])
    expect(pickerOf(off, {}, '2026-06', LONDON)).toMatchObject({ day: '2026-06-21' })
    const none = pickerOf(off, { day: '2026-06-24' }, '2026-06', LONDON)
    expect([none.day, none.times, none.hint]).toEqual(['2026-06-24', [], '2026-06-25'])
    const past = pickerOf(off, { day: '2026-06-02' }, '2026-06', LONDON)
    expect([past.times, past.hint]).toEqual([[], '2026-06-21'])
  })

  test('is the one that is named, or that of the day, or that of the start', () => {
    const now = at('2026-06-20T12:00Z')
    expect(monthMeant({ month: '2026-07', day: '2026-08-01' }, now, LONDON)).toBe('2026-07')
    expect(monthMeant({ day: '2026-08-01' }, now, LONDON)).toBe('2026-08')
    expect(monthMeant({ start: '2026-06-30T23:30Z' }, now, LONDON)).toBe('2026-07')
    expect(monthMeant({}, now, LONDON)).toBeUndefined()
  })
})

describe('a page is true', () => {
  test('until its first start is lost to the notice, to the second', () => {
    const listing = service('2026-06-10T08:10Z', [open(LONDON, '09:00', '12:00')])
    const picker = pickerOf(listing, {}, '2026-06', LONDON)
    expect(picker.times[0]!.start).toBe('2026-06-10T10:00:00Z')
    const before = (more: number) =>
      pickerOf({ ...listing, asked: picker.until + more }, {}, '2026-06', LONDON)
    expect(before(-1).times).toEqual(picker.times)
    expect(before(0).times).not.toEqual(picker.times)
  })

  test('until midnight comes to any calendar that it is counted in', () => {
    const hosts = [open('Asia/Tokyo', '09:00', '12:00'), open(LONDON, '09:00', '12:00')]
    const until = (zone: string) =>
      pickerOf(service('2026-06-10T13:00Z', hosts, 0), { zone }, '2026-07', LONDON).until
    expect(until(LONDON)).toBe(Date.parse('2026-06-10T15:00Z') / 1000)
    expect(until('Asia/Vladivostok')).toBe(Date.parse('2026-06-10T14:00Z') / 1000)
  })
})

test('what makes no sense falls away', () => {
  const pick = (said: Record<string, string>) => readPick((name) => said[name])
  expect(
    pick({
      duration: '-1',
      consultant: '../x',
      zone: 'Mars/Olympus',
      month: '2026-13',
      day: '2026-02-30',
      start: 'x',
    }),
  ).toEqual({})
  expect(pick({ zone: '+05:30' })).toEqual({})
  const sound = {
    duration: '30',
    consultant: 'iris',
    zone: 'Asia/Kolkata',
    month: '2026-06',
    day: '2026-06-10',
    start: '2026-06-10T10:00:00Z',
  }
  expect(pick(sound)).toEqual({ ...sound, duration: 30 })
})
