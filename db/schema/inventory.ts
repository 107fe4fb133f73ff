import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What has capacity. */
export const pools = sqliteTable(
  'pools',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** How many claims fit side by side; null where there is no limit. */
    capacity: integer(),
    /** The longest claim ever made here, in the claims' own seconds: it bounds the search for overlaps. Kept by a trigger. */
    longest: integer().notNull().default(0),
  },
  (table) => [check('pool_capacity', sql`${table.capacity} IS NULL OR ${table.capacity} >= 0`)],
)

/** Another capacity for a while: 0 closes the pool. Where several overlap, the least holds. */
export const poolOverrides = sqliteTable(
  'pool_overrides',
  {
    id: text().primaryKey(),
    poolId: text()
      .notNull()
      .references(() => pools.id, { onDelete: 'cascade' }),
    starts: integer().notNull(),
    ends: integer().notNull(),
    capacity: integer().notNull(),
    reason: text(),
  },
  (table) => [
    index('pool_overrides_when').on(table.poolId, table.ends, table.starts),
    check('pool_override_interval', sql`${table.ends} > ${table.starts}`),
    check('pool_override_capacity', sql`${table.capacity} >= 0`),
  ],
)
