import { listingOf } from '../../db/queries/listings.ts'
import { promotionsFor } from '../../db/queries/prices.ts'
import { kindOf } from '../listings/kinds/records.ts'
import type { PricedLine } from '../listings/priced.ts'
import { dayAt } from '../shared/days.ts'
import type { Terms } from '../shared/terms.ts'
import { billOf } from './bill.ts'
import type { Booking } from './booking.ts'
import type { House, SoundLine } from './lines.ts'
import { quoteOf } from './price.ts'
import type { Quote } from './quote.ts'

type Priced = Booking & { id: string; language: 'en' | 'fr' }

/**
 * What a booking would come to with another choice in one of its lines. Undefined where the choice makes no
 * difference by today's prices: then the bill stays as it was agreed, whatever the prices have done since.
 */
export async function repriced(
  house: House,
  terms: Terms,
  booking: Priced,
  index: number,
  { kind, listing, choice }: SoundLine,
): Promise<Quote | undefined> {
  const line = booking.lines[index]!
  const now = house.clock.now()
  const before = await listingOf(house.db, line.kind, booking.language, line.slug, {
    choice: line.choice,
    now: Math.floor(now / 1000),
    except: booking.id,
  })
  const prices = kind.price(listing, choice)
  const kept = kindOf(line.kind).recall(line.choice)
  if (before && workings(kind.price(before, kept)) === workings(prices)) return undefined
  const members = booking.lines.map((each, at) =>
    at === index
      ? { listing: each.slug, lines: prices, stay: kind.stay(listing, choice) }
      : { listing: each.slug, lines: pricesKept(booking, at), stay: { nights: 0, people: 0 } },
  )
  const days = booking.lines.map(({ when }, at) =>
    at === index ? kind.when(listing, choice, terms).day : when.day,
  )
  const found = await promotionsFor(house.db, booking.language, { usedBy: booking.id })
  const asked = {
    ...found,
    first: days.sort()[0]!,
    today: dayAt(now, terms.zone),
    language: booking.language,
  }
  return quoteOf(billOf(members, { ...asked, typed: found.code }, terms), now)
}

const workings = (lines: readonly PricedLine[]) =>
  JSON.stringify(lines.map(({ rule, label, quantity, unit }) => [rule, label.text, quantity, unit]))

/** What was agreed for a line that stays. */
const pricesKept = ({ bill }: Booking, index: number): PricedLine[] =>
  bill
    .filter(({ line }) => line === index)
    .map(({ rule, label, quantity, unit, inputs, rounding }) => ({
      rule,
      label,
      quantity,
      unit: unit.amount,
      inputs: inputs ?? { counted: [], from: unit.amount, steps: [] },
      rounding: rounding ?? 'exact',
    }))
