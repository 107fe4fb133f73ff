import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seedIfEmpty } from '../db/seed/seed.ts'
import { createApp } from './app.tsx'
import { makeDispatcher } from './jobs/dispatch.ts'
import { JOBS } from './jobs/registry.ts'
import { openAssets } from './platform/assets.bun.ts'
import { ConfigError, halves, parseConfig } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { linesTogether } from './platform/log.bun.ts'
import { makeLog } from './platform/log.ts'
import { makeMailer } from './platform/mailer.ts'
import { migrate } from './platform/migrate.ts'
import { migrationsIn } from './platform/migrations.ts'
import type { Services } from './platform/ports.ts'

const SWEEP_MS = 60_000
const GRACE_MS = 10_000
const here = dirname(fileURLToPath(import.meta.url))

const config = configOrExit()
const production = config.env === 'production'
const log = makeLog({
  json: production,
  level: production ? 'info' : 'warn',
  write: linesTogether(console.log),
})
const db = await openDatabase({ ...config.database, log })
await migrate(db, migrationsIn(join(here, '../migrations')))
const clock = { now: Date.now }
const seeded = config.seed === 'demo' && (await seedIfEmpty(db, clock.now()))
const assets = openAssets({ watch: !production, lookEvery: 200, strict: !production })
const services: Services = { config, db, clock, log, assets, mailer: makeMailer(config, db) }
const dispatcher = makeDispatcher(services, JOBS)
const app = createApp({ services, kick: dispatcher.kick, compresses: true, shares: true })

/** What runs after its response, to be waited for at the end. */
const later = new Set<Promise<unknown>>()
const context = {
  waitUntil(task: Promise<unknown>) {
    later.add(task)
    task.finally(() => later.delete(task))
  },
  passThroughOnException() {},
  props: {},
}

const server = Bun.serve({
  port: config.port,
  hostname: config.host,
  idleTimeout: 60,
  fetch: (request, bun) => assets.serve(request) ?? app.fetch(request, { bun }, context),
})
const sweep = setInterval(dispatcher.kick, SWEEP_MS)
context.waitUntil(dispatcher.kick())
announce()

let ending: number | undefined
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end())

/** Takes no more, finishes what is in flight, writes the last letters and closes the file. */
async function end(): Promise<void> {
  // A terminal sends its signal to npm and to us, and npm passes it on: only a later one means "now".
  if (ending !== undefined && clock.now() - ending > 1_000) process.exit(1)
  if (ending !== undefined) return
  ending = clock.now()
  clearInterval(sweep)
  const finished = server.stop().then(() => Promise.allSettled(later))
  await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, GRACE_MS))])
  await db.close()
  process.exit(0)
}

function configOrExit() {
  try {
    return parseConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

function announce(): void {
  if (production) {
    log.info('started', { url: config.baseUrl, port: server.port, halves: halves(config) })
    return
  }
  console.log(`\n  Rendezvous is open at ${config.baseUrl}\n`)
  for (const { port, half, note } of halves(config))
    console.log(`  ${port.padEnd(10)} ${half}${note ? ` (${note})` : ''}`)
  if (config.mail.half === 'mailbox') console.log(`\n  Letters arrive at ${config.baseUrl}/dev/mail`)
  console.log(
    seeded
      ? '  The database was empty: a demo house now stands in it. It has no accounts yet, so nothing to sign in to.\n'
      : '',
  )
}
