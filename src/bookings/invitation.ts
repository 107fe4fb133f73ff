import type { When as BookedWhen } from '../listings/kinds/kind.ts'
import type { Terms } from '../shared/terms.ts'
import type { Booking } from './booking.ts'
import { type CalendarEntry, calendarFile, type When } from './calendar-file.ts'

/** A booking as a calendar file: asked for while it stands, cancelled once it does not. `now` in seconds. */
export function invitationTo(
  booking: Booking & { version: number },
  terms: Pick<Terms, 'name' | 'email'>,
  { baseUrl, link, now }: { baseUrl: string; link: string; now: number },
): string {
  const over = booking.status === 'cancelled' || booking.status === 'expired'
  const { host } = new URL(baseUrl)
  const entries = booking.lines.map(
    (line): CalendarEntry => ({
      uid: `${line.id}@${host}`,
      sequence: booking.version - 1,
      status: over ? 'cancelled' : booking.status === 'confirmed' ? 'confirmed' : 'tentative',
      when: whenOf(line.when),
      summary: `${line.title.text} (${booking.reference})`,
      ...(line.place && { location: line.place }),
      url: link,
      organiser: { name: terms.name, email: terms.email },
      attendee: booking.customer,
    }),
  )
  return calendarFile(over ? 'CANCEL' : 'REQUEST', entries, { product: terms.name, now })
}

/** Without a time it takes the whole day. */
function whenOf({ day, time, minutes = 60, zone, starts }: BookedWhen): When {
  if (!time) return { first: day, last: day }
  return { starts, ends: starts + minutes * 60, zone }
}
