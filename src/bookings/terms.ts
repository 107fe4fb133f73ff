import { addDays, type Day, dayAt } from '../shared/days.ts'
import type { BookingWindow, Terms } from '../shared/terms.ts'

/** The days that can be booked, seen at an instant (milliseconds) from the house's own calendar. */
export function windowAt(now: number, terms: Terms): BookingWindow {
  const today = dayAt(now, terms.zone)
  return { first: addDays(today, terms.leadDays), last: addDays(today, terms.windowDays) }
}

export const todayAt = (now: number, terms: Terms): Day => dayAt(now, terms.zone)
