import type { z } from 'zod'
import type { Day } from '../../shared/days.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import type { Terms, Tier } from '../../shared/terms.ts'
import type { Text } from '../../shared/text.ts'
import type { Stay } from '../fees.ts'
import type { PricedLine } from '../priced.ts'
import type { KindName } from './records.ts'

/** What a line wants of a pool: a quantity for a half-open interval, in the pool's own seconds. */
export interface Demand {
  poolId: string
  starts: number
  ends: number
  quantity: number
}

/** When a line takes place, on the wall clock of its place. */
export interface When {
  day: Day
  /** `HH:MM`; absent while only the day is agreed. */
  time?: string
  /** How long it takes, where that is known. */
  minutes?: number
  /** IANA */
  zone: string
  /** Epoch seconds, derived from the above; where there is no time, the beginning of the day. */
  starts: number
}

/** What every kind's listing has, whatever else it has. */
export interface AnyListing {
  id: string
  slug: string
  title: Text
}

/** What a choice is held against besides its listing; `now` in seconds. */
export interface Moment {
  now: number
  terms: Terms
}

/**
 * What differs from one kind of listing to another, and nothing else. `Listing` is what the kind's query loads,
 * `Choice` what a customer says about it. Rules only: the data and the clock are arguments.
 */
export interface KindRecord<Listing extends AnyListing = AnyListing, Choice = unknown> {
  kind: KindName
  /** The shape of a choice, as it comes in JSON. */
  choice: z.ZodType<Choice>
  /** The part of a choice that the price depends on: what one can know before one books. */
  sketch: z.ZodType<Choice>
  /** The same choice out of a form's or a link's fields. Absent and empty fields are left out; numbers are read where they are numbers. */
  read(field: (name: string) => string | undefined, names: Iterable<string>): Record<string, unknown>
  /** The other way: fields that `read` makes this choice of, for links and hidden inputs. */
  fields(choice: Choice): Record<string, string | number | undefined>
  /** The name a form gives to a path of the choice. */
  fieldOf(path: string, choice: Record<string, unknown>): string
  /** What this listing calls a path of the choice, where that is its own: the name of an add-on. */
  called?(listing: Listing, path: string): Text | undefined
  /** What is wrong with a well-formed choice of this very listing; paths are those of the choice. */
  check(listing: Listing, choice: Choice, moment: Moment): FieldProblem[]
  /** What it takes of which pool, and when. */
  claims(listing: Listing, choice: Choice): Demand[]
  price(listing: Listing, choice: Choice): PricedLine[]
  /** What fees and taxes by the head and by the night are counted by. */
  stay(listing: Listing, choice: Choice): Stay
  when(listing: Listing, choice: Choice, terms: Terms): When
  /** Where it takes place, as it is said to the customer; undefined where there is nothing to say. */
  place(listing: Listing, choice: Choice): string | undefined
  /** The choice as it is kept with the booking: names beside ids, so that it can be read when the listing is gone. */
  keep(listing: Listing, choice: Choice): Record<string, unknown>
  /** The choice that was kept, to be changed and held against the listing again. */
  recall(kept: Record<string, unknown>): Choice
  /** The members of the choice that a customer may change by themselves. */
  changes: readonly (keyof Choice & string)[]
  /** Those that a customer says in words of their own: they go when the customer is forgotten. */
  words: readonly (keyof Choice & string)[]
  /** What the API calls it when its place has been taken. */
  full: 'sold_out' | 'slot_taken'
  /** Whether the house picks one of several pools for it: where one is taken meanwhile, another may be free. */
  leavesToHouse?(choice: Choice): boolean
  policy(listing: Listing, terms: Terms): Tier[]
  startsAs(listing: Listing, terms: Terms): 'pending' | 'confirmed'
}
