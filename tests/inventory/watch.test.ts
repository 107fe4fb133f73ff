import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stampOf, versionsOf } from '../../db/queries/house.ts'
import { type Pace, Watch } from '../../src/inventory/watch.ts'
import { memoryBus } from '../../src/platform/bus.memory.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { ringing } from '../../src/platform/database.ringing.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { type Database, Unavailable } from '../../src/shared/database.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { claimantRows, claimRow, poolRow } from '../support/pools.ts'

// The watch alone, over a real database: when it looks, how often, and what it is silent about.

let folder: string
let db: Database
let log: ReturnType<typeof keptLog>
let reads: number
let failing: boolean
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'))
  db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  await migrate(db, MIGRATIONS)
  await db.write([...claimantRows(), poolRow('a', 100), poolRow('b', 100)])
  log = keptLog()
  reads = 0
  failing = false
})
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const bus = memoryBus()
function watchOf(pace: Partial<Pace> = {}) {
  const counted = <A extends unknown[], B>(ask: (...args: A) => Promise<B>) => {
    return async (...args: A) => {
      reads += 1
      if (failing) throw new Unavailable('The line was cut', { ambiguous: false })
      return ask(...args)
    }
  }
  const looked = { ...db, read: counted(db.read), readAll: counted(db.readAll) }
  return new Watch({ db: looked, bus, log, clock: { now: Date.now } }, pace)
}

/** Somebody who listens, and all that they have heard. */
async function listener(watch: Watch, topics: string[], since?: string) {
  const leaving = new AbortController()
  const heard: string[] = []
  const one = {
    topics,
    begins: () => heard.push('begins'),
    changed: (topic: string) => heard.push(topic),
    // As a stream does.
    ends: () => {
      heard.push('ends')
      leaving.abort()
    },
  }
  // A stream that could not begin is over as well; left behind, it would go on asking beside the next test.
  await watch.listen(one, since, leaving.signal).catch((error) => {
    leaving.abort()
    throw error
  })
  return { heard, leave: () => leaving.abort() }
}
const claim = (pool: string, writer = db) => writer.write([claimRow(pool, { day: 1 })])
const until = async (true_: () => boolean) => {
  for (const deadline = Date.now() + 10_000; !true_() && Date.now() < deadline; ) await Bun.sleep(2)
  expect(true_()).toBe(true)
}

test('nothing is looked at while nobody listens', async () => {
  const watch = watchOf({ every: 5 })
  const one = await listener(watch, ['pool:a'])
  await until(() => reads > 10)
  one.leave()
  await Bun.sleep(10)
  const before = reads
  await claim('a', ringing(db, bus))
  await Bun.sleep(50)
  expect(reads).toBe(before)
})

test('a hundred who listen cost as many looks as one', async () => {
  const watch = watchOf({ every: 20, rest: 0 })
  const all = await Promise.all(Array.from({ length: 100 }, () => listener(watch, ['pool:a'])))
  await Bun.sleep(10)
  const before = reads
  await Bun.sleep(200)
  expect(reads - before).toBeLessThan(15)
  await claim('a')
  await until(() => all.every(({ heard }) => heard.includes('pool:a')))
  for (const { leave } of all) leave()
})

test('a write of this process is heard of at once, not at the next look', async () => {
  const watch = watchOf({ every: 60_000, rest: 0 })
  const one = await listener(watch, ['pool:a'])
  await claim('a', ringing(db, bus))
  await until(() => one.heard.length === 2)
  expect(one.heard).toEqual(['begins', 'pool:a'])
  one.leave()
})

test('of many changes at once the first is told at once, and the others together after a rest', async () => {
  const watch = watchOf({ every: 60_000, rest: 3_000 })
  const one = await listener(watch, ['pool:a'])
  const writer = ringing(db, bus)
  for (let n = 0; n < 50; n += 1) {
    await claim('a', writer)
    await Bun.sleep(1)
  }
  expect(one.heard).toEqual(['begins', 'pool:a'])
  await until(() => one.heard.length === 3)
  expect(one.heard).toEqual(['begins', 'pool:a', 'pool:a'])
  one.leave()
})

test('who begins to listen to another pool does not hide a change from those who listen already', async () => {
  const watch = watchOf({ every: 60_000, rest: 0 })
  const first = await listener(watch, ['pool:a'])
  const stamp = stampOf(await versionsOf(db))
  await claim('a')
  // No look has seen the claim yet; the one for the newcomer does.
  const second = await listener(watch, ['pool:b'], stamp)
  expect(first.heard).toEqual(['begins', 'pool:a'])
  // What they have is older than the house, and nobody knows any more in what.
  expect(second.heard).toEqual(['begins', 'pool:b'])
  const third = await listener(watch, ['pool:a'], stampOf(await versionsOf(db)))
  expect(third.heard).toEqual(['begins'])
  for (const { leave } of [first, second, third]) leave()
})

test('a database that does not answer for a while is asked again, and what happened meanwhile is told', async () => {
  const watch = watchOf({ every: 5, rest: 0 })
  const one = await listener(watch, ['pool:a'])
  failing = true
  await until(() => log.lines.some(({ event }) => event === 'watch.failed'))
  await claim('a')
  failing = false
  await until(() => one.heard.includes('pool:a'))
  await expect(
    (async () => {
      failing = true
      await listener(watchOf(), ['pool:a'])
    })(),
  ).rejects.toThrow('The line was cut')
  one.leave()
})

test('where questions are counted, all who listen are let go before there are too many', async () => {
  const watch = watchOf({ every: 1, rest: 0, reads: 10 })
  const one = await listener(watch, ['pool:a'])
  await until(() => one.heard.includes('ends'))
  one.leave()
  expect(reads).toBeLessThanOrEqual(10)
})
