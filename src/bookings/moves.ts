import { moveEvent, moveStatements, reasonOf, resendStatements, resentEvent } from '../../db/queries/moves.ts'
import { check } from '../shared/check.ts'
import type { Statement } from '../shared/database.ts'
import { prose } from '../shared/field.ts'
import { newId } from '../shared/ids.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Booking } from './booking.ts'
import type { House } from './lines.ts'
import { type Move, movesNow, presentLetter, STEPS, timesResent } from './steps.ts'

export type MoveRefusal =
  /** By its status, or because it has not begun, this cannot be done now. */
  | { code: 'illegal_status' }
  /** It was changed since it was looked at. */
  | { code: 'changed' }
  | { code: 'invalid'; problems: FieldProblem[] }

type Movable = Booking & { id: string; version: number; visitor?: string }

/** `times` is how often its letter had been sent again when this was asked for. */
interface Said {
  move: Move
  why?: string | undefined
  times?: number | undefined
}

/**
 * What the house decides about a booking, as one guarded batch. `booking.version` is the one that was seen: what was
 * changed meanwhile is not decided unseen. The same decision made twice, for the same reason, is made once.
 */
export async function move(
  house: House,
  booking: Movable,
  { move, why = '', times = timesResent(booking) }: Said,
): Promise<Result<undefined, MoveRefusal>> {
  const said = check(prose(2000), why, 'why')
  if (!said.ok) return refused({ code: 'invalid', problems: said.refusal })
  if (move !== 'resend' && STEPS[move].needsWhy && !said.value)
    return refused({ code: 'invalid', problems: [{ path: 'why', code: 'required' }] })
  const now = house.clock.now()
  const legal = movesNow(booking, now).includes(move)
  const { event, statements } = batchOf(booking, { move, why: said.value, times }, Math.floor(now / 1000))
  if (legal && (await isMade(house, statements))) return ok(undefined)
  // An earlier press of the same button may have done it.
  if ((await reasonOf(house.db, event)) === said.value) return ok(undefined)
  return refused({ code: legal ? 'changed' : 'illegal_status' })
}

function batchOf(booking: Movable, { move, why, times }: Required<Said>, now: number) {
  const { id, version } = booking
  const detail = JSON.stringify({ attempt: newId(), ...(why && { why }) })
  if (move === 'resend') {
    const again = { id, version, times: times ?? 0, template: presentLetter(booking) ?? '', detail, now }
    return { event: resentEvent(again), statements: resendStatements(again) }
  }
  const { from, to, what, letters, frees = false } = STEPS[move]
  const made = { id, version, from, to, what, who: 'house' as const, detail, frees, letters, now }
  return { event: moveEvent(made), statements: moveStatements(made) }
}

async function isMade({ db }: House, statements: Statement[]): Promise<boolean> {
  const written = await db.write(statements)
  if (written.ok) return written.rows[0]!.length === 1
  if (written.constraint === 'booking_events.id') return false
  throw new Error(`The move was refused by ${written.constraint}`)
}

/**
 * Ends what waited for the house's answer for too long, by its system; `until` is when its time is over. What was
 * answered meanwhile is left alone, and what was only changed meanwhile is looked at again.
 */
export async function lapseUnanswered(
  house: House,
  find: () => Promise<Movable | undefined>,
  until: number,
): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const booking = await find()
    const now = Math.floor(house.clock.now() / 1000)
    if (booking?.status !== 'pending' || until > now) return
    const statements = moveStatements({
      id: booking.id,
      version: booking.version,
      from: 'pending',
      to: 'expired',
      what: 'unanswered',
      who: 'system',
      detail: JSON.stringify({ attempt: newId() }),
      due: until,
      frees: true,
      letters: ['booking-unanswered', 'house-unanswered'],
      now,
    })
    if (await isMade(house, statements)) return
  }
  throw new Error('It was changed again and again')
}
