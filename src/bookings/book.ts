import {
  attemptOf,
  type BookingLock,
  bookingStatements,
  fence,
  type NewBooking,
} from '../../db/queries/bookings.ts'
import { freeDaysNear } from '../inventory/near.ts'
import type { Demand } from '../listings/kinds/kind.ts'
import type { Database } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import { Unavailable } from '../shared/database.ts'
import { dayOfMark, windowAt } from '../shared/days.ts'
import { newReference, sha256 } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Terms } from '../shared/terms.ts'
import type { Status } from './booking.ts'
import { type Attempt, newBooking, SCOPE } from './draft.ts'
import { allProblems, type House, priceOf, soundLines } from './lines.ts'
import { type Order, orderSchema } from './order.ts'
import { type BookRefusal, meaningOf } from './refusals.ts'

export interface Booked extends BookingLock {
  reference: string
  status: Status
  /** The attempt had been made before, and this is what became of it. */
  repeated: boolean
}

const ATTEMPTS = 3

/**
 * Books an order: all of its lines or none. One batch carries the booking, its claims, its bill and the letters to
 * come; whether there was room is decided by the schema inside that batch and nowhere else.
 *
 * `key` names the attempt. The same key with the same order gives the same booking, however often and over however
 * many processes it comes; with another order it is refused.
 */
export async function book(
  house: House,
  terms: Terms,
  input: unknown,
  { key, language }: { key: string; language: Language },
): Promise<Result<Booked, BookRefusal>> {
  const order = check(orderSchema, input)
  if (!order.ok)
    return refused({
      code: 'invalid',
      problems: await allProblems(house, terms, input, language, order.refusal),
    })
  const window = windowAt(house.clock.now(), terms)
  const sound = await soundLines(house.db, order.value, window, language)
  if (!sound.ok) return refused({ code: 'invalid', problems: sound.refusal })
  const quote = await priceOf(sound.value, terms, house.clock.now())
  if (order.value.quote !== undefined && order.value.quote !== quote.hash)
    return (await repeatedPrice(house.db, key, order.value)) ?? refused({ code: 'price_changed', quote })
  return store(house, terms, { order: order.value, lines: sound.value, quote, key, language, window })
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
        if (lost && (await attemptOf(house.db, SCOPE, attempt.key)))
          return repeated(house.db, attempt.key, fingerprint)
        made.booking.reference = newReference()
      } else if (meaning === 'repeated') return repeated(house.db, attempt.key, fingerprint)
      else if (meaning === 'sold_out' || meaning === 'closed') {
        // An earlier try of ours may still be on its way: taking its key first keeps "sold out" true.
        if (lost && !(await fenced(house.db, made))) return repeated(house.db, attempt.key, fingerprint)
        return refused(await noRoom(house.db, attempt, made.claims[written.statement - claimsAt]!, meaning))
      } else throw new Error(`The booking was refused by ${written.constraint}`)
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

/** An attempt with this key was made before: the same order gets its booking, another one is told so. */
async function repeated(
  db: Database,
  key: string,
  fingerprint: string,
): Promise<Result<Booked, BookRefusal>> {
  const earlier = await attemptOf(db, SCOPE, key)
  if (!earlier || earlier.fingerprint !== fingerprint) return refused({ code: 'key_reused' })
  if (!earlier.booking) return refused({ code: 'unavailable' })
  return ok({ ...earlier.booking, repeated: true })
}

/** A price that changed since an attempt succeeded does not undo it. */
async function repeatedPrice(
  db: Database,
  key: string,
  order: Order,
): Promise<Result<Booked, BookRefusal> | undefined> {
  const earlier = await attemptOf(db, SCOPE, key)
  if (!earlier) return undefined
  return repeated(db, key, await fingerprintOf(order))
}

/** Which day was full, and the free ones near it. */
async function noRoom(
  db: Database,
  { lines, window }: Attempt,
  demand: Demand,
  code: 'sold_out' | 'closed',
): Promise<BookRefusal> {
  const day = dayOfMark(demand.starts)
  const line = lines.findIndex(({ kind, listing, choice }) =>
    kind
      .claims(listing, choice)
      .some((each) => each.poolId === demand.poolId && each.starts === demand.starts),
  )
  return { code, line, day, near: await freeDaysNear(db, demand.poolId, day, window) }
}
