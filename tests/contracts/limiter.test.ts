import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { openRemote } from '../../src/platform/database.remote.ts'
import { databaseCounter, databaseCounts } from '../../src/platform/limiter.database.ts'
import { memoryCounter } from '../../src/platform/limiter.memory.ts'
import { inTurns } from '../../src/platform/limiter.turns.ts'
import { upstashCounter } from '../../src/platform/limiter.upstash.ts'
import { type Counter, leftIn } from '../../src/platform/limiter.window.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Clock, Database } from '../../src/platform/ports.ts'
import { makeChance } from '../support/chance.ts'
import { MIGRATIONS } from '../support/house.ts'
import { clockAtWindow, letIn, letInInTurn, openCounts } from '../support/limiter.ts'
import { keptLog } from '../support/log.ts'
import { type Sqld, startSqld } from '../support/sqld.ts'
import { type StandIn, startUpstash } from '../support/upstash.ts'

// The contract of counting, over every place where it is done: the database as a file and on a server, memory in front
// of it, and Redis through Upstash's own SDK.

let counts: Awaited<ReturnType<typeof openCounts>>
let sqld: Sqld
let remote: Database
let upstash: StandIn
beforeAll(async () => {
  counts = await openCounts()
  sqld = await startSqld()
  remote = openRemote({ url: sqld.url, log: keptLog() })
  await migrate(remote, MIGRATIONS)
  upstash = await startUpstash()
})
afterAll(async () => {
  await upstash.stop()
  await remote.close()
  await sqld.stop()
  await counts.close()
})

const inMemory = (db: Database, clock: Clock, shares: boolean) =>
  inTurns(memoryCounter({ takeSome: databaseCounts({ db, clock }), clock }), shares)

const places: [string, (clock: Clock) => Counter][] = [
  ['database file', (clock) => databaseCounter({ db: counts.db, clock })],
  ['database server', (clock) => databaseCounter({ db: remote, clock })],
  ['memory', (clock) => inMemory(counts.db, clock, true)],
  ['memory before a server', (clock) => inMemory(remote, clock, true)],
  ['memory of a Worker', (clock) => inMemory(counts.db, clock, false)],
  // A busy machine is no hung Redis.
  ['Redis', (clock) => upstashCounter({ ...upstash, clock, patienceMs: 5_000 })],
]

let number = 0
const newKey = () => `test:${++number}`
const LIMIT = { most: 20, seconds: 60 }

