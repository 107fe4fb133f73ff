import { addMonths, type Day, daysOf, type Month, weekdayOf } from '../shared/days.ts'

/** `limited` is the last place of several, and only said when the database says so. */
export type DayState = 'free' | 'limited' | 'full' | 'closed' | 'past'

export interface CalendarDay {
  day: Day
  state: DayState
  /** Places left; `null` where there is no limit. */
  left: number | null
}

export interface CalendarMonth {
  month: Month
  /** The months one can turn to; absent at the edges of what can be booked. */
  previous?: Month
  next?: Month
  /** Weeks from Monday; `null` where the week reaches into another month. */
  weeks: (CalendarDay | null)[][]
}

/** How full a pool is on a day. `capacity` is `null` where there is no limit. */
export interface DayLoad {
  capacity: number | null
  taken: number
}

export function dayState(day: Day, load: DayLoad, first: Day, last: Day): CalendarDay {
  if (day < first || day > last) return { day, state: 'past', left: 0 }
  if (load.capacity === null) return { day, state: 'free', left: null }
  if (load.capacity === 0) return { day, state: 'closed', left: 0 }
  const left = Math.max(0, load.capacity - load.taken)
  if (left === 0) return { day, state: 'full', left }
  return { day, state: left === 1 && load.capacity > 1 ? 'limited' : 'free', left }
}

/** One month as weeks from Monday. `first` and `last` bound what can be booked. */
export function calendarOf(
  month: Month,
  loads: ReadonlyMap<Day, DayLoad>,
  base: number | null,
  first: Day,
  last: Day,
): CalendarMonth {
  const cells: (CalendarDay | null)[] = []
  for (const day of daysOf(month)) {
    if (cells.length === 0) for (let gap = 1; gap < weekdayOf(day); gap += 1) cells.push(null)
    cells.push(dayState(day, loads.get(day) ?? { capacity: base, taken: 0 }, first, last))
  }
  while (cells.length % 7) cells.push(null)
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
  return {
    month,
    ...(month > first.slice(0, 7) && { previous: addMonths(month, -1) }),
    ...(month < last.slice(0, 7) && { next: addMonths(month, 1) }),
    weeks,
  }
}

/** The free days nearest to one that is not, nearest first, then put in the order of the calendar. */
export function nearestFree(wanted: Day, days: readonly CalendarDay[], most = 4): Day[] {
  const away = (day: Day) => Math.abs(Date.parse(day) - Date.parse(wanted))
  return days
    .filter((each) => each.state === 'free' || each.state === 'limited')
    .map((each) => each.day)
    .sort((a, b) => away(a) - away(b) || a.localeCompare(b))
    .slice(0, most)
    .sort()
}
