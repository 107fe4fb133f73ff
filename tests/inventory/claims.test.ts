import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import type { Database, Statement, Value } from '../../src/shared/database.ts'
import { addDays, DAY_LENGTH, type Day, dayMark } from '../../src/shared/days.ts'
import { keptLog } from '../support/log.ts'

// What the schema itself refuses, asked of a real database with nothing of the app around it.

const folder = mkdtempSync(join(tmpdir(), 'claims-'))
let db: Database
beforeAll(async () => {
  db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  await migrate(db, migrationsIn(join(import.meta.dir, '../../migrations')))
  await made(
    q(`INSERT INTO listings (id, kind, slug, title, summary, description, price, currency, created, updated)
       VALUES ('listing', 'stay', 'inn', 'Inn', '', '', 0, 'EUR', 0, 0)`),
  )
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const q = (sql: string, ...args: Value[]): Statement => ({ sql, args })
async function made(...statements: Statement[]): Promise<void> {
  expect(await db.write(statements)).toMatchObject({ ok: true })
}

let count = 0
const fresh = (what: string) => `${what}-${count++}`

async function pool(capacity: number | null): Promise<string> {
  const id = fresh('pool')
  await made(q('INSERT INTO pools (id, name, capacity) VALUES (?, ?, ?)', id, id, capacity))
  return id
}

interface Wanted {
  pool: string
  /** Days to claim, each a claim of its own, as a night is. */
  days: Day[]
  quantity: number
}
type Status = 'held' | 'pending' | 'confirmed'

/** `expires` is SQL: the database's own clock decides. */
async function book(
  wanted: Wanted[],
  { status = 'confirmed' as Status, expires = 'NULL', created = 0 } = {},
) {
  const [booking, line] = [fresh('booking'), fresh('line')]
  const written = await db.write([
    q(
      `INSERT INTO bookings (id, reference, status, language, name, email, currency, total, deposit, balance_due, zone,
         quote_hash, visitor, held_until, created, updated)
       VALUES (?, ?, ?, 'en', 'Ada', 'ada@guest.example', 'EUR', 0, 0, '', 'UTC', '', ?, ${expires}, ?, ?)`,
      booking,
      booking,
      status,
      booking,
      created,
      created,
    ),
    q(
      `INSERT INTO booking_lines (id, booking_id, position, kind, listing_id, choice, day, amount, policy)
       VALUES (?, ?, 0, 'stay', 'listing', '{}', '2026-06-10', 0, '[]')`,
      line,
      booking,
    ),
    ...wanted.flatMap(({ pool, days, quantity }) =>
      days.map((day) =>
        q(
          `INSERT INTO claims (id, pool_id, booking_id, line_id, starts, ends, quantity, expires)
           VALUES (?, ?, ?, ?, ?, ?, ?, ${expires})`,
          fresh('claim'),
          pool,
          booking,
          line,
          dayMark(day),
          dayMark(day) + DAY_LENGTH,
          quantity,
        ),
      ),
    ),
  ])
  // The claims follow the booking and its line, in the order in which they are wanted.
  const refused = written.ok ? undefined : wanted.flatMap(({ days }) => days)[written.statement - 2]
  return { booking, said: written.ok ? 'ok' : written.constraint, refused }
}
const said = async (...args: Parameters<typeof book>) => (await book(...args)).said

async function number(sql: string, ...args: Value[]): Promise<number> {
  const [row] = await db.read(q(sql, ...args))
  return Number(Object.values(row!)[0])
}
const stored = () =>
  number('SELECT (SELECT COUNT(*) FROM claims) * 1000000 + (SELECT COUNT(*) FROM bookings)')
const left = (pool: string) =>
  number(
    `SELECT capacity - COALESCE((SELECT SUM(quantity) FROM claims WHERE pool_id = pools.id AND released IS NULL
       AND (expires IS NULL OR expires > unixepoch())), 0) FROM pools WHERE id = ?`,
    pool,
  )
const close = (pool: string, day: Day, id = fresh('closed')) =>
  q(
    'INSERT INTO pool_overrides (id, pool_id, starts, ends, capacity) VALUES (?, ?, ?, ?, 0)',
    id,
    pool,
    dayMark(day),
    dayMark(day) + DAY_LENGTH,
  )

const night = (n: number): Day => `2026-06-${String(n).padStart(2, '0')}`
const nights = (from: Day, until: Day): Day[] =>
  from < until ? [from, ...nights(addDays(from, 1), until)] : []

describe('what a booking holds', () => {
  test('Q01: paid and pending both take their place', async () => {
    const id = await pool(2)
    expect(await said([{ pool: id, days: [night(1)], quantity: 1 }], { status: 'confirmed' })).toBe('ok')
    expect(await left(id)).toBe(1)
    expect(await said([{ pool: id, days: [night(1)], quantity: 1 }], { status: 'pending' })).toBe('ok')
    expect(await left(id)).toBe(0)
    expect(await said([{ pool: id, days: [night(1)], quantity: 1 }])).toBe('pool_overdrawn')
  })

  test('Q02: time alone does not free what waits for approval, its lapse does', async () => {
    const id = await pool(2)
    const one = [{ pool: id, days: [night(1)], quantity: 1 }]
    expect(await said(one)).toBe('ok')
    const longAgo = await book(one, { status: 'pending', created: 1_000 })
    expect(longAgo.said).toBe('ok')
    expect(await left(id)).toBe(0)
    expect(await said(one)).toBe('pool_overdrawn')
    await made(
      q("UPDATE bookings SET status = 'expired' WHERE id = ? AND status = 'pending'", longAgo.booking),
      q(
        'UPDATE claims SET released = unixepoch() WHERE booking_id = ? AND released IS NULL',
        longAgo.booking,
      ),
    )
    expect(await left(id)).toBe(1)
    expect(await said(one)).toBe('ok')
  })

  test('T03: the places of a hold are free again the moment it expires, with no job', async () => {
    const id = await pool(1)
    const one = [{ pool: id, days: [night(1)], quantity: 1 }]
    const held = await book(one, { status: 'held', expires: 'unixepoch() + 2' })
    expect(held.said).toBe('ok')
    expect(await said(one)).toBe('pool_overdrawn')
    await Bun.sleep(2_050)
    expect(await said(one)).toBe('ok')
    await made(q("UPDATE bookings SET status = 'expired' WHERE id = ?", held.booking))
    // Nor can the hold come back for a place that is another's now.
    const late = await db.write([q('UPDATE claims SET expires = NULL WHERE booking_id = ?', held.booking)])
    expect(late).toMatchObject({ ok: false, constraint: 'claim_lapsed' })
  })

  test('Q09: an offer that becomes a booking is counted once', async () => {
    const id = await pool(2)
    const one = [{ pool: id, days: [night(1)], quantity: 1 }]
    const offer = await book(one, { status: 'held', expires: 'unixepoch() + 86400' })
    expect(await left(id)).toBe(1)
    await made(
      q("UPDATE bookings SET status = 'confirmed' WHERE id = ? AND status = 'held'", offer.booking),
      q('UPDATE claims SET expires = NULL WHERE booking_id = ? AND released IS NULL', offer.booking),
    )
    expect(await left(id)).toBe(1)
    expect(await said(one)).toBe('ok')
  })

  test('Q20: an offer accepted before the job looks again is left alone', async () => {
    const id = await pool(1)
    const one = [{ pool: id, days: [night(1)], quantity: 1 }]
    const withdraw = (booking: string) => [
      q(
        `UPDATE claims SET released = unixepoch() WHERE booking_id = ? AND released IS NULL
           AND EXISTS (SELECT 1 FROM bookings WHERE id = booking_id AND status = 'held') RETURNING id`,
        booking,
      ),
      q("UPDATE bookings SET status = 'expired' WHERE id = ? AND status = 'held' RETURNING id", booking),
    ]
    const accepted = await book(one, { status: 'held', expires: 'unixepoch() + 60' })
    await made(
      q("UPDATE bookings SET status = 'confirmed' WHERE id = ?", accepted.booking),
      q('UPDATE claims SET expires = NULL WHERE booking_id = ?', accepted.booking),
    )
    expect(await db.write(withdraw(accepted.booking))).toEqual({ ok: true, rows: [[], []] })
    expect(await left(id)).toBe(0)
    // The same job does withdraw an offer that nobody took up.
    const other = await pool(1)
    const idle = await book([{ ...one[0]!, pool: other }], { status: 'held', expires: 'unixepoch() + 60' })
    const withdrawn = await db.write(withdraw(idle.booking))
    expect(withdrawn.ok && withdrawn.rows.map((rows) => rows.length)).toEqual([1, 1])
    expect(await left(other)).toBe(1)
  })
})

describe('one order over shared pools', () => {
  test('Q13: lines that share a pool are summed: three and three of five are refused', async () => {
    const id = await pool(5)
    const three = { pool: id, days: [night(1)], quantity: 3 }
    const before = await stored()
    expect(await said([three, three])).toBe('pool_overdrawn')
    expect(await stored()).toBe(before)
    expect(await said([three, { ...three, quantity: 2 }])).toBe('ok')
  })

  test('Q14: a cap on the day is shared by what lasts one day and what lasts two', async () => {
    const cap = await pool(10)
    const saturday = (day: number, quantity: number) => [{ pool: cap, days: [night(day)], quantity }]
    const weekend = (day: number, quantity: number) => [
      { pool: cap, days: [night(day), night(day + 1)], quantity },
    ]
    expect(await said(saturday(10, 5))).toBe('ok')
    expect(await said(weekend(10, 5))).toBe('ok')
    expect(await said(saturday(10, 1))).toBe('pool_overdrawn')
    expect(await said(weekend(11, 5))).toBe('ok')
    expect(await said(saturday(11, 1))).toBe('pool_overdrawn')
    expect(await said(saturday(12, 5))).toBe('ok')
  })

  test('Q15: a stay is had for all of its days or none', async () => {
    const cap = await pool(3)
    expect(await said([{ pool: cap, days: [night(11)], quantity: 3 }])).toBe('ok')
    const before = await stored()
    expect(await said([{ pool: cap, days: [night(10), night(11)], quantity: 2 }])).toBe('pool_overdrawn')
    expect(await stored()).toBe(before)
    expect(await said([{ pool: cap, days: [night(10)], quantity: 3 }])).toBe('ok')
  })

  test('Q16: two short and two long ones that share a day are refused whole', async () => {
    const cap = await pool(3)
    const short = { pool: cap, days: [night(1)], quantity: 2 }
    const long = { pool: cap, days: [night(1), night(2)], quantity: 2 }
    const before = await stored()
    expect(await said([short, long])).toBe('pool_overdrawn')
    expect(await stored()).toBe(before)
    expect(await said([long])).toBe('ok')
  })

  test('Q19: a pool that is overdrawn already does not stop an order that wants nothing of it', async () => {
    const [sound, broken] = [await pool(10), await pool(5)]
    expect(await said([{ pool: broken, days: [night(1)], quantity: 5 }])).toBe('ok')
    await made(q('UPDATE pools SET capacity = 0 WHERE id = ?', broken))
    expect(await left(broken)).toBe(-5)
    expect(await said([{ pool: sound, days: [night(1)], quantity: 1 }])).toBe('ok')
    expect(await said([{ pool: broken, days: [night(1)], quantity: 1 }])).toBe('pool_overdrawn')
    const two = await pool(2)
    expect(await said([{ pool: two, days: [night(1)], quantity: 5 }])).toBe('pool_overdrawn')
  })
})

describe('nights and closed days', () => {
  test('H01: the night of departure is not consumed', async () => {
    const room = await pool(1)
    const stay = async (from: Day, until: Day) => {
      const { said, refused } = await book([{ pool: room, days: nights(from, until), quantity: 1 }])
      return [said, refused]
    }
    expect(await stay('2026-06-10', '2026-06-12')).toEqual(['ok', undefined])
    expect(await stay('2026-06-12', '2026-06-14')).toEqual(['ok', undefined])
    expect(await stay('2026-06-11', '2026-06-13')).toEqual(['pool_overdrawn', '2026-06-11'])
    // The night that failed is known, also where it is not the first.
    expect(await stay('2026-06-09', '2026-06-11')).toEqual(['pool_overdrawn', '2026-06-10'])
  })

  test('X03: closing a day inside a stay leaves the stay, and takes nobody new', async () => {
    const room = await pool(2)
    const stay = await book([{ pool: room, days: nights(night(10), night(13)), quantity: 1 }])
    expect(stay.said).toBe('ok')
    await made(close(room, night(11)))
    const live = 'SELECT COUNT(*) FROM claims WHERE booking_id = ? AND released IS NULL'
    expect(await number(live, stay.booking)).toBe(3)
    expect(await said([{ pool: room, days: [night(11)], quantity: 1 }])).toBe('pool_closed')
    expect(await said([{ pool: room, days: nights(night(10), night(12)), quantity: 1 }])).toBe('pool_closed')
    expect(await said([{ pool: room, days: [night(12)], quantity: 1 }])).toBe('ok')
    // The stay can still be confirmed, changed in other ways, and ended.
    await made(q("UPDATE bookings SET status = 'completed' WHERE id = ?", stay.booking))
  })

  test('X04: a holiday takes its day and gives it back; the next day and other pools never notice', async () => {
    const [room, event] = [await pool(9), await pool(9)]
    const on = (pool: string, day: number) => said([{ pool, days: [night(day)], quantity: 1 }])
    await made(close(room, night(5), 'holiday'))
    expect([await on(room, 5), await on(room, 6), await on(event, 5)]).toEqual(['pool_closed', 'ok', 'ok'])
    await made(q("DELETE FROM pool_overrides WHERE id = 'holiday'"))
    expect([await on(room, 5), await on(room, 6)]).toEqual(['ok', 'ok'])
  })
})
