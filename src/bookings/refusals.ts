import type { FieldProblem } from '../shared/problem.ts'
import type { Quote } from './quote.ts'

/** Why an order did not become a booking. Every one of these is expected, and none of them leaves anything behind. */
export type BookRefusal =
  | { code: 'invalid'; problems: FieldProblem[] }
  | { code: 'sold_out' | 'closed'; line: number; day: string; near: string[] }
  | { code: 'price_changed'; quote: Quote }
  | { code: 'key_reused' }
  | { code: 'unavailable' }

/** What the schema's constraints mean to a customer, by their names. */
export const CONSTRAINTS = {
  pool_overdrawn: 'sold_out',
  pool_closed: 'closed',
  'idempotency_keys.scope, idempotency_keys.key': 'repeated',
  // Ids are made for one attempt, so whoever bears ours is an earlier try of ours.
  'bookings.id': 'repeated',
  'bookings.reference': 'reference_taken',
} as const satisfies Record<string, string>

export const meaningOf = (constraint: string): (typeof CONSTRAINTS)[keyof typeof CONSTRAINTS] | undefined =>
  CONSTRAINTS[constraint as keyof typeof CONSTRAINTS]
