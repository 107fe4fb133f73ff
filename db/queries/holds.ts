import { sql } from 'drizzle-orm'
import type { Database, Statement } from '../../src/shared/database.ts'
import { type billLines, bookingEvents, bookings } from '../schema/bookings.ts'
import { claims } from '../schema/claims.ts'
import { promotionUses } from '../schema/prices.ts'
import { billStatements, type ChangedLine, lineStatement, type NewSums, tokenStands } from './changes.ts'
import { jobStatementIf, lapseJob, letterJobs, unansweredJob } from './jobs.ts'
import { number, statement, text } from './statement.ts'
import { offerEnded, offersForFreed, offerTaken } from './waitlist.ts'

/** Who books what was held. */
export interface Signature {
  name: string
  email: string
  phone: string | null
  company: string | null
  whatsapp: boolean
  message: string | null
}

/**
 * A hold that becomes a booking, as one batch. Its event comes first, only where the hold lives and is at the version
 * that was seen; everything else stands under its token. Making the claims firm is refused by the schema once they
 * have lapsed.
 */
export function checkoutStatements(made: {
  id: string
  version: number
  status: 'pending' | 'confirmed'
  now: number
  /** Until when the house answers, where it wants to look at it first. */
  answerBy: number
  token: string
  who: Signature
  sums: NewSums & { balanceDue: string }
  lines: readonly ChangedLine[]
  bill: readonly (typeof billLines.$inferInsert)[]
}): Statement[] {
  const { id, version, status, now, answerBy, token, who, sums } = made
  const event = `checkout:${id}`
  const ours = tokenStands(event, token)
  const letter = (template: string) =>
    letterJobs(template, id, version + 1, now).map((job) => jobStatementIf(job, ours))
  return [
    statement(sql`INSERT INTO ${bookingEvents} (id, booking_id, at, what, who, detail)
      SELECT ${event}, ${id}, ${now}, 'received', 'customer', ${token} FROM ${bookings}
      WHERE ${bookings.id} = ${id} AND ${bookings.version} = ${version} AND ${bookings.status} = 'held'
        AND ${bookings.heldUntil} > unixepoch() RETURNING id`),
    statement(
      sql`UPDATE ${claims} SET expires = NULL WHERE ${claims.bookingId} = ${id} AND ${claims.released} IS NULL AND ${ours}`,
    ),
    statement(sql`UPDATE ${bookings} SET status = ${status}, version = version + 1, name = ${who.name}, email = ${who.email},
        phone = ${who.phone}, company = ${who.company}, whatsapp = ${who.whatsapp ? 1 : 0}, message = ${who.message}, total = ${sums.total}, deposit = ${sums.deposit},
        taxes = ${sums.taxes}, quote_hash = ${sums.quoteHash}, balance_due = ${sums.balanceDue}, updated = ${now}
      WHERE ${bookings.id} = ${id} AND ${ours}`),
    ...made.lines.map((line) => lineStatement(line, ours)),
    ...billStatements(id, made.bill, ours),
    statement(
      sql`UPDATE ${promotionUses} SET email = ${who.email.toLowerCase()} WHERE ${promotionUses.bookingId} = ${id} AND ${ours}`,
    ),
    ...(status === 'confirmed'
      ? [
          statement(sql`INSERT INTO ${bookingEvents} (id, booking_id, at, what, who)
            SELECT ${`${event}:confirmed`}, ${id}, ${now}, 'confirmed', 'house' WHERE ${ours}`),
        ]
      : []),
    offerTaken(id, now, ours),
    ...letter(status === 'confirmed' ? 'booking-confirmed' : 'booking-received'),
    ...letter('house-copy'),
    ...(status === 'pending' ? [jobStatementIf(unansweredJob(id, answerBy, now), ours)] : []),
  ]
}

/** Puts a hold off once, by so many seconds; refused by the schema the second time and when it has lapsed. */
export function extendStatements({
  id,
  until,
  now,
}: {
  id: string
  until: number
  now: number
}): Statement[] {
  const extended = sql`EXISTS (SELECT 1 FROM ${bookings} WHERE ${bookings.id} = ${id} AND ${bookings.heldUntil} = ${until} AND ${bookings.extended} = 1)`
  return [
    statement(sql`UPDATE ${bookings} SET held_until = ${until}, extended = 1, version = version + 1, updated = ${now}
      WHERE ${bookings.id} = ${id} AND ${bookings.status} = 'held' RETURNING id`),
    statement(
      sql`UPDATE ${claims} SET expires = ${until} WHERE ${claims.bookingId} = ${id} AND ${claims.released} IS NULL AND ${extended}`,
    ),
    statement(sql`INSERT INTO ${bookingEvents} (id, booking_id, at, what, who)
      SELECT ${`extended:${id}`}, ${id}, ${now}, 'extended', 'customer' WHERE ${extended} ON CONFLICT (id) DO NOTHING`),
    jobStatementIf(lapseJob(id, until, now), extended),
  ]
}

/** Ends a hold: because its visitor lets it go, or, with `lapsed`, because its time is over. What is booked stays. */
export function endHoldStatements({
  id,
  now,
  lapsed,
}: {
  id: string
  now: number
  lapsed: boolean
}): Statement[] {
  const over = lapsed ? sql`AND ${bookings.heldUntil} <= unixepoch()` : sql``
  const event = `expired:${id}`
  const ended = sql`EXISTS (SELECT 1 FROM ${bookingEvents} WHERE ${bookingEvents.id} = ${event})`
  // What has ended may come back later, once money can arrive late: its places are then not this hold's any more.
  const gone = sql`${ended} AND EXISTS (SELECT 1 FROM ${bookings} WHERE ${bookings.id} = ${id} AND ${bookings.status} = 'expired')`
  return [
    statement(sql`INSERT INTO ${bookingEvents} (id, booking_id, at, what, who)
      SELECT ${event}, ${id}, ${now}, 'expired', ${lapsed ? 'system' : 'customer'} FROM ${bookings}
      WHERE ${bookings.id} = ${id} AND ${bookings.status} = 'held' ${over} ON CONFLICT (id) DO NOTHING`),
    statement(sql`UPDATE ${bookings} SET status = 'expired', version = version + 1, updated = ${now}
      WHERE ${bookings.id} = ${id} AND ${bookings.status} = 'held' AND ${ended}`),
    statement(
      sql`UPDATE ${claims} SET released = ${now} WHERE ${claims.bookingId} = ${id} AND ${claims.released} IS NULL AND ${gone}`,
    ),
    offerEnded(id, now, gone),
    offersForFreed(id, now, gone),
  ]
}

/** The live holds of a visitor, the next to lapse first. */
export async function holdsOf(
  db: Database,
  visitor: string,
): Promise<{ reference: string; until: number }[]> {
  const rows = await db.read(
    statement(sql`SELECT ${bookings.reference} AS reference, ${bookings.heldUntil} AS until FROM ${bookings}
      WHERE ${bookings.visitor} = ${visitor} AND status = 'held' AND ${bookings.heldUntil} > unixepoch()
      ORDER BY ${bookings.heldUntil}`),
  )
  return rows.map((row) => ({ reference: text(row, 'reference'), until: number(row, 'until') }))
}
