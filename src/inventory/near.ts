import { dayLoads } from '../../db/queries/inventory.ts'
import type { Database } from '../platform/ports.ts'
import { addDays, type Day } from '../shared/days.ts'
import type { BookingWindow } from '../shared/terms.ts'
import { calendarOf, nearestFree } from './calendar.ts'

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
