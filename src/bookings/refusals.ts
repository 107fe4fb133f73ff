import type { Near } from '../inventory/near.ts'
import type { Day } from '../shared/days.ts'
import type { FieldProblem } from '../shared/problem.ts'
import type { Quote } from './quote.ts'

/** A place that is not to be had: of which line, when, and what else there is. */
export interface NoRoom {
  code: 'sold_out' | 'slot_taken' | 'closed'
  line: number
  /** What was full, by its name. */
  pool: string
  day: Day
  /** `HH:MM` with its zone, where it is more than a day. */
  time?: string
  zone?: string
  near: Near[]
}

/** Why an order did not become a booking. Every one of these is expected, and none of them leaves anything behind. */
export type BookRefusal =
  | { code: 'invalid'; problems: FieldProblem[] }
  | NoRoom
  | { code: 'price_changed'; quote: Quote }
  | { code: 'too_many_holds' }
  | { code: 'too_many_bookings' }
  | { code: 'key_reused' }
  | { code: 'unavailable' }

/** What the schema's constraints mean to a customer, by their names. */
export const CONSTRAINTS = {
  pool_overdrawn: 'sold_out',
  pool_closed: 'closed',
  too_many_holds: 'too_many_holds',
  promotion_used_up: 'promotion_used_up',
  claim_lapsed: 'lapsed',
  'idempotency_keys.scope, idempotency_keys.key': 'repeated',
  // Ids are made for one attempt, so whoever bears ours is an earlier try of ours.
  'bookings.id': 'repeated',
  'bookings.reference': 'reference_taken',
} as const satisfies Record<string, string>

export const meaningOf = (constraint: string): (typeof CONSTRAINTS)[keyof typeof CONSTRAINTS] | undefined =>
  CONSTRAINTS[constraint as keyof typeof CONSTRAINTS]
