import type { NewBooking } from '../../db/queries/bookings.ts'
import { jobStatement, letterJob } from '../../db/queries/jobs.ts'
import { newId, newReference } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import { sum } from '../shared/money.ts'
import type { BookingWindow, Terms } from '../shared/terms.ts'
import type { SoundLine } from './lines.ts'
import type { Order } from './order.ts'
import type { Quote } from './quote.ts'

/** Where the keys of bookings live among the other keys. */
export const SCOPE = 'booking'

export interface Attempt {
  order: Order
  lines: SoundLine[]
  quote: Quote
  key: string
  language: Language
  window: BookingWindow
}

/** A booking as rows, with ids made here so that every try at storing it stores the same one. */
export function newBooking(terms: Terms, attempt: Attempt, fingerprint: string, now: number): NewBooking {
  const { order, lines, quote, language } = attempt
  const id = newId()
  const status = lines.every(({ kind }) => kind.startsAs(terms) === 'confirmed') ? 'confirmed' : 'pending'
  const { name, email, phone, company } = order.customer
  const rows = lines.map(({ kind, listing, choice }, position) => {
    const prices = kind.price(listing, choice)
    return {
      prices,
      demands: kind.claims(listing, choice),
      line: {
        id: newId(),
        bookingId: id,
        position,
        kind: kind.kind,
        listingId: listing.id,
        choice: JSON.stringify(kind.keep(listing, choice)),
        day: kind.day(choice),
        amount: sum(prices.map((price) => price.quantity * price.unit)),
        policy: JSON.stringify(kind.policy(terms)),
      },
    }
  })
  const letter = (template: string) => jobStatement(letterJob(template, id, 1, now))
  return {
    booking: {
      id,
      reference: newReference(),
      status,
      language,
      name,
      email,
      phone: phone || null,
      company: company || null,
      message: order.message || null,
      currency: terms.currency,
      total: quote.total.amount,
      deposit: quote.deposit.amount,
      balanceDue: quote.balanceDue,
      zone: terms.zone,
      quoteHash: quote.hash,
      created: now,
      updated: now,
    },
    attempt: { scope: SCOPE, key: attempt.key, fingerprint, bookingId: id, created: now },
    lines: rows.map(({ line }) => line),
    bill: rows.flatMap(({ prices, line }) =>
      prices.map(({ rule, label, quantity, unit }, position) => ({
        lineId: line.id,
        position,
        rule,
        label: label.text,
        quantity,
        unit,
        amount: quantity * unit,
      })),
    ),
    claims: rows.flatMap(({ line, demands }) =>
      demands.map((demand) => ({ id: newId(), bookingId: id, lineId: line.id, ...demand })),
    ),
    events: [
      { id: newId(), bookingId: id, at: now, what: 'received', who: 'customer' },
      ...(status === 'confirmed'
        ? [{ id: newId(), bookingId: id, at: now, what: 'confirmed', who: 'house' as const }]
        : []),
    ],
    jobs: [letter(status === 'confirmed' ? 'booking-confirmed' : 'booking-received'), letter('house-copy')],
  }
}