describe.each(places)('counted in the %s', (place, open) => {
  test('so many are let in, each is told how many are left, and one more is told how long to wait', async () => {
    const clock = clockAtWindow(60)
    const [counter, key] = [open(clock), newKey()]
    for (let left = LIMIT.most - 1; left >= 0; left -= 1)
      expect(await counter.take(key, LIMIT)).toEqual({ ok: true, left, wait: 0 })
    // A whole window until this one counts as the one before, and a twentieth of it until one of twenty has gone by.
    expect(await counter.take(key, LIMIT)).toEqual({ ok: false, left: 0, wait: 63 })
  })

  test('who waits as long as they were told is let in, and a second before they are not', async () => {
    const clock = clockAtWindow(60)
    const [counter, key] = [open(clock), newKey()]
    for (const passes of [0, 0.9, 0.35, 0.8, 0.1]) {
      clock.pass(passes)
      await letInInTurn(counter, key, LIMIT, LIMIT.most)
      const { ok, wait } = await counter.take(key, LIMIT)
      expect(ok).toBe(false)
      clock.pass((wait - 1) / 60)
      expect((await counter.take(key, LIMIT)).ok).toBe(false)
      clock.pass(1 / 60)
      expect((await counter.take(key, LIMIT)).ok).toBe(true)
    }
  })

  test('what is refused is not counted', async () => {
    const clock = clockAtWindow(60)
    const [counter, key] = [open(clock), newKey()]
    expect(await letInInTurn(counter, key, LIMIT, 100)).toBe(20)
    clock.pass(1.5)
    expect(await letInInTurn(counter, key, LIMIT, 100)).toBe(10)
  })

  test('the window slides: twice as many around its end are not let in [S113]', async () => {
    const clock = clockAtWindow(60)
    const [counter, key] = [open(clock), newKey()]
    clock.pass(0.99)
    expect(await letIn(counter, key, LIMIT, 40)).toBe(20)
    clock.pass(0.02)
    expect(await letIn(counter, key, LIMIT, 40)).toBe(0)
    clock.pass(0.49)
    expect(await letIn(counter, key, LIMIT, 40)).toBe(10)
    clock.pass(2)
    expect(await letIn(counter, key, LIMIT, 40)).toBe(20)
  })

  test('of a hundred at once exactly so many are let in', async () => {
    const clock = clockAtWindow(60)
    const counter = open(clock)
    for (const most of [1, 7, 20, 99]) {
      const one = letIn(counter, newKey(), { most, seconds: 60 }, 100)
      const other = letIn(counter, newKey(), { most, seconds: 60 }, 100)
      expect(await Promise.all([one, other])).toEqual([most, most])
    }
  })

  test('several who count in the same place let in no more together', async () => {
    const clock = clockAtWindow(60)
    const key = newKey()
    const limit = { most: 50, seconds: 60 }
    const counters = Array.from({ length: 3 }, () => open(clock))
    const each = await Promise.all(counters.map((counter) => letIn(counter, key, limit, 60)))
    const sum = each.reduce((a, b) => a + b)
    expect(sum).toBe(50)
    clock.pass(1)
    const later = await Promise.all(counters.map((counter) => letIn(counter, key, limit, 60)))
    expect(later).toEqual([0, 0, 0])
  })

  test('several who come in turn let in as many together as one would', async () => {
    const clock = clockAtWindow(60)
    const key = newKey()
    const limit = { most: 50, seconds: 60 }
    const counters = Array.from({ length: 3 }, () => open(clock))
    let sum = 0
    for (let round = 0; round < 60; round += 1)
      for (const counter of counters) if ((await counter.take(key, limit)).ok) sum += 1
    expect(sum).toBe(50)
  })

  test('at any times, one alone lets in what the two windows leave, and not one more or less', async () => {
    const chance = makeChance(20_261_121)
    const clock = clockAtWindow(60)
    const key = newKey()
    const counter = open(clock)
    const counted = new Map<number, number>()
    const kinds = new Set<boolean>()
    for (let step = 0; step < 400; step += 1) {
      clock.pass(chance() < 0.03 ? chance() * 2 : chance() * 0.06)
      const at = clock.now() / 60_000
      const period = Math.floor(at)
      const [count, previous] = [counted.get(period) ?? 0, counted.get(period - 1) ?? 0]
      const free = leftIn({ count, previous, over: at - period }, LIMIT) >= 1
      const { ok } = await counter.take(key, LIMIT)
      expect(`${place} ${step} ${ok}`).toBe(`${place} ${step} ${free}`)
      if (ok) counted.set(period, count + 1)
      kinds.add(ok)
    }
    expect(kinds.size).toBe(2)
  })

  test('nothing at all is let in where the limit is none', async () => {
    expect(await letIn(open(clockAtWindow(60)), newKey(), { most: 0, seconds: 60 }, 3)).toBe(0)
  })
})

describe('over processes', () => {
  const takeIn = async (half: string, key: string, most: number, times: number) => {
    const program = join(import.meta.dir, '../support/limiter.ts')
    const words = [process.execPath, program, counts.url, half, key, String(most), String(times)]
    const child = Bun.spawn(words, { env: { PATH: process.env.PATH }, stdout: 'pipe', stderr: 'pipe' })
    const [said, wrong] = [await new Response(child.stdout).text(), await new Response(child.stderr).text()]
    if ((await child.exited) !== 0) throw new Error(wrong)
    return Number(said)
  }

  test.each(['database', 'memory'])(
    'three that count in the %s let in as many as one [S114]',
    async (half) => {
      const key = newKey()
      const each = await Promise.all([1, 2, 3].map(() => takeIn(half, key, 50, 40)))
      expect(each.reduce((a, b) => a + b)).toBe(50)
      expect(await takeIn(half, key, 50, 10)).toBe(0)
    },
  )
})

