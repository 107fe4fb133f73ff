import { type SQL, sql } from 'drizzle-orm'
import type { PlannedDeparture, TourPlan } from '../../src/inventory/plan.ts'
import type { TourDeparture } from '../../src/listings/tours/tour.ts'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import { type Day, isDay } from '../../src/shared/days.ts'
import { isName } from '../../src/shared/ids.ts'
import { claims } from '../schema/claims.ts'
import { poolOverrides, pools } from '../schema/inventory.ts'
import { listings } from '../schema/listings.ts'
import { departures, tours, tourTimes } from '../schema/tours.ts'
import { live } from './inventory.ts'
import { maybeText, number, statement, text } from './statement.ts'

/** Places of a departure as they are for its hours; null without limit. An override may take some away, or all. */
const capacity = sql`COALESCE((SELECT MIN(${poolOverrides.capacity}) FROM ${poolOverrides}
  WHERE ${poolOverrides.poolId} = ${departures.poolId} AND ${poolOverrides.ends} > ${departures.starts}
    AND ${poolOverrides.starts} < ${departures.ends}), ${pools.capacity})`

const taken = sql`(SELECT COALESCE(SUM(${claims.quantity}), 0) FROM ${claims}
  WHERE ${claims.poolId} = ${departures.poolId} AND ${claims.starts} < ${departures.ends}
    AND ${claims.ends} > ${departures.starts} AND ${live})`

const decides = sql`${departures.starts} - ${tours.decided} * 3600`

const columns = sql`${departures.id} AS id, ${departures.poolId} AS pool_id, ${departures.day} AS day,
  ${departures.time} AS time, ${departures.starts} AS starts, ${departures.ends} AS ends,
  ${departures.closes} AS closes, ${departures.status} AS status, ${tours.minimum} AS minimum,
  ${decides} AS decides, ${capacity} AS capacity, ${taken} AS taken`

const from = sql`${departures} JOIN ${pools} ON ${pools.id} = ${departures.poolId}
  JOIN ${tours} ON ${tours.listingId} = ${departures.listingId}`

/** Departures of the tours that `which` holds for, with how full each is. */
const departuresWhere = (which: SQL): Statement =>
  statement(
    sql`SELECT ${columns} FROM ${from} WHERE ${which} ORDER BY ${departures.starts}, ${departures.time}`,
  )

export const departureFrom = (row: Row): TourDeparture => ({
  id: text(row, 'id'),
  poolId: text(row, 'pool_id'),
  day: text(row, 'day'),
  time: text(row, 'time'),
  starts: number(row, 'starts'),
  ends: number(row, 'ends'),
  closes: number(row, 'closes'),
  status: text(row, 'status') as TourDeparture['status'],
  capacity: row.capacity === null ? null : number(row, 'capacity'),
  taken: number(row, 'taken'),
  minimum: number(row, 'minimum'),
  decides: number(row, 'decides'),
})

/** From one day to another, both included, with what is taken and what is left of each: one query. */
export async function departuresBetween(db: Database, listingId: string, first: Day, last: Day) {
  const which = sql`${departures.listingId} = ${listingId} AND ${departures.day} BETWEEN ${first} AND ${last}`
  return (await db.read(departuresWhere(which))).map(departureFrom)
}

/** Those that a choice may mean: by the day, or by the id of one; a statement, to be asked in one breath with the tour. */
export function departuresMeant(tour: SQL, { departure, date }: Record<string, unknown>): Statement {
  const which =
    typeof date === 'string'
      ? sql`${departures.day} = ${isDay(date) ? date : ''}`
      : sql`${departures.id} = ${typeof departure === 'string' && isName(departure) ? departure : ''}`
  return departuresWhere(sql`${departures.listingId} = ${tour} AND ${which}`)
}

/** True of a departure that can be booked now by so many, in SQL. What a page shows; the write decides. */
const bookable = (
  places: number,
): SQL => sql`${departures.status} = 'open' AND ${departures.closes} > unixepoch()
  AND COALESCE(${capacity}, 9e15) >= ${places} + ${taken}
  AND (${tours.minimum} <= ${taken} OR unixepoch() < ${decides})`

/** True in SQL of a listing that leaves on a day (or on any) and takes a party of so many. */
export const leaves = ({ date, guests = 1 }: { date?: Day; guests?: number }): SQL => sql`EXISTS (
  SELECT 1 FROM ${from} WHERE ${departures.listingId} = ${listings.id}
    AND ${date ? sql`${departures.day} = ${date}` : sql`1`} AND ${bookable(guests)})`

