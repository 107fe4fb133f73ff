import { addDays, type Day, weekdayOf } from '../shared/days.ts'
import { secondOf, type Wall, wallAt } from '../shared/zones.ts'

export { isOnSale, outlook } from '../listings/tours/outlook.ts'

/** When a tour leaves. Days and times are the wall clock of its zone. */
export interface Schedule {
  /** IANA zone of the place it leaves from. */
  zone: string
  /** Every week; 1 for Monday to 7 for Sunday. A time of its own may have a capacity of its own. */
  weekly: readonly { weekday: number; time: string; capacity?: number | null }[]
  /** Departures on a day of their own, besides the weekly ones or, at the same time, in their place. */
  dated?: readonly { day: Day; time: string; capacity?: number | null }[]
  /** Days without a weekly departure. One that is dated stands all the same. */
  except?: readonly Day[]
  /** First and last day of the weekly departures, both included. */
  from?: Day
  to?: Day
  /** Places; `null` for as many as come. */
  capacity: number | null
  /** Minutes from start to end. */
  duration: number
  /** Minutes before the start at which booking ends. */
  cutOff: number
  /** People without whom it does not leave, and the hours before the start at which that is decided. */
  minimum?: number
  decided?: number
}

/** One departure; instants in seconds since the epoch. */
export interface Departure {
  /** As it is written in the schedule, which names it for good: `2027-03-28T02:30`. */
  key: string
  day: Day
  time: string
  starts: number
  ends: number
  /** What the clocks of the place show at its start; another time than the schedule's where they skip that. */
  wall: Wall
  capacity: number | null
  /** From here on it cannot be booked. */
  closes: number
  minimum: number
  /** When it is known whether it leaves. */
  decides: number
}

/** The departures from one day to another, both included, in the order in which they leave. */
export function departuresOf(schedule: Schedule, first: Day, last: Day): Departure[] {
  const { weekly, dated = [], except = [], from = first, to = last } = schedule
  const found = new Map<string, Departure>()
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const planned = dated.filter((each) => each.day === day)
    const weekday = weekdayOf(day)
    const usual =
      day < from || day > to || except.includes(day) ? [] : weekly.filter((each) => each.weekday === weekday)
    for (const { time, capacity } of [...usual, ...planned]) {
      const departure = departureOf(schedule, day, time, capacity)
      found.set(departure.key, departure)
    }
  }
  return [...found.values()].sort((a, b) => a.starts - b.starts || a.key.localeCompare(b.key))
}

function departureOf(schedule: Schedule, day: Day, time: string, capacity?: number | null): Departure {
  const starts = secondOf(day, time, schedule.zone)
  return {
    key: `${day}T${time}`,
    day,
    time,
    starts,
    ends: starts + schedule.duration * 60,
    wall: wallAt(starts * 1000, schedule.zone),
    capacity: capacity === undefined ? schedule.capacity : capacity,
    closes: starts - schedule.cutOff * 60,
    minimum: schedule.minimum ?? 0,
    decides: starts - (schedule.decided ?? 0) * 3600,
  }
}
