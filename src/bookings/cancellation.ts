import { sum } from '../shared/money.ts'
import { type Paid, type Policy, type Window, windowAt, windowsOf } from './policy.ts'

/** Why a customer may not cancel a line. The codes are stable, for pages and for the API. */
export const CANCEL_REFUSALS = [
  'ALREADY_CANCELLED',
  'CHECKED_IN',
  'EVENT_STARTED',
  'NOT_PERMITTED',
  'PAST_DEADLINE',
] as const
export type CancelRefusal = (typeof CANCEL_REFUSALS)[number]

/** A line as far as cancelling it goes. Instants are milliseconds; the start is that of the place's wall clock. */
export interface Cancellable extends Paid {
  line: string
  booked: number
  start: number
  cancelled: boolean
  checkedIn: boolean
  /** Those that held at purchase. Where several do, the customer's best wins. */
  policies: readonly Policy[]
}

/** What a customer sees of a line before agreeing. Amounts are minor units. */
export interface PreviewLine {
  line: string
  paid: number
  /** Undefined where what comes back is no percentage. */
  percent?: number
  fee: number
  refund: number
  /** The last instant (milliseconds) for this refund, to be shown in the place's zone; undefined when nothing will change. */
  deadline?: number
  refusal?: CancelRefusal
}

const HOUR = 3_600_000
/** How long any booking of the house can be undone for nothing, in milliseconds. */
export const FREE_FIRST = HOUR

/** What comes back now, line by line, and in all. `freeFor` is the house's own first time, in milliseconds. */
export function previewOf(lines: readonly Cancellable[], now: number, freeFor = FREE_FIRST) {
  const found = lines.map((line) => previewLine(line, now, freeFor))
  return { lines: found, refund: sum(found.map(({ refund }) => refund)) }
}

function previewLine(line: Cancellable, now: number, freeFor: number): PreviewLine {
  const { line: id, paid } = line
  const refusal = refusalOf(line, now, freeFor)
  if (refusal) return { line: id, paid, percent: 0, fee: 0, refund: 0, refusal }
  const best = bestWindow(line, now, freeFor)
  if (!best) return { line: id, paid, percent: 0, fee: 0, refund: 0 }
  const { percent, fee, refund, deadline } = best
  return { line: id, paid, ...(percent !== undefined && { percent }), fee, refund, deadline }
}

/** Why a line cannot be cancelled, if it cannot. That no tier is left is no reason: it is cancelled for nothing. */
export function refusalOf(line: Cancellable, now: number, freeFor = FREE_FIRST): CancelRefusal | undefined {
  if (line.cancelled) return 'ALREADY_CANCELLED'
  if (line.checkedIn) return 'CHECKED_IN'
  if (now >= line.start) return 'EVENT_STARTED'
  if (isFirst(line, now, freeFor) || line.policies.length === 0) return
  const refusals = line.policies.map((policy) => forbids(policy, line.start, now))
  if (refusals.includes(undefined)) return
  return refusals.includes('PAST_DEADLINE') ? 'PAST_DEADLINE' : 'NOT_PERMITTED'
}

function forbids(
  { permitted, deadlineHours }: Policy,
  start: number,
  now: number,
): CancelRefusal | undefined {
  if (permitted === false) return 'NOT_PERMITTED'
  if (deadlineHours !== undefined && now > start - deadlineHours * HOUR) return 'PAST_DEADLINE'
}

const isFirst = ({ booked }: Cancellable, now: number, freeFor: number) => now < booked + freeFor

/** What gives most back; of those that give the same, the one that lasts longest. */
function bestWindow(line: Cancellable, now: number, freeFor: number): Window | undefined {
  const windows = line.policies
    .filter((policy) => !forbids(policy, line.start, now))
    .map((policy) => windowAt(windowsOf(policy, line, line.start), now))
    .filter((each) => each !== undefined)
  if (isFirst(line, now, freeFor)) windows.push(free(line, freeFor))
  return windows.toSorted((a, b) => b.refund - a.refund || b.deadline - a.deadline)[0]
}

function free({ booked, start, paid, refunded }: Cancellable, freeFor: number): Window {
  const deadline = Math.min(booked + freeFor, start)
  return { percent: 100, fee: 0, refund: Math.max(0, paid - refunded), deadline, inclusive: false }
}

/** Every change still ahead for a line, for a page that shows what comes back until when. */
export const windowsAhead = (line: Cancellable, policy: Policy, now: number): Window[] =>
  windowsOf(policy, line, line.start).filter((each) => windowAt([each], now))
