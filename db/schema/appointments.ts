import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { pools } from './inventory.ts'
import { listings } from './listings.ts'
import { pictures } from './media.ts'

const listingId = () =>
  text()
    .notNull()
    .references(() => listings.id, { onDelete: 'cascade' })

/** The facts of a service that is given by appointment. Lengths are minutes. */
export const services = sqliteTable(
  'services',
  {
    listingId: listingId().primaryKey(),
    /** Where it takes place, as it is said to the customer. */
    place: text().notNull(),
    /** Kept free before and after an appointment. */
    before: integer().notNull().default(0),
    after: integer().notNull().default(0),
    /** From one start to the next; null for the duration with its buffers. */
    step: integer(),
    /** Moves the first start of an opening. */
    offset: integer().notNull().default(0),
    anchor: text({ enum: ['opening', 'hour', 'gap'] })
      .notNull()
      .default('opening'),
    notice: integer().notNull(),
    windowDays: integer().notNull(),
    /** JSON: most bookings by period, of one consultant and of one customer; null without limit. */
    limits: text(),
    customerLimits: text(),
  },
  (table) => [
    check('service_anchor', sql`${table.anchor} IN ('opening','hour','gap')`),
    check('service_lengths', sql`${table.before} >= 0 AND ${table.after} >= 0 AND ${table.notice} >= 0`),
    check('service_step', sql`${table.step} IS NULL OR ${table.step} >= 1`),
  ],
)

/** How long it may last, with what each length costs. */
export const serviceDurations = sqliteTable(
  'service_durations',
  {
    listingId: listingId(),
    minutes: integer().notNull(),
    /** Minor units. */
    price: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listingId, table.minutes] }),
    check('service_duration', sql`${table.minutes} >= 1 AND ${table.price} >= 0`),
  ],
)

/** Someone who can be met. Their pool has room for one at a time, whatever the service. */
export const consultants = sqliteTable(
  'consultants',
  {
    id: text().primaryKey(),
    slug: text().notNull().unique('consultants_slug'),
    name: text().notNull(),
    title: text().notNull(),
    bio: text().notNull(),
    /** IANA zone at home. */
    zone: text().notNull(),
    poolId: text()
      .notNull()
      .unique('consultants_pool')
      .references(() => pools.id),
    pictureId: text().references(() => pictures.id),
    active: integer({ mode: 'boolean' }).notNull().default(true),
    position: integer().notNull().default(0),
    /** Raised to end every calendar feed given out so far. */
    feedVersion: integer().notNull().default(1),
  },
  (table) => [index('consultants_shown').on(table.active, table.position)],
)

export const serviceConsultants = sqliteTable(
  'service_consultants',
  {
    listingId: listingId(),
    consultantId: text()
      .notNull()
      .references(() => consultants.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.listingId, table.consultantId] })],
)

const consultantId = () =>
  text()
    .notNull()
    .references(() => consultants.id, { onDelete: 'cascade' })

/** Hours of the week on the wall clock of the consultant's zone; a weekday may have several. */
export const consultantHours = sqliteTable(
  'consultant_hours',
  {
    consultantId: consultantId(),
    weekday: integer().notNull(),
    opens: text().notNull(),
    closes: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.consultantId, table.weekday, table.opens] }),
    check('consultant_hours_weekday', sql`${table.weekday} BETWEEN 1 AND 7`),
    check('consultant_hours_order', sql`${table.closes} > ${table.opens}`),
  ],
)

/** Replaces the hours of a day; a row without hours is a day off. */
export const consultantOverrides = sqliteTable(
  'consultant_overrides',
  {
    id: text().primaryKey(),
    consultantId: consultantId(),
    day: text().notNull(),
    opens: text(),
    closes: text(),
  },
  (table) => [
    unique('consultant_overrides_when').on(table.consultantId, table.day, table.opens),
    check(
      'consultant_override_order',
      sql`(${table.opens} IS NULL) = (${table.closes} IS NULL) AND (${table.opens} IS NULL OR ${table.closes} > ${table.opens})`,
    ),
  ],
)

/** Days spent in another zone, both included; without a last day until further notice. */
export const consultantTravel = sqliteTable(
  'consultant_travel',
  {
    consultantId: consultantId(),
    firstDay: text().notNull(),
    lastDay: text(),
    zone: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultantId, table.firstDay] })],
)
