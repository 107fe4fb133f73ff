import { insert } from '../../db/queries/statement.ts'
import { bookingLines, bookings } from '../../db/schema/bookings.ts'
import { claims } from '../../db/schema/claims.ts'
import type { Database, Statement } from '../../src/shared/database.ts'
import { addDays, type Day, dayAt, weekdayOf } from '../../src/shared/days.ts'
import { newId, newReference } from '../../src/shared/ids.ts'
import { secondOf, wallAt } from '../../src/shared/zones.ts'

export const LONDON = 'Europe/London'

/** The n-th Tuesday that is at least a day ahead: nobody of the demo house has another Tuesday than usual till the third. */
export function tuesday(n = 0): Day {
  const from = addDays(dayAt(Date.now(), LONDON), 2)
  return addDays(from, ((2 - weekdayOf(from) + 7) % 7) + 7 * n)
}

/** Seconds of a wall time in London, and that instant as a booking names it. */
export const atLondon = (day: Day, time: string): number => secondOf(day, time, LONDON)
export const instant = (second: number): string => new Date(second * 1000).toISOString().replace('.000', '')

export interface MadeAppointment {
  consultant: string
  /** Seconds. */
  start: number
  minutes?: number
  service?: string
  email?: string
  name?: string
  status?: 'pending' | 'confirmed'
  /** Kept free afterwards, in minutes. */
  after?: number
  inquiry?: string
}

/** A booked appointment as the rows that a booking leaves, written past the house's doors. */
export async function appointmentMade(db: Database, made: MadeAppointment) {
  const {
    consultant,
    start,
    minutes = 30,
    service = 'first-consultation',
    after = 15,
    status = 'confirmed',
  } = made
  const [people, listings] = await db.readAll([
    { sql: 'SELECT id, name, zone, pool_id FROM consultants WHERE slug = ?', args: [consultant] },
    { sql: 'SELECT id FROM listings WHERE slug = ?', args: [service] },
  ])
  const [person, listing] = [people![0], listings![0]]
  const [bookingId, lineId, claimId] = [newId(), newId(), newId()]
  const { day, time } = wallAt(start * 1000, String(person!.zone))
  const statements: Statement[] = [
    insert(bookings, {
      id: bookingId,
      reference: newReference(),
      status,
      language: 'en',
      name: made.name ?? 'Ann Müller',
      email: made.email ?? 'ann@example.org',
      phone: '+44 20 7946 0018',
      currency: 'EUR',
      total: 2_800,
      deposit: 0,
      balanceDue: day,
      zone: LONDON,
      quoteHash: '',
      created: 0,
      updated: 0,
    }),
    insert(bookingLines, {
      id: lineId,
      bookingId,
      position: 0,
      kind: 'appointment',
      listingId: String(listing!.id),
      choice: JSON.stringify({
        start: instant(start),
        duration: minutes,
        consultant: { id: person!.id, slug: consultant, name: person!.name, zone: person!.zone },
        inquiry: made.inquiry ?? 'A party for forty',
      }),
      day,
      time,
      minutes,
      zone: String(person!.zone),
      place: 'By video call',
      starts: start,
      amount: 2_800,
      policy: '[]',
    }),
    insert(claims, {
      id: claimId,
      poolId: String(person!.pool_id),
      bookingId,
      lineId,
      starts: start,
      ends: start + (minutes + after) * 60,
      quantity: 1,
    }),
  ]
  const written = await db.write(statements)
  return { written, bookingId, lineId, claimId, consultantId: String(person!.id) }
}

/** Gives a booking's time back, as a cancellation does. */
export const givenBack = (db: Database, bookingId: string) =>
  db.write([
    { sql: "UPDATE bookings SET status = 'cancelled' WHERE id = ?", args: [bookingId] },
    { sql: 'UPDATE claims SET released = unixepoch() WHERE booking_id = ?', args: [bookingId] },
  ])
