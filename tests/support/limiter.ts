import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { databaseCounter, databaseCounts } from '../../src/platform/limiter.database.ts'
import { memoryCounter } from '../../src/platform/limiter.memory.ts'
import { inTurns } from '../../src/platform/limiter.turns.ts'
import type { Counter, Limit } from '../../src/platform/limiter.window.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database } from '../../src/platform/ports.ts'
import { MIGRATIONS } from './house.ts'
import { keptLog } from './log.ts'

/** A database with the house's tables, in a file that is gone after `close`. */
export async function openCounts(): Promise<{ db: Database; url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'counts-'))
  const url = `file:${join(folder, 'house.db')}`
  const db = await openEmbedded({ url, log: keptLog() })
  await migrate(db, MIGRATIONS)
  return {
    db,
    url,
    async close() {
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A clock that stands until it is moved. It begins where a window of so many seconds does, and not in the past. */
export function clockAtWindow(seconds: number) {
  const length = seconds * 1000
  let now = Math.ceil(Date.now() / length) * length
  return {
    now: () => now,
    /** By so much of a window. */
    pass(part: number) {
      now += Math.round(part * length)
    },
  }
}

/** How many of so many takings at once are let in. */
export async function letIn(counter: Counter, key: string, limit: Limit, times: number): Promise<number> {
  const all = await Promise.all(Array.from({ length: times }, () => counter.take(key, limit)))
  return all.filter(({ ok }) => ok).length
}

/** The same, one after the other. */
export async function letInInTurn(
  counter: Counter,
  key: string,
  limit: Limit,
  times: number,
): Promise<number> {
  let sum = 0
  for (let time = 0; time < times; time += 1) if ((await counter.take(key, limit)).ok) sum += 1
  return sum
}

// As a program: takes from the database that it is told of, in a process of its own, and says how many were let in.
if (import.meta.main) {
  const [url, half, key, most, times] = Bun.argv.slice(2) as [string, string, string, string, string]
  const db = await openEmbedded({ url, log: keptLog() })
  const clock = { now: Date.now }
  const counter =
    half === 'database'
      ? databaseCounter({ db })
      : inTurns(memoryCounter({ takeSome: databaseCounts({ db }), clock }), true)
  console.log(await letIn(counter, key, { most: Number(most), seconds: 86_400 }, Number(times)))
  await db.close()
}
