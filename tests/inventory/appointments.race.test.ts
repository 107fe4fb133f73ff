import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import type { Database } from '../../src/shared/database.ts'
import { newId } from '../../src/shared/ids.ts'
import { makeChance } from '../support/chance.ts'
import { keptLog } from '../support/log.ts'
import { CLAIMANT, claimantRows, poolRow, q, sabotaged } from '../support/pools.ts'

// Many connections that each want random appointments of the same few people, on the house's own database.

const folder = mkdtempSync(join(tmpdir(), 'appointments-'))
const open = () => openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
let connections: Database[]
beforeAll(async () => {
  const first = await open()
  await migrate(first, migrationsIn(join(import.meta.dir, '../../migrations')))
  await first.write(claimantRows())
  connections = [first, await open(), await open(), await open()]
})
afterAll(async () => {
  for (const db of connections) await db.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Wish {
  poolId: string
  starts: number
  ends: number
  quantity: number
}

const claim = ({ poolId, starts, ends, quantity }: Wish) =>
  q(
    'INSERT INTO claims (id, pool_id, booking_id, line_id, starts, ends, quantity) VALUES (?, ?, ?, ?, ?, ?, ?)',
    newId(),
    poolId,
    CLAIMANT.bookingId,
    CLAIMANT.lineId,
    starts,
    ends,
    quantity,
  )

/** What became of every wish, asked for on all connections at once. */
async function hammered(wishes: readonly Wish[]): Promise<string[]> {
  const told = wishes.map(async (wish, index) => {
    const written = await connections[index % connections.length]!.write([claim(wish)])
    return written.ok ? 'made' : written.constraint
  })
  return Promise.all(told)
}

async function fresh(capacity: number, count = 1): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  expect(await connections[0]!.write(ids.map((id) => poolRow(id, capacity)))).toMatchObject({ ok: true })
  return ids
}

/** Appointments of 15 to 60 minutes with their buffers, anywhere in a working week, at any minute. */
function wishesFor(pools: readonly string[], count: number, seed: number): Wish[] {
  const chance = makeChance(seed)
  const between = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  return Array.from({ length: count }, () => {
    const starts = 1_800_000_000 + between(0, 5 * 480) * 60
    const minutes = 15 * between(1, 4) + between(0, 15)
    return { poolId: pools[between(0, pools.length - 1)]!, starts, ends: starts + minutes * 60, quantity: 1 }
  })
}

const stored = (poolId: string) =>
  connections[0]!.read(q('SELECT starts, ends FROM claims WHERE pool_id = ? ORDER BY starts, ends', poolId))

/** Appointments of one person that lie over one another, counted straight from the rows. */
async function overlaps(poolId: string): Promise<number> {
  const rows = await stored(poolId)
  return rows.filter(
    (row, index) =>
      index > 0 && Number(row.starts) < Math.max(...rows.slice(0, index).map(({ ends }) => Number(ends))),
  ).length
}

describe('random appointments wanted over several connections', () => {
  test.each([1, 2, 3])('never overlap in one person’s time (seed %i)', async (seed) => {
    const pools = await fresh(1, 3)
    const wishes = wishesFor(pools, 400, seed)
    const told = await hammered(wishes)
    expect(new Set(told)).toEqual(new Set(['made', 'pool_overdrawn']))
    for (const pool of pools) {
      expect(await overlaps(pool)).toBe(0)
      const won = wishes.filter(({ poolId }, index) => poolId === pool && told[index] === 'made')
      expect(await stored(pool)).toHaveLength(won.length)
      expect(won.length).toBeGreaterThan(20)
    }
    // Nobody was refused for nothing: each such wish lies over one that was granted.
    const refusedFreely = wishes.filter((wish, index) => {
      const over = (other: Wish) =>
        other.poolId === wish.poolId && other.starts < wish.ends && other.ends > wish.starts
      return told[index] !== 'made' && !wishes.some((other, at) => told[at] === 'made' && over(other))
    })
    expect(refusedFreely).toEqual([])
  })

  test('are seen to overlap where the pools are not guarded', async () => {
    const [pool] = await fresh(1)
    const wishes = wishesFor([pool!], 60, 4)
    await sabotaged(
      connections[0]!,
      'pool_not_overdrawn',
      () => undefined,
      async () => {
        expect(new Set(await hammered(wishes))).toEqual(new Set(['made']))
      },
    )
    expect(await overlaps(pool!)).toBeGreaterThan(20)
  })
})

describe('Q12: fifty buyers of the same slot', () => {
  const slot = (poolId: string, quantity = 1): Wish => ({
    poolId,
    starts: 1_800_000_000,
    ends: 1_800_001_800,
    quantity,
  })

  test('of one place: one has it and forty-nine are told so, twenty times over', async () => {
    const answers: string[] = []
    for (const pool of await fresh(1, 20)) {
      answers.push(...(await hammered(Array.from({ length: 50 }, () => slot(pool)))))
      expect(await stored(pool)).toHaveLength(1)
    }
    expect(answers.filter((each) => each === 'made')).toHaveLength(20)
    expect(answers.filter((each) => each === 'pool_overdrawn')).toHaveLength(20 * 49)
  })

  test('of three places, in parties of one to three: never more than three, and never fewer where one would fit', async () => {
    const chance = makeChance(12)
    for (const pool of await fresh(3, 20)) {
      const wishes = Array.from({ length: 50 }, () => slot(pool, 1 + Math.floor(chance() * 3)))
      const told = await hammered(wishes)
      expect(told.every((each) => each === 'made' || each === 'pool_overdrawn')).toBe(true)
      const taken = wishes.reduce(
        (sum, { quantity }, index) => sum + (told[index] === 'made' ? quantity : 0),
        0,
      )
      expect(taken).toBe(3)
    }
  })
})
