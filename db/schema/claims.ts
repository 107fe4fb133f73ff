import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bookingLines, bookings } from './bookings.ts'
import { pools } from './inventory.ts'

/**
 * A quantity of a pool for a half-open interval. There is no counter beside it: what is left is the capacity less
 * the live claims. Triggers of the migrations refuse an overdraw and any change that would move a claim.
 */
export const claims = sqliteTable(
  'claims',
  {
    id: text().primaryKey(),
    poolId: text()
      .notNull()
      .references(() => pools.id),
    bookingId: text()
      .notNull()
      .references(() => bookings.id),
    lineId: text()
      .notNull()
      .references(() => bookingLines.id),
    /** Days: `dayMark` of the first and of the day after the last. Otherwise epoch seconds. */
    starts: integer().notNull(),
    ends: integer().notNull(),
    quantity: integer().notNull(),
    /** Epoch seconds at which a hold stops counting; null once firm. */
    expires: integer(),
    /** Epoch seconds at which it was given back. */
    released: integer(),
  },
  (table) => [
    index('claims_live')
      .on(table.poolId, table.starts, table.ends, table.quantity, table.expires)
      .where(sql`released IS NULL`),
    index('claims_of_booking').on(table.bookingId),
    index('claims_lapsing').on(table.expires).where(sql`released IS NULL AND expires IS NOT NULL`),
    check('claim_interval', sql`${table.ends} > ${table.starts}`),
    check('claim_quantity', sql`${table.quantity} >= 1`),
  ],
)
