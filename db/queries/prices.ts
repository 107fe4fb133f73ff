import { sql } from 'drizzle-orm'
import type { Promotion, Uses } from '../../src/bookings/promotions.ts'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import { bookings } from '../schema/bookings.ts'
import { promotions, promotionUses, quotes } from '../schema/prices.ts'
import { insert, maybeText, number, statement, text } from './statement.ts'
import { said, textOf } from './text.ts'

/**
 * The promotions that hold for everybody and the one that a typed code names, or that a booking uses already, with
 * how often each has been used by others. `code` is the one that the booking uses.
 */
export async function promotionsFor(
  db: Database,
  language: Language,
  {
    typed = '',
    email = '',
    usedBy = '',
  }: { typed?: string | undefined; email?: string | undefined; usedBy?: string },
): Promise<{ promotions: Promotion[]; uses: Uses; code?: string }> {
  const used = sql`SELECT COUNT(*) FROM ${promotionUses} JOIN ${bookings} ON ${bookings.id} = ${promotionUses.bookingId}
    WHERE ${promotionUses.promotionId} = ${promotions.id} AND ${bookings.status} NOT IN ('cancelled', 'expired')
      AND ${promotionUses.bookingId} <> ${usedBy}`
  const isMine = sql`${promotions.id} IN (SELECT ${promotionUses.promotionId} FROM ${promotionUses} WHERE ${promotionUses.bookingId} = ${usedBy})`
  const rows = await db.read(
    statement(sql`SELECT ${promotions}.*, ${said(language, 'promotion', promotions.id, 'name', promotions.name, 'words')},
        (${used}) AS uses, (${used} AND ${promotionUses.email} <> '' AND ${promotionUses.email} = ${email.toLowerCase()}) AS mine,
        (${isMine}) AS used_here
      FROM ${promotions} WHERE ${promotions.code} IS NULL OR ${promotions.code} = ${folded(typed)} OR ${isMine}
      ORDER BY ${promotions.id}`),
  )
  const uses = rows.map((row) => [text(row, 'id'), { all: number(row, 'uses'), mine: number(row, 'mine') }])
  const code = rows.filter((row) => row.used_here === 1).map((row) => maybeText(row, 'code'))[0]
  return {
    promotions: rows.map((row) => promotionOf(row, language)),
    uses: Object.fromEntries(uses),
    ...(code && { code }),
  }
}

/** Codes are kept in capitals and compared so. */
const folded = (code: string) => code.normalize('NFKC').trim().toUpperCase()

function promotionOf(row: Row, language: Language): Promotion {
  const [code, from, to, listings] = ['code', 'first_day', 'last_day', 'listings'].map((name) =>
    maybeText(row, name),
  )
  const numbers = { minimum: row.minimum, limit: row.most, limitPerCustomer: row.most_each }
  return {
    id: text(row, 'id'),
    ...(code && { code }),
    name: textOf(row, 'words', language),
    off: JSON.parse(text(row, 'off')),
    over: text(row, 'over') as Promotion['over'],
    ...(from && { from }),
    ...(to && { to }),
    ...Object.fromEntries(
      Object.entries(numbers).flatMap(([name, value]) => (value === null ? [] : [[name, Number(value)]])),
    ),
    ...(listings && { listings: JSON.parse(listings) }),
    stackable: row.stackable === 1,
  }
}

/** A promotion that a booking makes use of; refused by the schema where it is used up. */
export const promotionUse = (promotionId: string, bookingId: string, email: string): Statement =>
  insert(promotionUses, { promotionId, bookingId, email: email.toLowerCase() })

/** Keeps what was quoted. The same quote again lives on from now. */
export const keepQuote = (quote: typeof quotes.$inferInsert): Statement =>
  statement(sql`INSERT INTO ${quotes} (hash, request, total, created, expires)
    VALUES (${quote.hash}, ${quote.request}, ${quote.total}, ${quote.created}, ${quote.expires})
    ON CONFLICT (hash) DO UPDATE SET request = excluded.request, expires = excluded.expires`)

/** What was quoted under a hash, while it can still be booked by it. `now` in seconds. */
export async function quotedRequest(db: Database, hash: string, now: number): Promise<unknown> {
  const [row] = await db.read(
    statement(
      sql`SELECT ${quotes.request} AS request FROM ${quotes} WHERE ${quotes.hash} = ${hash} AND ${quotes.expires} > ${now}`,
    ),
  )
  return row && JSON.parse(text(row, 'request'))
}
