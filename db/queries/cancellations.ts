import { sql } from 'drizzle-orm'
import type { Statement } from '../../src/shared/database.ts'
import { bookingEvents, bookings } from '../schema/bookings.ts'
import { claims } from '../schema/claims.ts'
import { jobStatementIf, letterJob } from './jobs.ts'
import { statement } from './statement.ts'
import { offerEnded, offersForFreed } from './waitlist.ts'

/**
 * A cancellation as one batch. Only the first statement decides; each of the others stands under the same condition
 * and bears an id that says what it is, so that cancelling twice at once ends as cancelling once.
 */
export function cancellationStatements(made: {
  id: string
  version: number
  who: 'customer' | 'house'
  now: number
}): Statement[] {
  const { id, version, who, now } = made
  const cancelled = sql`EXISTS (SELECT 1 FROM ${bookings}
    WHERE ${bookings.id} = ${id} AND ${bookings.status} = 'cancelled' AND ${bookings.version} = ${version + 1})`
  const letter = (template: string) => jobStatementIf(letterJob(template, id, version + 1, now), cancelled)
  return [
    statement(sql`UPDATE ${bookings} SET status = 'cancelled', version = version + 1, updated = ${now}
      WHERE ${bookings.id} = ${id} AND ${bookings.version} = ${version} RETURNING id`),
    statement(sql`UPDATE ${claims} SET released = ${now}
      WHERE ${claims.bookingId} = ${id} AND ${claims.released} IS NULL AND ${cancelled}`),
    statement(sql`INSERT INTO ${bookingEvents} (id, booking_id, at, what, who)
      SELECT ${`cancelled:${id}:${version + 1}`}, ${id}, ${now}, 'cancelled', ${who}
      WHERE ${cancelled} ON CONFLICT (id) DO NOTHING`),
    offerEnded(id, now, cancelled),
    offersForFreed(id, now, cancelled),
    letter('booking-cancelled'),
    letter('house-cancelled'),
  ]
}
