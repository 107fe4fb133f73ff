import { barTo } from '../listings/kinds/tour.ts'
import type { TourDeparture } from '../listings/tours/tour.ts'
import { addMonths, type Day, daysOf, type Month, weekdayOf } from '../shared/days.ts'
import { type Vacancy, vacancyOf } from './quota.ts'

/** How a departure stands now: full or not, and why it is not on sale where it is not. */
export type DepartureState = Vacancy | 'called_off' | 'past'

export interface OpenDeparture extends TourDeparture {
  state: DepartureState
  /** Places left; `null` where there is no limit. */
  left: number | null
  /** People who are still needed for it to leave; 0 once it is sure. */
  lacking: number
}

/** `now` in seconds. */
export function standing(departure: TourDeparture, now: number): OpenDeparture {
  const { capacity, taken, minimum, status } = departure
  const lacking = Math.max(0, minimum - taken)
  const bar = barTo(departure, now)
  if (bar === 'called_off') return { ...departure, state: 'called_off', left: 0, lacking }
  if (bar && status !== 'closed') return { ...departure, state: 'past', left: 0, lacking }
  const closed = status === 'closed' || capacity === 0
  return { ...departure, ...vacancyOf({ capacity, taken, closed }), lacking }
}

/** Whether so many can book it. */
export const takes = ({ state, left }: OpenDeparture, places: number): boolean =>
  state === 'freesale' ||
  ((state === 'available' || state === 'limited') && (left === null || left >= Math.max(1, places)))

export interface DepartureDay {
  day: Day
  /** The best of its departures; `nothing` where none leaves. */
  state: DepartureState | 'nothing'
  /** The most places that one of its departures has left; `null` without limit. */
  left: number | null
}

export interface DepartureMonth {
  month: Month
  previous?: Month
  next?: Month
  /** Weeks from Monday; `null` where the week reaches into another month. */
  weeks: (DepartureDay | null)[][]
}

/** The brighter a state, the more it says of its day. */
const BRIGHTNESS: readonly DepartureState[] = [
  'freesale',
  'available',
  'limited',
  'sold_out',
  'closed',
  'called_off',
  'past',
]

export function dayOf(day: Day, departures: readonly OpenDeparture[]): DepartureDay {
  const leaving = departures.filter((each) => each.day === day)
  if (leaving.length === 0) return { day, state: 'nothing', left: 0 }
  const best = leaving.toSorted((a, b) => BRIGHTNESS.indexOf(a.state) - BRIGHTNESS.indexOf(b.state))[0]!
  const lefts = leaving.map(({ left }) => left)
  return {
    day,
    state: best.state,
    left: lefts.includes(null) ? null : Math.max(...lefts.map((left) => left ?? 0)),
  }
}

/** One month as weeks from Monday. `first` and `last` bound the months that one can turn to. */
export function monthOfDepartures(
  month: Month,
  departures: readonly OpenDeparture[],
  { first, last }: { first: Day; last: Day },
): DepartureMonth {
  const days = daysOf(month)
  const cells: (DepartureDay | null)[] = [
    ...Array.from({ length: weekdayOf(days[0]!) - 1 }, () => null),
    ...days.map((day) => dayOf(day, departures)),
  ]
  while (cells.length % 7) cells.push(null)
  return {
    month,
    ...(month > first.slice(0, 7) && { previous: addMonths(month, -1) }),
    ...(month < last.slice(0, 7) && { next: addMonths(month, 1) }),
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
  }
}
