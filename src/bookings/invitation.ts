import type { When as BookedWhen } from '../listings/kinds/kind.ts'
import type { Terms } from '../shared/terms.ts'
import type { Booking, Status } from './booking.ts'
import { type CalendarEntry, calendarFile, type When } from './calendar-file.ts'

type Invited = Booking & { version: number }
type Organiser = Pick<Terms, 'name' | 'email'>

/**
 * The same as they come with a letter, in every try of that letter alike: a mail service wants that. Each line has a
 * file of its own, for what asks or cancels is about one UID (RFC 5546 3.2.2, 3.2.5) and readers take the first.
 */
export function invitationsIn(booking: Invited, terms: Organiser, at: { baseUrl: string; link: string }) {
  const changed = booking.events.findLast(({ what }) => what !== 'resent')?.at ?? booking.booked
  const { reference, lines } = booking
  return lines.map((line, index) => {
    const alone = { ...booking, lines: [line] }
    return {
      name: lines.length === 1 ? `${reference}.ics` : `${reference}-${index + 1}.ics`,
      type: `text/calendar; charset=utf-8; method=${methodOf(alone)}`,
      content: invitationTo(alone, terms, { ...at, now: changed }),
    }
  })
}

/** While it stands it is asked for, and once it does not it is called off; of several at once it is only told. */
const methodOf = ({ status, lines }: Booking) =>
  lines.length > 1 ? 'PUBLISH' : isOver(status) ? 'CANCEL' : 'REQUEST'
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
