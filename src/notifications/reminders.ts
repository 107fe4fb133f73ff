import { addDays } from '../shared/days.ts'
import type { ReminderRule, Terms } from '../shared/terms.ts'
import { secondOf, wallAt } from '../shared/zones.ts'

export interface Reminder {
  rule: ReminderRule
  /** Seconds since the epoch. */
  at: number
}

/** The house's own rules for a kind of listing. */
export const rulesFor = ({ reminders }: Pick<Terms, 'reminders'>, kind: string): readonly ReminderRule[] =>
  reminders[kind] ?? reminders.any ?? []

/** What a rule is called in the name of a job: `48h`, `2d`, `2d@10:00`. */
export const ruleName = (rule: ReminderRule): string =>
  'hours' in rule ? `${rule.hours}h` : `${rule.days}d${rule.at ? `@${rule.at}` : ''}`

/** When to remind of a start (seconds since the epoch) in a place's zone. A time that the clocks skip moves forward. */
export function reminderAt(starts: number, zone: string, rule: ReminderRule): number {
  if ('hours' in rule) return starts - rule.hours * 3600
  const { day, time } = wallAt(starts * 1000, zone)
  return secondOf(addDays(day, -rule.days), rule.at ?? time, zone)
}

/** When the day is no longer young: what has no hour of its own is not written of in the night. */
export const MORNING = '10:00'

/** What has no hour is a whole day: hours before it are days, one at the least, and the day is told of in the morning. */
const onDays = (rule: ReminderRule): ReminderRule =>
  'hours' in rule
    ? { days: Math.max(1, Math.floor(rule.hours / 24)), at: MORNING }
    : { days: rule.days, at: rule.at ?? MORNING }

/**
 * The reminders that still lie ahead of `now` and before the start, in order, each instant once: whoever books a day
 * ahead hears nothing of "in two days".
 */
export function remindersOf(
  start: { starts: number; zone: string; wholeDay?: boolean },
  rules: readonly ReminderRule[],
  now: number,
): Reminder[] {
  const ahead = new Map<number, Reminder>()
  for (const rule of rules) {
    const at = reminderAt(start.starts, start.zone, start.wholeDay ? onDays(rule) : rule)
    if (at > now && at < start.starts && !ahead.has(at)) ahead.set(at, { rule, at })
  }
  return [...ahead.values()].sort((a, b) => a.at - b.at)
}
