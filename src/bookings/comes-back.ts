import { instantOf } from '../shared/days.ts'
import { money, percentOf } from '../shared/money.ts'
import type { Tier } from '../shared/terms.ts'
import type { BookedLine, Booking } from './booking.ts'

/** The part of what was paid that a policy gives back `hours` before the start; past the last tier it is nothing. */
export const percentBack = (policy: readonly Tier[], hours: number): number =>
  policy.find((tier) => hours >= tier.hours)?.percent ?? 0

/** Line by line, what cancelling now (milliseconds) would give back. Until payments exist nothing has been paid. */
export function cancellationPreview(booking: Booking, now: number, paid = (_: BookedLine) => 0) {
  return booking.lines.map((line) => {
    const starts = instantOf(line.choice.date, line.choice.startTime ?? '00:00', booking.zone)
    const percent = percentBack(booking.policy, (starts - now) / 3_600_000)
    const { currency } = booking.total
    return {
      line,
      paid: money(paid(line), currency),
      percent,
      back: money(percentOf(paid(line), percent), currency),
    }
  })
}
