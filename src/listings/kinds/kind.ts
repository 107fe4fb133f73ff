import type { z } from 'zod'
import type { Day } from '../../shared/days.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import type { BookingWindow, Terms, Tier } from '../../shared/terms.ts'
import type { Kind } from '../listing.ts'
import type { PriceLine } from '../price.ts'

/** What a line wants of a pool: a quantity for a half-open interval, in the pool's own seconds. */
export interface Demand {
  poolId: string
  starts: number
  ends: number
  quantity: number
}

/**
 * What differs from one kind of listing to another, and nothing else. `Listing` is what the kind's query loads,
 * `Choice` what a customer says about it. Rules only: the data and the days are arguments.
 */
export interface KindRecord<Listing, Choice> {
  kind: Kind
  /** The shape of a choice, as it comes in JSON. */
  choice: z.ZodType<Choice>
  /** The part of a choice that the price depends on: what one can know before one books. */
  sketch: z.ZodType<Choice>
  /** The same choice out of a form's fields. Absent and empty fields are left out; numbers are read where they are numbers. */
  read(field: (name: string) => string | undefined, names: Iterable<string>): Record<string, unknown>
  /** The name a form gives to a path of the choice. */
  fieldOf(path: string, choice: Record<string, unknown>): string
  /** What is wrong with a well-formed choice of this very listing; paths are those of the choice. */
  check(listing: Listing, choice: Choice, window: BookingWindow): FieldProblem[]
  /** What it takes of which pool, and when. */
  claims(listing: Listing, choice: Choice): Demand[]
  price(listing: Listing, choice: Choice): PriceLine[]
  /** The choice as it is kept with the booking: names beside slugs, so that it can be read when the listing is gone. */
  keep(listing: Listing, choice: Choice): Record<string, unknown>
  day(choice: Choice): Day
  policy(terms: Terms): Tier[]
  startsAs(terms: Terms): 'pending' | 'confirmed'
}
