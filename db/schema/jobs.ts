import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What happens later, written in the same batch as its cause. The id says what it is: `name:subject:version`. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** JSON with ids only, never personal data. */
    payload: text().notNull(),
    notBefore: integer().notNull(),
    attempts: integer().notNull().default(0),
    /** Until then one worker has it; 0 when nobody has. */
    leased: integer().notNull().default(0),
    done: integer(),
    dead: integer(),
    error: text(),
    /** Why it was done by doing nothing: the world had moved on, or somebody called it off. */
    skipped: text(),
    /** When it was handed to the hosted queue; null where that is still to be done, or is not how it will be run. */
    published: integer(),
    /** How often the hosted queue had to be told of it anew, for it lost it, gave it up or brought it too early. */
    retold: integer().notNull().default(0),
    created: integer().notNull(),
  },
  (table) => [
    index('jobs_due').on(table.notBefore, table.leased).where(sql`done IS NULL AND dead IS NULL`),
    index('jobs_unpublished')
      .on(table.notBefore)
      .where(sql`done IS NULL AND dead IS NULL AND published IS NULL`),
    index('jobs_dead').on(table.dead).where(sql`dead IS NOT NULL`),
    index('jobs_newest').on(table.created),
    index('jobs_by_name').on(table.name, table.created),
    index('jobs_skipped').on(table.created).where(sql`skipped IS NOT NULL`),
  ],
)

/** Which of several processes does what only one may do, such as the checkpoint of an embedded file. */
export const leases = sqliteTable('leases', {
  name: text().primaryKey(),
  holder: text().notNull(),
  expires: integer().notNull(),
})
