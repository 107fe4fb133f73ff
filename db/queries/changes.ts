import { type SQL, sql } from 'drizzle-orm'
import type { Demand } from '../../src/listings/kinds/kind.ts'
import type { Database, Statement } from '../../src/shared/database.ts'
import { billLines, bookingEvents, bookingLines, bookings } from '../schema/bookings.ts'
import { claims } from '../schema/claims.ts'
import { jobStatementIf, letterJobs } from './jobs.ts'
import { number, statement, text } from './statement.ts'
import { offersForFreed } from './waitlist.ts'

/** A line's new choice, in the columns that every kind has. */
export interface ChangedLine {
  id: string
  /** JSON, in the shape of the kind's choice. */
  choice: string
  day: string
  time: string | null
  minutes: number | null
  zone: string
  place: string | null
  starts: number
  /** Absent where its price stays. */
  amount?: number
  /** Absent where the line keeps its place: then its claims are left as they are. */
  claims?: (Demand & { id: string })[]
}

/** What a booking comes to from now on. */
export interface NewSums {
  total: number
  deposit: number
  taxes: string
  quoteHash: string
}

/** A booking's bill in place of the one before, where a condition of the batch holds. */
export const billStatements = (
  bookingId: string,
  bill: readonly (typeof billLines.$inferInsert)[],
  condition: SQL,
): Statement[] => [
  statement(sql`DELETE FROM ${billLines} WHERE ${billLines.bookingId} = ${bookingId} AND ${condition}`),
  ...bill.map((line) =>
    statement(sql`INSERT INTO ${billLines} (booking_id, line_id, position, rule, label, quantity, unit, amount, inputs, rounding)
      SELECT ${bookingId}, ${line.lineId ?? null}, ${line.position}, ${line.rule}, ${line.label}, ${line.quantity},
        ${line.unit}, ${line.amount}, ${line.inputs ?? null}, ${line.rounding ?? null} WHERE ${condition}`),
  ),
]

export const lineStatement = (line: ChangedLine, condition: SQL): Statement =>
  statement(sql`UPDATE ${bookingLines} SET choice = ${line.choice}, day = ${line.day}, time = ${line.time},
      minutes = ${line.minutes}, zone = ${line.zone}, place = ${line.place}, starts = ${line.starts},
      amount = COALESCE(${line.amount ?? null}, amount)
    WHERE ${bookingLines.id} = ${line.id} AND ${condition}`)

/** True where this very attempt's event has been written, and so was let through. */
export const tokenStands = (event: string, token: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${bookingEvents} WHERE ${bookingEvents.id} = ${event} AND ${bookingEvents.detail} = ${token})`

/**
 * A change as one batch. Its event comes first and only where the booking is still at the version that was seen; it
 * bears a token of this attempt, and every other statement stands under that token. So of two changes of one version
 * the second does nothing at all. The old claims are given back before the new ones are made: one may move within a
 * day that is full but for oneself. `claimsAt` is where the new claims begin.
 */
export function changeStatements(made: {
  id: string
  version: number
  who: 'customer' | 'house'
  now: number
  token: string
  message: string | null
  balanceDue: string
  sums?: NewSums
  bill?: readonly (typeof billLines.$inferInsert)[]
  line: ChangedLine
}): { statements: Statement[]; claimsAt: number } {
  const { id, version, who, now, token, message, balanceDue, sums, bill, line } = made
  const event = `changed:${id}:${version + 1}`
  const ours = tokenStands(event, token)
  const set = sums
    ? sql`, total = ${sums.total}, deposit = ${sums.deposit}, taxes = ${sums.taxes}, quote_hash = ${sums.quoteHash}`
    : sql``
  const before = [
    statement(sql`INSERT INTO ${bookingEvents} (id, booking_id, at, what, who, detail)
      SELECT ${event}, ${id}, ${now}, 'changed', ${who}, ${token} FROM ${bookings}
      WHERE ${bookings.id} = ${id} AND ${bookings.version} = ${version} AND ${bookings.status} IN ('pending', 'confirmed')
      RETURNING id`),
    statement(sql`UPDATE ${bookings} SET version = version + 1, message = ${message}, balance_due = ${balanceDue}, updated = ${now} ${set}
      WHERE ${bookings.id} = ${id} AND ${bookings.version} = ${version} AND ${ours}`),
    ...(line.claims
      ? [
          statement(
            sql`UPDATE ${claims} SET released = ${now} WHERE ${claims.bookingId} = ${id} AND ${claims.lineId} = ${line.id} AND ${claims.released} IS NULL AND ${ours}`,
          ),
        ]
      : []),
  ]
  const letter = (template: string) =>
    letterJobs(template, id, version + 1, now).map((job) => jobStatementIf(job, ours))
  return {
    claimsAt: before.length,
    statements: [
      ...before,
      ...(line.claims ?? []).map((claim) =>
        statement(sql`INSERT INTO ${claims} (id, pool_id, booking_id, line_id, starts, ends, quantity)
          SELECT ${claim.id}, ${claim.poolId}, ${id}, ${line.id}, ${claim.starts}, ${claim.ends}, ${claim.quantity} WHERE ${ours}`),
      ),
      lineStatement(line, ours),
      ...(bill ? billStatements(id, bill, ours) : []),
      ...(line.claims ? [offersForFreed(id, now, ours)] : []),
      ...letter('booking-changed'),
      ...letter('house-changed'),
    ],
  }
}

/** What a line has taken and not given back. */
export async function claimsOfLine(db: Database, bookingId: string, lineId: string): Promise<Demand[]> {
  const rows = await db.read(
    statement(sql`SELECT ${claims.poolId} AS pool_id, ${claims.starts} AS starts, ${claims.ends} AS ends, ${claims.quantity} AS quantity
      FROM ${claims} WHERE ${claims.bookingId} = ${bookingId} AND ${claims.lineId} = ${lineId} AND ${claims.released} IS NULL ORDER BY ${claims.poolId}, ${claims.starts}`),
  )
  return rows.map((row) => ({
    poolId: text(row, 'pool_id'),
    starts: number(row, 'starts'),
    ends: number(row, 'ends'),
    quantity: number(row, 'quantity'),
  }))
}
