import { Temporal } from 'temporal-polyfill'

/** A calendar day without a zone, `YYYY-MM-DD`. Days compare and sort as text. */
export type Day = string
/** A month, `YYYY-MM`. */
export type Month = string

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

export const isMonth = (text: string): boolean => MONTH.test(text)

/** The day on the calendar of `zone` (IANA) at an instant in milliseconds. */
export const dayAt = (instant: number, zone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString()

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()

export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)

export const monthOf = (day: Day): Month => day.slice(0, 7)

export const addMonths = (month: Month, months: number): Month =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString()

/** Every day of a month, in order. */
export function daysOf(month: Month): Day[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month)
  return Array.from({ length: daysInMonth }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek

/**
 * Where a day stands in a pool of days: seconds since the epoch at its midnight, counted as if it were UTC. It is a
 * label that sorts and subtracts, not an instant; a day is the half-open interval of 86 400 from there.
 */
export const dayMark = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 1000
export const dayOfMark = (mark: number): Day => new Date(mark * 1000).toISOString().slice(0, 10)
export const DAY_LENGTH = 86_400

/** The instant (milliseconds) of a wall time in a zone; in a gap it moves forward, in a fold it is the first. */
export const instantOf = (day: Day, time: string, zone: string): number =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds

/** The days that can be booked, both included, seen at an instant (milliseconds) from the house's own calendar. */
export function windowAt(
  now: number,
  house: { zone: string; leadDays: number; windowDays: number },
): { first: Day; last: Day } {
  const today = dayAt(now, house.zone)
  return { first: addDays(today, house.leadDays), last: addDays(today, house.windowDays) }
}
