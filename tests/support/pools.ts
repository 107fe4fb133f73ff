import { insert } from '../../db/queries/statement.ts'
import { bookingLines, bookings } from '../../db/schema/bookings.ts'
import { claims } from '../../db/schema/claims.ts'
import { poolOverrides, pools } from '../../db/schema/inventory.ts'
import { listings } from '../../db/schema/listings.ts'
import type { Database, Row, Statement, Value } from '../../src/shared/database.ts'
import { DAY_LENGTH, dayMark } from '../../src/shared/days.ts'
import { newId, newReference } from '../../src/shared/ids.ts'

/** Pools and claims as rows, for tests that ask the schema itself and no verb. Days are numbered from 0. */
const FIRST = dayMark('2031-03-01')
export const mark = (day: number) => FIRST + day * DAY_LENGTH

export const q = (sql: string, ...args: Value[]): Statement => ({ sql, args })

/** What a claim must point to. */
export const CLAIMANT = { bookingId: 'claimant', lineId: 'claimant' }

export const claimantRows = (): Statement[] => [
  insert(listings, {
    id: 'listing',
    kind: 'package',
    slug: 'listing',
    title: 'A listing',
    summary: '',
    description: '',
    price: 0,
    currency: 'EUR',
    created: 0,
    updated: 0,
  }),
  bookingRow(CLAIMANT.bookingId),
  insert(bookingLines, {
    id: CLAIMANT.lineId,
    bookingId: CLAIMANT.bookingId,
    position: 0,
    kind: 'package',
    listingId: 'listing',
    choice: '{}',
    day: '2031-03-01',
    amount: 0,
    policy: '[]',
  }),
]

export const bookingRow = (id: string, status = 'pending'): Statement =>
  insert(bookings, {
    id,
    status,
    reference: newReference(),
    language: 'en',
    name: 'Ann',
    email: 'ann@example.org',
    currency: 'EUR',
    total: 0,
    deposit: 0,
    balanceDue: '2031-02-22',
    zone: 'Europe/London',
    quoteHash: '',
    ...(status === 'held' && { visitor: id, heldUntil: 4_000_000_000 }),
    created: 0,
    updated: 0,
  })

export const poolRow = (id: string, capacity: number | null) => insert(pools, { id, name: id, capacity })

export interface Span {
  day: number
  days?: number
}

export const overrideRow = (poolId: string, capacity: number, { day, days = 1 }: Span) =>
  insert(poolOverrides, { id: newId(), poolId, starts: mark(day), ends: mark(day + days), capacity })

/** `expires` in seconds from now by the database's clock; none for a firm claim. */
export function claimRow(
  poolId: string,
  { day, days = 1, quantity = 1, expires, id = newId() }: Span & Partial<Claimed>,
): Statement {
  const made = insert(claims, {
    ...CLAIMANT,
    id,
    poolId,
    starts: mark(day),
    ends: mark(day + days),
    quantity,
    released: null,
  })
  if (expires === undefined) return made
  return q(
    made.sql
      .replace('"released") VALUES', '"released", "expires") VALUES')
      .replace(/\)$/, ', unixepoch() + ?)'),
    ...made.args,
    expires,
  )
}

interface Claimed {
  id: string
  quantity: number
  expires: number
}

/** The name of the constraint that refused, or `made`. */
export async function told(db: Database, ...statements: Statement[]): Promise<string> {
  const written = await db.write(statements)
  return written.ok ? 'made' : written.constraint
}

export const NOT_RELEASED = 'released IS NULL AND (expires IS NULL OR expires > unixepoch())'

/** What live claims take of a pool on each day, straight from the rows and without the guard's own arithmetic. */
export async function takenByDay(db: Database, poolId: string, days: number): Promise<number[]> {
  const rows = await db.read(
    q(`SELECT starts, ends, quantity FROM claims WHERE pool_id = ? AND ${NOT_RELEASED}`, poolId),
  )
  const on = (day: number) => (row: Row) => Number(row.starts) <= mark(day) && Number(row.ends) > mark(day)
  return Array.from({ length: days }, (_, day) =>
    rows.filter(on(day)).reduce((sum, row) => sum + Number(row.quantity), 0),
  )
}

/** Does something while a trigger says something else, or is not there at all; afterwards it is as it was. */
export async function sabotaged<T>(
  db: Database,
  trigger: string,
  change: (sql: string) => string | undefined,
  during: () => Promise<T>,
): Promise<T> {
  const [row] = await db.read(q("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", trigger))
  const sound = String(row!.sql)
  const changed = change(sound)
  if (changed === sound) throw new Error(`${trigger} was not changed`)
  const put = (sql?: string) => db.write([q(`DROP TRIGGER ${trigger}`), ...(sql ? [q(sql)] : [])])
  await put(changed)
  try {
    return await during()
  } finally {
    await db.write([q(`DROP TRIGGER IF EXISTS ${trigger}`), q(sound)])
  }
}
