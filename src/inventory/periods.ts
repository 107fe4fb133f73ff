import { addDays, addMonths, type Day, dayAt, monthOf, weekdayOf } from '../shared/days.ts'
import { type Span, secondOf } from '../shared/zones.ts'

/** Spans of the calendar that a limit counts in. A week begins on Monday. */
export const PERIODS = ['day', 'week', 'month', 'year'] as const
export type Period = (typeof PERIODS)[number]

/** The period a day of a zone's calendar lies in, from midnight to midnight in seconds since the epoch. */
export function periodOf(day: Day, period: Period, zone: string): Span {
  const [first, next] = daysOfPeriod(day, period)
  return { starts: secondOf(first, '00:00', zone), ends: secondOf(next, '00:00', zone) }
}

/** The same around an instant in seconds. */
export const periodAround = (second: number, period: Period, zone: string): Span =>
  periodOf(dayAt(second * 1000, zone), period, zone)

function daysOfPeriod(day: Day, period: Period): [Day, Day] {
  switch (period) {
    case 'day':
      return [day, addDays(day, 1)]
    case 'week': {
      const monday = addDays(day, 1 - weekdayOf(day))
      return [monday, addDays(monday, 7)]
    }
    case 'month':
      return [`${monthOf(day)}-01`, `${addMonths(monthOf(day), 1)}-01`]
    case 'year':
      return [`${day.slice(0, 4)}-01-01`, `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}-01-01`]
  }
}
