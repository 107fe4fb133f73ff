import { sql } from 'drizzle-orm'
import type { EventType } from '../../src/listings/listing.ts'
import type { Database, Statement } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import type { Testimonial, TestimonialSummary } from '../../src/testimonials/testimonial.ts'
import { bookingLines } from '../schema/bookings.ts'
import { testimonials } from '../schema/testimonials.ts'
import { number, statement, text } from './statement.ts'
import { said, textOf } from './text.ts'

/** The testimonials a house shows, newest first, with how many there are and their average. */
export async function shownTestimonials(
  db: Database,
  language: Language,
  { listingId, most = 60, offset = 0 }: { listingId?: string; most?: number; offset?: number } = {},
): Promise<{ testimonials: Testimonial[]; summary: TestimonialSummary }> {
  const wanted = listingId
    ? sql`${testimonials.status} = 'shown' AND ${testimonials.listingId} = ${listingId}`
    : sql`${testimonials.status} = 'shown'`
  const [rows, totals] = await db.readAll([
    statement(sql`SELECT ${testimonials.id} AS id, ${testimonials.author} AS author, ${testimonials.eventType} AS event_type,
        ${testimonials.rating} AS rating, ${testimonials.month} AS month,
        ${said(language, 'testimonial', testimonials.id, 'text', testimonials.text, 'words')}
      FROM ${testimonials} WHERE ${wanted} ORDER BY ${testimonials.month} DESC, ${testimonials.id} LIMIT ${most} OFFSET ${offset}`),
    statement(
      sql`SELECT COUNT(*) AS count, AVG(${testimonials.rating}) AS average FROM ${testimonials} WHERE ${wanted}`,
    ),
  ])
  const count = number(totals![0]!, 'count')
  return {
    testimonials: rows!.map((row) => ({
      id: text(row, 'id'),
      author: text(row, 'author'),
      eventType: text(row, 'event_type') as EventType,
      rating: number(row, 'rating'),
      text: textOf(row, 'words', language),
      month: text(row, 'month'),
    })),
    summary: { count, ...(count > 0 && { average: number(totals![0]!, 'average') }) },
  }
}

/** A customer's own, to be read by the house before it is shown. The schema lets in one for each booking. */
export const reviewStatement = (review: {
  id: string
  bookingId: string
  /** The line of the booking whose listing it is about. */
  lineId: string
  author: string
  eventType: EventType
  rating: number
  text: string
  month: string
  created: number
}): Statement =>
  statement(sql`INSERT INTO ${testimonials} (id, author, event_type, listing_id, booking_id, rating, text, month, status, created)
    SELECT ${review.id}, ${review.author}, ${review.eventType}, ${bookingLines.listingId}, ${review.bookingId},
      ${review.rating}, ${review.text}, ${review.month}, 'waiting', ${review.created}
    FROM ${bookingLines} WHERE ${bookingLines.id} = ${review.lineId}`)

/** Whether a booking has been reviewed. */
export async function isReviewed(db: Database, bookingId: string): Promise<boolean> {
  const rows = await db.read(
    statement(sql`SELECT 1 AS one FROM ${testimonials} WHERE ${testimonials.bookingId} = ${bookingId}`),
  )
  return rows.length > 0
}
