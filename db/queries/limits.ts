import { sql } from 'drizzle-orm'
import type { Row, Statement } from '../../src/shared/database.ts'
import { rateCounts } from '../schema/limits.ts'
import { number, statement } from './statement.ts'

/** What was counted in this window of time and in the one before it, and how much of this one is over: from 0 to 1. */
export interface Counted {
  period: number
  count: number
  previous: number
  over: number
}

/** What was taken of an earlier window and not used. */
export interface Unused {
  period: number
  count: number
}

interface Taking {
  key: string
  most: number
  seconds: number
  /** How many are wanted; fewer are taken where fewer are left. */
  wanted: number
  unused?: Unused | undefined
  /** Epoch seconds, with their fraction. Without it the database's clock counts, so that processes whose clocks differ agree. */
  at?: number | undefined
}

/**
 * Takes what is wanted of a window that slides: of the one before counts as much as it still reaches into the last so
 * many seconds. It is one upsert, which looks and counts at once, so no two take the same place; where none is left it
 * changes nothing. The state before it, of the same batch, is what it took from, or why it took nothing.
 */
export function taking({ key, most, seconds, wanted, unused, at }: Taking): Statement[] {
  // The same instant wherever it stands in one statement.
  const now = at === undefined ? sql`unixepoch('now', 'subsec')` : sql`${at}`
  const period = sql`CAST(${now} / ${seconds} AS INTEGER)`
  const rest = sql`(1 + excluded.period - ${now} * 1.0 / ${seconds})`
  const count = sql`iif(${rateCounts.period} = excluded.period, ${rateCounts.count}, 0)`
  const back = sql`iif(excluded.period = ${(unused?.period ?? -2) + 1}, ${unused?.count ?? 0}, 0)`
  const before = sql`CASE ${rateCounts.period} WHEN excluded.period THEN ${rateCounts.previous}
    WHEN excluded.period - 1 THEN ${rateCounts.count} ELSE 0 END`
  const previous = sql`max(0, ${before} - ${back})`
  const left = sql`CAST(${most} - ${count} - ${previous} * ${rest} AS INTEGER)`
  return [
    statement(sql`SELECT ${now} AS now, period, count, previous
      FROM (SELECT 1) LEFT JOIN ${rateCounts} ON key = ${key}`),
    statement(sql`INSERT INTO ${rateCounts} (key, period, count, previous, expires)
      SELECT ${key}, ${period}, min(${wanted}, ${most}), 0, (${period} + 2) * ${seconds} WHERE ${most} >= 1
      ON CONFLICT (key) DO UPDATE SET count = ${count} + min(${wanted}, ${left}), previous = ${previous},
        period = excluded.period, expires = excluded.expires
      WHERE ${left} >= 1
      RETURNING ${now} AS now, period, count, previous`),
  ]
}

/** How the window stands after such a taking, and how much of it was taken. */
export function takenIn(
  [before, after]: Row[][],
  { seconds, unused }: Pick<Taking, 'seconds' | 'unused'>,
): { taken: number; counted: Counted } {
  const earlier = countedIn(before![0]!, seconds)
  if (after?.[0]) {
    const counted = countedIn(after[0], seconds)
    return { taken: counted.count - (earlier.period === counted.period ? earlier.count : 0), counted }
  }
  const back = unused?.period === earlier.period - 1 ? unused.count : 0
  return { taken: 0, counted: { ...earlier, previous: Math.max(0, earlier.previous - back) } }
}

function countedIn(row: Row, seconds: number): Counted {
  const now = number(row, 'now') / seconds
  const period = Math.floor(now)
  const of = { period, over: now - period }
  if (row.period === period) return { ...of, count: number(row, 'count'), previous: number(row, 'previous') }
  return { ...of, count: 0, previous: row.period === period - 1 ? number(row, 'count') : 0 }
}

/** Lets go of some counts that mean nothing any more. */
export const lettingGoOfCounts = (at?: number): Statement =>
  statement(sql`DELETE FROM ${rateCounts} WHERE key IN (SELECT key FROM ${rateCounts}
    WHERE expires <= ${at === undefined ? sql`unixepoch()` : sql`${at}`} LIMIT 500)`)
