import { cancellationStatements } from '../../db/queries/cancellations.ts'
import { instantOf } from '../shared/days.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Booking } from './booking.ts'
import type { House } from './lines.ts'

/** Why a booking could not be cancelled. Codes are stable: pages and programs read them. */
export type CancelRefusal = { code: 'already_cancelled' | 'started' | 'not_open' | 'changed' }

const OPEN = new Set(['held', 'pending', 'confirmed'])

/** Whether it can be cancelled now at all; the statuses that can move to `cancelled` stand in the schema. */
export function mayCancel(booking: Booking, now: number): Result<undefined, CancelRefusal> {
  if (booking.status === 'cancelled') return refused({ code: 'already_cancelled' })
  if (!OPEN.has(booking.status)) return refused({ code: 'not_open' })
  return startOf(booking) <= now ? refused({ code: 'started' }) : ok(undefined)
}

/** The instant (milliseconds) at which the first line begins, on the wall clock of the place. */
export const startOf = ({ lines, zone }: Booking): number =>
  Math.min(...lines.map(({ choice }) => instantOf(choice.date, choice.startTime ?? '00:00', zone)))

/**
 * Cancels a whole booking: its claims are free again in the same batch, and the letters about it are on their way.
 * `version` is the one the customer saw: what was changed meanwhile is not cancelled unseen.
 */
export async function cancel(
  house: House,
  booking: Booking & { id: string; version: number },
  who: 'customer' | 'house',
): Promise<Result<undefined, CancelRefusal>> {
  const now = house.clock.now()
  const allowed = mayCancel(booking, now)
  if (!allowed.ok) return allowed
  const { id, version } = booking
  const written = await house.db.write(
    cancellationStatements({ id, version, who, now: Math.floor(now / 1000) }),
  )
  if (!written.ok) {
    if (written.constraint === 'booking_illegal_move') return refused({ code: 'changed' })
    throw new Error(`The cancellation was refused by ${written.constraint}`)
  }
  return written.rows[0]!.length === 1 ? ok(undefined) : refused({ code: 'changed' })
}
