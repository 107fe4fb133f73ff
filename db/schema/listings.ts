import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { pools } from './inventory.ts'
import { pictures } from './media.ts'
import { themes } from './themes.ts'

/** What every kind of listing has; what differs stands in one facts table per kind. */
export const listings = sqliteTable(
  'listings',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    slug: text().notNull().unique('listings_slug'),
    title: text().notNull(),
    summary: text().notNull(),
    description: text().notNull(),
    /** Minor units; the starting price of the kind. */
    price: integer().notNull(),
    currency: text().notNull(),
    popular: integer({ mode: 'boolean' }).notNull().default(false),
    published: integer({ mode: 'boolean' }).notNull().default(true),
    position: integer().notNull().default(0),
    created: integer().notNull(),
    updated: integer().notNull(),
  },
  (table) => [
    index('listings_shown').on(table.kind, table.published, table.position),
    check(
      'listing_kind',
      sql`${table.kind} IN ('package','tour','stay','car','flight','appointment','bundle')`,
    ),
    check('listing_price', sql`${table.price} >= 0`),
  ],
)

const listingId = () =>
  text()
    .notNull()
    .references(() => listings.id, { onDelete: 'cascade' })

export const listingPictures = sqliteTable(
  'listing_pictures',
  {
    listingId: listingId(),
    position: integer().notNull(),
    pictureId: text()
      .notNull()
      .references(() => pictures.id),
  },
  (table) => [primaryKey({ columns: [table.listingId, table.position] })],
)

/** The facts of a package. */
export const packages = sqliteTable(
  'packages',
  {
    listingId: text()
      .primaryKey()
      .references(() => listings.id, { onDelete: 'cascade' }),
    poolId: text()
      .notNull()
      .references(() => pools.id),
    minGuests: integer().notNull(),
    maxGuests: integer().notNull(),
  },
  (table) => [
    check('package_guests', sql`${table.minGuests} >= 1 AND ${table.maxGuests} >= ${table.minGuests}`),
  ],
)

/** What a package includes, in the house's order. */
export const packageItems = sqliteTable(
  'package_items',
  {
    id: text().primaryKey(),
    listingId: listingId(),
    position: integer().notNull(),
    text: text().notNull(),
  },
  (table) => [index('package_items_order').on(table.listingId, table.position)],
)

export const packageEventTypes = sqliteTable(
  'package_event_types',
  { listingId: listingId(), eventType: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.listingId, table.eventType] }),
    index('package_event_types_by_type').on(table.eventType, table.listingId),
  ],
)

export const packageThemes = sqliteTable(
  'package_themes',
  {
    listingId: listingId(),
    themeId: text()
      .notNull()
      .references(() => themes.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.themeId] }),
    index('package_themes_by_theme').on(table.themeId, table.listingId),
  ],
)

export const addOns = sqliteTable(
  'add_ons',
  {
    id: text().primaryKey(),
    slug: text().notNull().unique('add_ons_slug'),
    name: text().notNull(),
    category: text().notNull(),
    price: integer().notNull(),
    currency: text().notNull(),
    maxQuantity: integer().notNull().default(1),
    position: integer().notNull().default(0),
  },
  (table) => [
    check('add_on_category', sql`${table.category} IN ('food','music','decor','photo','service')`),
    check('add_on_price', sql`${table.price} >= 0`),
    check('add_on_quantity', sql`${table.maxQuantity} >= 1`),
  ],
)

export const listingAddOns = sqliteTable(
  'listing_add_ons',
  {
    listingId: listingId(),
    addOnId: text()
      .notNull()
      .references(() => addOns.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.listingId, table.addOnId] })],
)
