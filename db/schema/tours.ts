import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { pools } from './inventory.ts'
import { listings } from './listings.ts'

const listingId = () =>
  text()
    .notNull()
    .references(() => listings.id, { onDelete: 'cascade' })

/** The facts of a tour. Days and times are the wall clock of its zone. */
export const tours = sqliteTable(
  'tours',
  {
    listingId: listingId().primaryKey(),
    type: text({ enum: ['tour', 'excursion'] }).notNull(),
    difficulty: text({ enum: ['easy', 'moderate', 'challenging'] }).notNull(),
    location: text().notNull(),
    meetingPoint: text().notNull(),
    /** IANA zone of the place it leaves from. */
    zone: text().notNull(),
    /** Minutes from start to end. */
    minutes: integer().notNull(),
    /** Places of a departure that says no other; null for as many as come. */
    capacity: integer(),
    /** Minutes before the start at which booking ends. */
    cutOff: integer().notNull(),
    /** People without whom it does not leave, and the hours before the start at which that is decided. */
    minimum: integer().notNull().default(0),
    decided: integer().notNull().default(0),
  },
  (table) => [
    check('tour_type', sql`${table.type} IN ('tour','excursion')`),
    check('tour_difficulty', sql`${table.difficulty} IN ('easy','moderate','challenging')`),
    check('tour_minutes', sql`${table.minutes} >= 1`),
    check('tour_capacity', sql`${table.capacity} IS NULL OR ${table.capacity} >= 0`),
  ],
)

/** What a party is counted in: adult, child, infant. */
export const tourUnits = sqliteTable(
  'tour_units',
  {
    id: text().primaryKey(),
    listingId: listingId(),
    /** `adult`: unique within its tour, and what a choice names. */
    unit: text().notNull(),
    name: text().notNull(),
    price: integer().notNull(),
    minAge: integer(),
    maxAge: integer(),
    /** Places of the pool that one takes: 0 for an infant on a lap. */
    places: integer().notNull().default(1),
    /** JSON: units of which at least one must come along; null when it may come alone. */
    accompaniedBy: text(),
    /** The most of this unit that each of those can look after. */
    perCompanion: integer(),
    position: integer().notNull().default(0),
  },
  (table) => [
    unique('tour_units_named').on(table.listingId, table.unit),
    check('tour_unit_price', sql`${table.price} >= 0`),
    check('tour_unit_places', sql`${table.places} >= 0`),
  ],
)

/** When it leaves every week; from these the departures are planned. */
export const tourTimes = sqliteTable(
  'tour_times',
  {
    listingId: listingId(),
    /** 1 for Monday to 7 for Sunday. */
    weekday: integer().notNull(),
    /** `HH:MM` */
    time: text().notNull(),
    /** Null for the tour's own capacity. */
    capacity: integer(),
    /** First and last day of it, both included; null without end. */
    firstDay: text(),
    lastDay: text(),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.weekday, table.time] }),
    check('tour_time_weekday', sql`${table.weekday} BETWEEN 1 AND 7`),
  ],
)

/** One departure with its own pool. `starts` and `closes` are derived from the wall time, for searching. */
export const departures = sqliteTable(
  'departures',
  {
    id: text().primaryKey(),
    listingId: listingId(),
    poolId: text()
      .notNull()
      .unique('departures_pool')
      .references(() => pools.id),
    day: text().notNull(),
    time: text().notNull(),
    /** Epoch seconds; from `closes` on it cannot be booked. */
    starts: integer().notNull(),
    ends: integer().notNull(),
    closes: integer().notNull(),
    status: text({ enum: ['open', 'closed', 'called_off'] })
      .notNull()
      .default('open'),
  },
  (table) => [
    unique('departures_when').on(table.listingId, table.day, table.time),
    index('departures_by_day').on(table.day, table.listingId),
    check('departure_status', sql`${table.status} IN ('open','closed','called_off')`),
    check('departure_interval', sql`${table.ends} > ${table.starts}`),
  ],
)

/** The itinerary and the sections of a long description, in the house's order. */
export const listingSections = sqliteTable(
  'listing_sections',
  {
    id: text().primaryKey(),
    listingId: listingId(),
    part: text({ enum: ['itinerary', 'section'] }).notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    text: text().notNull(),
  },
  (table) => [
    index('listing_sections_order').on(table.listingId, table.part, table.position),
    check('listing_section_part', sql`${table.part} IN ('itinerary','section')`),
  ],
)

/** What is in the price and what is not. */
export const tourItems = sqliteTable(
  'tour_items',
  {
    id: text().primaryKey(),
    listingId: listingId(),
    included: integer({ mode: 'boolean' }).notNull(),
    position: integer().notNull(),
    text: text().notNull(),
  },
  (table) => [index('tour_items_order').on(table.listingId, table.included, table.position)],
)
