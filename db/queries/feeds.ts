import { sql } from 'drizzle-orm'
import type { Database } from '../../src/shared/database.ts'
import { consultants } from '../schema/appointments.ts'
import { bookingLines, bookings } from '../schema/bookings.ts'
import { claims } from '../schema/claims.ts'
import { listings } from '../schema/listings.ts'
import { maybeText, number, statement, text } from './statement.ts'

/** What is in a consultant's diary, in the house's own language. */
export interface Diary {
  id: string
  name: string
  feedVersion: number
  entries: DiaryEntry[]
}

export interface DiaryEntry {
  lineId: string
  /** Of the booking. */
  version: number
  status: 'pending' | 'confirmed' | 'completed'
  reference: string
  title: string
  customer: { name: string; email: string; phone?: string }
  /** Seconds, and the zone of its wall clock. */
  starts: number
  minutes: number
  zone: string
  place?: string
  /** JSON, in the shape of the kind's choice. */
  choice: string
}

/** The appointments of a consultant that stand, from `since` (seconds) on; undefined where there is no such person. */
export async function diaryOf(db: Database, id: string, since: number): Promise<Diary | undefined> {
  const [people, rows] = await db.readAll([
    statement(sql`SELECT ${consultants.id} AS id, ${consultants.name} AS name, ${consultants.feedVersion} AS feed_version
      FROM ${consultants} WHERE ${consultants.id} = ${id}`),
    statement(sql`SELECT ${bookingLines.id} AS line, ${bookings.version} AS version, ${bookings.status} AS status,
        ${bookings.reference} AS reference, ${listings.title} AS title, ${bookings.name} AS name, ${bookings.email} AS email,
        ${bookings.phone} AS phone, ${bookingLines.starts} AS starts, ${bookingLines.minutes} AS minutes,
        COALESCE(${bookingLines.zone}, ${bookings.zone}) AS zone, ${bookingLines.place} AS place, ${bookingLines.choice} AS choice
      FROM ${consultants} CROSS JOIN ${claims} ON ${claims.poolId} = ${consultants.poolId} AND ${claims.starts} >= ${since}
      JOIN ${bookings} ON ${bookings.id} = ${claims.bookingId}
      JOIN ${bookingLines} ON ${bookingLines.id} = ${claims.lineId}
      JOIN ${listings} ON ${listings.id} = ${bookingLines.listingId}
      WHERE ${consultants.id} = ${id} AND ${claims.released} IS NULL
        AND ${bookings.status} IN ('pending', 'confirmed', 'completed') AND ${bookingLines.starts} IS NOT NULL
      ORDER BY ${bookingLines.starts}, ${bookingLines.id}`),
  ])
  const person = people![0]
  if (!person) return undefined
  return {
    id: text(person, 'id'),
    name: text(person, 'name'),
    feedVersion: number(person, 'feed_version'),
    entries: rows!.map((row): DiaryEntry => {
      const [phone, place] = [maybeText(row, 'phone'), maybeText(row, 'place')]
      return {
        lineId: text(row, 'line'),
        version: number(row, 'version'),
        status: text(row, 'status') as DiaryEntry['status'],
        reference: text(row, 'reference'),
        title: text(row, 'title'),
        customer: { name: text(row, 'name'), email: text(row, 'email'), ...(phone && { phone }) },
        starts: number(row, 'starts'),
        minutes: number(row, 'minutes'),
        zone: text(row, 'zone'),
        ...(place && { place }),
        choice: text(row, 'choice'),
      }
    }),
  }
}
