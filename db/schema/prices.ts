import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bookings } from './bookings.ts'
import { listings } from './listings.ts'

/** What makes a price another one: a season, a weekday, a date, or the size of a group. */
export const priceRules = sqliteTable(
  'price_rules',
  {
    id: text().primaryKey(),
    listingId: text()
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    rule: text({ enum: ['season', 'weekday', 'date', 'group'] }).notNull(),
    name: text().notNull(),
    /** The lower is asked first; null comes last. */
    priority: integer(),
    /** First and last day, both included. */
    firstDay: text(),
    lastDay: text(),
    /** JSON: 1 for Monday to 7 for Sunday. */
    weekdays: text(),
    /** JSON: days. */
    days: text(),
    /** Numbers of people, both included. */
    fromPeople: integer(),
    toPeople: integer(),
    /** JSON: ids of the units it is for; null for all of them. */
    units: text(),
    /** JSON: `{ times }`, `{ percent }`, `{ add }` or `{ price }`. */
    change: text().notNull(),
  },
  (table) => [
    index('price_rules_of_listing').on(table.listingId),
    check('price_rule_kind', sql`${table.rule} IN ('season','weekday','date','group')`),
    check('price_rule_change', sql`json_valid(${table.change})`),
  ],
)

/** Discounts of the house, by a code that is typed or, without one, for everybody. */
export const promotions = sqliteTable(
  'promotions',
  {
    id: text().primaryKey(),
    /** In capitals; null holds for everybody. */
    code: text().unique('promotions_code'),
    name: text().notNull(),
    /** JSON: `{ percent }` or `{ fixed }`, minor units. */
    off: text().notNull(),
    over: text({ enum: ['order', 'line'] })
      .notNull()
      .default('order'),
    firstDay: text(),
    lastDay: text(),
    /** Minor units that the lines it is for must come to. */
    minimum: integer(),
    /** JSON: slugs of the listings it is for; null for all of them. */
    listings: text(),
    /** How often in all, and how often for one customer; null without limit. */
    most: integer(),
    mostEach: integer(),
    stackable: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    check('promotion_off', sql`json_valid(${table.off})`),
    check('promotion_over', sql`${table.over} IN ('order','line')`),
    check('promotion_most', sql`${table.most} IS NULL OR ${table.most} >= 0`),
  ],
)

/** Which booking used which promotion. A cancelled or lapsed booking no longer counts; a trigger keeps the limits. */
export const promotionUses = sqliteTable(
  'promotion_uses',
  {
    promotionId: text()
      .notNull()
      .references(() => promotions.id),
    bookingId: text()
      .notNull()
      .references(() => bookings.id),
    /** In small letters; empty until a held booking has a name. */
    email: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.promotionId, table.bookingId] }),
    index('promotion_uses_of_booking').on(table.bookingId),
  ],
)

/** What was quoted, for as long as it can be booked by its hash alone. */
export const quotes = sqliteTable(
  'quotes',
  {
    hash: text().primaryKey(),
    /** JSON: the lines as they were asked for, and the code that was typed. */
    request: text().notNull(),
    total: integer().notNull(),
    created: integer().notNull(),
    /** Epoch seconds. */
    expires: integer().notNull(),
  },
  (table) => [index('quotes_lapsing').on(table.expires)],
)
