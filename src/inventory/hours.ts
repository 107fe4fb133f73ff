import { DAY_LENGTH, type Day, dayAt, dayMark, dayOfMark, weekdayOf } from '../shared/days.ts'
import { type Span, secondOf } from '../shared/zones.ts'

/** From one wall time to another of the same day, `HH:MM`; `24:00` is the end of the day. */
export interface Hours {
  opens: string
  closes: string
}

/** When someone can be met. All times are the wall clock of the zone they are in on that day. */
export interface Timetable {
  /** IANA zone at home. */
  zone: string
  /** 1 for Monday to 7 for Sunday; a weekday may have several, and may have none. */
  weekly: readonly (Hours & { weekday: number })[]
  /** Replaces the hours of a day; `null` or none at all is a day off. */
  overrides?: readonly { day: Day; hours: readonly Hours[] | null }[]
  /** Days spent in another zone, both included; without `to` until further notice. The last that fits holds. */
  travel?: readonly { from: Day; to?: Day; zone: string }[]
}

/** Open without a break, in seconds since the epoch, on a day of the host's calendar. */
export interface Opening extends Span {
  day: Day
  zone: string
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Why hours cannot be kept; to be asked before they are saved. What was saved all the same opens nothing. */
export function hoursProblem({ opens, closes }: Hours): 'not_a_time' | 'ends_before_start' | undefined {
  if (!TIME.test(opens) || !(TIME.test(closes) || closes === '24:00')) return 'not_a_time'
  return closes <= opens ? 'ends_before_start' : undefined
}

export function zoneOn({ zone, travel = [] }: Timetable, day: Day): string {
  return travel.findLast(({ from, to }) => from <= day && (to === undefined || day <= to))?.zone ?? zone
}

/** The hours of a day as they are written: those of the weekday, or those that replace them. */
export function hoursOn({ weekly, overrides = [] }: Timetable, day: Day): readonly Hours[] {
  const override = overrides.find((each) => each.day === day)
  if (override) return override.hours ?? []
  const weekday = weekdayOf(day)
  return weekly.filter((each) => each.weekday === weekday)
}

/** Turns wall times into seconds; several people in one zone keep the same hours, so what was asked once is kept. */
export type Clock = (day: Day, time: string, zone: string) => number
export function makeClock(): Clock {
  const known = new Map<string, number>()
  return (day, time, zone) => {
    const key = `${day} ${time} ${zone}`
    const second = known.get(key) ?? secondOf(day, time, zone)
    known.set(key, second)
    return second
  }
}

/** The openings that touch a span of time, whole, in the order of the days; those of a day that meet are one. */
export function openingsOf(timetable: Timetable, { starts, ends }: Span, clock = makeClock()): Opening[] {
  if (ends <= starts) return []
  const found: Opening[] = []
  // A day either side, because the host may be a day ahead or behind on a journey.
  const [first, last] = [starts, ends].map((second) => dayMark(dayAt(second * 1000, timetable.zone)))
  for (let mark = first! - DAY_LENGTH; mark <= last! + DAY_LENGTH; mark += DAY_LENGTH) {
    for (const each of openingsOn(timetable, dayOfMark(mark), clock))
      if (each.starts < ends && each.ends > starts) found.push(each)
  }
  return found
}

function openingsOn(timetable: Timetable, day: Day, clock: Clock): Opening[] {
  const zone = zoneOn(timetable, day)
  const openings = hoursOn(timetable, day)
    .filter((hours) => !hoursProblem(hours))
    .map(({ opens, closes }) => ({
      day,
      zone,
      starts: clock(day, opens, zone),
      ends: clock(day, closes, zone),
    }))
    // Where the clocks skip an opening, even a whole day, it moves forward; what would leave its day is not there.
    .filter((each) => each.starts < each.ends && each.starts < clock(day, '24:00', zone))
    .sort((a, b) => a.starts - b.starts)
  const merged: Opening[] = []
  for (const each of openings) {
    const before = merged.at(-1)
    if (before && each.starts <= before.ends) before.ends = Math.max(before.ends, each.ends)
    else merged.push(each)
  }
  return merged
}
