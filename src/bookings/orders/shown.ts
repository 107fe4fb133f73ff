import { money } from '../../shared/money.ts'
import type { Terms } from '../../shared/terms.ts'
import type { CheckoutRefusal } from '../hold.ts'
import type { SoundLine } from '../lines.ts'
import { totalSaidIn } from '../price.ts'
import type { BookRefusal } from '../refusals.ts'

/** A line that is only asked about, as the views show one that is booked. */
export const shownLine = ({ kind, listing, choice }: SoundLine, terms: Terms) => {
  const place = kind.place(listing, choice)
  return {
    kind: kind.kind,
    slug: listing.slug,
    title: listing.title,
    cover: listing.cover,
    choice: kind.keep(listing, choice),
    when: kind.when(listing, choice, terms),
    ...(place && { place }),
  }
}

/** A refusal as the page shows it; what is wrong with fields is shown at the fields. */
export function shownRefusal(refusal: BookRefusal | CheckoutRefusal, agreed: string, currency: string) {
  if (refusal.code === 'invalid') return undefined
  if (refusal.code !== 'price_changed') return refusal
  return { code: refusal.code, before: money(totalSaidIn(agreed), currency), after: refusal.quote.total }
}

export const statusOfRefusal = ({ code }: BookRefusal | CheckoutRefusal) =>
  code === 'invalid' || code === 'key_reused'
    ? 422
    : code === 'unavailable'
      ? 503
      : code === 'too_many_bookings' || code === 'too_many_holds'
        ? 429
        : 409

/** Whether the attempt has found its end. With the same key the same answer would come for ever. */
export const isOver = ({ code }: BookRefusal) =>
  code === 'sold_out' || code === 'slot_taken' || code === 'closed' || code === 'key_reused'
