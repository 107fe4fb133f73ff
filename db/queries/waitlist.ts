import { type SQL, sql } from 'drizzle-orm'
import type { KindName } from '../../src/listings/kinds/records.ts'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import { idempotencyKeys } from '../schema/bookings.ts'
import { claims } from '../schema/claims.ts'
import { jobs } from '../schema/jobs.ts'
import { listings } from '../schema/listings.ts'
import { waitlistEntries } from '../schema/waitlist.ts'
import { jobStatementIf } from './jobs.ts'
import { maybeText, number, statement, text } from './statement.ts'

export type EntryStatus = (typeof waitlistEntries.$inferSelect)['status']

/** Somebody who waits, and for what. */
export interface Entry {
  id: string
  poolId: string
  starts: number
  ends: number
  quantity: number
  priority: number
  /** Seconds since the epoch. */
  since: number
  /** The order they would make. */
  request: { lines: [{ kind: KindName; listing: string } & Record<string, unknown>] }
  language: Language
  name: string
  email: string
  status: EntryStatus
  /** The held booking that is or was offered. */
  bookingId?: string
}

/**
 * Puts somebody on the list, once for the same thing, and writes to them. Gives back a row where they were not on it.
 */
export function joinStatements(
  entry: Omit<Entry, 'priority' | 'status' | 'bookingId'> & { listingId: string },
) {
  const { id, listingId, poolId, starts, ends, quantity, since, language, name, email } = entry
  const isMine = sql`EXISTS (SELECT 1 FROM ${waitlistEntries} WHERE ${waitlistEntries.id} = ${id})`
  const letter = { id: `waitlist-letter:${id}`, name: 'waitlist-letter', payload: { entry: id } }
  return [
    statement(sql`INSERT INTO ${waitlistEntries}
        (id, listing_id, pool_id, starts, ends, quantity, request, language, name, email, created, updated)
      SELECT ${id}, ${listings.id}, ${poolId}, ${starts}, ${ends}, ${quantity}, ${JSON.stringify(entry.request)},
        ${language}, ${name}, ${email}, ${since}, ${since}
      FROM ${listings} WHERE ${listings.id} = ${listingId} AND NOT EXISTS (
        SELECT 1 FROM ${waitlistEntries} WHERE ${waitlistEntries.poolId} = ${poolId}
          AND ${waitlistEntries.listingId} = ${listingId} AND ${waitlistEntries.starts} = ${starts}
          AND ${waitlistEntries.ends} = ${ends} AND lower(${waitlistEntries.email}) = ${email.toLowerCase()}
          AND ${waitlistEntries.status} IN ('waiting', 'offered')) RETURNING id`),
    jobStatementIf({ ...letter, notBefore: since, now: since }, isMine),
  ]
}

export async function entryNamed(db: Database, id: string): Promise<Entry | undefined> {
  const [row] = await db.read(
    statement(sql`SELECT * FROM ${waitlistEntries} WHERE ${waitlistEntries.id} = ${id}`),
  )
  return row && entryOf(row)
}

/** Who waits for anything that an interval of a pool has a part in. */
export async function waitingFor(
  db: Database,
  { poolId, starts, ends }: { poolId: string; starts: number; ends: number },
): Promise<Entry[]> {
  const rows = await db.read(
    statement(sql`SELECT * FROM ${waitlistEntries} WHERE ${waitlistEntries.poolId} = ${poolId}
      AND ${waitlistEntries.status} = 'waiting' AND ${waitlistEntries.starts} < ${ends} AND ${waitlistEntries.ends} > ${starts}
      ORDER BY ${waitlistEntries.created}, ${waitlistEntries.id}`),
  )
  return rows.map(entryOf)
}

function entryOf(row: Row): Entry {
  const bookingId = maybeText(row, 'booking_id')
  return {
    id: text(row, 'id'),
    poolId: text(row, 'pool_id'),
    starts: number(row, 'starts'),
    ends: number(row, 'ends'),
    quantity: number(row, 'quantity'),
    priority: number(row, 'priority'),
    since: number(row, 'created'),
    request: JSON.parse(text(row, 'request')),
    language: text(row, 'language') as Language,
    name: text(row, 'name'),
    email: text(row, 'email'),
    status: text(row, 'status') as EntryStatus,
    ...(bookingId && { bookingId }),
  }
}

