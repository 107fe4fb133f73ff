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

/** What was looked through by one rule: `last` is the row it came to, `gone` how many it let go of. */
export interface LookedThrough {
  last: number
  gone: number
  /** It has come to the end. */
  ended: boolean
}

/**
 * Lets go of what is past by one rule, in the order in which it was written, among the next so many rows `after` the
 * one that was looked at last: neither looking nor writing takes longer than that, however much there is and however
 * much of it stays. What is past is looked for by reading, so that nobody who writes waits for that, and each row is
 * looked at once more as it goes.
 */
export async function letGoOf(
  db: Database,
  { table, days, past, cleared }: Rule,
  kept: Terms['keptDays'],
  { after, looks, most }: { after: number; looks: number; most: number },
): Promise<LookedThrough> {
  const then = sql`unixepoch() - ${days ? kept[days] * DAY : 0}`
  const next = sql`SELECT rowid FROM ${table} WHERE ${table}.rowid > ${after} ORDER BY ${table}.rowid LIMIT ${looks}`
  const [reached, found] = await db.readAll([
    statement(sql`SELECT COUNT(*) AS n, COALESCE(MAX(rowid), ${after}) AS last FROM (${next})`),
    statement(sql`SELECT rowid AS row FROM ${table} WHERE ${table}.rowid > ${after}
      AND ${table}.rowid <= (SELECT MAX(rowid) FROM (${next})) AND ${past(then)} ORDER BY ${table}.rowid LIMIT ${most}`),
  ])
  const rows = found!.map((row) => number(row, 'row'))
  const ended = number(reached![0]!, 'n') < looks && rows.length < most
  const last = rows.length < most ? number(reached![0]!, 'last') : rows.at(-1)!
  if (rows.length === 0) return { last, gone: 0, ended }
  const these = sql`${table}.rowid IN (SELECT value FROM json_each(${JSON.stringify(rows)}))`
  const written = await db.write([
    cleared
      ? statement(sql`UPDATE ${table} SET ${cleared} WHERE ${these} AND ${past(then)}`)
      : statement(sql`DELETE FROM ${table} WHERE ${these} AND ${past(then)}`),
  ])
  if (!written.ok) throw new Error(`${getTableName(table)} would not let go: ${written.constraint}`)
  return { last, gone: rows.length, ended }
}
