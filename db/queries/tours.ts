import { type SQL, sql } from 'drizzle-orm'
import type { TourFilters } from '../../src/listings/tours/filters.ts'
import type { Section, TourCard, TourListing, TourOffer } from '../../src/listings/tours/tour.ts'
import type { Unit } from '../../src/listings/units.ts'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import { isName } from '../../src/shared/ids.ts'
import type { Language } from '../../src/shared/languages.ts'
import { money } from '../../src/shared/money.ts'
import { listingPictures, listings } from '../schema/listings.ts'
import { pictures } from '../schema/media.ts'
import { listingSections, tourItems, tours, tourUnits } from '../schema/tours.ts'
import { departureFrom, departuresMeant, leaves } from './departures.ts'
import { pictureColumns, pictureOf } from './media.ts'
import { rulesOf, rulesStatement } from './price-rules.ts'
import { maybeNumber, maybeText, number, statement, text } from './statement.ts'
import { paragraphsOf, said, textOf } from './text.ts'

const cardColumns = (language: Language): SQL => sql`
  ${listings.id} AS id, ${listings.slug} AS slug, ${listings.price} AS price, ${listings.currency} AS currency,
  ${listings.popular} AS popular, ${tours.type} AS type, ${tours.difficulty} AS difficulty, ${tours.zone} AS zone,
  ${tours.minutes} AS minutes,
  ${said(language, 'listing', listings.id, 'title', listings.title, 'title')},
  ${said(language, 'listing', listings.id, 'summary', listings.summary, 'summary')},
  ${said(language, 'tour', listings.id, 'location', tours.location, 'location')},
  ${pictureColumns(language)}`

const sold = sql`${listings} JOIN ${tours} ON ${tours.listingId} = ${listings.id}`
const cardFrom = sql`${sold}
  JOIN ${listingPictures} ON ${listingPictures.listingId} = ${listings.id} AND ${listingPictures.position} = 0
  JOIN ${pictures} ON ${pictures.id} = ${listingPictures.pictureId}`

const shown = sql`${listings.kind} = 'tour' AND ${listings.published} = 1`

function cardOf(row: Row, language: Language): TourCard {
  return {
    id: text(row, 'id'),
    slug: text(row, 'slug'),
    title: textOf(row, 'title', language),
    summary: textOf(row, 'summary', language),
    price: money(number(row, 'price'), text(row, 'currency')),
    popular: row.popular === 1,
    type: text(row, 'type') as TourCard['type'],
    difficulty: text(row, 'difficulty') as TourCard['difficulty'],
    location: textOf(row, 'location', language),
    zone: text(row, 'zone'),
    minutes: number(row, 'minutes'),
    cover: pictureOf(row, language),
  }
}

/**
 * One condition for each filter, so that an empty list can say which of them to drop. A day and a party belong
 * together: both must be true of one departure.
 */
function conditions(filters: TourFilters): Map<keyof TourFilters, SQL> {
  const found = new Map<keyof TourFilters, SQL>()
  const { type, difficulty, minPrice, maxPrice, date, guests } = filters
  if (type) found.set('type', sql`${tours.type} = ${type}`)
  if (difficulty) found.set('difficulty', sql`${tours.difficulty} = ${difficulty}`)
  if (minPrice !== undefined) found.set('minPrice', sql`${listings.price} >= ${minPrice}`)
  if (maxPrice !== undefined) found.set('maxPrice', sql`${listings.price} <= ${maxPrice}`)
  if (date) found.set('date', leaves({ date, ...(guests && { guests }) }))
  if (guests && !date) found.set('guests', leaves({ guests }))
  return found
}

const wanted = (filters: TourFilters): SQL => sql.join([shown, ...conditions(filters).values()], sql` AND `)
const counted = (filters: TourFilters): Statement =>
  statement(sql`SELECT COUNT(*) AS n FROM ${sold} WHERE ${wanted(filters)}`)

const ORDERS: Record<TourFilters['sort'], SQL> = {
  featured: sql`${listings.popular} DESC, ${listings.position}, ${listings.id}`,
  price: sql`${listings.price}, ${listings.id}`,
  '-price': sql`${listings.price} DESC, ${listings.id}`,
}

export async function tourCards(
  db: Database,
  language: Language,
  filters: TourFilters,
  { limit = 100, offset = 0 } = {},
): Promise<TourCard[]> {
  const rows = await db.read(
    statement(
      sql`SELECT ${cardColumns(language)} FROM ${cardFrom} WHERE ${wanted(filters)} ORDER BY ${ORDERS[filters.sort]} LIMIT ${limit} OFFSET ${offset}`,
    ),
  )
  return rows.map((row) => cardOf(row, language))
}

export async function tourCount(db: Database, filters: TourFilters): Promise<number> {
  const [row] = await db.read(counted(filters))
  return number(row!, 'n')
}

const DROPPABLE = ['type', 'difficulty', 'date', 'guests', 'minPrice', 'maxPrice'] as const

/** For an empty list: which filter, dropped alone, would show something, and how much. */
export async function tourDrops(db: Database, filters: TourFilters) {
  const names = DROPPABLE.filter((name) => filters[name] !== undefined)
  if (names.length === 0) return []
  const counts = await db.readAll(names.map((name) => counted(without(filters, name))))
  return names
    .map((filter, index) => ({ filter, count: number(counts[index]![0]!, 'n') }))
    .filter((each) => each.count > 0)
    .sort((a, b) => b.count - a.count)
}

