import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayLoads } from '../../db/queries/inventory.ts'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import type { Database } from '../../src/shared/database.ts'
import { addDays, type Day, dayAt } from '../../src/shared/days.ts'
import { keptLog } from './log.ts'
import { type Server, startServer } from './server.ts'
import { type Sqld, startSqld } from './sqld.ts'

export type Half = 'embedded' | 'libSQL server'
export const HALVES: readonly Half[] = ['embedded', 'libSQL server']

/** One demo house in one database, and real server processes that open and close on it. */
export interface Premises {
  readonly half: Half
  readonly db: Database
  /** The pool that the package of these tests claims from. */
  readonly pool: string
  /** Days that can be booked, on which no exception is made and nothing is taken. */
  readonly days: Day[]
  readonly sqld: Sqld | undefined
  /** One more server process on the same database, or on another way to it. */
  open(way?: string, env?: Record<string, string>, port?: number): Promise<Server>
  /** The database as another process would find it: our own connection is closed, `during` runs, and it is opened anew. */
  away(during: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export async function openPremises(half: Half): Promise<Premises> {
  const folder = mkdtempSync(join(tmpdir(), 'premises-'))
  const sqld = half === 'embedded' ? undefined : await startSqld()
  const url = sqld?.url ?? `file:${join(folder, 'rendezvous.db')}`
  const open = () => openDatabase({ url, log: keptLog() })
  let db = await open()
  await migrate(db, migrationsIn(join(import.meta.dir, '../../migrations')))
  await seedIfEmpty(db, Date.now())
  const pool = await poolOf(db)
  const days = await freeDays(db, pool)
  const servers = new Set<Server>()
  return {
    half,
    get db() {
      return db
    },
    pool,
    days,
    sqld,
    async open(way = url, more = {}, port?: number) {
      const env = { DATABASE_URL: way, ...more }
      const server = await startServer({
        env,
        folder: mkdtempSync(join(folder, 'server-')),
        ...(port && { port }),
      })
      servers.add(server)
      return server
    },
    async away(during) {
      await db.close()
      await during()
      db = await open()
    },
    async close() {
      for (const server of servers) await server.stop()
      await db.close()
      await sqld?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function poolOf(db: Database): Promise<string> {
  const sql = 'SELECT pool_id FROM packages JOIN listings ON id = listing_id WHERE slug = ?'
  const [row] = await db.read({ sql, args: ['garden-vows'] })
  return String(row!.pool_id)
}

/** Far enough ahead for every house's notice, and not yet beyond what it takes. */
async function freeDays(db: Database, pool: string): Promise<Day[]> {
  const today = dayAt(Date.now(), 'Europe/London')
  const all = Array.from({ length: 400 }, (_, index) => addDays(today, index + 30))
  const { loads } = await dayLoads(db, pool, all[0]!, all.at(-1)!)
  return all.filter((day) => !loads.has(day))
}

/** Closes what was opened, also when what was done there failed. */
export async function withPremises<T>(half: Half, during: (premises: Premises) => Promise<T>): Promise<T> {
  const premises = await openPremises(half)
  try {
    return await during(premises)
  } finally {
    await premises.close()
  }
}
