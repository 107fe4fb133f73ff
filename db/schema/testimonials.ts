import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bookings } from './bookings.ts'
import { listings } from './listings.ts'

export const testimonials = sqliteTable(
  'testimonials',
  {
    id: text().primaryKey(),
    author: text().notNull(),
    eventType: text().notNull(),
    listingId: text().references(() => listings.id, { onDelete: 'set null' }),
    /** The booking it is a review of; one each. The house's own have none. */
    bookingId: text().references(() => bookings.id),
    rating: integer().notNull(),
    text: text().notNull(),
    /** `YYYY-MM` of the event. */
    month: text().notNull(),
    status: text({ enum: ['waiting', 'shown', 'hidden'] })
      .notNull()
      .default('waiting'),
    created: integer().notNull(),
  },
  (table) => [
    uniqueIndex('testimonials_one_each').on(table.bookingId),
    index('testimonials_shown').on(table.status, table.month),
    check('testimonial_rating', sql`${table.rating} BETWEEN 1 AND 5`),
    check('testimonial_status', sql`${table.status} IN ('waiting','shown','hidden')`),
  ],
)
