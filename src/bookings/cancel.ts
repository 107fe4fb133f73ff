import { moveStatements } from '../../db/queries/moves.ts'
import { newId } from '../shared/ids.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Booking } from './booking.ts'
import { type Cancellable, type CancelRefusal, previewOf, refusalOf } from './cancellation.ts'
import type { House } from './lines.ts'

/** Why a booking could not be cancelled: a line forbids it, it is over, or it was changed since it was looked at. */
export type CancelCode = CancelRefusal | 'NOT_OPEN' | 'CHANGED'

const OPEN = new Set(['pending', 'confirmed', 'cancelled'])

/** Why it cannot be cancelled now (milliseconds), if it cannot; the moves a status may make stand in the schema. */
export function whyNot(booking: Booking, now: number): CancelCode | undefined {
  if (!OPEN.has(booking.status)) return 'NOT_OPEN'
  return linesOf(booking).map((line) => refusalOf(line, now))[0]
}

/** Line by line, what cancelling now would give back. Until payments exist nothing has been paid. */
export function previewFor(booking: Booking, now: number) {
  const money = (amount: number) => ({ amount, currency: booking.total.currency })
  return previewOf(linesOf(booking), now).lines.map((each, index) => ({
    line: booking.lines[index]!,
    paid: money(each.paid),
    percent: each.percent ?? 0,
    back: money(each.refund),
  }))
}

const linesOf = (booking: Booking): Cancellable[] =>
  booking.lines.map(({ when, policy }, index) => ({
    line: String(index),
    paid: 0,
    refunded: 0,
    booked: booking.booked * 1000,
    start: when.starts * 1000,
    cancelled: booking.status === 'cancelled',
    checkedIn: false,
    policies: [{ tiers: policy }],
  }))

/**
 * Cancels a whole booking: its claims are free again in the same batch, and the letters about it are on their way.
 * `version` is the one the customer saw: what was changed meanwhile is not cancelled unseen.
 */
export async function cancel(
  house: House,
  booking: Booking & { id: string; version: number },
  who: 'customer' | 'house',
): Promise<Result<undefined, CancelCode>> {
  const now = house.clock.now()
  const forbidden = whyNot(booking, now)
  if (forbidden) return refused(forbidden)
  const { id, version, status: from } = booking
  const written = await house.db.write(
    moveStatements({
      id,
      version,
      from,
      to: 'cancelled',
      what: 'cancelled',
      who,
      detail: JSON.stringify({ attempt: newId() }),
      frees: true,
      letters: ['booking-cancelled', 'house-cancelled'],
      now: Math.floor(now / 1000),
    }),
  )
  if (!written.ok) throw new Error(`The cancellation was refused by ${written.constraint}`)
  return written.rows[0]!.length === 1 ? ok(undefined) : refused('CHANGED')
}
