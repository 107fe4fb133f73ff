import { dayLoads } from '../../db/queries/inventory.ts'
import type { ServiceListing } from '../listings/kinds/appointment.ts'
import type { Demand, Moment } from '../listings/kinds/kind.ts'
import type { KindName } from '../listings/kinds/records.ts'
import type { TourListing } from '../listings/tours/tour.ts'
import type { Database } from '../platform/ports.ts'
import { addDays, type Day, dayOfMark, windowAt } from '../shared/days.ts'
import type { BookingWindow } from '../shared/terms.ts'
import { calendarOf, nearestFree } from './calendar.ts'
import { departuresNear } from './departures-near.ts'
import { timesNear } from './near-times.ts'

/** Something else that is free, close to what is not. */
export interface Near {
  /** As the API names it: a day, a departure, or the instant of a start. */
  value: string
  day: Day
  /** `HH:MM` with its zone, where it is more than a day. */
  time?: string
  zone?: string
  /** The fields of the choice that would be another. */
  fields: Record<string, string>
}

type Search = (db: Database, demand: Demand, moment: Moment, listing: unknown) => Promise<Near[]>

/** Where each kind looks. */
const SEARCHES: Record<KindName, Search> = {
  package: daysNear,
  tour: (db, demand, moment, listing) => departuresNear(db, demand, moment, listing as TourListing),
  appointment: async (_, demand, moment, listing) => timesNear(demand, moment, listing as ServiceListing),
}

export const nearOf = (db: Database, kind: KindName, demand: Demand, moment: Moment, listing: unknown) =>
  SEARCHES[kind](db, demand, moment, listing)

async function daysNear(db: Database, { poolId, starts }: Demand, { now, terms }: Moment): Promise<Near[]> {
  const days = await freeDaysNear(db, poolId, dayOfMark(starts), windowAt(now * 1000, terms))
  return days.map((day) => ({ value: day, day, fields: { date: day } }))
}

/** Free days of a pool near one that is not, looking six weeks either way inside what can be booked. */
export async function freeDaysNear(
  db: Database,
  poolId: string,
  day: Day,
  { first, last }: BookingWindow,
): Promise<Day[]> {
  const from = [addDays(day, -42), first].sort()[1]!
  const to = [addDays(day, 42), last].sort()[0]!
  if (from > to) return []
  const { capacity, loads } = await dayLoads(db, poolId, from, to)
  const days: Day[] = []
  for (let each = from; each <= to; each = addDays(each, 1)) days.push(each)
  const months = [...new Set(days.map((each) => each.slice(0, 7)))]
  const cells = months.flatMap((month) => calendarOf(month, loads, capacity, from, to).weeks.flat())
  return nearestFree(
    day,
    cells.filter((cell) => cell !== null),
  )
}
