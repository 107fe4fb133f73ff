import { sql } from 'drizzle-orm'
import type { Booking, Status } from '../../src/bookings/booking.ts'
import type { BillLine, TaxShare } from '../../src/bookings/quote.ts'
import type { KindName } from '../../src/listings/kinds/records.ts'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import { instantOf } from '../../src/shared/days.ts'
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
  /** The promotions it makes use of. */
  promotions: Statement[]
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
      ...made.promotions,
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

/** A booking as its owner sees it, with what is needed to decide on it. */
export interface OwnBooking extends Booking, BookingLock {
  language: Language
  version: number
  /** Of the price that was agreed to. */
  quoteHash: string
  /** Whose hold it is or was. */
  visitor?: string
  /** Whose booking it is. */
  accountId?: string
}

/** A booking by its reference or id, with all that its page and its letters show. */
export async function bookingNamed(
  db: Database,
  name: string,
  language?: Language,
): Promise<OwnBooking | undefined> {
  const one = sql`(SELECT ${bookings.id} FROM ${bookings} WHERE ${bookings.reference} = ${name} OR ${bookings.id} = ${name})`
  const [heads, bodies, bill, events] = await db.readAll([
    statement(sql`SELECT * FROM ${bookings} WHERE ${bookings.id} = ${one}`),
    statement(sql`SELECT ${bookingLines}.*, ${listings.slug} AS slug,
        ${said(language ?? 'fr', 'listing', listings.id, 'title', listings.title, 'title')},
        ${pictureColumns(language ?? 'fr')}
      FROM ${bookingLines} JOIN ${listings} ON ${listings.id} = ${bookingLines.listingId}
        JOIN ${listingPictures} ON ${listingPictures.listingId} = ${listings.id} AND ${listingPictures.position} = 0
        JOIN ${pictures} ON ${pictures.id} = ${listingPictures.pictureId}
      WHERE ${bookingLines.bookingId} = ${one} ORDER BY ${bookingLines.position}`),
    statement(
      sql`SELECT * FROM ${billLines} WHERE ${billLines.bookingId} = ${one} ORDER BY ${billLines.position}`,
    ),
    statement(sql`SELECT ${bookingEvents.at} AS at, ${bookingEvents.what} AS what, ${bookingEvents.who} AS who,
        ${bookingEvents.detail} AS detail
      FROM ${bookingEvents} WHERE ${bookingEvents.bookingId} = ${one} ORDER BY ${bookingEvents.at}, ${bookingEvents}.rowid`),
  ])
  const head = heads![0]
  if (!head) return undefined
  const own = text(head, 'language') as Language
  return {
    ...headOf(head),
    lines: bodies!.map((row) => lineOf(row, head, language ?? own)),
    bill: bill!.map((row) => billLineOf(row, bodies!, text(head, 'currency'))),
    events: events!.map(eventOf),
  }
}

function headOf(row: Row) {
  const currency = text(row, 'currency')
  const sum = (name: string) => money(number(row, name), currency)
  const [phone, company, message, visitor, accountId] = [
    'phone',
    'company',
    'message',
    'visitor',
    'account_id',
  ].map((name) => maybeText(row, name))
  return {
    id: text(row, 'id'),
    linkVersion: number(row, 'link_version'),
    version: number(row, 'version'),
    language: text(row, 'language') as Language,
    reference: text(row, 'reference'),
    status: text(row, 'status') as Status,
    customer: {
      name: text(row, 'name'),
      email: text(row, 'email'),
      ...(phone && { phone }),
      ...(company && { company }),
      ...(row.whatsapp === 1 && { whatsapp: true as const }),
    },
    ...(message && { message }),
    total: sum('total'),
    deposit: sum('deposit'),
    balance: money(number(row, 'total') - number(row, 'deposit'), currency),
    taxes: JSON.parse(text(row, 'taxes')) as TaxShare[],
    balanceDue: text(row, 'balance_due'),
    quoteHash: text(row, 'quote_hash'),
    zone: text(row, 'zone'),
    booked: number(row, 'created'),
    ...(row.held_until !== null && {
      heldUntil: number(row, 'held_until'),
      extended: row.extended === 1,
    }),
    ...(visitor && { visitor }),
    ...(accountId && { accountId }),
  }
}

function lineOf(row: Row, head: Row, language: Language): Booking['lines'][number] {
  const [time, place] = [maybeText(row, 'time'), maybeText(row, 'place')]
  const [day, zone] = [text(row, 'day'), maybeText(row, 'zone') ?? text(head, 'zone')]
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind') as KindName,
    slug: text(row, 'slug'),
    title: textOf(row, 'title', language),
    cover: pictureOf(row, language),
    choice: JSON.parse(text(row, 'choice')) as Record<string, unknown>,
    when: {
      day,
      ...(time && { time }),
      ...(row.minutes !== null && { minutes: number(row, 'minutes') }),
      zone,
      // It was not kept from the first day on.
      starts: row.starts === null ? instantOf(day, time ?? '00:00', zone) / 1000 : number(row, 'starts'),
    },
    ...(place && { place }),
    amount: money(number(row, 'amount'), text(head, 'currency')),
    policy: JSON.parse(text(row, 'policy')) as Tier[],
  }
}

function billLineOf(row: Row, lines: Row[], currency: string): BillLine {
  const line = lines.findIndex(({ id }) => id === row.line_id)
  const [inputs, rounding] = [maybeText(row, 'inputs'), maybeText(row, 'rounding')]
  return {
    rule: text(row, 'rule') as BillLine['rule'],
    label: { text: text(row, 'label') },
    quantity: number(row, 'quantity'),
    unit: money(number(row, 'unit'), currency),
    amount: money(number(row, 'amount'), currency),
    ...(line >= 0 && { line }),
    ...(inputs && { inputs: JSON.parse(inputs) }),
    ...(rounding && { rounding: rounding as NonNullable<BillLine['rounding']> }),
  }
}

function eventOf(row: Row): Booking['events'][number] {
  const { why } = JSON.parse(maybeText(row, 'detail') ?? '{}') as { why?: string }
  return {
    at: number(row, 'at'),
    what: text(row, 'what') as Booking['events'][number]['what'],
    who: text(row, 'who') as Booking['events'][number]['who'],
    ...(why && { why }),
  }
}
