import { guestBookingJoined } from '../../db/queries/accounts.ts'
import type { NewBooking } from '../../db/queries/bookings.ts'
import { jobStatement, lapseJob, letterJobs, unansweredJob } from '../../db/queries/jobs.ts'
import { promotionUse } from '../../db/queries/prices.ts'
import { offered } from '../../db/queries/waitlist.ts'
import { newId, newReference } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import type { Terms } from '../shared/terms.ts'
import { isPerson, type Who } from '../shared/who.ts'
import type { SoundLine } from './lines.ts'
import type { Order } from './order.ts'
import type { BillLine, Quote } from './quote.ts'

/** Where the keys of visitors' bookings live among the other keys. */
export const SCOPE = 'booking'

/** The keys of a person, or of a program, are their own: nobody else's attempt is ever theirs. */
export const scopeOf = (who: Who): string =>
  isPerson(who) ? `account:${who.account.id}` : who.role === 'key' ? `key:${who.key.id}` : SCOPE

/** How long a hold lasts, in seconds. */
export const HOLD = 15 * 60

export interface Attempt {
  order: Order
  lines: SoundLine[]
  quote: Quote
  key: string
  language: Language
  /** Whose hold it is to be; absent where it is booked at once. */
  visitor?: string
  offer?: { entry: string; lasts: number }
  /** Where its key lives, unless it is a visitor's; and the account it belongs to. */
  scope?: string
  accountId?: string
}

/** A booking as rows, with ids made here so that every try at storing it stores the same one. */
export function newBooking(terms: Terms, attempt: Attempt, fingerprint: string, now: number): NewBooking {
  const { order, lines, quote, language, visitor, offer, accountId } = attempt
  const id = newId()
  const status = visitor ? 'held' : statusOf(lines, terms)
  const { email } = whoOf(order)
  const rows = lines.map((line, position) => ({
    id: newId(),
    bookingId: id,
    position,
    kind: line.kind.kind,
    listingId: line.listing.id,
    ...lineFacts(line, terms),
    amount: quote.amounts[position]!.amount,
    policy: JSON.stringify(line.kind.policy(line.listing, terms)),
  }))
  const starts = rows.map((row) => row.starts)
  const until = visitor ? (offer ? Math.min(now + offer.lasts, ...starts) : now + HOLD) : undefined
  const letter = (template: string) => letterJobs(template, id, 1, now).map(jobStatement)
  const event = (what: string, who: 'customer' | 'house' | 'system') => ({
    id: newId(),
    bookingId: id,
    at: now,
    what,
    who,
  })
  return {
    booking: {
      id,
      reference: newReference(),
      status,
      language,
      ...whoOf(order),
      currency: terms.currency,
      ...sumsOf(quote),
      zone: rows[0]!.zone ?? terms.zone,
      ...(visitor && { visitor, heldUntil: until! }),
      ...(accountId && { accountId }),
      created: now,
      updated: now,
    },
    attempt: { scope: attempt.scope ?? SCOPE, key: attempt.key, fingerprint, bookingId: id, created: now },
    lines: rows,
    bill: billRows(
      id,
      quote.lines,
      rows.map((row) => row.id),
    ),
    claims: lines.flatMap(({ kind, listing, choice }, index) =>
      kind.claims(listing, choice).map((demand) => ({
        id: newId(),
        bookingId: id,
        lineId: rows[index]!.id,
        ...demand,
        ...(until && { expires: until }),
      })),
    ),
    promotions: quote.promotions.map((promotion) => promotionUse(promotion, id, email)),
    events: visitor
      ? [event('held', offer ? 'system' : 'customer')]
      : [event('received', 'customer'), ...(status === 'confirmed' ? [event('confirmed', 'house')] : [])],
    jobs: [
      ...(accountId ? [] : [guestBookingJoined(id)]),
      ...(until
        ? [
            jobStatement(lapseJob(id, until, now)),
            ...(offer ? [offered(offer.entry, id, now), ...letter('waitlist-offer')] : []),
          ]
        : [
            ...letter(status === 'confirmed' ? 'booking-confirmed' : 'booking-received'),
            ...letter('house-copy'),
            ...(status === 'pending' ? [jobStatement(unansweredJob(id, answerBy(terms, now), now))] : []),
          ]),
    ],
  }
}

/** Whether the house wants to look at it first: it does as soon as one line of it does. */
export const statusOf = (lines: readonly SoundLine[], terms: Terms): 'pending' | 'confirmed' =>
  lines.every(({ kind, listing }) => kind.startsAs(listing, terms) === 'confirmed') ? 'confirmed' : 'pending'

/** Until when the house answers what it received now; both in seconds. */
export const answerBy = ({ approvalHours }: Terms, now: number): number => now + approvalHours * 3600

/** What a line keeps of its choice, in the kind's own shape and in the columns that every kind has. */
export function lineFacts({ kind, listing, choice }: SoundLine, terms: Terms) {
  const { day, time, minutes, zone, starts } = kind.when(listing, choice, terms)
  return {
    choice: JSON.stringify(kind.keep(listing, choice)),
    day,
    time: time ?? null,
    minutes: minutes ?? null,
    zone,
    starts,
    place: kind.place(listing, choice) ?? null,
  }
}

/** Who books, as columns; empty while nobody has said. */
export const whoOf = ({ customer, message }: Pick<Order, 'customer' | 'message'>) => ({
  name: customer?.name ?? '',
  email: customer?.email ?? '',
  phone: customer?.phone || null,
  company: customer?.company || null,
  whatsapp: customer?.whatsapp ?? false,
  message: message || null,
})

/** What it comes to, as columns. */
export const sumsOf = ({ total, deposit, taxes, balanceDue, hash }: Quote) => ({
  total: total.amount,
  deposit: deposit.amount,
  taxes: JSON.stringify(taxes),
  balanceDue,
  quoteHash: hash,
})

export const billRows = (bookingId: string, lines: readonly BillLine[], lineIds: readonly string[]) =>
  lines.map(({ rule, label, quantity, unit, amount, line, inputs, rounding }, position) => ({
    bookingId,
    lineId: line === undefined ? null : lineIds[line]!,
    position,
    rule,
    label: label.text,
    quantity,
    unit: unit.amount,
    amount: amount.amount,
    inputs: inputs ? JSON.stringify(inputs) : null,
    rounding: rounding ?? null,
  }))
