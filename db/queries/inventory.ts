import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { DayLoad } from '../../src/inventory/calendar.ts'
import type { Database } from '../../src/shared/database.ts'
import { addDays, DAY_LENGTH, type Day, dayMark, dayOfMark } from '../../src/shared/days.ts'
import { claims } from '../schema/claims.ts'
import { poolOverrides, pools } from '../schema/inventory.ts'
import { number, statement, text } from './statement.ts'

/** Claims that count: given back or lapsed ones do not. */
export const live = sql`${claims.released} IS NULL AND (${claims.expires} IS NULL OR ${claims.expires} > unixepoch())`

/** True in SQL where a pool still takes `quantity` over an interval. What a page shows; the write decides. */
export const hasRoom = (poolId: SQLWrapper, starts: number, ends: number, quantity = 1): SQL => sql`EXISTS (
  SELECT 1 FROM ${pools} WHERE ${pools.id} = ${poolId} AND (
    COALESCE((SELECT MIN(${poolOverrides.capacity}) FROM ${poolOverrides}
      WHERE ${poolOverrides.poolId} = ${pools.id} AND ${poolOverrides.ends} > ${starts}
        AND ${poolOverrides.starts} < ${ends}), ${pools.capacity}, 9e15)
    >= ${quantity} + (SELECT COALESCE(SUM(${claims.quantity}), 0) FROM ${claims}
      WHERE ${claims.poolId} = ${pools.id} AND ${claims.starts} > ${starts} - ${pools.longest}
        AND ${claims.starts} < ${ends} AND ${claims.ends} > ${starts} AND ${live})))`

/** The first of several demands that there is no room for as things stand. */
export async function withoutRoom<D extends Claimed>(
  db: Database,
  demands: readonly D[],
): Promise<D | undefined> {
  const rooms = await db.readAll(
    demands.map(({ poolId, starts, ends, quantity }) =>
      statement(sql`SELECT ${hasRoom(sql`${poolId}`, starts, ends, quantity)} AS room`),
    ),
  )
  return demands.find((_, index) => number(rooms[index]![0]!, 'room') === 0)
}

type Claimed = Pick<typeof claims.$inferInsert, 'poolId' | 'starts' | 'ends' | 'quantity'>

/** How many places a pool has left over an interval, and whether it is closed; null where there is no limit. */
export async function roomIn(
  db: Database,
  { poolId, starts, ends }: { poolId: string; starts: number; ends: number },
): Promise<{ left: number | null; closed: boolean }> {
  const [row] = await db.read(
    statement(sql`SELECT COALESCE(exceptions.least, ${pools.capacity}) AS capacity, exceptions.least AS least,
        (SELECT COALESCE(SUM(${claims.quantity}), 0) FROM ${claims}
          WHERE ${claims.poolId} = ${pools.id} AND ${claims.starts} > ${starts} - ${pools.longest}
            AND ${claims.starts} < ${ends} AND ${claims.ends} > ${starts} AND ${live}) AS taken
      FROM ${pools}, (SELECT MIN(${poolOverrides.capacity}) AS least FROM ${poolOverrides}
        WHERE ${poolOverrides.poolId} = ${poolId} AND ${poolOverrides.ends} > ${starts} AND ${poolOverrides.starts} < ${ends}) AS exceptions
      WHERE ${pools.id} = ${poolId}`),
  )
  if (!row) return { left: 0, closed: true }
  const left = row.capacity === null ? null : Math.max(0, number(row, 'capacity') - number(row, 'taken'))
  return { left, closed: row.least === 0 }
}

