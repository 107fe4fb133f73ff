import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../../src/shared/database.ts'
import type { Terms } from '../../src/shared/terms.ts'
import * as schema from '../schema/index.ts'
import { number, statement } from './statement.ts'

const { bookings, jobs, notifications, refreshTokens, sessions, waitlistEntries, webhookDeliveries } = schema

/** What is let go of when its time is over. */
interface Rule {
  table: SQLiteTable
  /** For how many days it is kept after that: a term of the house. */
  days?: keyof Terms['keptDays']
  /** What is past its time; `then` is the instant, in seconds, before which that was. */
  past(then: SQL): SQL
  /** What is taken out of the row, where the row itself stays. */
  cleared?: SQL
}

const live = sql`SELECT 1 FROM ${bookings} WHERE ${bookings.status} IN ('held', 'pending', 'confirmed')`
/** A session that nobody can use any more; its tokens are as dead as it is. */
const overSince = (
  then: SQL,
) => sql`MIN(COALESCE(${sessions.ended}, ${sessions.expires}), ${sessions.expires},
  ${sessions.seen} + ${sessions.idle}) <= ${then}`

/**
 * What the house does not keep for ever, in the order in which it goes. What a booking that still stands may need is
 * not past its time, however old it is; bookings, their timelines and the audit are kept.
 */
export const RETENTION: readonly Rule[] = [
  { table: schema.rateCounts, past: (then) => sql`expires <= ${then}` },
  { table: schema.quotes, past: (then) => sql`expires <= ${then}` },
  { table: schema.challenges, past: (then) => sql`expires <= ${then}` },
  { table: schema.idempotencyKeys, days: 'idempotencyKeys', past: (then) => sql`created <= ${then}` },
  { table: schema.inbox, days: 'inbox', past: (then) => sql`at <= ${then}` },
  { table: schema.accountTokens, days: 'accountTokens', past: (then) => sql`expires <= ${then}` },
  {
    // Those of a session that is still good stay, also when they were spent: one that comes back was copied.
    table: refreshTokens,
    days: 'sessions',
    past: (then) =>
      sql`${refreshTokens.sessionId} IN (SELECT ${sessions.id} FROM ${sessions} WHERE ${overSince(then)})`,
  },
  {
    // After its tokens: they would all go with it at once.
    table: sessions,
    days: 'sessions',
    past: (then) => sql`${overSince(then)} AND NOT EXISTS
      (SELECT 1 FROM ${refreshTokens} WHERE ${refreshTokens.sessionId} = ${sessions.id})`,
  },
  { table: schema.mailbox, days: 'mailbox', past: (then) => sql`received <= ${then}` },
  {
    table: notifications,
    days: 'notifications',
    past: (then) => sql`${notifications.created} <= ${then} AND ${notifications.status} <> 'pending'
      AND (subject <> '' OR recipient <> '' OR body IS NOT NULL OR error IS NOT NULL)
      AND NOT EXISTS (${live} AND ${bookings.id} = ${notifications.bookingId})`,
    cleared: sql`recipient = '', subject = '', body = NULL, error = NULL`,
  },
  {
    // A letter about an account is known to be somebody's by its job alone.
    table: jobs,
    days: 'jobs',
    past: (then) => sql`${jobs.done} <= ${then} AND NOT EXISTS (SELECT 1 FROM ${notifications}
      WHERE ${notifications.id} = ${jobs.id} AND ${notifications.bookingId} IS NULL AND recipient <> '')`,
  },
  { table: waitlistEntries, days: 'waitlist', past: (then) => sql`${waitlistEntries.ends} <= ${then}` },
  {
    table: webhookDeliveries,
    days: 'webhooks',
    past: (then) => sql`${webhookDeliveries.updated} <= ${then} AND ${webhookDeliveries.status} <> 'pending'`,
  },
  {
    table: schema.webhookEvents,
    days: 'webhooks',
    past: (then) => sql`${schema.webhookEvents.created} <= ${then} AND NOT EXISTS
      (SELECT 1 FROM ${webhookDeliveries} WHERE ${webhookDeliveries.eventId} = ${schema.webhookEvents.id})`,
  },
]

const DAY = 86_400

/**
 * Lets go of at most so many rows by one rule: of how many it did. What is past is looked for by reading, so that
 * nobody who writes waits for that, and each row is looked at once more as it goes.
 */
export async function letGoOf(
  db: Database,
  { table, days, past, cleared }: Rule,
  kept: Terms['keptDays'],
  most: number,
): Promise<number> {
  const then = sql`unixepoch() - ${days ? kept[days] * DAY : 0}`
  const found = await db.read(
    statement(sql`SELECT rowid AS row FROM ${table} WHERE ${past(then)} LIMIT ${most}`),
  )
  if (found.length === 0) return 0
  const these = sql`${table}.rowid IN (SELECT value FROM json_each(${JSON.stringify(found.map((row) => number(row, 'row')))}))`
  const written = await db.write([
    cleared
      ? statement(sql`UPDATE ${table} SET ${cleared} WHERE ${these} AND ${past(then)}`)
      : statement(sql`DELETE FROM ${table} WHERE ${these} AND ${past(then)}`),
  ])
  if (!written.ok) throw new Error(`${getTableName(table)} would not let go: ${written.constraint}`)
  return found.length
}
