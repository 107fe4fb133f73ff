import type { Span } from '../shared/zones.ts'
import { PERIODS, type Period, periodAround } from './periods.ts'

export type Vacancy = 'available' | 'limited' | 'sold_out' | 'closed' | 'freesale'

/** How full a departure is. `capacity` is null where there is no limit; `taken` may pass it when places were withdrawn. */
export function vacancyOf(departure: { capacity: number | null; taken: number; closed?: boolean }): {
  state: Vacancy
  left: number | null
} {
  const { capacity, taken, closed } = departure
  if (closed) return { state: 'closed', left: 0 }
  if (capacity === null) return { state: 'freesale', left: null }
  const left = Math.max(0, capacity - taken)
  if (left === 0) return { state: 'sold_out', left }
  return { state: left * 2 < capacity ? 'limited' : 'available', left }
}

/** How many bookings are taken in a day, week, month or year; a period that is not named has no limit. */
export type Limits = Partial<Record<Period, number>>

/** True for limits that can be kept: whole, not negative, and never less in a longer period. */
export function limitsAreSound(limits: Limits): boolean {
  const given = PERIODS.map((period) => limits[period]).filter((most) => most !== undefined)
  return given.every((most, index) => Number.isInteger(most) && most >= (given[index - 1] ?? 0))
}

/** So much of one pool in a period: so many bookings, or so many minutes. */
export interface Quota {
  per: Period
  most: number
  of: 'bookings' | 'minutes'
}

export interface Use extends Span {
  poolId: string
}

/**
 * Whether one more use would pass a quota, in the calendar of `zone`. A booking counts in the period it begins in;
 * minutes count where they fall, so a night is shared out over its two days.
 */
export function exceeds(quota: Quota, existing: readonly Use[], request: Use, zone: string): boolean {
  const all = [...existing.filter(({ poolId }) => poolId === request.poolId), request]
  if (quota.of === 'bookings') {
    const period = periodAround(request.starts, quota.per, zone)
    return all.filter(({ starts }) => starts >= period.starts && starts < period.ends).length > quota.most
  }
  let period = periodAround(request.starts, quota.per, zone)
  for (; period.starts < request.ends; period = periodAround(period.ends, quota.per, zone)) {
    const { starts, ends } = period
    const seconds = all.reduce(
      (sum, use) => sum + Math.max(0, Math.min(use.ends, ends) - Math.max(use.starts, starts)),
      0,
    )
    if (seconds > quota.most * 60) return true
  }
  return false
}