describe('the database', () => {
  test('counts by its own clock where none is given, so that processes whose clocks differ agree', async () => {
    for (const db of [counts.db, remote]) {
      const key = newKey()
      await databaseCounter({ db }).take(key, { most: 3, seconds: 1_000 })
      const [row] = await db.read({
        sql: 'SELECT period, count, expires, unixepoch() AS now FROM rate_counts WHERE key = ?',
        args: [key],
      })
      const period = Math.floor(Number(row!.now) / 1_000)
      expect(row).toMatchObject({ period, count: 1, expires: (period + 2) * 1_000 })
    }
  })

  test('lets go of what means nothing any more, and of nothing else', async () => {
    const clock = clockAtWindow(60)
    const keys = async () =>
      (await counts.db.read({ sql: 'SELECT key FROM rate_counts', args: [] })).map(({ key }) => key)
    const [old, young, last] = [newKey(), newKey(), newKey()]
    const counter = databaseCounter({ db: counts.db, clock, letsGoEvery: 1 })
    await counter.take(old, LIMIT)
    clock.pass(1)
    await counter.take(young, LIMIT)
    expect(await keys()).toEqual(expect.arrayContaining([old, young]))
    clock.pass(1)
    await counter.take(last, LIMIT)
    expect(await keys()).toEqual(expect.arrayContaining([young, last]))
    expect(await keys()).not.toContain(old)
  })

  test('would let in too many if it first looked and then counted, and these tests would see it', async () => {
    const { db } = counts
    // The same two statements, but not in one batch, and the second believes the first.
    const inTwo: Database = {
      ...db,
      async write([look, , ...more]) {
        const before = await db.read(look!)
        const [{ now, count, period }] = before as [{ now: number; count: number | null; period: number }]
        const current = Math.floor(now / 60)
        const seen = period === current ? (count ?? 0) : 0
        if (seen >= LIMIT.most) return { ok: true, rows: [before, []] }
        const row = { now, period: current, count: seen + 1, previous: 0 }
        const sql = `INSERT INTO rate_counts (key, period, count, previous, expires) VALUES (?, ?, ?, 0, ?)
          ON CONFLICT (key) DO UPDATE SET count = excluded.count, period = excluded.period`
        await db.write([{ sql, args: [look!.args.at(-1)!, current, seen + 1, now + 120] }, ...more])
        return { ok: true, rows: [before, [row]] }
      },
    }
    const clock = clockAtWindow(60)
    expect(await letInInTurn(databaseCounter({ db: inTwo, clock }), newKey(), LIMIT, 30)).toBe(20)
    expect(await letIn(databaseCounter({ db: inTwo, clock }), newKey(), LIMIT, 100)).toBeGreaterThan(20)
  })
})

test('memory that counts before the database asks it for a tenth at once, and not for each', async () => {
  let writes = 0
  const db: Database = {
    ...counts.db,
    write: (statements) => {
      writes += 1
      return counts.db.write(statements)
    },
  }
  const counter = inMemory(db, clockAtWindow(60), true)
  expect(await letInInTurn(counter, newKey(), { most: 100, seconds: 60 }, 100)).toBe(100)
  expect(writes).toBe(10)
})

describe('Redis', () => {
  test('keeps a count no longer than it means something', async () => {
    const clock = clockAtWindow(60)
    const key = newKey()
    await upstashCounter({ ...upstash, clock }).take(key, LIMIT)
    const answer = await fetch(upstash.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${upstash.token}` },
      body: JSON.stringify(['PEXPIRETIME', `limit:${key}`]),
    })
    expect(await answer.json()).toEqual({ result: clock.now() + 120_000 })
  })

  test('one whose clock is a little behind counts with the others', async () => {
    const clock = clockAtWindow(60)
    const [key, behind] = [newKey(), { now: () => clock.now() - 2_000 }]
    expect(await letIn(upstashCounter({ ...upstash, clock }), key, LIMIT, 15)).toBe(15)
    expect(await letIn(upstashCounter({ ...upstash, clock: behind }), key, LIMIT, 15)).toBe(5)
    expect(await letIn(upstashCounter({ ...upstash, clock }), key, LIMIT, 15)).toBe(0)
  })

  test('a wrong token is told as a failure', async () => {
    const counter = upstashCounter({ ...upstash, token: 'wrong', clock: { now: Date.now } })
    const fault = await counter.take(newKey(), LIMIT).then(String, (error) => String(error))
    expect(fault).toContain('WRONGPASS')
  })
})