/** How full a pool of days is from one day to another, both included; days that are not named are empty. */
export async function dayLoads(db: Database, poolId: string, from: Day, to: Day) {
  const starts = dayMark(from)
  const ends = dayMark(to) + DAY_LENGTH
  const [base, exceptions, taken] = await db.readAll([
    statement(sql`SELECT ${pools.capacity} AS capacity FROM ${pools} WHERE ${pools.id} = ${poolId}`),
    statement(sql`SELECT ${poolOverrides.starts} AS starts, ${poolOverrides.ends} AS ends, ${poolOverrides.capacity} AS capacity
      FROM ${poolOverrides} WHERE ${poolOverrides.poolId} = ${poolId}
        AND ${poolOverrides.ends} > ${starts} AND ${poolOverrides.starts} < ${ends}`),
    statement(sql`SELECT ${claims.starts} AS starts, ${claims.ends} AS ends, SUM(${claims.quantity}) AS quantity
      FROM ${claims}, ${pools} WHERE ${pools.id} = ${poolId} AND ${claims.poolId} = ${pools.id}
        AND ${claims.starts} > ${starts} - ${pools.longest} AND ${claims.starts} < ${ends}
        AND ${claims.ends} > ${starts} AND ${live} GROUP BY 1, 2`),
  ])
  const capacity = base![0]?.capacity === null ? null : Number(base![0]?.capacity ?? 0)
  const loads = new Map<Day, DayLoad>()
  const loadOf = (day: Day) => {
    const load = loads.get(day) ?? { capacity, taken: 0 }
    loads.set(day, load)
    return load
  }
  const least = new Map<Day, number>()
  for (const row of exceptions!) {
    for (const day of daysWithin(number(row, 'starts'), number(row, 'ends'), from, to))
      least.set(day, Math.min(least.get(day) ?? Number.POSITIVE_INFINITY, number(row, 'capacity')))
  }
  for (const [day, most] of least) loadOf(day).capacity = most
  for (const row of taken!) {
    for (const day of daysWithin(number(row, 'starts'), number(row, 'ends'), from, to)) {
      loadOf(day).taken += number(row, 'quantity')
    }
  }
  return { capacity, loads }
}

/** For each pool a text that is another one when what is left there, now or later, is another. */
export const poolStates = (ids: readonly string[]) =>
  statement(sql`SELECT ${pools.id} AS id, COALESCE(${pools.capacity}, '-')
    || COALESCE((SELECT group_concat(span) FROM (
        SELECT ${claims.starts} || '+' || (${claims.ends} - ${claims.starts}) || 'x' || SUM(${claims.quantity}) AS span
        FROM ${claims} WHERE ${claims.poolId} = ${pools.id} AND ${claims.starts} > ${SINCE} - ${pools.longest}
          AND ${claims.ends} > ${SINCE} AND ${live} GROUP BY ${claims.starts}, ${claims.ends})), '')
    || '/' || COALESCE((SELECT group_concat(span) FROM (
        SELECT ${poolOverrides.starts} || '+' || ${poolOverrides.ends} || 'x' || ${poolOverrides.capacity} AS span
        FROM ${poolOverrides} WHERE ${poolOverrides.poolId} = ${pools.id} AND ${poolOverrides.ends} > ${SINCE}
        ORDER BY 1)), '') AS state
    FROM ${pools} WHERE ${pools.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)

/** A pool of days counts in days of its place, and somewhere it is still yesterday. */
const SINCE = sql`unixepoch() - 86400`

function* daysWithin(starts: number, ends: number, from: Day, to: Day): Generator<Day> {
  const first = dayOfMark(Math.max(starts, dayMark(from)))
  const end = Math.min(ends, dayMark(to) + DAY_LENGTH)
  for (let day = first; dayMark(day) < end; day = addDays(day, 1)) yield day
}

export async function poolName(db: Database, poolId: string): Promise<string> {
  const [row] = await db.read(
    statement(sql`SELECT ${pools.name} AS name FROM ${pools} WHERE ${pools.id} = ${poolId}`),
  )
  return row ? text(row, 'name') : ''
}

export async function hasRoomFor(
  db: Database,
  { poolId, starts, ends, quantity }: { poolId: string; starts: number; ends: number; quantity: number },
): Promise<boolean> {
  const [row] = await db.read(
    statement(sql`SELECT ${hasRoom(sql`${poolId}`, starts, ends, quantity)} AS room`),
  )
  return row?.room === 1
}
