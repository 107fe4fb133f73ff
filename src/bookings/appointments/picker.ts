import { type SharedSlot, slotsOfAnyone, slotsOfEach } from '../../inventory/consultants.ts'
import { makeWall } from '../../inventory/walls.ts'
import { instantAt, isInstant, type ServiceListing, secondAt } from '../../listings/kinds/appointment.ts'
import {
  addDays,
  addMonths,
  type Day,
  dayAt,
  daysOf,
  isDay,
  isMonth,
  type Month,
  monthOf,
  weekdayOf,
} from '../../shared/days.ts'
import { isZone, type Span, secondOf, type Wall } from '../../shared/zones.ts'

/** What a visitor has chosen so far of a service; a value that makes no sense has fallen away. */
export interface Pick {
  duration?: number
  /** Slug or id. */
  consultant?: string
  /** IANA zone of the visitor's clock. */
  zone?: string
  month?: Month
  day?: Day
  /** The instant that was chosen: its day is the one to show. */
  start?: string
}

const NAMES = ['duration', 'consultant', 'zone', 'month', 'day', 'start']
export const isPick = (name: string): boolean => NAMES.includes(name)

export function readPick(field: (name: string) => string | undefined): Pick {
  const [duration, consultant, zone] = [field('duration'), field('consultant'), field('zone')]
  const [month, day, start] = [field('month'), field('day'), field('start')]
  return {
    ...(duration && /^[1-9]\d{0,3}$/.test(duration) && { duration: Number(duration) }),
    ...(consultant && /^[a-z0-9-]{1,80}$/.test(consultant) && { consultant }),
    ...(zone && isZone(zone) && { zone }),
    ...(month && isMonth(month) && { month }),
    ...(day && isDay(day) && { day }),
    ...(start && isInstant(start) && { start }),
  }
}

/** A start as it is offered. */
export interface Offered {
  /** ISO, with `Z`. */
  start: string
  /** On the visitor's clock. */
  here: Wall
  /** On the clock of the place, where that shows something else. */
  there?: Wall
}

export interface PickedDay {
  day: Day
  /** How many starts there are to choose from. */
  free: number
}

/** Three regions: what, which day, at what time. */
export interface Picker {
  /** Minutes. */
  duration: number
  /** Slug; absent where anyone will do. */
  consultant?: string
  /** IANA: the visitor's clock, and that of the place. */
  zone: string
  place: string
  month: Month
  /** The months one can turn to. */
  previous?: Month
  next?: Month
  /** Weeks from Monday; `null` where the week reaches into another month. */
  weeks: (PickedDay | null)[][]
  day?: Day
  times: Offered[]
  /** A day that has times, when the one that is meant has none. */
  hint?: Day
  /** The instant (seconds) from which on some of this is no longer so. */
  until: number
}

/** Which clock is meant, of those that are known before anything is read. */
export const monthMeant = (
  { month, day, start, zone }: Pick,
  now: number,
  house: string,
): Month | undefined => {
  if (month) return month
  if (day) return monthOf(day)
  return start && monthOf(dayAt(Math.max(secondAt(start), now) * 1000, zone ?? house))
}

/** A month and a day at either end, which holds the month of every zone. In seconds. */
export const spanAround = (month: Month): Span => ({
  starts: secondOf(addDays(`${month}-01`, -1), '00:00', 'UTC'),
  ends: secondOf(addDays(`${addMonths(month, 1)}-01`, 1), '00:00', 'UTC'),
})

/** The starts of a service in a span, with who is free, for the one who is meant or for anyone. */
export function startsWithin(
  listing: ServiceListing,
  duration: number,
  span: Span,
  consultant?: string,
): SharedSlot[] {
  const hosts = listing.hosts.filter(
    ({ id, slug }) => !consultant || slug === consultant || id === consultant,
  )
  return slotsOfAnyone(slotsOfEach(hosts, { service: listing.service, duration, span, now: listing.asked }))
}

export function pickerOf(listing: ServiceListing, pick: Pick, wanted: Month, house: string): Picker {
  const host = listing.hosts.find(({ id, slug }) => slug === pick.consultant || id === pick.consultant)
  const duration =
    listing.durations.find(({ minutes }) => minutes === pick.duration)?.minutes ??
    listing.durations[0]!.minutes
  const place = host?.zone ?? house
  const zone = pick.zone ?? place
  const today = dayAt(listing.asked * 1000, zone)
  const [first, last] = [monthOf(today), monthOf(addDays(today, listing.windowDays + 1))]
  const month = wanted < first ? first : wanted > last ? last : wanted
  const days = byDay(startsWithin(listing, duration, monthIn(month, zone), host?.slug), zone)
  const asked = pick.day ?? (pick.start && dayAt(secondAt(pick.start) * 1000, zone))
  const free = [...days.keys()]
  const day = asked && monthOf(asked) === month ? asked : free[0]
  const times = (day && days.get(day)) || []
  const hint =
    times.length > 0 ? undefined : (free.find((each) => day !== undefined && each > day) ?? free.at(-1))
  return {
    duration,
    ...(host && { consultant: host.slug }),
    zone,
    place,
    month,
    ...(month > first && { previous: addMonths(month, -1) }),
    ...(month < last && { next: addMonths(month, 1) }),
    weeks: weeksOf(month, (each) => ({ day: each, free: days.get(each)?.length ?? 0 })),
    ...(day && { day }),
    times: offered(times, zone, place),
    ...(hint && { hint }),
    until: trueUntil(listing, [...days.values()][0]?.[0], zone),
  }
}

export const monthIn = (month: Month, zone: string): Span => ({
  starts: secondOf(`${month}-01`, '00:00', zone),
  ends: secondOf(`${addMonths(month, 1)}-01`, '00:00', zone),
})

/** Starts by the day that the visitor's calendar shows, in order. */
function byDay(slots: readonly SharedSlot[], zone: string): Map<Day, SharedSlot[]> {
  const wall = makeWall(zone)
  const days = new Map<Day, SharedSlot[]>()
  for (const slot of slots) {
    const { day } = wall(slot.starts)
    const others = days.get(day)
    if (others) others.push(slot)
    else days.set(day, [slot])
  }
  return days
}

function offered(slots: readonly SharedSlot[], zone: string, place: string): Offered[] {
  const [here, there] = [makeWall(zone), makeWall(place)]
  return slots.map(({ starts }) => {
    const [mine, theirs] = [here(starts), there(starts)]
    const same = mine.time === theirs.time && mine.day === theirs.day
    return { start: instantAt(starts), here: mine, ...(!same && { there: theirs }) }
  })
}

function weeksOf<T>(month: Month, cellOf: (day: Day) => T): (T | null)[][] {
  const days = daysOf(month)
  const cells: (T | null)[] = Array.from({ length: weekdayOf(days[0]!) - 1 }, () => null)
  for (const day of days) cells.push(cellOf(day))
  while (cells.length % 7) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/**
 * Until when nothing but a booking changes what is offered: the first start is lost to the notice, or midnight comes to
 * a host's calendar and opens another day, or to the visitor's.
 */
export function trueUntil(
  { asked, hosts, notice }: ServiceListing,
  first: SharedSlot | undefined,
  zone: string,
): number {
  const midnights = [zone, ...hosts.map((host) => host.zone)].map((each) =>
    secondOf(addDays(dayAt(asked * 1000, each), 1), '00:00', each),
  )
  // Whole seconds are asked for, so a start is still there in the last second of its notice.
  const lost = first ? [first.starts - notice * 60 + 1] : []
  return Math.min(...midnights, ...lost)
}
