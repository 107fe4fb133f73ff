import { sql } from 'drizzle-orm'
import type { Booking, PackageChoice, Status } from '../../src/bookings/booking.ts'
import type { BillLine } from '../../src/bookings/quote.ts'
import type { Kind } from '../../src/listings/listing.ts'
import type { Database, Statement } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import { money } from '../../src/shared/money.ts'
import type { Tier } from '../../src/shared/terms.ts'
import { billLines, bookingEvents, bookingLines, bookings, idempotencyKeys } from '../schema/bookings.ts'
import { claims } from '../schema/claims.ts'
import { listingPictures, listings } from '../schema/listings.ts'
import { pictures } from '../schema/media.ts'
import { pictureColumns, pictureOf } from './media.ts'
import { insert, maybeText, number, statement, text } from './statement.ts'
import { said, textOf } from './text.ts'

export interface NewBooking {
  booking: typeof bookings.$inferInsert
  attempt: typeof idempotencyKeys.$inferInsert
  lines: (typeof bookingLines.$inferInsert)[]
  bill: (typeof billLines.$inferInsert)[]
  claims: (typeof claims.$inferInsert)[]
  events: (typeof bookingEvents.$inferInsert)[]
  jobs: Statement[]
}

/**
 * A booking as one batch. The attempt's key comes before the claims, so that a repeated attempt is known as one even
 * when its own first try took the last place. `claimsAt` is where the claims begin, to tell which of them was refused.
 */
export function bookingStatements(made: NewBooking): { statements: Statement[]; claimsAt: number } {
  const before = [
    insert(bookings, made.booking),
    insert(idempotencyKeys, made.attempt),
    ...made.lines.map((line) => insert(bookingLines, line)),
  ]
  return {
    claimsAt: before.length,
    statements: [
      ...before,
      ...made.claims.map((claim) => insert(claims, claim)),
      ...made.bill.map((line) => insert(billLines, line)),
      ...made.events.map((event) => insert(bookingEvents, event)),
      ...made.jobs,
    ],
  }
}

/** Takes the key of an attempt that was refused, so that its first try, if it is still on its way, cannot land. */
export const fence = (attempt: typeof idempotencyKeys.$inferInsert): Statement =>
  insert(idempotencyKeys, attempt)

/** What became of an earlier attempt with this key. */
export async function attemptOf(db: Database, scope: string, key: string) {
  const [row] = await db.read(
    statement(sql`SELECT ${idempotencyKeys.fingerprint} AS fingerprint, ${bookings.id} AS id,
        ${bookings.reference} AS reference, ${bookings.status} AS status, ${bookings.linkVersion} AS link_version
      FROM ${idempotencyKeys} LEFT JOIN ${bookings} ON ${bookings.id} = ${idempotencyKeys.bookingId}
      WHERE ${idempotencyKeys.scope} = ${scope} AND ${idempotencyKeys.key} = ${key}`),
  )
  if (!row) return undefined
  const booking =
    row.id === null
      ? undefined
      : {
          id: text(row, 'id'),
          reference: text(row, 'reference'),
          status: text(row, 'status') as Status,
          linkVersion: number(row, 'link_version'),
        }
  return { fingerprint: text(row, 'fingerprint'), booking }
}

/** What is needed to decide who may read a booking. */
export interface BookingLock {
  id: string
  linkVersion: number
}

/** A booking by its reference or id, with all that its page and its letters show. */
export async function bookingNamed(
  db: Database,
  name: string,
  language?: Language,
): Promise<(Booking & BookingLock & { language: Language; version: number }) | undefined> {
  const one = sql`(SELECT ${bookings.id} FROM ${bookings} WHERE ${bookings.reference} = ${name} OR ${bookings.id} = ${name})`
  const [heads, bodies, bill, events] = await db.readAll([
    statement(sql`SELECT * FROM ${bookings} WHERE ${bookings.id} = ${one}`),
    statement(sql`SELECT ${bookingLines.id} AS id, ${bookingLines.kind} AS kind, ${bookingLines.choice} AS choice,
        ${bookingLines.amount} AS amount, ${bookingLines.policy} AS policy, ${listings.slug} AS slug,
        ${said(language ?? 'fr', 'listing', listings.id, 'title', listings.title, 'title')},
        ${pictureColumns(language ?? 'fr')}
      FROM ${bookingLines} JOIN ${listings} ON ${listings.id} = ${bookingLines.listingId}
        JOIN ${listingPictures} ON ${listingPictures.listingId} = ${listings.id} AND ${listingPictures.position} = 0
        JOIN ${pictures} ON ${pictures.id} = ${listingPictures.pictureId}
      WHERE ${bookingLines.bookingId} = ${one} ORDER BY ${bookingLines.position}`),
    statement(sql`SELECT ${billLines.lineId} AS line_id, ${billLines.rule} AS rule, ${billLines.label} AS label,
        ${billLines.quantity} AS quantity, ${billLines.unit} AS unit, ${billLines.amount} AS amount
      FROM ${billLines} JOIN ${bookingLines} ON ${bookingLines.id} = ${billLines.lineId}
      WHERE ${bookingLines.bookingId} = ${one} ORDER BY ${bookingLines.position}, ${billLines.position}`),
    statement(sql`SELECT ${bookingEvents.at} AS at, ${bookingEvents.what} AS what, ${bookingEvents.who} AS who
      FROM ${bookingEvents} WHERE ${bookingEvents.bookingId} = ${one} ORDER BY ${bookingEvents.at}, ${bookingEvents.id}`),
  ])
  const head = heads![0]
  if (!head) return undefined
  const currency = text(head, 'currency')
  const own = text(head, 'language') as Language
  const phone = maybeText(head, 'phone')
  const company = maybeText(head, 'company')
  const message = maybeText(head, 'message')
  return {
    id: text(head, 'id'),
    linkVersion: number(head, 'link_version'),
    version: number(head, 'version'),
    language: own,
    reference: text(head, 'reference'),
    status: text(head, 'status') as Status,
    customer: {
      name: text(head, 'name'),
      email: text(head, 'email'),
      ...(phone && { phone }),
      ...(company && { company }),
    },
    ...(message && { message }),
    lines: bodies!.map((row) => ({
      id: text(row, 'id'),
      kind: text(row, 'kind') as Kind,
      slug: text(row, 'slug'),
      title: textOf(row, 'title', language ?? own),
      cover: pictureOf(row, language ?? own),
      choice: JSON.parse(text(row, 'choice')) as PackageChoice,
      amount: money(number(row, 'amount'), currency),
      bill: bill!
        .filter((line) => line.line_id === row.id)
        .map((line) => ({
          rule: text(line, 'rule') as BillLine['rule'],
          label: { text: text(line, 'label') },
          quantity: number(line, 'quantity'),
          unit: money(number(line, 'unit'), currency),
          amount: money(number(line, 'amount'), currency),
        })),
    })),
    total: money(number(head, 'total'), currency),
    deposit: money(number(head, 'deposit'), currency),
    balance: money(number(head, 'total') - number(head, 'deposit'), currency),
    balanceDue: text(head, 'balance_due'),
    zone: text(head, 'zone'),
    policy: JSON.parse(text(bodies![0]!, 'policy')) as Tier[],
    events: events!.map((row) => ({
      at: number(row, 'at'),
      what: text(row, 'what') as Booking['events'][number]['what'],
      who: text(row, 'who') as 'customer' | 'house',
    })),
    booked: number(head, 'created'),
  }
}
