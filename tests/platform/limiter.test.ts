import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { makeLimiter } from '../../src/platform/limiter.ts'
import { keepIn } from '../../src/platform/limiter.window.ts'
import type { Clock, Database, Limiter } from '../../src/platform/ports.ts'
import { Unavailable } from '../../src/shared/database.ts'
import { letIn, letInInTurn, openCounts } from '../support/limiter.ts'
import { keptLog } from '../support/log.ts'
import { type StandIn, startUpstash } from '../support/upstash.ts'

let counts: Awaited<ReturnType<typeof openCounts>>
beforeAll(async () => {
  counts = await openCounts()
})
afterAll(() => counts.close())

const STRICT = { most: 5, seconds: 86_400, strict: true }
const LAX = { most: 50, seconds: 86_400 }

let number = 0
const newKey = () => `test:${++number}`

/** The same database, and how often it was written to. */
function counting(write: Database['write'] = counts.db.write) {
  const db = {
    ...counts.db,
    writes: 0,
    write(statements: Parameters<Database['write']>[0]) {
      db.writes += 1
      return write(statements)
    },
  }
  return db
}

interface With {
  db?: Database
  redis?: { url: string; token: string }
  rateLimits?: boolean
  clock?: Clock
  shares?: boolean
}

function limiterWith(given: With = {}) {
  const { db = counts.db, redis, rateLimits = true, clock = { now: Date.now }, shares = true } = given
  const log = keptLog()
  const half = redis ? { half: 'upstash' as const, ...redis } : { half: 'memory' as const }
  const limiter: Limiter = makeLimiter({ rateLimits, redis: half }, { db, clock, log, shares })
  return { limiter, log }
}

test('switched off it lets everything in and counts nothing', async () => {
  const db = counting()
  const { limiter } = limiterWith({ db, rateLimits: false })
  for (const limit of [STRICT, LAX]) expect(await letIn(limiter, newKey(), limit, 200)).toBe(200)
  expect(db.writes).toBe(0)
})

test('a refusal is remembered until it is over, and asks nobody', async () => {
  const db = counting()
  let now = Date.now()
  const { limiter } = limiterWith({ db, clock: { now: () => now } })
  const key = newKey()
  expect(await letInInTurn(limiter, key, STRICT, 6)).toBe(5)
  const before = db.writes
  const refused = await limiter.take(key, STRICT)
  expect(refused).toMatchObject({ ok: false, left: 0 })
  now += 10_000
  expect((await limiter.take(key, STRICT)).wait).toBe(refused.wait - 10)
  expect(await letIn(limiter, key, STRICT, 100)).toBe(0)
  expect(db.writes).toBe(before)
  now += refused.wait * 1_000
  await limiter.take(key, STRICT)
  expect(db.writes).toBe(before + 1)
})

describe.each([
  ['that may wait for each other', true],
  ['that must not, as in a Worker', false],
])('a crowd under one name, of requests %s,', (_, shares) => {
  /** One that writes for one at a time, and is in no hurry. */
  function slow() {
    let last: Promise<unknown> = Promise.resolve()
    return counting((statements) => {
      const written = last.then(() => Bun.sleep(10)).then(() => counts.db.write(statements))
      last = written
      return written
    })
  }

  test('is let in as often as it may be, and asks a slow database for no more than that', async () => {
    for (const [limit, most] of [
      [STRICT, STRICT.most + 1],
      [LAX, 11],
    ] as const) {
      const db = slow()
      const { limiter, log } = limiterWith({ db, shares })
      expect(await letIn(limiter, newKey(), limit, 400)).toBe(limit.most)
      expect(db.writes).toBe(most)
      expect(log.lines).toEqual([])
    }
  })

  test('fails together where the database fails, and asks it once', async () => {
    const db = counting(() => Bun.sleep(20).then(() => Promise.reject(new Error('away'))))
    const { limiter } = limiterWith({ db, shares })
    expect(await letIn(limiter, newKey(), STRICT, 100)).toBe(0)
    expect(db.writes).toBe(1)
    expect(await letIn(limiter, newKey(), LAX, 100)).toBe(100)
    expect(db.writes).toBe(2)
  })
})

test('in a Worker a request that was given up, and with it its question, holds nobody up for long', async () => {
  let first = true
  const db = counting((statements) => {
    if (!first) return counts.db.write(statements)
    first = false
    return new Promise(() => {})
  })
  const { limiter } = limiterWith({ db, shares: false })
  const key = newKey()
  void limiter.take(key, STRICT)
  expect((await limiter.take(key, STRICT)).ok).toBe(true)
})

test('strangers choose how many keys there are, so only the last ones are kept', () => {
  const kept = new Map<string, number>()
  for (let key = 0; key < 30_000; key += 1) {
    keepIn(kept, 'used again and again', key)
    keepIn(kept, String(key), key)
  }
  expect(kept.size).toBe(10_000)
  expect(kept.has('29999') && kept.has('used again and again') && !kept.has('0')).toBe(true)
})