function without(filters: TourFilters, name: keyof TourFilters): TourFilters {
  const { [name]: _, ...rest } = filters
  return rest as TourFilters
}

/** One tour by slug or id, with everything its page shows; undefined when there is none on sale. */
export async function tourListing(
  db: Database,
  language: Language,
  name: string,
): Promise<TourListing | undefined> {
  return tourFor(db, language, name, {})
}

/** The same, with the departures that a choice may mean; the choice is as it came and not checked yet. */
export async function tourFor(
  db: Database,
  language: Language,
  name: string,
  choice: Record<string, unknown>,
): Promise<TourOffer | undefined> {
  if (!isName(name)) return undefined
  const one = sql`(SELECT ${listings.id} FROM ${listings} WHERE (${listings.slug} = ${name} OR ${listings.id} = ${name}) AND ${shown})`
  const [cards, facts, sections, items, gallery, units, rules, leaving] = await db.readAll([
    statement(sql`SELECT ${cardColumns(language)} FROM ${cardFrom} WHERE ${listings.id} = ${one}`),
    factsStatement(language, one),
    statement(sql`SELECT ${listingSections.part} AS part,
        ${said(language, 'listing_section', listingSections.id, 'title', listingSections.title, 'title')},
        ${said(language, 'listing_section', listingSections.id, 'text', listingSections.text, 'words')}
      FROM ${listingSections} WHERE ${listingSections.listingId} = ${one} ORDER BY ${listingSections.position}`),
    statement(sql`SELECT ${tourItems.included} AS included, ${said(language, 'tour_item', tourItems.id, 'text', tourItems.text, 'item')}
      FROM ${tourItems} WHERE ${tourItems.listingId} = ${one} ORDER BY ${tourItems.position}`),
    statement(sql`SELECT ${pictureColumns(language)} FROM ${listingPictures}
      JOIN ${pictures} ON ${pictures.id} = ${listingPictures.pictureId}
      WHERE ${listingPictures.listingId} = ${one} ORDER BY ${listingPictures.position}`),
    statement(sql`SELECT *, ${said(language, 'tour_unit', tourUnits.id, 'name', tourUnits.name, 'label')}
      FROM ${tourUnits} WHERE ${tourUnits.listingId} = ${one} ORDER BY ${tourUnits.position}`),
    rulesStatement(language, one),
    departuresMeant(one, choice),
  ])
  const card = cards![0]
  const fact = facts![0]
  if (!card || !fact) return undefined
  const sectionsOf = (part: string) =>
    sections!.filter((row) => row.part === part).map((row) => sectionOf(row, language))
  const itemsOf = (included: boolean) =>
    items!.filter((row) => (row.included === 1) === included).map((row) => textOf(row, 'item', language))
  return {
    ...cardOf(card, language),
    description: paragraphsOf(textOf(fact, 'description', language)),
    meetingPoint: textOf(fact, 'meeting_point', language),
    itinerary: sectionsOf('itinerary'),
    sections: sectionsOf('section'),
    included: itemsOf(true),
    notIncluded: itemsOf(false),
    gallery: gallery!.map((row) => pictureOf(row, language)),
    units: units!.map((row) => unitOf(row, language)),
    ...rulesOf(rules!, language),
    capacity: fact.capacity === null ? null : number(fact, 'capacity'),
    cutOff: number(fact, 'cut_off'),
    minimum: number(fact, 'minimum'),
    decided: number(fact, 'decided'),
    departures: leaving!.map(departureFrom),
  }
}

const factsStatement = (language: Language, one: SQL): Statement =>
  statement(sql`SELECT ${tours.capacity} AS capacity, ${tours.cutOff} AS cut_off, ${tours.minimum} AS minimum, ${tours.decided} AS decided,
      ${said(language, 'tour', tours.listingId, 'meetingPoint', tours.meetingPoint, 'meeting_point')},
      ${said(language, 'listing', listings.id, 'description', listings.description, 'description')}
    FROM ${sold} WHERE ${listings.id} = ${one}`)

const sectionOf = (row: Row, language: Language): Section => ({
  title: textOf(row, 'title', language),
  text: textOf(row, 'words', language),
})

/** Within its tour a unit goes by its name, which is what a choice says. */
function unitOf(row: Row, language: Language): Unit {
  const [min, max, perCompanion] = ['min_age', 'max_age', 'per_companion'].map((name) =>
    maybeNumber(row, name),
  )
  const accompaniedBy = maybeText(row, 'accompanied_by')
  return {
    id: text(row, 'unit'),
    label: textOf(row, 'label', language),
    price: number(row, 'price'),
    places: number(row, 'places'),
    ...((min !== undefined || max !== undefined) && {
      ages: { from: min ?? 0, ...(max !== undefined && { to: max }) },
    }),
    ...(accompaniedBy && { accompaniedBy: JSON.parse(accompaniedBy) }),
    ...(perCompanion !== undefined && { perCompanion }),
  }
}

/** Tours to show beside one: those as hard as it is first. */
export async function similarTours(db: Database, language: Language, id: string): Promise<TourCard[]> {
  const rows = await db.read(
    statement(sql`SELECT ${cardColumns(language)} FROM ${cardFrom} WHERE ${shown} AND ${listings.id} <> ${id}
      ORDER BY ${tours.difficulty} = (SELECT mine.difficulty FROM ${tours} AS mine WHERE mine.listing_id = ${id}) DESC,
        ${listings.position} LIMIT 3`),
  )
  return rows.map((row) => cardOf(row, language))
}
