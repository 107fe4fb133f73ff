import { type SQL, sql } from 'drizzle-orm'
import type { PackageFilters } from '../../src/listings/filters.ts'
import type { AddOn, EventType, PackageCard, PackageListing } from '../../src/listings/listing.ts'
import type { Database, Row } from '../../src/shared/database.ts'
import { DAY_LENGTH, dayMark } from '../../src/shared/days.ts'
import { isName } from '../../src/shared/ids.ts'
import type { Language } from '../../src/shared/languages.ts'
import { money } from '../../src/shared/money.ts'
import {
  addOns,
  listingAddOns,
  listingPictures,
  listings,
  packageEventTypes,
  packageItems,
  packages,
  packageThemes,
} from '../schema/listings.ts'
import { pictures } from '../schema/media.ts'
import { themes } from '../schema/themes.ts'
import { hasRoom } from './inventory.ts'
import { pictureColumns, pictureOf } from './media.ts'
import { rulesOf, rulesStatement } from './price-rules.ts'
import { number, statement, text } from './statement.ts'
import { paragraphsOf, said, textOf } from './text.ts'
import { themeColumns, themeFrom, themeOf } from './themes.ts'

const cardColumns = (language: Language): SQL => sql`
  ${listings.id} AS id, ${listings.slug} AS slug, ${listings.price} AS price, ${listings.currency} AS currency,
  ${listings.popular} AS popular, ${packages.poolId} AS pool_id,
  ${packages.minGuests} AS min_guests, ${packages.maxGuests} AS max_guests,
  (SELECT group_concat(${packageEventTypes.eventType}) FROM ${packageEventTypes}
    WHERE ${packageEventTypes.listingId} = ${listings.id}) AS event_types,
  ${said(language, 'listing', listings.id, 'title', listings.title, 'title')},
  ${said(language, 'listing', listings.id, 'summary', listings.summary, 'summary')},
  ${pictureColumns(language)}`

const cardFrom = sql`${listings}
  JOIN ${packages} ON ${packages.listingId} = ${listings.id}
  JOIN ${listingPictures} ON ${listingPictures.listingId} = ${listings.id} AND ${listingPictures.position} = 0
  JOIN ${pictures} ON ${pictures.id} = ${listingPictures.pictureId}`

const shown = sql`${listings.kind} = 'package' AND ${listings.published} = 1`

function cardOf(row: Row, language: Language): PackageCard {
  return {
    id: text(row, 'id'),
    slug: text(row, 'slug'),
    title: textOf(row, 'title', language),
    summary: textOf(row, 'summary', language),
    price: money(number(row, 'price'), text(row, 'currency')),
    popular: row.popular === 1,
    minGuests: number(row, 'min_guests'),
    maxGuests: number(row, 'max_guests'),
    eventTypes: (text(row, 'event_types') ?? '').split(',').filter(Boolean) as EventType[],
    cover: pictureOf(row, language),
  }
}

/** One condition per filter, so that an empty list can say which of them to drop. */
function conditions(filters: PackageFilters): Map<keyof PackageFilters, SQL> {
  const found = new Map<keyof PackageFilters, SQL>()
  const { eventType, theme, minPrice, maxPrice, guests, date } = filters
  if (eventType)
    found.set(
      'eventType',
      sql`EXISTS (SELECT 1 FROM ${packageEventTypes}
      WHERE ${packageEventTypes.listingId} = ${listings.id} AND ${packageEventTypes.eventType} = ${eventType})`,
    )
  if (theme)
    found.set(
      'theme',
      sql`EXISTS (SELECT 1 FROM ${packageThemes} JOIN ${themes} ON ${themes.id} = ${packageThemes.themeId}
      WHERE ${packageThemes.listingId} = ${listings.id} AND ${themes.slug} = ${theme})`,
    )
  if (minPrice !== undefined) found.set('minPrice', sql`${listings.price} >= ${minPrice}`)
  if (maxPrice !== undefined) found.set('maxPrice', sql`${listings.price} <= ${maxPrice}`)
  if (guests !== undefined)
    found.set('guests', sql`${packages.maxGuests} >= ${guests} AND ${packages.minGuests} <= ${guests}`)
  if (date) found.set('date', hasRoom(packages.poolId, dayMark(date), dayMark(date) + DAY_LENGTH))
  return found
}

const ORDERS: Record<PackageFilters['sort'], SQL> = {
  featured: sql`${listings.popular} DESC, ${listings.position}, ${listings.id}`,
  price: sql`${listings.price}, ${listings.id}`,
  '-price': sql`${listings.price} DESC, ${listings.id}`,
}

export async function packageCards(
  db: Database,
  language: Language,
  filters: PackageFilters,
  { limit = 100, offset = 0 } = {},
): Promise<PackageCard[]> {
  const wanted = sql.join([shown, ...conditions(filters).values()], sql` AND `)
  const rows = await db.read(
    statement(
      sql`SELECT ${cardColumns(language)} FROM ${cardFrom} WHERE ${wanted} ORDER BY ${ORDERS[filters.sort]} LIMIT ${limit} OFFSET ${offset}`,
    ),
  )
  return rows.map((row) => cardOf(row, language))
}

export async function packageCount(db: Database, filters: PackageFilters): Promise<number> {
  const wanted = sql.join([shown, ...conditions(filters).values()], sql` AND `)
  const [row] = await db.read(
    statement(
      sql`SELECT COUNT(*) AS n FROM ${listings} JOIN ${packages} ON ${packages.listingId} = ${listings.id} WHERE ${wanted}`,
    ),
  )
  return number(row!, 'n')
}

