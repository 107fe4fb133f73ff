import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const pictures = sqliteTable('pictures', {
  id: text().primaryKey(),
  /** Path below `static/` now; uploads will name their own store. */
  file: text().notNull().unique('pictures_file'),
  width: integer().notNull(),
  height: integer().notNull(),
  colour: text().notNull(),
  alt: text().notNull(),
})
