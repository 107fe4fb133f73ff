import { instantOf } from '../shared/days.ts'
import type { Terms } from '../shared/terms.ts'
import type { Booking } from './booking.ts'
import { type CalendarEntry, calendarFile, type When } from './calendar-file.ts'

/** A booking as a calendar file: asked for while it stands, cancelled once it does not. `now` in seconds. */
export function invitationTo(
  booking: Booking & { version: number },
  terms: Pick<Terms, 'name' | 'email' | 'packageHours'>,
  { baseUrl, link, now }: { baseUrl: string; link: string; now: number },
): string {
  const over = booking.status === 'cancelled' || booking.status === 'expired'
  const { host } = new URL(baseUrl)
  const entries = booking.lines.map(
    (line): CalendarEntry => ({
      uid: `${line.id}@${host}`,
      sequence: booking.version - 1,
      status: over ? 'cancelled' : booking.status === 'confirmed' ? 'confirmed' : 'tentative',
      when: whenOf(line.choice, booking.zone, terms.packageHours),
      summary: `${line.title.text} (${booking.reference})`,
      location: line.choice.venue,
      url: link,
      organiser: { name: terms.name, email: terms.email },
      attendee: booking.customer,
    }),
  )
  return calendarFile(over ? 'CANCEL' : 'REQUEST', entries, { product: terms.name, now })
}

/** Without a time it takes the whole day. */
function whenOf(
  { date, startTime }: { date: string; startTime?: string },
  zone: string,
  hours: number,
): When {
  if (!startTime) return { first: date, last: date }
  const starts = instantOf(date, startTime, zone) / 1000
  return { starts, ends: starts + hours * 3600, zone }
}
