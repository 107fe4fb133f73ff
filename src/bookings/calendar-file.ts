import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Day } from '../shared/days.ts'
import { oneLine } from '../shared/text.ts'
import { wallAt } from '../shared/zones.ts'
import { isPlainUtc, timezoneComponent } from './timezone-component.ts'

/** A name with an address that has been checked to be one. */
export interface Correspondent {
  name: string
  email: string
}

/** When a line takes place: instants in seconds since the epoch with the place's zone, or whole days, the last included. */
export type When = { starts: number; ends: number; zone: string } | { first: Day; last: Day }

export interface CalendarEntry {
  /** The same for the whole life of a line: its id at the house's host, `<line>@<host>`. */
  uid: string
  /** 0 for what was first sent, one more for every change and for the cancellation. */
  sequence: number
  status: 'tentative' | 'confirmed' | 'cancelled'
  when: When
  summary: string
  description?: string
  location?: string
  url?: string
  organiser: Correspondent
  /** Whoever is asked to come; nobody is by a calendar that is only published. */
  attendee?: Correspondent
}

/**
 * A booking's lines as an iCalendar file (RFC 5545, 5546). A file asks for all its entries or cancels them all, so
 * cancelled lines go into a file of their own; one that is published asks nobody. `now` in seconds is when it was
 * written.
 */
export function calendarFile(
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH',
  entries: readonly CalendarEntry[],
  { product, now }: { product: string; now: number },
): string {
  const calendar = ical({
    prodId: `//${oneLine(product)}//Bookings//EN`,
    method: ICalCalendarMethod[method],
    // No name: the library would write it as a property that the standard does not know.
    timezone: { name: null, generator: (zone) => zoneOf(zone, entries) },
  })
  for (const entry of entries) {
    const cancelled = method === 'CANCEL' || entry.status === 'cancelled'
    calendar.createEvent({
      id: oneLine(entry.uid),
      sequence: entry.sequence,
      stamp: Temporal.Instant.fromEpochMilliseconds(now * 1000),
      status: cancelled ? ICalEventStatus.CANCELLED : STATUS[entry.status],
      ...timesOf(entry.when),
      summary: spoken(entry.summary),
      ...(entry.description !== undefined && { description: spoken(entry.description) }),
      ...(entry.location !== undefined && { location: spoken(entry.location) }),
      ...(entry.url !== undefined && { url: oneLine(entry.url) }),
      organizer: correspondent(entry.organiser),
      attendees: entry.attendee && method !== 'PUBLISH' ? [invited(entry.attendee)] : [],
    })
  }
  // The library leaves the last line without its end.
  return `${calendar.toString()}\r\n`
}

const invited = (attendee: Correspondent) => ({
  ...correspondent(attendee),
  role: ICalAttendeeRole.REQ,
  status: ICalAttendeeStatus.ACCEPTED,
  rsvp: false,
})

const STATUS = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}

function timesOf(when: When) {
  if ('first' in when) {
    const [start, last] = [when.first, when.last].map((day) => Temporal.PlainDate.from(day))
    return { allDay: true, start: start!, end: last!.add({ days: 1 }) }
  }
  const zone = [when.starts, when.ends].every((second) => isSaidByWall(second, when.zone)) ? when.zone : 'UTC'
  const [start, end] = [when.starts, when.ends].map((second) =>
    Temporal.Instant.fromEpochMilliseconds(second * 1000).toZonedDateTimeISO(zone),
  )
  return { start: start!, end: end!, timezone: zone }
}

/** An hour that comes twice is the first by the standard and the second to some readers: it is said in UTC. */
const isSaidByWall = (second: number, zone: string): boolean =>
  !isPlainUtc(zone) && !wallAt(second * 1000, zone).ambiguous

/** A zone told once for all the entries in it. */
function zoneOf(zone: string, entries: readonly CalendarEntry[]): string {
  const within = entries.map(({ when }) => when).filter((when) => 'zone' in when && when.zone === zone)
  const timed = within.filter((when) => 'starts' in when)
  const starts = timed.map((when) => when.starts)
  return timezoneComponent(zone, Math.min(...starts), Math.max(...timed.map((when) => when.ends)))
}

/** Text as a calendar can carry it: one kind of line end, no controls, no half characters. */
export const spoken = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')

/**
 * Names are written between double quotes, where the standard knows no way to write a quote or a backslash; a name
 * that could end them would be read as part of the file.
 */
const correspondent = ({ name, email }: Correspondent) => ({
  name: oneLine(name).replaceAll('"', "'").replaceAll('\\', '/').trim() || email,
  email: oneLine(email).replaceAll(' ', ''),
})
