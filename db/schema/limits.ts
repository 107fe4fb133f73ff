import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** How often something was done by somebody: in this window of time and in the one before it. */
export const rateCounts = sqliteTable('rate_counts', {
  /** What and who, the latter as a digest. */
  key: text().primaryKey(),
  /** Which window of time, counted from the epoch. */
  period: integer().notNull(),
  count: integer().notNull(),
  previous: integer().notNull(),
  /** Epoch seconds; it means nothing after that and is let go. */
  expires: integer().notNull(),
})
