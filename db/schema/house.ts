import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a house may want another way: name, currency, zone, deposit, how bookings start. Values are JSON. */
export const settings = sqliteTable('settings', {
  name: text().primaryKey(),
  value: text().notNull(),
})

/** Raised by triggers with every change: of what pages say (`content`), and of what is still to be had (`availability`). */
export const versions = sqliteTable('versions', {
  name: text({ enum: ['content', 'availability'] }).primaryKey(),
  number: integer().notNull(),
})
