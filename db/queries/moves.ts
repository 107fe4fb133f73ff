import { sql } from 'drizzle-orm'
import type { Status } from '../../src/bookings/booking.ts'
import type { Database, Statement } from '../../src/shared/database.ts'
import { bookingEvents, bookings } from '../schema/bookings.ts'
import { claims } from '../schema/claims.ts'
import { tokenStands } from './changes.ts'
import { jobStatementIf, letterJob, letterJobs } from './jobs.ts'
import { statement } from './statement.ts'
import { offerEnded, offersForFreed } from './waitlist.ts'

/** A move of a booking's status, from the version that was seen. */
export interface NewMove {
  id: string
  version: number
  from: Status
  to: Status
  /** What the timeline says of it, and who did it. */
  what: string
  who: 'customer' | 'house' | 'system'
  /** JSON: the reason, and what tells this try from another. */
  detail: string
  /** It is not made before this instant (seconds), by the database's own clock. */
  due?: number
  /** Whether it gives its places back. */
  frees: boolean
  letters: readonly string[]
  now: number
}

export const moveEvent = ({ what, id, version }: Pick<NewMove, 'what' | 'id' | 'version'>): string =>
  `${what}:${id}:${version + 1}`

/**
 * A move as one batch. Its event comes first and decides; everything else stands under that very event with its token,
 * and not under the status: somebody else may have brought that about at the same moment.
 */
export function moveStatements(made: NewMove): Statement[] {
  const { id, version, from, to, what, who, detail, due = 0, frees, letters, now } = made
  const event = moveEvent(made)
  const ours = tokenStands(event, detail)
  return [
    statement(sql`INSERT INTO ${bookingEvents} (id, booking_id, at, what, who, detail)
      SELECT ${event}, ${id}, ${now}, ${what}, ${who}, ${detail} FROM ${bookings}
      WHERE ${bookings.id} = ${id} AND ${bookings.version} = ${version} AND ${bookings.status} = ${from}
        AND ${due} <= unixepoch() RETURNING id`),
    statement(sql`UPDATE ${bookings} SET status = ${to}, version = version + 1, updated = ${now}
      WHERE ${bookings.id} = ${id} AND ${bookings.version} = ${version} AND ${ours}`),
    ...(frees
      ? [
          statement(
            sql`UPDATE ${claims} SET released = ${now} WHERE ${claims.bookingId} = ${id} AND ${claims.released} IS NULL AND ${ours}`,
          ),
          offerEnded(id, now, ours),
          offersForFreed(id, now, ours),
        ]
      : []),
    ...letters.flatMap((template) =>
      letterJobs(template, id, version + 1, now).map((job) => jobStatementIf(job, ours)),
    ),
  ]
}

export const resentEvent = ({ id, version, times }: { id: string; version: number; times: number }): string =>
  `resent:${id}:${version}:${times + 1}`

/** Sends a letter once more. `times` is how often that was done before, as it was seen: the same press twice is one letter. */
export function resendStatements(made: {
  id: string
  version: number
  times: number
  template: string
  detail: string
  now: number
}): Statement[] {
  const { id, version, times, template, detail, now } = made
  const event = resentEvent(made)
  const job = letterJob(template, id, version, now)
  return [
    statement(sql`INSERT INTO ${bookingEvents} (id, booking_id, at, what, who, detail)
      SELECT ${event}, ${id}, ${now}, 'resent', 'house', ${detail} FROM ${bookings}
      WHERE ${bookings.id} = ${id} AND ${bookings.version} = ${version} RETURNING id`),
    jobStatementIf({ ...job, id: `${job.id}:${times + 1}` }, tokenStands(event, detail)),
  ]
}

/** The reason that a move was made with; undefined where it was not made. Without a reason it is empty. */
export async function reasonOf(db: Database, event: string): Promise<string | undefined> {
  const [row] = await db.read(
    statement(sql`SELECT COALESCE(json_extract(${bookingEvents.detail}, '$.why'), '') AS why
      FROM ${bookingEvents} WHERE ${bookingEvents.id} = ${event}`),
  )
  return row && String(row.why)
}
