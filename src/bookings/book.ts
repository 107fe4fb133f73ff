import {
  attemptOf,
  type BookingLock,
  bookingStatements,
  fence,
  type NewBooking,
} from '../../db/queries/bookings.ts'
import { withoutRoom } from '../../db/queries/inventory.ts'
import { quotedRequest } from '../../db/queries/prices.ts'
import type { Database } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import { Unavailable } from '../shared/database.ts'
import { newReference, sha256 } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Terms } from '../shared/terms.ts'
import type { Status } from './booking.ts'
import { type Attempt, newBooking, SCOPE } from './draft.ts'
import { allProblems, type House, priceOf, soundLines } from './lines.ts'
import { noRoom } from './no-room.ts'
import { tooOften } from './often.ts'
import { heldSchema, type Order, orderSchema, quotedSchema } from './order.ts'
import { isAgreed } from './price.ts'
import { type BookRefusal, meaningOf } from './refusals.ts'

export interface Booked extends BookingLock {
  reference: string
  status: Status
  /** The attempt had been made before, and this is what became of it. */
  repeated: boolean
}

export interface Asking {
  /** Names the attempt: the same key with the same order gives the same booking, however often it comes. */
  key: string
  language: Language
  /** Who holds it, where it is only to be held: a digest of what the visitor alone has. */
  visitor?: string
  /** It is held because a place came free for somebody who waited: which entry of the list, and for how many seconds. */
  offer?: { entry: string; lasts: number }
  /** Where its key lives, unless it is a visitor's; and the account it is to belong to. */
  scope?: string
  accountId?: string
}

const ATTEMPTS = 3
/** How often another of the house's own is tried where the one that was picked has been taken meanwhile. */
const PICKS = 5

/**
 * Books an order, or holds it: all of its lines or none. One batch carries the booking, its claims, its bill and the
 * letters to come; whether there was room is decided by the schema inside that batch and nowhere else.
 */
export async function book(
  house: House,
  terms: Terms,
  input: unknown,
  asking: Asking,
): Promise<Result<Booked, BookRefusal>> {
  const look = { terms, language: asking.language, part: asking.visitor ? 'sketch' : 'choice' } as const
  const order = await orderOf(house, input, asking)
  if (!order.ok)
    return refused({ code: 'invalid', problems: await allProblems(house, input, order.refusal, look) })
  for (let pick = 1; ; pick += 1) {
    const sound = await soundLines(house, order.value.lines, look)
    // What was free or early enough when an attempt succeeded need not be so when it is repeated.
    const before = () => madeBefore(house.db, asking, order.value)
    if (!sound.ok) return (await before()) ?? refused({ code: 'invalid', problems: sound.refusal })
    const lines = sound.value
    if (await tooOften(house.db, lines, order.value.customer?.email))
      return (await before()) ?? refused({ code: 'too_many_bookings' })
    const quote = await priceOf(house, lines, look, order.value)
    if (quote.promotion === 'not_taken') return refused(codeNotTaken)
    const agreed = order.value.quote
    if (agreed !== undefined && !isAgreed(agreed, quote))
      return (await before()) ?? refused({ code: 'price_changed', quote })
    const stored = await store(house, terms, { order: order.value, lines, quote, ...asking })
    const full = !stored.ok && 'near' in stored.refusal ? lines[stored.refusal.line] : undefined
    if (!full?.kind.leavesToHouse?.(full.choice) || pick === PICKS) return stored
  }
}

const codeNotTaken: BookRefusal = {
  code: 'invalid',
  problems: [{ path: 'promotion', code: 'not_taken' }],
}

/** The order as it was sent, or, where only its quote was, as it was quoted. */
async function orderOf(house: House, input: unknown, { visitor }: Asking) {
  const schema = visitor ? heldSchema : orderSchema
  const whole = check<Order>(schema, input)
  if (whole.ok || (input as { lines?: unknown } | null)?.lines !== undefined) return whole
  const quoted = check(visitor ? quotedSchema.partial({ customer: true }) : quotedSchema, input)
  if (!quoted.ok) return whole
  const request = await quotedRequest(house.db, quoted.value.quote, Math.floor(house.clock.now() / 1000))
  if (!request) return refused([{ path: 'quote', code: 'lapsed' as const }])
  return check<Order>(schema, { ...quoted.value, ...(request as object) })
}

