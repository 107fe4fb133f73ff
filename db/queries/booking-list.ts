import { type SQL, sql } from 'drizzle-orm'
import type { Status } from '../../src/bookings/booking.ts'
import type { KindName } from '../../src/listings/kinds/records.ts'
import type { Database, Row } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import { type Money, money } from '../../src/shared/money.ts'
import type { Text } from '../../src/shared/text.ts'
import { bookingLines, bookings } from '../schema/bookings.ts'
import { listings } from '../schema/listings.ts'
import { maybeText, number, statement, text } from './statement.ts'
import { said, textOf } from './text.ts'

/** One booking in a list: its first line stands for it. */
export interface ListedBooking {
  id: string
  reference: string
  status: Status
  title: Text
  kind: KindName
  day: string
  time?: string
  zone: string
  /** How many lines there are besides. */
  more: number
  total: Money
  name: string
  email: string
  /** Epoch seconds. */
  created: number
}

export interface BookingFilters {
  /** Only what belongs to this account. */
  accountId?: string | undefined
  status?: string | undefined
  kind?: string | undefined
  /** First day of any line, from and to, both included. */
  from?: string | undefined
  to?: string | undefined
  email?: string | undefined
  reference?: string | undefined
}

const LINES = sql`(SELECT COUNT(*) FROM ${bookingLines} WHERE ${bookingLines.bookingId} = ${bookings.id})`

function chosen({ accountId, status, kind, from, to, email, reference }: BookingFilters): SQL {
  const each = [
    accountId !== undefined && sql`${bookings.accountId} = ${accountId}`,
    status !== undefined && sql`${bookings.status} = ${status}`,
    kind !== undefined && sql`${bookingLines.kind} = ${kind}`,
    from !== undefined && sql`${bookingLines.day} >= ${from}`,
    to !== undefined && sql`${bookingLines.day} <= ${to}`,
    email !== undefined && sql`lower(${bookings.email}) = ${email.toLowerCase()}`,
    reference !== undefined && sql`${bookings.reference} = ${reference}`,
  ].filter((part) => part !== false)
  return sql.join([sql`1`, ...each], sql` AND `)
}

const ORDERS = {
  newest: sql`${bookings.created} DESC, ${bookings.id} DESC`,
  oldest: sql`${bookings.created}, ${bookings.id}`,
  day: sql`${bookingLines.day}, ${bookingLines.time}, ${bookings.id}`,
  latest: sql`${bookingLines.day} DESC, ${bookingLines.time} DESC, ${bookings.id}`,
} as const
export type BookingOrder = keyof typeof ORDERS

/** Bookings that fit, in pages, and how many there are in all. */
export async function bookingsListed(
  db: Database,
  language: Language,
  filters: BookingFilters,
  { sort = 'newest', page = 1, limit = 20 }: { sort?: BookingOrder; page?: number; limit?: number } = {},
): Promise<{ total: number; bookings: ListedBooking[] }> {
  const from = sql`FROM ${bookings} JOIN ${bookingLines} ON ${bookingLines.bookingId} = ${bookings.id} AND ${bookingLines.position} = 0
    JOIN ${listings} ON ${listings.id} = ${bookingLines.listingId} WHERE ${chosen(filters)}`
  const [[counted], rows] = (await db.readAll([
    statement(sql`SELECT COUNT(*) AS n ${from}`),
    statement(sql`SELECT ${bookings.id} AS id, ${bookings.reference} AS reference, ${bookings.status} AS status,
        ${bookings.name} AS name, ${bookings.email} AS email, ${bookings.total} AS total, ${bookings.currency} AS currency,
        ${bookings.created} AS created, coalesce(${bookingLines.zone}, ${bookings.zone}) AS zone, ${bookingLines.kind} AS kind,
        ${bookingLines.day} AS day, ${bookingLines.time} AS time, ${LINES} AS lines,
        ${said(language, 'listing', listings.id, 'title', listings.title, 'title')}
      ${from} ORDER BY ${ORDERS[sort]} LIMIT ${limit} OFFSET ${(page - 1) * limit}`),
  ])) as [[Row], Row[]]
  return { total: number(counted, 'n'), bookings: rows.map((row) => listed(row, language)) }
}

function listed(row: Row, language: Language): ListedBooking {
  const time = maybeText(row, 'time')
  return {
    id: text(row, 'id'),
    reference: text(row, 'reference'),
    status: text(row, 'status') as Status,
    title: textOf(row, 'title', language),
    kind: text(row, 'kind') as KindName,
    day: text(row, 'day'),
    ...(time !== undefined && { time }),
    zone: text(row, 'zone'),
    more: number(row, 'lines') - 1,
    total: money(number(row, 'total'), text(row, 'currency')),
    name: text(row, 'name'),
    email: text(row, 'email'),
    created: number(row, 'created'),
  }
}