describe('where the database does not answer', () => {
  const fails = () => Promise.reject(new Unavailable('away', { ambiguous: false }))

  test('what is strict is refused for a moment, and the rest is let in', async () => {
    const { limiter, log } = limiterWith({ db: counting(fails) })
    expect(await limiter.take(newKey(), STRICT)).toEqual({ ok: false, left: 0, wait: 5 })
    expect(await limiter.take(newKey(), LAX)).toEqual({ ok: true, left: LAX.most, wait: 0 })
    expect(log.lines.map(({ event }) => event)).toContain('limiter.unavailable')
  })

  test('it is asked for what is not strict now and then, and not each time, until it answers again', async () => {
    let away = true
    let now = Date.now()
    const db = counting((statements) => (away ? fails() : counts.db.write(statements)))
    const { limiter } = limiterWith({ db, clock: { now: () => now } })
    const key = newKey()
    expect(await letInInTurn(limiter, key, LAX, 60)).toBe(60)
    expect(db.writes).toBe(1)
    now += 1_000
    expect(await letInInTurn(limiter, key, LAX, 60)).toBe(60)
    expect(db.writes).toBe(2)
    // Twice as long each time.
    now += 1_000
    await limiter.take(key, LAX)
    expect(db.writes).toBe(2)
    away = false
    now += 1_000
    expect(await letInInTurn(limiter, key, LAX, 60)).toBe(50)
  })

  test('and hangs, one waits for it and those who come after do not', async () => {
    const db = counting(() => new Promise(() => {}))
    const { limiter } = limiterWith({ db })
    const key = newKey()
    expect(await letInInTurn(limiter, key, LAX, 100)).toBe(100)
    expect(db.writes).toBe(1)
  })

  test('what a refused one was told is forgotten when the database answers again', async () => {
    let away = true
    const db = counting((statements) => (away ? fails() : counts.db.write(statements)))
    const { limiter } = limiterWith({ db })
    const key = newKey()
    expect((await limiter.take(key, STRICT)).ok).toBe(false)
    away = false
    expect((await limiter.take(key, STRICT)).ok).toBe(true)
  })
})

describe('with Redis', () => {
  let upstash: StandIn
  beforeAll(async () => {
    upstash = await startUpstash()
  })
  afterAll(() => upstash.stop())

  test('what is not strict is counted there, and what is strict in the database', async () => {
    const db = counting()
    const { limiter } = limiterWith({ db, redis: upstash })
    const before = upstash.asked()
    expect(await letInInTurn(limiter, newKey(), LAX, 60)).toBe(50)
    expect(db.writes).toBe(0)
    // The first refusal is remembered.
    expect(upstash.asked() - before).toBe(51)
    expect(await letInInTurn(limiter, newKey(), STRICT, 10)).toBe(5)
    expect(upstash.asked() - before).toBe(51)
  })

  test('that hangs, one waits a quarter of a second for it, and every limit holds [S114]', async () => {
    const { limiter, log } = limiterWith({ redis: upstash })
    const before = upstash.asked()
    upstash.pause()
    try {
      const began = performance.now()
      expect(await letInInTurn(limiter, newKey(), STRICT, 20)).toBe(5)
      expect(upstash.asked() - before).toBe(0)
      const key = newKey()
      expect(await letInInTurn(limiter, key, LAX, 100)).toBe(50)
      expect(await letIn(limiter, newKey(), LAX, 100)).toBe(50)
      expect(upstash.asked() - before).toBe(1)
      // A second one would have waited as long: a bound for what is counted above, with room for a busy machine.
      expect(performance.now() - began).toBeLessThan(5_000)
    } finally {
      upstash.resume()
    }
    expect(log.lines.map(({ event }) => event)).toEqual(['limiter.rests'])
  })

  test('that hung and answers again is asked again after a while, by one before all', async () => {
    let now = Date.now()
    const { limiter } = limiterWith({ redis: upstash, clock: { now: () => now } })
    upstash.pause()
    await limiter.take(newKey(), LAX)
    now += 5_000
    // Still hung: of those who come together one tries.
    const before = upstash.asked()
    expect(await letIn(limiter, newKey(), LAX, 100)).toBe(50)
    expect(upstash.asked() - before).toBe(1)
    upstash.resume()
    now += 5_000
    await limiter.take(newKey(), LAX)
    expect(upstash.asked() - before).toBe(1)
    now += 5_000
    expect(await letInInTurn(limiter, newKey(), LAX, 100)).toBe(50)
    expect(upstash.asked() - before).toBeGreaterThan(50)
  })

  test('that nobody listens for, or that refuses us, every limit holds [S114]', async () => {
    for (const redis of [
      { url: 'http://127.0.0.1:1', token: 'a' },
      { url: upstash.url, token: 'wrong' },
    ]) {
      const { limiter, log } = limiterWith({ redis })
      expect(await letIn(limiter, newKey(), STRICT, 20)).toBe(5)
      expect(await letInInTurn(limiter, newKey(), LAX, 100)).toBe(50)
      expect(log.lines.map(({ event }) => event)).toEqual(['limiter.rests'])
    }
  })

  test('and neither it nor the database, what is strict is refused and nothing is thrown', async () => {
    const fails = () => Promise.reject(new Error('away'))
    const redis = { url: 'http://127.0.0.1:1', token: 'a' }
    const { limiter } = limiterWith({ redis, db: counting(fails) })
    expect(await letInInTurn(limiter, newKey(), STRICT, 5)).toBe(0)
    expect(await letInInTurn(limiter, newKey(), LAX, 100)).toBe(100)
  })
})
