import { sql } from 'drizzle-orm'
import type { Statement } from '../../src/shared/database.ts'
import { bookingEvents, bookingLines, bookings } from '../schema/bookings.ts'
import { claims } from '../schema/claims.ts'
import { jobStatementIf, letterJob } from './jobs.ts'
import { statement } from './statement.ts'

export interface ChangedLine {
  id: string
  /** JSON, in the shape of the kind's choice. */
  choice: string
  day: string
  /** Absent where the line keeps its place: then its claims are left as they are. */
  claims?: { id: string; poolId: string; starts: number; ends: number; quantity: number }[]
}

/**
 * A change as one batch. Its event comes first and only where the booking is still at the version that was seen; it
 * bears a token of this attempt, and every other statement stands under that token. So of two changes of one version
 * the second does nothing at all. The old claims are given back before the new ones are made: one may move within a
 * day that is full but for oneself. `claimsAt` is where the new claims begin.
 */
export function changeStatements(made: {
  id: string
  version: number
  who: 'customer' | 'house'
  now: number
  token: string
  message: string | null
  balanceDue: string
  lines: ChangedLine[]
}): { statements: Statement[]; claimsAt: number } {
  const { id, version, who, now, token, message, balanceDue, lines } = made
  const event = `changed:${id}:${version + 1}`
  const ours = sql`EXISTS (SELECT 1 FROM ${bookingEvents} WHERE ${bookingEvents.id} = ${event} AND ${bookingEvents.detail} = ${token})`
  const moved = lines.filter((line) => line.claims)
  const before = [
    statement(sql`INSERT INTO ${bookingEvents} (id, booking_id, at, what, who, detail)
      SELECT ${event}, ${id}, ${now}, 'changed', ${who}, ${token} FROM ${bookings}
      WHERE ${bookings.id} = ${id} AND ${bookings.version} = ${version} AND ${bookings.status} IN ('pending', 'confirmed')
      RETURNING id`),
    statement(sql`UPDATE ${bookings} SET version = version + 1, message = ${message}, balance_due = ${balanceDue}, updated = ${now}
      WHERE ${bookings.id} = ${id} AND ${bookings.version} = ${version} AND ${ours}`),
    ...moved.map(({ id: line }) =>
      statement(
        sql`UPDATE ${claims} SET released = ${now} WHERE ${claims.lineId} = ${line} AND ${claims.released} IS NULL AND ${ours}`,
      ),
    ),
  ]
  const letter = (template: string) => jobStatementIf(letterJob(template, id, version + 1, now), ours)
  return {
    claimsAt: before.length,
    statements: [
      ...before,
      ...moved.flatMap((line) =>
        line.claims!.map((claim) =>
          statement(sql`INSERT INTO ${claims} (id, pool_id, booking_id, line_id, starts, ends, quantity)
            SELECT ${claim.id}, ${claim.poolId}, ${id}, ${line.id}, ${claim.starts}, ${claim.ends}, ${claim.quantity} WHERE ${ours}`),
        ),
      ),
      ...lines.map((line) =>
        statement(
          sql`UPDATE ${bookingLines} SET choice = ${line.choice}, day = ${line.day} WHERE ${bookingLines.id} = ${line.id} AND ${ours}`,
        ),
      ),
      letter('booking-changed'),
      letter('house-changed'),
    ],
  }
}