/** The first day on which so many can come, and the last that is planned at all. */
export async function horizonOf(db: Database, listingId: string, places: number) {
  const [row] = await db.read(
    statement(sql`SELECT
      (SELECT ${departures.day} FROM ${from} WHERE ${departures.listingId} = ${listingId} AND ${bookable(places)}
        ORDER BY ${departures.day} LIMIT 1) AS first,
      (SELECT MAX(${departures.day}) FROM ${departures} WHERE ${departures.listingId} = ${listingId}) AS last`),
  )
  return { first: maybeText(row!, 'first'), last: maybeText(row!, 'last') }
}

/** When the next departure of any tour goes off sale or is decided on: what is shown until then ends there. Seconds. */
export async function nextClosing(db: Database): Promise<number | undefined> {
  const [row] = await db.read(
    statement(sql`SELECT MIN(${departures.closes}) AS closes,
      (SELECT MIN(${decides}) FROM ${from} WHERE ${tours.minimum} > 0 AND ${decides} > unixepoch()) AS decides
      FROM ${departures} WHERE ${departures.closes} > unixepoch()`),
  )
  const ends = [row!.closes, row!.decides].filter((each) => each !== null).map(Number)
  return ends.length ? Math.min(...ends) : undefined
}

/** When each tour leaves, as it was laid down. */
export async function tourPlans(db: Database): Promise<TourPlan[]> {
  const rows = await db.read(
    statement(sql`SELECT ${tours.listingId} AS listing, ${listings.title} AS title, ${tours.zone} AS zone, ${tours.minutes} AS minutes,
        ${tours.capacity} AS tour_capacity, ${tours.cutOff} AS cut_off, ${tourTimes.weekday} AS weekday, ${tourTimes.time} AS time,
        ${tourTimes.capacity} AS capacity, ${tourTimes.firstDay} AS first_day, ${tourTimes.lastDay} AS last_day
      FROM ${tours} JOIN ${listings} ON ${listings.id} = ${tours.listingId}
        JOIN ${tourTimes} ON ${tourTimes.listingId} = ${tours.listingId}
      ORDER BY ${tours.listingId}, ${tourTimes.weekday}, ${tourTimes.time}`),
  )
  const plans = new Map<string, TourPlan>()
  for (const row of rows) {
    const listingId = text(row, 'listing')
    const plan = plans.get(listingId) ?? planOf(row)
    plans.set(listingId, plan)
    plan.times.push(timeOf(row))
  }
  return [...plans.values()]
}

const planOf = (row: Row): TourPlan => ({
  listingId: text(row, 'listing'),
  title: text(row, 'title'),
  zone: text(row, 'zone'),
  minutes: number(row, 'minutes'),
  capacity: row.tour_capacity === null ? null : number(row, 'tour_capacity'),
  cutOff: number(row, 'cut_off'),
  times: [],
})

const timeOf = (row: Row): TourPlan['times'][number] => ({
  weekday: number(row, 'weekday'),
  time: text(row, 'time'),
  ...(row.capacity !== null && { capacity: number(row, 'capacity') }),
  ...(row.first_day !== null && { from: text(row, 'first_day') }),
  ...(row.last_day !== null && { to: text(row, 'last_day') }),
})

export interface DepartureRow extends PlannedDeparture {
  id: string
  poolId: string
}

/**
 * Departures of one tour with their pools. One that is there already, by its day and time, stays as it is and no pool
 * is made beside it: so the same may be planned again, and by two at once, for a batch is alone while it writes.
 */
export function departureRows(listingId: string, rows: readonly DepartureRow[]): Statement[] {
  if (rows.length === 0) return []
  const planned = sql`json_each(${JSON.stringify(rows)}) AS planned`
  const of = (name: keyof DepartureRow) => sql`planned.value ->> ${`$.${name}`}`
  const isNew = sql`NOT EXISTS (SELECT 1 FROM ${departures} WHERE ${departures.listingId} = ${listingId}
    AND ${departures.day} = ${of('day')} AND ${departures.time} = ${of('time')})`
  return [
    statement(sql`INSERT INTO ${pools} (id, name, capacity)
      SELECT ${of('poolId')}, ${of('name')}, ${of('capacity')} FROM ${planned} WHERE ${isNew}`),
    statement(sql`INSERT INTO ${departures} (id, listing_id, pool_id, day, time, starts, ends, closes)
      SELECT ${of('id')}, ${listingId}, ${of('poolId')}, ${of('day')}, ${of('time')}, ${of('starts')}, ${of('ends')}, ${of('closes')}
      FROM ${planned} WHERE ${isNew}`),
  ]
}
