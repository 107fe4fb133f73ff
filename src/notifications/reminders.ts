import { addDays } from '../shared/days.ts'
import { secondOf, wallAt } from '../shared/zones.ts'

/**
 * When someone is reminded: so many hours before, by the clock that never changes, or so many days before on the
 * place's own calendar, at the time of the start or at another (`HH:MM`, seconds if need be).
 */
export type ReminderRule = { hours: number } | { days: number; at?: string }

export interface Reminder {
  rule: ReminderRule
  /** Seconds since the epoch. */
  at: number
}

/** The house's own: two days and two hours ahead. */
export const REMINDERS: readonly ReminderRule[] = [{ hours: 48 }, { hours: 2 }]

/** When to remind of a start (seconds since the epoch) in a place's zone. A time that the clocks skip moves forward. */
export function reminderAt(starts: number, zone: string, rule: ReminderRule): number {
  if ('hours' in rule) return starts - rule.hours * 3600
  const { day, time } = wallAt(starts * 1000, zone)
  return secondOf(addDays(day, -rule.days), rule.at ?? time, zone)
}

/**
 * The reminders that still lie ahead of `now` and before the start, in order, each instant once: whoever books a day
 * ahead hears nothing of "in two days".
 */
export function remindersOf(
  start: { starts: number; zone: string },
  rules: readonly ReminderRule[],
  now: number,
): Reminder[] {
  const ahead = new Map<number, Reminder>()
  for (const rule of rules) {
    const at = reminderAt(start.starts, start.zone, rule)
    if (at > now && at < start.starts && !ahead.has(at)) ahead.set(at, { rule, at })
  }
  return [...ahead.values()].sort((a, b) => a.at - b.at)
}
