import { type SQL, sql } from 'drizzle-orm'
import type { KindName } from '../../src/listings/kinds/records.ts'
import type { Picture } from '../../src/media/picture.ts'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import { type Money, money } from '../../src/shared/money.ts'
import type { Text } from '../../src/shared/text.ts'
import { favorites } from '../schema/accounts.ts'
import { listingPictures, listings } from '../schema/listings.ts'
import { pictures } from '../schema/media.ts'
import { pictureColumns, pictureOf } from './media.ts'
import { number, statement, text } from './statement.ts'
import { said, textOf } from './text.ts'

/** A listing that somebody kept. */
export interface Favorite {
  id: string
  /** Epoch seconds. */
  added: number
  kind: KindName
  listingId: string
  slug: string
  title: Text
  summary: Text
  price: Money
  cover: Picture
}

/** A listing as it is named at the doors: its kind, and its slug or id. */
export interface NamedListing {
  kind: KindName
  listing: string
}

/** What is not on sale any more is nobody's favourite; it comes back when it is. */
const from = sql`${favorites} JOIN ${listings} ON ${listings.id} = ${favorites.listingId} AND ${listings.published} = 1
  JOIN ${listingPictures} ON ${listingPictures.listingId} = ${listings.id} AND ${listingPictures.position} = 0
  JOIN ${pictures} ON ${pictures.id} = ${listingPictures.pictureId}`

const columns = (language: Language): SQL => sql`${favorites.id} AS id, ${favorites.created} AS added,
  ${listings.kind} AS kind, ${listings.id} AS listing_id, ${listings.slug} AS slug, ${listings.price} AS price,
  ${listings.currency} AS currency,
  ${said(language, 'listing', listings.id, 'title', listings.title, 'title')},
  ${said(language, 'listing', listings.id, 'summary', listings.summary, 'summary')},
  ${pictureColumns(language)}`

const named = ({ kind, listing }: NamedListing): SQL =>
  sql`${listings.kind} = ${kind} AND (${listings.slug} = ${listing} OR ${listings.id} = ${listing}) AND ${listings.published} = 1`

function favoriteIn(row: Row, language: Language): Favorite {
  return {
    id: text(row, 'id'),
    added: number(row, 'added'),
    kind: text(row, 'kind') as KindName,
    listingId: text(row, 'listing_id'),
    slug: text(row, 'slug'),
    title: textOf(row, 'title', language),
    summary: textOf(row, 'summary', language),
    price: money(number(row, 'price'), text(row, 'currency')),
    cover: pictureOf(row, language),
  }
}

/** What somebody kept, the latest first, in pages, and how much there is in all. */
export async function favoritesOf(
  db: Database,
  language: Language,
  accountId: string,
  { page = 1, limit = 200 }: { page?: number; limit?: number } = {},
): Promise<{ total: number; favorites: Favorite[] }> {
  const mine = sql`FROM ${from} WHERE ${favorites.accountId} = ${accountId}`
  const [counted, rows] = await db.readAll([
    statement(sql`SELECT COUNT(*) AS n ${mine}`),
    statement(sql`SELECT ${columns(language)} ${mine}
      ORDER BY ${favorites.created} DESC, ${favorites.id} DESC LIMIT ${limit} OFFSET ${(page - 1) * limit}`),
  ])
  return { total: number(counted![0]!, 'n'), favorites: rows!.map((row) => favoriteIn(row, language)) }
}

/** One of them, by its own id or by the listing. */
export async function favoriteOf(
  db: Database,
  language: Language,
  accountId: string,
  which: { id: string } | NamedListing,
): Promise<Favorite | undefined> {
  const one = 'id' in which ? sql`${favorites.id} = ${which.id}` : named(which)
  const [row] = await db.read(
    statement(
      sql`SELECT ${columns(language)} FROM ${from} WHERE ${favorites.accountId} = ${accountId} AND ${one}`,
    ),
  )
  return row && favoriteIn(row, language)
}

/** Whether a listing is on sale. */
export async function isOnSale(db: Database, which: NamedListing): Promise<boolean> {
  const rows = await db.read(statement(sql`SELECT 1 AS one FROM ${listings} WHERE ${named(which)}`))
  return rows.length > 0
}

/** Keeps a listing, once, while there are fewer than `most`: they are counted in the write itself, or two at once would pass. */
export const favoriteAdded = (
  { id, accountId, now, ...which }: NamedListing & { id: string; accountId: string; now: number },
  most: number,
): Statement =>
  statement(sql`INSERT INTO ${favorites} (account_id, listing_id, id, created)
    SELECT ${accountId}, ${listings.id}, ${id}, ${now} FROM ${listings} WHERE ${named(which)}
      AND (SELECT COUNT(*) FROM ${favorites} WHERE ${favorites.accountId} = ${accountId}) < ${most}
    ON CONFLICT (account_id, listing_id) DO NOTHING RETURNING id`)

/** Lets go of one of their own; the id comes back where there was one. */
export const favoriteRemoved = (accountId: string, id: string): Statement =>
  statement(sql`DELETE FROM ${favorites} WHERE ${favorites.id} = ${id} AND ${favorites.accountId} = ${accountId}
    RETURNING id`)
