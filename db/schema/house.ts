import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a house may want another way: name, currency, zone, deposit, how bookings start. Values are JSON. */
export const settings = sqliteTable('settings', {
  name: text().primaryKey(),
  value: text().notNull(),
})
