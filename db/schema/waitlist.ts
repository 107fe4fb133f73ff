import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bookings } from './bookings.ts'
import { pools } from './inventory.ts'
import { listings } from './listings.ts'

/** Someone who wants what is full. An offer is a held booking of theirs; who declines or is silent lets the next one in. */
export const waitlistEntries = sqliteTable(
  'waitlist_entries',
  {
    id: text().primaryKey(),
    listingId: text()
      .notNull()
      .references(() => listings.id),
    /** What they wait for: a quantity of a pool for an interval. */
    poolId: text()
      .notNull()
      .references(() => pools.id),
    starts: integer().notNull(),
    ends: integer().notNull(),
    quantity: integer().notNull(),
    /** JSON: the order they would make, in the shape in which orders arrive. */
    request: text().notNull(),
    language: text().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    priority: integer().notNull().default(0),
    status: text({ enum: ['waiting', 'offered', 'taken', 'lapsed', 'left'] })
      .notNull()
      .default('waiting'),
    /** The held booking that is offered. */
    bookingId: text().references(() => bookings.id),
    created: integer().notNull(),
    updated: integer().notNull(),
  },
  (table) => [
    index('waitlist_in_line').on(table.poolId, table.status, table.created),
    index('waitlist_by_booking').on(table.bookingId),
    check('waitlist_status', sql`${table.status} IN ('waiting','offered','taken','lapsed','left')`),
    check('waitlist_quantity', sql`${table.quantity} >= 1`),
    check('waitlist_interval', sql`${table.ends} > ${table.starts}`),
  ],
)
