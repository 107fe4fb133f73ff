import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { openRemote } from '../../src/platform/database.remote.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import type { Database } from '../../src/shared/database.ts'
import { newId } from '../../src/shared/ids.ts'
import { keptLog } from '../support/log.ts'
import {
  bookingRow,
  claimantRows,
  claimRow,
  overrideRow,
  poolRow,
  q,
  sabotaged,
  takenByDay,
  told,
} from '../support/pools.ts'
import { type Sqld, startSqld } from '../support/sqld.ts'

// What migrations/ says must never happen, asked of both halves: by SQL, because the schema refuses whoever asks.

const folder = mkdtempSync(join(tmpdir(), 'guards-'))
let server: Sqld
beforeAll(async () => {
  server = await startSqld()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const halves: [string, () => Promise<Database>][] = [
  ['embedded', () => openEmbedded({ url: `file:${join(folder, 'guards.db')}`, log: keptLog() })],
  ['remote', async () => openRemote({ url: server.url, log: keptLog() })],
]

const MOVES = [
  ['held', 'pending'],
  ['held', 'confirmed'],
  ['held', 'expired'],
  ['held', 'cancelled'],
  ['pending', 'confirmed'],
  ['pending', 'cancelled'],
  ['pending', 'expired'],
  ['confirmed', 'completed'],
  ['confirmed', 'cancelled'],
  ['confirmed', 'no_show'],
  ['expired', 'confirmed'],
].map(([from, to]) => `${from} to ${to}`)
/** How a booking legally comes to stand where a move begins. */
const WAYS: Record<string, string[]> = {
  held: ['held'],
  pending: ['pending'],
  confirmed: ['confirmed'],
  completed: ['confirmed', 'completed'],
  cancelled: ['pending', 'cancelled'],
  expired: ['held', 'expired'],
  no_show: ['confirmed', 'no_show'],
}
const STATUSES = Object.keys(WAYS)

describe.each(halves)('on the %s database', (_, open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    await migrate(db, migrationsIn(join(import.meta.dir, '../../migrations')))
    expect(await told(db, ...claimantRows())).toBe('made')
  })
  afterAll(() => db.close())

  /** A pool of its own for each truth. */
  async function pool(capacity: number | null): Promise<string> {
    const id = newId()
    expect(await told(db, poolRow(id, capacity))).toBe('made')
    return id
  }
  const claim = (poolId: string, row: Parameters<typeof claimRow>[1]) => told(db, claimRow(poolId, row))
  const change = (id: string, what: string) => told(db, q(`UPDATE claims SET ${what} WHERE id = ?`, id))

  describe('a pool', () => {
    test('takes claims up to its capacity and refuses the next by name', async () => {
      const crews = await pool(3)
      expect(await claim(crews, { day: 0, quantity: 2 })).toBe('made')
      expect(await claim(crews, { day: 0, quantity: 2 })).toBe('pool_overdrawn')
      expect(await claim(crews, { day: 0 })).toBe('made')
      expect(await claim(crews, { day: 0 })).toBe('pool_overdrawn')
      expect(await takenByDay(db, crews, 1)).toEqual([3])
    })

    test('refuses the whole batch in which one claim has no room', async () => {
      const crews = await pool(1)
      const batch = [0, 1, 1].map((day) => claimRow(crews, { day }))
      expect(await db.write(batch)).toEqual({ ok: false, constraint: 'pool_overdrawn', statement: 2 })
      expect(await takenByDay(db, crews, 2)).toEqual([0, 0])
    })

    test('gives the day on which another claim ends, and no other pool’s places', async () => {
      const [crews, others] = [await pool(1), await pool(1)]
      expect(await claim(crews, { day: 0, days: 2 })).toBe('made')
      expect(await claim(crews, { day: 2 })).toBe('made')
      expect(await claim(crews, { day: 1 })).toBe('pool_overdrawn')
      expect(await claim(others, { day: 1 })).toBe('made')
    })

    test('without a capacity takes everything, but for the days that have one', async () => {
      const open = await pool(null)
      expect(await claim(open, { day: 0, quantity: 1_000_000 })).toBe('made')
      await told(db, overrideRow(open, 1, { day: 1 }))
      expect(await claim(open, { day: 1, quantity: 2 })).toBe('pool_overdrawn')
      expect(await claim(open, { day: 0, days: 3, quantity: 2 })).toBe('pool_overdrawn')
      expect(await claim(open, { day: 2, quantity: 1_000_000 })).toBe('made')
    })

    test('with no place at all takes nothing', async () => {
      expect(await claim(await pool(0), { day: 0 })).toBe('pool_overdrawn')
    })
  })

  describe('an exception', () => {
    test('of nothing closes its days, also to a claim that only touches them', async () => {
      const crews = await pool(2)
      await told(db, overrideRow(crews, 0, { day: 3, days: 2 }))
      expect(await claim(crews, { day: 3 })).toBe('pool_closed')
      expect(await claim(crews, { day: 1, days: 3 })).toBe('pool_closed')
      expect(await claim(crews, { day: 4, days: 3 })).toBe('pool_closed')
      expect(await claim(crews, { day: 2 })).toBe('made')
      expect(await claim(crews, { day: 5 })).toBe('made')
    })

    test('lowers its day, and the lowest of several counts', async () => {
      const crews = await pool(3)
      await told(db, overrideRow(crews, 2, { day: 1 }), overrideRow(crews, 1, { day: 1 }))
      expect(await claim(crews, { day: 1 })).toBe('made')
      expect(await claim(crews, { day: 1 })).toBe('pool_overdrawn')
      expect(await claim(crews, { day: 0, quantity: 3 })).toBe('made')
    })

    test('raises its day and no other', async () => {
      const crews = await pool(1)
      await told(db, overrideRow(crews, 3, { day: 1 }))
      expect(await claim(crews, { day: 1, quantity: 3 })).toBe('made')
      expect(await claim(crews, { day: 1 })).toBe('pool_overdrawn')
      expect(await claim(crews, { day: 2, quantity: 2 })).toBe('pool_overdrawn')
    })

    test('raises nothing for the days of a claim that it does not cover', async () => {
      const cars = await pool(1)
      await told(db, overrideRow(cars, 3, { day: 2 }))
      expect(await claim(cars, { day: 1, days: 3 })).toBe('made')
      for (const [day, days] of [
        [1, 2],
        [2, 2],
        [0, 5],
      ] as const)
        expect(await claim(cars, { day, days })).toBe('pool_overdrawn')
      expect(await takenByDay(db, cars, 5)).toEqual([0, 1, 1, 1, 0])
    })

    test('beside another raises a claim that lies within the two together', async () => {
      const cars = await pool(1)
      await told(db, overrideRow(cars, 2, { day: 0, days: 2 }), overrideRow(cars, 3, { day: 2, days: 2 }))
      expect(await claim(cars, { day: 0, days: 4, quantity: 2 })).toBe('made')
      expect(await claim(cars, { day: 3, days: 1 })).toBe('made')
      expect(await claim(cars, { day: 3, days: 2 })).toBe('pool_overdrawn')
    })
  })

  describe('a claim', () => {
    test('that is held stops counting the moment it expires, with nobody’s help', async () => {
      const crews = await pool(1)
      expect(await claim(crews, { day: 0, expires: 600 })).toBe('made')
      expect(await claim(crews, { day: 0 })).toBe('pool_overdrawn')
      expect(await claim(crews, { day: 1, expires: -1 })).toBe('made')
      expect(await claim(crews, { day: 1 })).toBe('made')
      expect(await claim(crews, { day: 2, expires: 0 })).toBe('made')
      expect(await claim(crews, { day: 2 })).toBe('made')
    })

    test('that was released stops counting', async () => {
      const [crews, id] = [await pool(1), newId()]
      await claim(crews, { day: 0, id })
      expect(await change(id, 'released = unixepoch()')).toBe('made')
      expect(await claim(crews, { day: 0 })).toBe('made')
    })

    test.each(['starts = starts + 86400', 'ends = ends + 86400', 'quantity = quantity + 1', "pool_id = 'x'"])(
      'cannot be changed by %s',
      async (what) => {
        const id = newId()
        await claim(await pool(5), { day: 0, id })
        expect(await change(id, what)).toBe('claim_fixed')
      },
    )

    test('that lapsed or was released does not come back', async () => {
      const [crews, lapsed, released] = [await pool(5), newId(), newId()]
      await claim(crews, { day: 0, id: lapsed, expires: -1 })
      await claim(crews, { day: 0, id: released })
      await change(released, 'released = unixepoch()')
      for (const what of ['expires = NULL', 'expires = unixepoch() + 600'])
        expect(await change(lapsed, what)).toBe('claim_lapsed')
      for (const what of ['released = NULL', 'released = released + 1'])
        expect(await change(released, what)).toBe('claim_lapsed')
    })

    test('that is held becomes firm or is held longer while it lives', async () => {
      const [crews, id] = [await pool(1), newId()]
      await claim(crews, { day: 0, id, expires: 600 })
      expect(await change(id, 'expires = expires + 600')).toBe('made')
      expect(await change(id, 'expires = NULL')).toBe('made')
      expect(await claim(crews, { day: 0 })).toBe('pool_overdrawn')
    })

    test('of nothing, or of no time, is none', async () => {
      const crews = await pool(5)
      expect(await claim(crews, { day: 0, quantity: 0 })).toBe('claim_quantity')
      expect(await claim(crews, { day: 0, quantity: -1 })).toBe('claim_quantity')
      expect(await claim(crews, { day: 1, days: 0 })).toBe('claim_interval')
    })
  })

  describe('a long claim is seen by a short one near its end', () => {
    /** A month, a day that is free of it, and then single days inside the month. */
    async function soldInside(): Promise<number[]> {
      const cars = await pool(1)
      expect(await claim(cars, { day: 0, days: 30 })).toBe('made')
      for (const day of [40, 29, 15, 1]) await claim(cars, { day })
      return (await takenByDay(db, cars, 41)).filter((taken) => taken > 0)
    }

    test('and never sold over', async () => {
      expect(await soldInside()).toEqual(Array.from({ length: 31 }, () => 1))
    })

    test('which this test would notice: without the bound `longest` it is', async () => {
      const forgetful = (sql: string) => sql.replace(/UPDATE pools SET longest[^;]*;/, '')
      const sold = await sabotaged(db, 'pool_not_overdrawn', forgetful, soldInside)
      expect(Math.max(...sold)).toBe(2)
    })
  })

  test('without the guard a pool is overdrawn, so it is the guard that these tests see', async () => {
    const crews = await pool(1)
    await sabotaged(
      db,
      'pool_not_overdrawn',
      () => undefined,
      async () => {
        for (let turn = 0; turn < 3; turn++) expect(await claim(crews, { day: 0 })).toBe('made')
      },
    )
    expect(await takenByDay(db, crews, 1)).toEqual([3])
    expect(await claim(crews, { day: 0 })).toBe('pool_overdrawn')
  })

  describe('the status of a booking', () => {
    const setStatus = (id: string, status: string) =>
      told(db, q('UPDATE bookings SET status = ? WHERE id = ?', status, id))

    test('begins as held, pending or confirmed', async () => {
      for (const status of STATUSES)
        expect(await told(db, bookingRow(newId(), status))).toBe(
          ['held', 'pending', 'confirmed'].includes(status) ? 'made' : 'booking_illegal_start',
        )
    })

    for (const from of STATUSES) {
      for (const to of STATUSES.filter((each) => each !== from)) {
        const legal = MOVES.includes(`${from} to ${to}`)
        test(`${legal ? 'moves' : 'does not move'} from ${from} to ${to}`, async () => {
          const id = newId()
          const [start, ...steps] = WAYS[from]!
          await told(db, bookingRow(id, start))
          for (const step of steps) expect(await setStatus(id, step)).toBe('made')
          expect(await setStatus(id, to)).toBe(legal ? 'made' : 'booking_illegal_move')
          const [row] = await db.read(q('SELECT status FROM bookings WHERE id = ?', id))
          expect(row).toEqual({ status: legal ? to : from })
        })
      }
    }

    test('may be said again', async () => {
      const id = newId()
      await told(db, bookingRow(id))
      expect(await setStatus(id, 'pending')).toBe('made')
    })
  })

  test('what happened to a booking is neither changed nor deleted', async () => {
    const id = newId()
    const event =
      "INSERT INTO booking_events (id, booking_id, at, what, who) VALUES (?, 'claimant', 1, 'received', 'house')"
    expect(await told(db, q(event, id))).toBe('made')
    const change = q("UPDATE booking_events SET what = 'x' WHERE id = ?", id)
    expect(await told(db, change)).toBe('booking_events_not_changed')
    expect(await told(db, q('DELETE FROM booking_events WHERE id = ?', id))).toBe(
      'booking_events_not_deleted',
    )
    const rows = await db.read(q('SELECT what FROM booking_events WHERE id = ?', id))
    expect(rows).toEqual([{ what: 'received' }])
  })
})

test('no statement of ours replaces rows: REPLACE deletes without asking the guards on deletion', async () => {
  const house = join(import.meta.dir, '../..')
  const files = [...new Bun.Glob('{src,db,migrations}/**/*.{ts,tsx,sql}').scanSync(house)]
  expect(files.length).toBeGreaterThan(50)
  for (const file of files)
    expect(await Bun.file(join(house, file)).text(), file).not.toMatch(/\bREPLACE\s+INTO\b|\bOR\s+REPLACE\b/i)
})
