import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { bookings } from './bookings.ts'

/** What other services have told the house: an event is taken once, in the same batch as what it brings about. */
export const inbox = sqliteTable(
  'inbox',
  { source: text().notNull(), eventId: text().notNull(), at: integer().notNull() },
  (table) => [primaryKey({ name: 'inbox_pk', columns: [table.source, table.eventId] })],
)

/** Where others want to be told what happens to bookings, as Standard Webhooks. */
export const webhookEndpoints = sqliteTable('webhook_endpoints', {
  id: text().primaryKey(),
  url: text().notNull(),
  description: text(),
  /** Sealed with the house's secret. The one before signs as well, until its time is over. */
  secret: text().notNull(),
  previousSecret: text(),
  previousUntil: integer(),
  /** JSON: names of events, such as `booking.confirmed`; `*` is all of them. */
  events: text().notNull(),
  madeBy: text(),
  created: integer().notNull(),
  updated: integer().notNull(),
  /** Since when each try has failed: null from one that did not, and from whatever is changed here, to the next that does. */
  failing: integer(),
  /** When nothing was sent there any more, and why. */
  disabled: integer(),
  disabledWhy: text(),
})

/** What is told: one move of a booking. Its words are made once, so that every try sends the same bytes. */
export const webhookEvents = sqliteTable('webhook_events', {
  /** That of the booking's timeline. */
  id: text().primaryKey(),
  type: text().notNull(),
  /** Null for one that only tries whether it arrives. */
  bookingId: text().references(() => bookings.id),
  /** JSON, without anything about a person. */
  payload: text().notNull(),
  created: integer().notNull(),
})

export const webhookDeliveries = sqliteTable(
  'webhook_deliveries',
  {
    id: text().primaryKey(),
    endpointId: text()
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    eventId: text()
      .notNull()
      .references(() => webhookEvents.id),
    status: text({ enum: ['pending', 'delivered', 'failed'] }).notNull(),
    /** How often it was sent once more by hand: the same press twice is one. */
    replays: integer().notNull().default(0),
    created: integer().notNull(),
    updated: integer().notNull(),
  },
  (table) => [
    unique('webhook_delivery_once').on(table.endpointId, table.eventId),
    index('webhook_deliveries_newest').on(table.endpointId, table.created),
    index('webhook_deliveries_of_event').on(table.eventId),
    check('webhook_delivery_status', sql`${table.status} IN ('pending','delivered','failed')`),
  ],
)

/** Each try of a delivery: what was answered, or why nothing was. */
export const webhookAttempts = sqliteTable(
  'webhook_attempts',
  {
    id: text().primaryKey(),
    deliveryId: text()
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    at: integer().notNull(),
    /** The HTTP status, where there was an answer. */
    status: integer(),
    milliseconds: integer().notNull(),
    error: text(),
    /** The beginning of the answer. */
    answer: text(),
  },
  (table) => [index('webhook_attempts_of_delivery').on(table.deliveryId, table.at)],
)
