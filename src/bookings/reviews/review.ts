import * as z from 'zod'
import { reviewStatement } from '../../../db/queries/testimonials.ts'
import { EVENT_TYPES } from '../../listings/listing.ts'
import { check } from '../../shared/check.ts'
import { monthOf } from '../../shared/days.ts'
import { prose, requiredLine, whole } from '../../shared/field.ts'
import { newId } from '../../shared/ids.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { ok, type Result, refused } from '../../shared/result.ts'
import type { Booking } from '../booking.ts'
import type { House } from '../lines.ts'

export type ReviewRefusal =
  | { code: 'invalid'; problems: FieldProblem[] }
  /** There is one of this booking. */
  | { code: 'already' }

const reviewSchema = z.strictObject({
  rating: whole(1, 5),
  text: prose(2000).min(1, 'required'),
  author: requiredLine(120),
})

/** Keeps what a customer says of a booking, until somebody has read it. The first one stands. */
export async function review(
  { db, clock }: House,
  booking: Booking & { id: string },
  input: unknown,
): Promise<Result<undefined, ReviewRefusal>> {
  const said = check(reviewSchema, input)
  if (!said.ok) return refused({ code: 'invalid', problems: said.refusal })
  const line = booking.lines[0]!
  const written = await db.write([
    reviewStatement({
      id: newId(),
      bookingId: booking.id,
      lineId: line.id,
      eventType: EVENT_TYPES.find((each) => each === line.choice.eventType) ?? 'other',
      month: monthOf(line.when.day),
      created: Math.floor(clock.now() / 1000),
      ...said.value,
    }),
  ])
  if (written.ok) return ok(undefined)
  if (written.constraint === 'testimonials.booking_id') return refused({ code: 'already' })
  throw new Error(`The review was refused by ${written.constraint}`)
}

/** The first name, and what the second begins with: what a customer may well want to be shown as. */
export function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  const last = [...(rest.at(-1) ?? '')][0]
  return last ? `${first} ${last}.` : first
}
