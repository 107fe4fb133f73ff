import { Temporal } from 'temporal-polyfill'
import { DAY_LENGTH, type Day, dayMark, dayOfMark, instantOf } from './days.ts'

/** What a clock on the wall of a place shows at an instant. */
export interface Wall {
  day: Day
  /** `HH:MM`, with seconds only where there are some. */
  time: string
  /** From UTC, `+05:30`. Whatever is shown to a person carries it, or a name for it, where `ambiguous` is true. */
  offset: string
  /** The clock shows this twice, because it is set back here. */
  ambiguous: boolean
}

/** A stretch of time, half-open, in whole seconds since the epoch, as claims are kept. */
export interface Span {
  starts: number
  ends: number
}

/** A moment when the clocks of a place change; `at` in milliseconds since the epoch, offsets in seconds from UTC. */
export interface ClockChange {
  at: number
  before: number
  after: number
}

const at = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)

/** True for a zone of the IANA list as it is spelt there. A bare offset is no zone: it knows no summer. */
export function isZone(name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false
  try {
    return at(0, name).timeZoneId === name
  } catch {
    return false
  }
}

/** The instant in whole seconds of a wall time; in a gap it moves forward, in a fold it is the first. `24:00` ends a day. */
export function secondOf(day: Day, time: string, zone: string): number {
  if (time !== '24:00') return instantOf(day, time, zone) / 1000
  return instantOf(dayOfMark(dayMark(day) + DAY_LENGTH), '00:00', zone) / 1000
}

/**
 * Every instant (milliseconds) at which the clocks of a zone show this: one as a rule, none where they skip it, two
 * where they are set back over it.
 */
export function instantsOf(day: Day, time: string, zone: string): number[] {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`)
  const [first, last] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  )
  if (first!.epochMilliseconds === last!.epochMilliseconds) return [first!.epochMilliseconds]
  if (!first!.toPlainDateTime().equals(wall)) return []
  return [first!.epochMilliseconds, last!.epochMilliseconds]
}

/** How often the clocks of a zone show a wall time on its day: `never` is a gap, `twice` is a fold. */
export const timesShown = (day: Day, time: string, zone: string): 'never' | 'once' | 'twice' =>
  (['never', 'once', 'twice'] as const)[instantsOf(day, time, zone).length]!

/** What the clocks of a zone show at an instant in milliseconds. */
export function wallAt(instant: number, zone: string): Wall {
  const zoned = at(instant, zone)
  const day = zoned.toPlainDate().toString()
  const time = zoned.toPlainTime().toString({ smallestUnit: zoned.second ? 'second' : 'minute' })
  return { day, time, offset: zoned.offset, ambiguous: instantsOf(day, time, zone).length > 1 }
}

/** How far the clocks of a zone are ahead of UTC at an instant in milliseconds; in seconds, west of Greenwich negative. */
export const offsetAt = (instant: number, zone: string): number => at(instant, zone).offsetNanoseconds / 1e9

/** `+05:30` for 19800 seconds ahead of UTC. */
export function offsetText(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60)
  const digits = (value: number) => String(value).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`
}

/** The short name a language has for the time of a zone then: `BST`, `GMT+5:30`. */
export function offsetName(instant: number, zone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'short' })
  return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')!.value
}

/**
 * The changes of the clocks after `from` and before `until`, oldest first, with the last `earlier` ones at or before
 * `from` put ahead of them; instants in milliseconds.
 */
export function clockChanges(zone: string, from: number, until: number, earlier = 0): ClockChange[] {
  const changes: ClockChange[] = []
  const noted = (change: Temporal.ZonedDateTime): ClockChange => ({
    at: change.epochMilliseconds,
    before: offsetAt(change.epochMilliseconds - 1, zone),
    after: change.offsetNanoseconds / 1e9,
  })
  let here: Temporal.ZonedDateTime | null = at(from + 1, zone)
  for (let back = 0; back < earlier && here; back += 1) {
    here = here.getTimeZoneTransition('previous')
    if (here) changes.unshift(noted(here))
  }
  here = at(from, zone).getTimeZoneTransition('next')
  for (; here && here.epochMilliseconds < until; here = here.getTimeZoneTransition('next'))
    changes.push(noted(here))
  return changes
}
