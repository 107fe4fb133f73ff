import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTerm } from '../../db/queries/house.ts'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { createApp } from '../../src/app.tsx'
import { makeDispatcher } from '../../src/jobs/dispatch.ts'
import { JOBS } from '../../src/jobs/registry.ts'
import { openAssets } from '../../src/platform/assets.bun.ts'
import { memoryBus } from '../../src/platform/bus.memory.ts'
import { bunCaller } from '../../src/platform/caller.bun.ts'
import { rulesOf } from '../../src/platform/caller.ts'
import { type Config, parseConfig } from '../../src/platform/config.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { openRemote } from '../../src/platform/database.remote.ts'
import { ringing } from '../../src/platform/database.ringing.ts'
import { bunHasher } from '../../src/platform/hasher.bun.ts'
import type { Cost } from '../../src/platform/hasher.ts'
import { makeLimiter } from '../../src/platform/limiter.ts'
import { makeMailer } from '../../src/platform/mailer.ts'
import { makeMessenger } from '../../src/platform/messenger.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import type { Database, Hasher, Services } from '../../src/platform/ports.ts'
import { makeQueue } from '../../src/platform/queue.ts'
import type { Terms } from '../../src/shared/terms.ts'
import { keptLog } from './log.ts'
import { startServer } from './server.ts'
import { startSqld } from './sqld.ts'
import { startWorkerd } from './workerd.ts'

/** Where the same specification is held against: the app in this process, Bun's server, or the Worker bundle in workerd. */
export const TARGET = (process.env.TARGET ?? 'process') as 'process' | 'bun' | 'workerd'

/** A demo house behind its front door, with a way to look into its database. */
export interface TestHouse {
  readonly origin: string
  /** Redirects are answers, not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  readonly db: Database
  /** Waits until everything that happens later has happened. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** What a password's hash costs in this process, where many are made: it is argon2id all the same. */
export const CHEAP: Cost = { memory: 64, passes: 1 }

export const MIGRATIONS = migrationsIn(join(import.meta.dir, '../../migrations'))

/**
 * A browser needs `on: 'bun'`, for it cannot call into this process. Tests come from one address and ask a hundred times
 * a second, so how often something may be done is not limited, unless `env` says `RATE_LIMITS: 'on'`.
 */
export async function openHouse(
  terms: Partial<Terms> = {},
  on = TARGET,
  env: Variables = {},
): Promise<TestHouse> {
  const open = {
    process: () => inProcess(terms, { env }),
    bun: () => onBun(terms, env),
    workerd: () => atTheEdge(terms, env),
  }
  const house = await open[on]()
  return {
    ...house,
    async settle() {
      for (let tries = 0; tries < 800; tries += 1) {
        const [row] = await house.db.read({
          sql: 'SELECT COUNT(*) AS n FROM jobs WHERE done IS NULL AND dead IS NULL AND (attempts = 1 OR attempts = 0 AND not_before <= unixepoch())',
          args: [],
        })
        if (row!.n === 0) return
        await Bun.sleep(25)
      }
      throw new Error('What happens later did not happen within twenty seconds')
    },
  }
}

type Started = Omit<TestHouse, 'settle'>
type Variables = Record<string, string>

/** What may ail a house in this process. */
interface Ailment {
  requestTimeoutMs?: number
  env?: Variables
  /** What hashes its passwords, where that matters. */
  hasher?: Hasher
  /** What the app is given for its database; the test keeps the sound one. */
  ailing?: (db: Database) => Database
}

/** `SEED: 'none'` leaves it without anything to sell and without anybody. */
async function furnish(db: Database, terms: Partial<Terms>, { SEED }: Variables): Promise<void> {
  await migrate(db, MIGRATIONS)
  if (SEED !== 'none') await seedIfEmpty(db, Date.now())
  const statements = Object.entries(terms).map(([name, value]) =>
    setTerm(name as keyof Terms, value as never),
  )
  if (statements.length) await db.write(statements)
}

/** A house in this process whatever the target is, with its log, and with something wrong with it where a test wants that. */
export async function inProcess(
  terms: Partial<Terms> = {},
  { requestTimeoutMs, env = {}, hasher = bunHasher(CHEAP), ailing = (db) => db }: Ailment = {},
): Promise<
  Started & {
    done(): Promise<void>
    kick(): Promise<void>
    log: ReturnType<typeof keptLog>
    config: Config
  }
> {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-'))
  const log = keptLog()
  const db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log })
  await furnish(db, terms, env)
  const origin = 'http://localhost'
  const config = {
    ...parseConfig({
      BASE_URL: origin,
      DATABASE_URL: `file:${join(folder, 'house.db')}`,
      RATE_LIMITS: 'off',
      ...env,
    }),
    ...(requestTimeoutMs !== undefined && { requestTimeoutMs }),
  }
  const assets = openAssets({ strict: true })
  const clock = { now: Date.now }
  const bus = memoryBus()
  const services: Services = {
    config,
    db: ringing(ailing(db), bus),
    log,
    assets,
    clock,
    mailer: makeMailer(config, db),
    messenger: makeMessenger(config, db),
    queue: makeQueue(config),
    hasher,
    bus,
    limiter: makeLimiter(config, { db: ailing(db), clock, log, shares: true }),
    caller: bunCaller(rulesOf(config)),
  }
  const { kick } = makeDispatcher(services, JOBS)
  const closing = new AbortController()
  const app = createApp({ services, kick, compresses: true, shares: true, closing: closing.signal })
  const later = new Set<Promise<unknown>>()
  const context = {
    waitUntil: (task: Promise<unknown>) => void later.add(task),
    passThroughOnException() {},
    props: {},
  }
  return {
    origin,
    db,
    log,
    config,
    kick,
    async fetch(path, init) {
      const request = new Request(origin + path, { redirect: 'manual', ...init })
      return assets.serve(request) ?? app.fetch(request, {}, context)
    },
    /** Waits until everything that goes on after an answer is done. */
    async done() {
      while (later.size > 0) {
        const now = [...later]
        await Promise.allSettled(now)
        for (const task of now) later.delete(task)
      }
    },
    async close() {
      closing.abort()
      await Promise.allSettled(later)
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function onBun(terms: Partial<Terms>, env: Variables): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-'))
  const url = `file:${join(folder, 'house.db')}`
  const db = await openEmbedded({ url, log: keptLog() })
  await furnish(db, terms, env)
  const server = await startServer({ env: { DATABASE_URL: url, ...env } })
  return {
    origin: server.url,
    db,
    fetch: (path, init) => fetch(server.url + path, { redirect: 'manual', ...init }),
    async close() {
      await server.stop()
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function atTheEdge(terms: Partial<Terms>, env: Variables): Promise<Started> {
  const sqld = await startSqld()
  const migrated = Bun.spawn([process.execPath, join(import.meta.dir, '../../src/platform/migrate.cli.ts')], {
    env: { PATH: process.env.PATH, DATABASE_URL: sqld.url },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  if ((await migrated.exited) !== 0) throw new Error(await new Response(migrated.stderr).text())
  const db = openRemote({ url: sqld.url, log: keptLog() })
  await furnish(db, terms, env)
  const edge = await startWorkerd({ databaseUrl: sqld.url, env })
  return {
    origin: edge.url,
    db,
    fetch: (path, init) => fetch(edge.url + path, { redirect: 'manual', ...init }),
    async close() {
      await edge.stop()
      await db.close()
      await sqld.stop()
    },
  }
}
