import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { pictures } from './media.ts'

export const themes = sqliteTable('themes', {
  id: text().primaryKey(),
  slug: text().notNull().unique('themes_slug'),
  title: text().notNull(),
  summary: text().notNull(),
  description: text().notNull(),
  published: integer({ mode: 'boolean' }).notNull().default(true),
  position: integer().notNull().default(0),
})

export const themePictures = sqliteTable(
  'theme_pictures',
  {
    themeId: text()
      .notNull()
      .references(() => themes.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    pictureId: text()
      .notNull()
      .references(() => pictures.id),
  },
  (table) => [primaryKey({ columns: [table.themeId, table.position] })],
)
