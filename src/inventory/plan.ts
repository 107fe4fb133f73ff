import { addDays, type Day, dayAt } from '../shared/days.ts'
import { departuresOf } from './departures.ts'

/** When a tour leaves, as it was laid down: what its departures are planned from. */
export interface TourPlan {
  listingId: string
  title: string
  /** IANA */
  zone: string
  minutes: number
  /** `null` for as many as come. */
  capacity: number | null
  /** Minutes before the start at which booking ends. */
  cutOff: number
  /** Every week; 1 for Monday to 7 for Sunday. A time may have a capacity and a season of its own, both days included. */
  times: { weekday: number; time: string; capacity?: number; from?: Day; to?: Day }[]
}

/** A departure to be, with the pool that it is. Instants in seconds since the epoch. */
export interface PlannedDeparture {
  day: Day
  time: string
  starts: number
  ends: number
  closes: number
  capacity: number | null
  /** What staff read of its pool. */
  name: string
}

/** What leaves from the place's own today on, for so many days. `now` in milliseconds. */
export function plannedOf(plan: TourPlan, now: number, days: number): PlannedDeparture[] {
  const { zone, capacity, cutOff, minutes: duration, title } = plan
  const today = dayAt(now, zone)
  return plan.times
    .flatMap(({ from, to, ...weekly }) => {
      const season = { ...(from && { from }), ...(to && { to }) }
      const schedule = { zone, capacity, cutOff, duration, weekly: [weekly], ...season }
      return departuresOf(schedule, today, addDays(today, days - 1))
    })
    .filter(({ starts }) => starts * 1000 > now)
    .sort((a, b) => a.starts - b.starts)
    .map(({ day, time, starts, ends, closes, capacity: places }) => ({
      day,
      time,
      starts,
      ends,
      closes,
      capacity: places,
      name: `${title}, ${day} ${time}`,
    }))
}
