import { checkoutStatements, endHoldStatements, extendStatements } from '../../db/queries/holds.ts'
import { kindOf } from '../listings/kinds/records.ts'
import { check } from '../shared/check.ts'
import { Unavailable } from '../shared/database.ts'
import { newId } from '../shared/ids.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Terms } from '../shared/terms.ts'
import type { Booking } from './booking.ts'
import { answerBy, billRows, HOLD, lineFacts, statusOf, sumsOf, whoOf } from './draft.ts'
import { type House, priceOf, soundLines } from './lines.ts'
import { tooOften } from './often.ts'
import { type Order, orderSchema } from './order.ts'
import { isAgreed } from './price.ts'
import type { Quote } from './quote.ts'
import { meaningOf } from './refusals.ts'

export type CheckoutRefusal =
  | { code: 'invalid'; problems: FieldProblem[] }
  | { code: 'price_changed'; quote: Quote }
  | { code: 'too_many_bookings' }
  /** Its time is over, or it was booked or let go in another tab. */
  | { code: 'lapsed' }
  | { code: 'changed' }
  | { code: 'unavailable' }

type Held = Booking & { id: string; version: number; language: 'en' | 'fr' }

/** Whether it is held and its time has not run out; `now` in milliseconds. */
export const isLive = ({ status, heldUntil = 0 }: Booking, now: number): boolean =>
  status === 'held' && heldUntil * 1000 > now

/** The order that a hold was made for, as it would be sent again. */
export const orderOfHold = (booking: Booking) =>
  booking.lines.map(({ kind, slug, choice }) => ({
    kind,
    listing: slug,
    ...(kindOf(kind).recall(choice) as Record<string, unknown>),
  }))

/**
 * Books what is held. `said` is what the checkout's form adds: who books, the message, the code, the hash of the
 * price that was shown, and for each line what was not asked before. Prices are worked out once more; where they have
 * changed, the new quote is shown before anything is agreed.
 */
export async function checkout(
  house: House,
  terms: Terms,
  booking: Held,
  said: Omit<Partial<Order>, 'lines'> & { choice?: Record<string, unknown> },
): Promise<Result<undefined, CheckoutRefusal>> {
  if (!isLive(booking, house.clock.now())) return refused({ code: 'lapsed' })
  const { choice = {}, ...rest } = said
  const lines = orderOfHold(booking).map((line, index) => (index === 0 ? { ...line, ...choice } : line))
  const order = check(orderSchema, { ...rest, lines })
  const look = {
    terms,
    language: booking.language,
    except: booking.id,
    stands: (path: string) => !(path in choice),
  }
  const sound = await soundLines(house, lines, look)
  if (!order.ok || !sound.ok) {
    const problems = [...(sound.ok ? [] : sound.refusal), ...(order.ok ? [] : order.refusal)]
    return refused({ code: 'invalid', problems })
  }
  if (await tooOften(house.db, sound.value, order.value.customer?.email, booking.id))
    return refused({ code: 'too_many_bookings' })
  const quote = await priceOf(house, sound.value, look, { ...order.value, usedBy: booking.id })
  if (!isAgreed(order.value.quote ?? '', quote)) return refused({ code: 'price_changed', quote })
  const now = Math.floor(house.clock.now() / 1000)
  const statements = checkoutStatements({
    id: booking.id,
    version: booking.version,
    status: statusOf(sound.value, terms),
    now,
    answerBy: answerBy(terms, now),
    token: JSON.stringify({ attempt: newId() }),
    who: whoOf(order.value),
    sums: sumsOf(quote),
    lines: sound.value.map((line, index) => ({
      id: booking.lines[index]!.id,
      ...lineFacts(line, terms),
      amount: quote.amounts[index]!.amount,
    })),
    bill: billRows(
      booking.id,
      quote.lines,
      booking.lines.map(({ id }) => id),
    ),
  })
  try {
    const written = await house.db.write(statements)
    if (written.ok) return written.rows[0]!.length === 1 ? ok(undefined) : refused({ code: 'changed' })
    if (meaningOf(written.constraint) === 'lapsed') return refused({ code: 'lapsed' })
    // The event bears the hold's own id: an earlier try, here or in another tab, has booked it.
    if (written.constraint === 'booking_events.id') return refused({ code: 'changed' })
    throw new Error(`The checkout was refused by ${written.constraint}`)
  } catch (error) {
    if (error instanceof Unavailable) return refused({ code: 'unavailable' })
    throw error
  }
}

/** Puts a hold off once by another fifteen minutes. */
export async function extend(
  house: House,
  { id, heldUntil = 0 }: Held,
): Promise<Result<undefined, 'lapsed' | 'extended'>> {
  const now = Math.floor(house.clock.now() / 1000)
  const written = await house.db.write(extendStatements({ id, until: heldUntil + HOLD, now }))
  if (written.ok) return written.rows[0]!.length === 1 ? ok(undefined) : refused('lapsed')
  if (written.constraint === 'hold_extended') return refused('extended')
  if (meaningOf(written.constraint) === 'lapsed') return refused('lapsed')
  throw new Error(`The hold could not be put off: ${written.constraint}`)
}

/** Lets a hold go. Letting go twice, or of what has been booked, changes nothing. */
export async function release(house: House, { id }: { id: string }, lapsed = false): Promise<void> {
  const now = Math.floor(house.clock.now() / 1000)
  const written = await house.db.write(endHoldStatements({ id, now, lapsed }))
  if (!written.ok) throw new Error(`The hold could not be ended: ${written.constraint}`)
}