const moved = (to: EntryStatus, from: readonly EntryStatus[], where: SQL, now: number): Statement =>
  statement(sql`UPDATE ${waitlistEntries} SET status = ${to}, updated = ${now}
    WHERE ${where} AND ${waitlistEntries.status} IN (${sql.join(
      from.map((each) => sql`${each}`),
      sql`, `,
    )})`)

/** Their turn has come: what is held for them stands in the same batch. */
export const offered = (id: string, bookingId: string, now: number): Statement =>
  statement(sql`UPDATE ${waitlistEntries} SET status = 'offered', booking_id = ${bookingId}, updated = ${now}
    WHERE ${waitlistEntries.id} = ${id} AND ${waitlistEntries.status} = 'waiting'`)

/** What they wait for can no longer be had at all. */
export const givenUp = (id: string, now: number): Statement =>
  moved('lapsed', ['waiting'], sql`${waitlistEntries.id} = ${id}`, now)

/** They book what was offered, or it is over, where a condition of the batch holds. */
export const offerTaken = (bookingId: string, now: number, condition: SQL): Statement =>
  moved('taken', ['offered'], sql`${waitlistEntries.bookingId} = ${bookingId} AND ${condition}`, now)
export const offerEnded = (bookingId: string, now: number, condition: SQL): Statement =>
  moved('lapsed', ['offered'], sql`${waitlistEntries.bookingId} = ${bookingId} AND ${condition}`, now)

/** The name of the one attempt to offer somebody a place, among the keys of bookings. */
export const offerKey = (entry: string): string => `offer:${entry}`

/** Takes somebody off the list. The key of their offer is taken as well, so that one on its way cannot land. */
export const leaveStatements = (id: string, scope: string, now: number): Statement[] => [
  statement(sql`INSERT INTO ${idempotencyKeys} (scope, key, fingerprint, booking_id, created)
    VALUES (${scope}, ${offerKey(id)}, 'left', NULL, ${now}) ON CONFLICT (scope, key) DO NOTHING`),
  moved('left', ['waiting', 'offered'], sql`${waitlistEntries.id} = ${id}`, now),
]

/** Somebody waits for a part of an interval. */
const isWanted = (poolId: SQL, starts: SQL, ends: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM ${waitlistEntries} WHERE ${waitlistEntries.poolId} = ${poolId}
    AND ${waitlistEntries.status} = 'waiting' AND ${waitlistEntries.starts} < ${ends} AND ${waitlistEntries.ends} > ${starts})`

/**
 * Where places of a booking were given back in this very batch (`now` is when) and somebody waits for them, they are
 * to be offered. It stands after the statement that gives them back, under the same condition.
 */
export const offersForFreed = (bookingId: string, now: number, condition: SQL): Statement =>
  statement(sql`INSERT INTO ${jobs} (id, name, payload, not_before, created)
    SELECT 'offer:' || ${claims.id}, 'offer',
      json_object('poolId', ${claims.poolId}, 'starts', ${claims.starts}, 'ends', ${claims.ends}), ${now}, ${now}
    FROM ${claims} WHERE ${claims.bookingId} = ${bookingId} AND ${claims.released} = ${now} AND ${condition}
      AND ${isWanted(sql`${claims.poolId}`, sql`${claims.starts}`, sql`${claims.ends}`)}
    ON CONFLICT (id) DO NOTHING`)

/** The same where a house makes room: more capacity, or a closed day that opens. `cause` says which change it was. */
export const offersForRoom = (
  { poolId, starts, ends }: { poolId: string; starts: number; ends: number },
  cause: string,
  now: number,
): Statement =>
  jobStatementIf(
    { id: `offer:${cause}`, name: 'offer', payload: { poolId, starts, ends }, notBefore: now, now },
    isWanted(sql`${poolId}`, sql`${starts}`, sql`${ends}`),
  )
