import type { When as BookedWhen } from '../listings/kinds/kind.ts'
import type { Terms } from '../shared/terms.ts'
import type { Booking, Status } from './booking.ts'
import { type CalendarEntry, calendarFile, type When } from './calendar-file.ts'

type Invited = Booking & { version: number }
type Organiser = Pick<Terms, 'name' | 'email'>

/** The same file as it comes with a letter, which is the same in every try of that letter: a mail service wants that. */
export function invitationIn(booking: Invited, terms: Organiser, at: { baseUrl: string; link: string }) {
  const changed = booking.events.findLast(({ what }) => what !== 'resent')?.at ?? booking.booked
  return {
    name: `${booking.reference}.ics`,
    type: `text/calendar; charset=utf-8; method=${methodOf(booking)}`,
    content: invitationTo(booking, terms, { ...at, now: changed }),
  }
}

/** While it stands it is asked for, and once it does not it is called off. */
const methodOf = ({ status }: Booking) => (isOver(status) ? 'CANCEL' : 'REQUEST')
const WAITING: ReadonlySet<Status> = new Set(['held', 'pending'])
const isOver = (status: Status) => status === 'cancelled' || status === 'expired'

/** A booking as a calendar file. `now` in seconds is when it was written; `link` opens it for whoever may. */
export function invitationTo(
  booking: Invited,
  terms: Organiser,
  { baseUrl, link, now }: { baseUrl: string; link: string; now: number },
): string {
  const over = isOver(booking.status)
  const { host } = new URL(baseUrl)
  const entries = booking.lines.map(
    (line): CalendarEntry => ({
      uid: `${line.id}@${host}`,
      sequence: booking.version - 1,
      status: over ? 'cancelled' : WAITING.has(booking.status) ? 'tentative' : 'confirmed',
      when: whenOf(line.when),
      summary: `${line.title.text} (${booking.reference})`,
      ...(line.place && { location: line.place }),
      url: link,
      organiser: { name: terms.name, email: terms.email },
      attendee: booking.customer,
    }),
  )
  return calendarFile(methodOf(booking), entries, { product: terms.name, now })
}

/** Without a time it takes the whole day. */
function whenOf({ day, time, minutes = 60, zone, starts }: BookedWhen): When {
  if (!time) return { first: day, last: day }
  return { starts, ends: starts + minutes * 60, zone }
}