const fingerprintOf = (order: Order) => sha256(JSON.stringify(order))

/** Writes the booking, asking again with the same ids where the answer was lost. */
async function store(house: House, terms: Terms, attempt: Attempt): Promise<Result<Booked, BookRefusal>> {
  const fingerprint = await fingerprintOf(attempt.order)
  const made = newBooking(terms, attempt, fingerprint, Math.floor(house.clock.now() / 1000))
  let lost = false
  for (let tries = 0; tries < ATTEMPTS; tries += 1) {
    const { statements, claimsAt } = bookingStatements(made)
    try {
      const written = await house.db.write(statements)
      if (written.ok) return ok({ ...lockOf(made), repeated: false })
      const meaning = meaningOf(written.constraint)
      if (meaning === 'reference_taken') {
        // The booking that bears it may be our own, made by the try whose answer was lost.
        if (lost && (await attemptOf(house.db, attempt.scope ?? SCOPE, attempt.key)))
          return await whatBecame(house, terms, attempt, made)
        made.booking.reference = newReference()
      } else if (meaning === 'repeated') return await whatBecame(house, terms, attempt, made)
      else {
        // An earlier try of ours may still be on its way: taking its key first keeps a refusal true.
        if (lost && !(await fenced(house.db, made))) return await whatBecame(house, terms, attempt, made)
        if (meaning === 'sold_out' || meaning === 'closed')
          return refused(
            await noRoom(house, terms, attempt.lines, made.claims[written.statement - claimsAt]!, meaning),
          )
        if (meaning === 'too_many_holds') return refused({ code: meaning })
        if (meaning === 'promotion_used_up') return refused(codeNotTaken)
        throw new Error(`The booking was refused by ${written.constraint}`)
      }
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      lost ||= error.ambiguous
    }
  }
  return refused({ code: 'unavailable' })
}

async function fenced(db: Database, made: NewBooking): Promise<boolean> {
  return (await db.write([fence({ ...made.attempt, bookingId: null })])).ok
}

const lockOf = ({ booking }: NewBooking) => ({
  id: booking.id,
  reference: booking.reference,
  status: booking.status as Status,
  linkVersion: 1,
})

/**
 * An attempt with this key was made before: the same order gets its booking, another one is told so. Undefined where
 * the key was taken so that nothing could come of it any more.
 */
async function repeated(
  db: Database,
  { key, scope = SCOPE }: Pick<Asking, 'key' | 'scope'>,
  fingerprint: string,
): Promise<Result<Booked, BookRefusal> | undefined> {
  const earlier = await attemptOf(db, scope, key)
  if (!earlier || earlier.fingerprint !== fingerprint) return refused({ code: 'key_reused' })
  return earlier.booking && ok({ ...earlier.booking, repeated: true })
}

/** A refusal whose own answer was lost is said once more, and not that nothing is known. */
async function whatBecame(
  house: House,
  terms: Terms,
  attempted: Attempt,
  { attempt: { fingerprint }, claims }: NewBooking,
): Promise<Result<Booked, BookRefusal>> {
  const known = await repeated(house.db, attempted, fingerprint)
  if (known) return known
  const full = (await withoutRoom(house.db, claims)) ?? claims[0]!
  return refused(await noRoom(house, terms, attempted.lines, full, 'sold_out'))
}

/** What has changed since an attempt succeeded, a price or a place, does not undo it. */
async function madeBefore(
  db: Database,
  asking: Pick<Asking, 'key' | 'scope'>,
  order: Order,
): Promise<Result<Booked, BookRefusal> | undefined> {
  const earlier = await attemptOf(db, asking.scope ?? SCOPE, asking.key)
  if (!earlier) return undefined
  return repeated(db, asking, await fingerprintOf(order))
}
