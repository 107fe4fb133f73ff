import { addDays, DAY_LENGTH, type Day, dayAt, dayMark } from '../shared/days.ts'
import { offsetAt, offsetText, type Span, type Wall, wallAt } from '../shared/zones.ts'
import { type Clock, makeClock, type Opening, openingsOf, type Timetable } from './hours.ts'
import { PERIODS, type Period, periodOf } from './periods.ts'
import type { Limits } from './quota.ts'

/** How a service is given. All lengths in minutes. */
export interface Service {
  /** Kept free before and after an appointment. They may lie outside the opening hours. */
  before: number
  after: number
  /** From one start to the next; by default the duration with its buffers. */
  step?: number
  /** Moves the first start of an opening, and so all that follow it. */
  offset?: number
  /**
   * Where the grid is anchored: at opening time (ours, so that everyone is offered the same starts), at the first
   * full hour of the host's clock, or anew wherever time is free after another appointment.
   */
  anchor?: 'opening' | 'hour' | 'gap'
  notice: number
  /** How many days of the host's calendar ahead can be booked, counted from today. */
  windowDays: number
  /** Of one consultant, in the consultant's calendar. */
  limits?: Limits
  /** Of one customer, in the consultant's calendar. */
  customerLimits?: Limits
  /** Whether a request that the house has not approved yet takes its time; by default it does. */
  pendingBlocks?: boolean
}

/** Taken time in seconds since the epoch. A claim already holds the buffers of its own appointment. */
export interface Busy extends Span {
  pending?: boolean
}

export interface Consultant extends Timetable {
  id: string
  /** In any order, though a list in the order of its starts costs no sorting. */
  busy: readonly Busy[]
  /** When live appointments of this service start, in seconds; needed where there are limits. */
  booked?: readonly number[]
}

/** A time that can be booked, with the wall clock of the host; it ends when the appointment does, without buffers. */
export interface Slot extends Span, Wall {}

export interface Question {
  service: Service
  /** Minutes. */
  duration: number
  /** The starts asked about, half-open, in seconds. */
  span: Span
  /** Seconds since the epoch. */
  now: number
  /** When the live appointments of the person asking start, in seconds. */
  mine?: readonly number[]
}

/**
 * When a consultant can be met. Hours of the week or those that replace them, less what is busy with the buffers of
 * both, then the grid, then notice and window, then limits.
 */
export function slotsOf(consultant: Consultant, question: Question, clock = makeClock()): Slot[] {
  const { service, duration, span, now } = question
  const length = duration * 60
  const step = (service.step ?? duration + service.before + service.after) * 60
  if (length <= 0 || step <= 0) return []
  const openings = openingsOf(consultant, span, clock)
  const earliest = Math.max(span.starts, now + service.notice * 60)
  const lastDay = addDays(dayAt(now * 1000, consultant.zone), service.windowDays)
  const blocked = blockedBy(consultant.busy, service, openings)
  const full = fullDays(consultant, question)
  const slots = new Map<number, Slot>()
  for (const opening of openings) {
    if (opening.day > lastDay || opening.ends <= earliest || full(opening)) continue
    const first = anchorOf(opening, service)
    const label = labels(opening, clock)
    for (const free of freeWithin(opening, blocked)) {
      const anchor = service.anchor === 'gap' ? Math.max(free.starts, first) : first
      const from = Math.max(free.starts, earliest, anchor)
      let starts = anchor + Math.ceil((from - anchor) / step) * step
      for (; starts + length <= free.ends && starts < span.ends; starts += step)
        slots.set(starts, { starts, ends: starts + length, ...label(starts) })
    }
  }
  return [...slots.values()].sort((a, b) => a.starts - b.starts)
}

/** What an appointment claims of its consultant: itself with its buffers. */
export const claimOf = (start: number, duration: number, { before, after }: Service): Span => ({
  starts: start - before * 60,
  ends: start + (duration + after) * 60,
})

/** What is left of a span once sorted, disjoint stretches are taken out of it. */
export function freeWithin({ starts, ends }: Span, blocked: readonly Span[]): Span[] {
  const free: Span[] = []
  let from = starts
  for (let index = firstAfter(blocked, starts); index < blocked.length; index += 1) {
    const each = blocked[index]!
    if (each.starts >= ends) break
    if (each.starts > from) free.push({ starts: from, ends: each.starts })
    from = Math.max(from, each.ends)
  }
  if (from < ends) free.push({ starts: from, ends })
  return free
}

function firstAfter(blocked: readonly Span[], second: number): number {
  let [low, high] = [0, blocked.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (blocked[middle]!.ends <= second) low = middle + 1
    else high = middle
  }
  return low
}

/** Where no appointment can lie: busy time grown by the buffers of the new one, sorted and merged. */
export function blockedBy(busy: readonly Busy[], service: Service, openings: readonly Span[]): Span[] {
  const [grownBefore, grownAfter] = [service.after * 60, service.before * 60]
  const low = Math.min(...openings.map(({ starts }) => starts)) - grownAfter
  const high = Math.max(...openings.map(({ ends }) => ends)) + grownBefore
  const near: Span[] = []
  let sorted = true
  for (const each of busy) {
    if (each.ends <= low || each.starts >= high || each.ends <= each.starts) continue
    if (each.pending && service.pendingBlocks === false) continue
    if (near.length > 0 && near[near.length - 1]!.starts > each.starts) sorted = false
    near.push(each)
  }
  if (!sorted) near.sort((a, b) => a.starts - b.starts)
  const merged: Span[] = []
  for (const { starts, ends } of near) {
    const last = merged[merged.length - 1]
    if (last && starts - grownBefore <= last.ends) last.ends = Math.max(last.ends, ends + grownAfter)
    else merged.push({ starts: starts - grownBefore, ends: ends + grownAfter })
  }
  return merged
}

function anchorOf({ starts, zone }: Opening, { offset = 0, anchor }: Service): number {
  const first = starts + offset * 60
  if (anchor !== 'hour') return first
  const ahead = offsetAt(first * 1000, zone)
  return Math.ceil((first + ahead) / 3600) * 3600 - ahead
}

/** Names the starts of an opening. Only on a day when the clocks change need the zone be asked for each of them. */
function labels({ day, zone }: Opening, clock: Clock): (second: number) => Wall {
  const midnight = clock(day, '00:00', zone)
  if (clock(day, '24:00', zone) - midnight !== DAY_LENGTH) return (second) => wallAt(second * 1000, zone)
  const ahead = dayMark(day) - midnight
  const offset = offsetText(ahead)
  return (second) => {
    const text = new Date((second + ahead) * 1000).toISOString()
    return { day: text.slice(0, 10), time: text.slice(11, 16), offset, ambiguous: false }
  }
}

/** Which days have all the appointments their limits allow, of the consultant and of who asks. */
function fullDays(
  { booked = [] }: Consultant,
  { service, mine = [] }: Question,
): (opening: Opening) => boolean {
  const known = new Map<Day, boolean>()
  const over = (limits: Limits = {}, starts: readonly number[], { day, zone }: Opening) =>
    PERIODS.some((period) => {
      const most = limits[period]
      return most !== undefined && countIn(starts, day, period, zone) >= most
    })
  return (opening) => {
    const full =
      known.get(opening.day) ??
      (over(service.limits, booked, opening) || over(service.customerLimits, mine, opening))
    known.set(opening.day, full)
    return full
  }
}

function countIn(starts: readonly number[], day: Day, period: Period, zone: string): number {
  const { starts: from, ends } = periodOf(day, period, zone)
  let count = 0
  for (const each of starts) if (each >= from && each < ends) count += 1
  return count
}