/** For an empty list: which filter, dropped alone, would show something, and how much. */
export async function packageDrops(db: Database, filters: PackageFilters) {
  const all = conditions(filters)
  const names = [...all.keys()]
  if (names.length === 0) return []
  const counts = await db.readAll(
    names.map((name) => {
      const rest = [...all].filter(([each]) => each !== name).map(([, condition]) => condition)
      const wanted = sql.join([shown, ...rest], sql` AND `)
      return statement(
        sql`SELECT COUNT(*) AS n FROM ${listings} JOIN ${packages} ON ${packages.listingId} = ${listings.id} WHERE ${wanted}`,
      )
    }),
  )
  return names
    .map((filter, index) => ({ filter, count: number(counts[index]![0]!, 'n') }))
    .filter((each) => each.count > 0)
    .sort((a, b) => b.count - a.count)
}

/** One package by slug or id, with everything its page shows; undefined when there is none on sale. */
export async function packageListing(
  db: Database,
  language: Language,
  name: string,
): Promise<PackageListing | undefined> {
  if (!isName(name)) return undefined
  const one = sql`(SELECT ${listings.id} FROM ${listings} WHERE (${listings.slug} = ${name} OR ${listings.id} = ${name}) AND ${shown})`
  const [cards, descriptions, items, gallery, extras, styles, rules] = await db.readAll([
    statement(sql`SELECT ${cardColumns(language)} FROM ${cardFrom} WHERE ${listings.id} = ${one}`),
    statement(sql`SELECT ${said(language, 'listing', listings.id, 'description', listings.description, 'description')}
      FROM ${listings} WHERE ${listings.id} = ${one}`),
    statement(sql`SELECT ${said(language, 'package_item', packageItems.id, 'text', packageItems.text, 'item')}
      FROM ${packageItems} WHERE ${packageItems.listingId} = ${one} ORDER BY ${packageItems.position}`),
    statement(sql`SELECT ${pictureColumns(language)} FROM ${listingPictures}
      JOIN ${pictures} ON ${pictures.id} = ${listingPictures.pictureId}
      WHERE ${listingPictures.listingId} = ${one} ORDER BY ${listingPictures.position}`),
    statement(sql`SELECT ${addOns.id} AS id, ${addOns.slug} AS slug, ${addOns.category} AS category, ${addOns.price} AS price,
        ${addOns.currency} AS currency, ${addOns.maxQuantity} AS max_quantity,
        ${said(language, 'add_on', addOns.id, 'name', addOns.name, 'name')}
      FROM ${listingAddOns} JOIN ${addOns} ON ${addOns.id} = ${listingAddOns.addOnId}
      WHERE ${listingAddOns.listingId} = ${one} ORDER BY ${addOns.position}, ${addOns.id}`),
    statement(sql`SELECT ${themeColumns(language)} FROM ${themeFrom}
      JOIN ${packageThemes} ON ${packageThemes.themeId} = ${themes.id}
      WHERE ${packageThemes.listingId} = ${one} AND ${themes.published} = 1 ORDER BY ${themes.position}`),
    rulesStatement(language, one),
  ])
  const card = cards![0]
  if (!card) return undefined
  return {
    ...cardOf(card, language),
    poolId: text(card, 'pool_id'),
    description: paragraphsOf(textOf(descriptions![0]!, 'description', language)),
    included: items!.map((row) => textOf(row, 'item', language)),
    gallery: gallery!.map((row) => pictureOf(row, language)),
    addOns: extras!.map((row) => ({
      id: text(row, 'id'),
      slug: text(row, 'slug'),
      name: textOf(row, 'name', language),
      category: text(row, 'category') as AddOn['category'],
      price: money(number(row, 'price'), text(row, 'currency')),
      maxQuantity: number(row, 'max_quantity'),
    })),
    themes: styles!.map((row) => themeOf(row, language)),
    ...rulesOf(rules!, language),
  }
}

/** Packages to show beside one: those that share most kinds of event with it. */
export async function similarPackages(db: Database, language: Language, id: string): Promise<PackageCard[]> {
  const rows = await db.read(
    statement(sql`SELECT ${cardColumns(language)} FROM ${cardFrom} WHERE ${shown} AND ${listings.id} <> ${id}
      ORDER BY (SELECT COUNT(*) FROM ${packageEventTypes} AS mine JOIN ${packageEventTypes} AS theirs ON theirs.event_type = mine.event_type
        WHERE mine.listing_id = ${id} AND theirs.listing_id = ${listings.id}) DESC, ${listings.position} LIMIT 3`),
  )
  return rows.map((row) => cardOf(row, language))
}

/** The packages that offer a theme. */
export async function packagesWithTheme(
  db: Database,
  language: Language,
  themeId: string,
): Promise<PackageCard[]> {
  const rows = await db.read(
    statement(sql`SELECT ${cardColumns(language)} FROM ${cardFrom} WHERE ${shown} AND EXISTS (
      SELECT 1 FROM ${packageThemes} WHERE ${packageThemes.themeId} = ${themeId} AND ${packageThemes.listingId} = ${listings.id})
      ORDER BY ${listings.position} LIMIT 12`),
  )
  return rows.map((row) => cardOf(row, language))
}
