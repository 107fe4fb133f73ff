import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Content in another language than the house's own, one row a field. */
export const translations = sqliteTable(
  'translations',
  {
    content: text({
      enum: [
        'listing',
        'package_item',
        'add_on',
        'theme',
        'testimonial',
        'picture',
        'tour',
        'tour_item',
        'tour_unit',
        'listing_section',
        'price_rule',
        'promotion',
        'service',
        'consultant',
      ],
    }).notNull(),
    contentId: text().notNull(),
    language: text().notNull(),
    field: text().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.content, table.contentId, table.language, table.field] })],
)
