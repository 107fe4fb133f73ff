import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEMO_PASSWORD, demoAccounts } from '../db/seed/accounts.ts'
import { seedIfEmpty } from '../db/seed/seed.ts'
import { firstAdminLink } from './accounts/first-admin.ts'
import { createApp } from './app.tsx'
import { makeDispatcher } from './jobs/dispatch.ts'
import { planNights } from './jobs/nightly.ts'
import { JOBS } from './jobs/registry.ts'
import { openAssets } from './platform/assets.bun.ts'
import { headersOf } from './platform/assets.ts'
import { memoryBus } from './platform/bus.memory.ts'
import { bunCaller } from './platform/caller.bun.ts'
import { rulesOf } from './platform/caller.ts'
import { ConfigError, halves, parseConfig } from './platform/config.ts'
import { ringing } from './platform/database.ringing.ts'
import { openDatabase } from './platform/database.ts'
import { bunHasher } from './platform/hasher.bun.ts'
import { makeLimiter } from './platform/limiter.ts'
import { linesTogether } from './platform/log.bun.ts'
import { makeLog } from './platform/log.ts'
import { makeMailer } from './platform/mailer.ts'
import { makeMessenger } from './platform/messenger.ts'
import { migrate } from './platform/migrate.ts'
import { migrationsIn } from './platform/migrations.ts'
import type { Services } from './platform/ports.ts'
import { makeQueue } from './platform/queue.ts'

const SWEEP_MS = 60_000
const GRACE_MS = 10_000
const here = dirname(fileURLToPath(import.meta.url))

const config = configOrExit()
portOrExit()
const production = config.env === 'production'
const secure = config.baseUrl.startsWith('https:')
const log = makeLog({
  json: production,
  level: production ? 'info' : 'warn',
  write: linesTogether(console.log),
})
const db = await openDatabase({ ...config.database, log }).catch(stop('The database could not be opened'))
await migrate(db, migrationsIn(join(here, '../migrations'))).catch(stop('The database could not be migrated'))
const clock = { now: Date.now }
const seeded = config.seed === 'demo' && (await seedIfEmpty(db, clock.now()))
const assets = openAssets({ watch: !production, lookEvery: 200, strict: !production, secure })
const bus = memoryBus()
const mailer = makeMailer(config, db)
const messenger = makeMessenger(config, db)
const queue = makeQueue(config)
const limiter = makeLimiter(config, { db, clock, log, shares: true })
const hasher = bunHasher()
const caller = bunCaller(rulesOf(config))
const services: Services = {
  config,
  db: ringing(db, bus),
  clock,
  log,
  assets,
  mailer,
  messenger,
  queue,
  hasher,
  bus,
  limiter,
  caller,
}
let asked = 0
const dispatcher = makeDispatcher(services, JOBS, { asked: () => asked })
const closing = new AbortController()
const app = createApp({
  services,
  kick: dispatcher.kick,
  compresses: true,
  shares: true,
  closing: closing.signal,
})

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

const demo = await demoAccounts(db)
const link = await firstAdminLink(services).catch(stop('Whether the house has an admin could not be learnt'))
await planNights(services).catch(stop('What is done every night could not be planned'))
const server = listen()
const sweep = setInterval(dispatcher.kick, SWEEP_MS)
context.waitUntil(dispatcher.kick())
announce()

let ending: number | undefined
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end())

function listen() {
  try {
    return Bun.serve({
      port: config.port,
      hostname: config.host,
      idleTimeout: 60,
      // Bun's own error page shows the source around the fault, unless it is told not to.
      development: false,
      fetch(asking, bun) {
        asked += 1
        const request = named(asking)
        return assets.serve(request) ?? app.fetch(request, { bun }, context)
      },
      error(error) {
        log.error('server.failed', { error })
        const headers = { ...headersOf(false, secure), 'cache-control': 'no-store' }
        return new Response('Something went wrong here.\n', { status: 500, headers })
      },
    })
  } catch (error) {
    return stop('The server could not listen')(error)
  }
}

/** What keeps a start from succeeding is for whoever started it: one sentence, and the rest in the log of production. */
function stop(sentence: string) {
  return (error: unknown): never => {
    if (production) log.error('start.failed', { sentence, error })
    else console.error(`${sentence}: ${error instanceof Error ? error.message : error}`)
    process.exit(1)
  }
}

/** Takes no more, finishes what is in flight, writes the last letters and closes the file. */
async function end(): Promise<void> {
  // A terminal sends its signal to npm and to us, and npm passes it on: only a later one means "now".
  if (ending !== undefined && clock.now() - ending > 1_000) process.exit(1)
  if (ending !== undefined) return
  ending = clock.now()
  clearInterval(sweep)
  dispatcher.end()
  closing.abort()
  const finished = server.stop().then(() => Promise.allSettled(later))
  await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, GRACE_MS))])
  await db.close()
  process.exit(0)
}

/**
 * Bun makes a request's URL out of its Host header, so where that is no host the URL is none either. Such a request
 * gets a name that is nobody's, for the app to refuse like any other.
 */
function named(request: Request): Request {
  return URL.canParse(request.url)
    ? request
    : new Request('http://unnamed.invalid/', { headers: request.headers })
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

/** Asked before the database is touched: a newer release must not migrate it while the older one still listens. */
function portOrExit(): void {
  try {
    Bun.listen({ hostname: config.host, port: config.port, socket: { data() {} } }).stop(true)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    console.error(
      `Port ${config.port} is taken by another program. End that one, or name another port: PORT=${config.port + 1} npm start`,
    )
    process.exit(1)
  }
}

/** Whoever sees this may be the first admin, of a house that has none. */
function announce(): void {
  if (production) {
    log.info('started', { url: config.baseUrl, port: server.port, halves: halves(config) })
    if (link) log.info('first-admin', { link })
    return
  }
  console.log(`\n  Rendezvous is open at ${config.baseUrl}\n`)
  for (const { port, half, note } of halves(config))
    console.log(`  ${port.padEnd(10)} ${half}${note ? ` (${note})` : ''}`)
  if (config.mail.half === 'mailbox') console.log(`\n  Letters arrive at ${config.baseUrl}/dev/mail`)
  if (seeded) console.log('  The database was empty: a demo house now stands in it.')
  if (demo.length)
    console.log(
      `\n  Sign in at ${config.baseUrl}/sign-in as ${demo.join(', ')}\n  with the password "${DEMO_PASSWORD}"`,
    )
  if (link) console.log(`\n  This house has no admin. This link makes one, once, within a day:\n  ${link}`)
  console.log('')
}
