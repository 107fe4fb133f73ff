import { departuresBetween } from '../../db/queries/departures.ts'
import type { Demand, Moment } from '../listings/kinds/kind.ts'
import type { TourListing } from '../listings/tours/tour.ts'
import type { Database } from '../platform/ports.ts'
import { addDays, type Day, dayAt } from '../shared/days.ts'
import { type OpenDeparture, standing, takes } from './vacancies.ts'

const DAYS_EITHER_WAY = 28

/** Departures of the same tour that take the party, near one that does not: the nearest, in the order in which they leave. */
export async function departuresNear(
  db: Database,
  { poolId, starts, quantity }: Demand,
  { now }: Moment,
  { id, zone }: Pick<TourListing, 'id' | 'zone'>,
  most = 4,
) {
  const day = dayAt(starts * 1000, zone)
  const around = await departuresBetween(
    db,
    id,
    addDays(day, -DAYS_EITHER_WAY),
    addDays(day, DAYS_EITHER_WAY),
  )
  const free = around
    .map((each) => standing(each, now))
    .filter((each) => each.poolId !== poolId && takes(each, quantity))
  return nearestOf(free, starts, most).map((each) => ({
    value: each.id,
    day: each.day,
    time: each.time,
    zone,
    fields: { date: each.day, time: each.time },
  }))
}

const nearestOf = (departures: readonly OpenDeparture[], starts: number, most: number) =>
  departures
    .toSorted((a, b) => Math.abs(a.starts - starts) - Math.abs(b.starts - starts))
    .slice(0, most)
    .sort((a, b) => a.starts - b.starts)

/** The days nearest to one on which so many can come, in the order of the calendar. */
export const daysNear = (departures: readonly OpenDeparture[], day: Day, places: number, most = 4): Day[] => {
  const away = (each: Day) => Math.abs(Date.parse(each) - Date.parse(day))
  const free = departures.filter((each) => each.day !== day && takes(each, places)).map((each) => each.day)
  return [...new Set(free)]
    .sort((a, b) => away(a) - away(b) || a.localeCompare(b))
    .slice(0, most)
    .sort()
}
