import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { termsOf } from '../../db/queries/house.ts'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { book } from '../../src/bookings/book.ts'
import { makeDispatcher } from '../../src/jobs/dispatch.ts'
import { JOBS } from '../../src/jobs/registry.ts'
import { openAssets } from '../../src/platform/assets.bun.ts'
import { noBus } from '../../src/platform/bus.memory.ts'
import { edgeCaller } from '../../src/platform/caller.edge.ts'
import { parseConfig } from '../../src/platform/config.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { bunHasher } from '../../src/platform/hasher.bun.ts'
import { makeLimiter } from '../../src/platform/limiter.ts'
import { mailboxMailer } from '../../src/platform/mailer.mailbox.ts'
import { mailboxMessenger } from '../../src/platform/messenger.mailbox.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database, Letter, Mailer, Services } from '../../src/platform/ports.ts'
import { outboxQueue } from '../../src/platform/queue.outbox.ts'
import { refused } from '../../src/shared/result.ts'
import { orderOn, ownDay } from '../support/guest.ts'
import { CHEAP, MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'

// What becomes of a booking's letters when the mail service has a bad day.

const clock = { now: Date.now }
let folder: string
let db: Database
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'letters-'))
  db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  await migrate(db, MIGRATIONS)
  await seedIfEmpty(db, clock.now())
  const terms = await termsOf(db, clock.now())
  const booked = await book({ db, clock }, terms, orderOn(ownDay()), { key: 'letters', language: 'en' })
  expect(booked).toMatchObject({ ok: true })
})
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

type Weather = 'fair' | 'refuses' | 'refuses for good' | 'sends and does not say so'

/** The mailbox behind a service with a weather, and a way to let what is due happen. */
function house() {
  const mailbox = mailboxMailer(db)
  const state = { weather: 'fair' as Weather, asked: 0, letters: [] as { key: string; letter: Letter }[] }
  const mailer: Mailer = {
    half: 'mailbox',
    async send(letter, key) {
      state.asked += 1
      state.letters.push({ key, letter })
      if (state.weather === 'refuses')
        return refused({ reason: 'rate_limit_exceeded: later', permanent: false })
      if (state.weather === 'refuses for good')
        return refused({ reason: 'validation_error: no such address', permanent: true })
      const sent = await mailbox.send(letter, key)
      return state.weather === 'fair'
        ? sent
        : refused({ reason: 'no answer within 8000 ms', permanent: false })
    },
  }
  const config = parseConfig({})
  const services: Services = {
    config,
    db,
    clock,
    log: keptLog(),
    assets: openAssets(),
    mailer,
    messenger: mailboxMessenger(db),
    queue: outboxQueue,
    hasher: bunHasher(CHEAP),
    bus: noBus,
    limiter: makeLimiter({ ...config, rateLimits: false }, { db, clock, log: keptLog(), shares: true }),
    caller: edgeCaller({ secure: true, inside: [] }),
  }
  const { kick } = makeDispatcher(services, JOBS)
  return {
    state,
    /** The next try of every letter, as if its delay were over. */
    async later(weather: Weather) {
      state.weather = weather
      await db.write([{ sql: 'UPDATE jobs SET not_before = unixepoch()', args: [] }])
      await kick()
    },
  }
}

const notifications = async () =>
  (await db.read({ sql: 'SELECT * FROM notifications ORDER BY template', args: [] })).map(
    ({ template, status, attempts, error }) => ({ template, status, attempts, error }),
  )
const inTheMailbox = async () =>
  (await db.read({ sql: 'SELECT recipient FROM mailbox ORDER BY recipient', args: [] })).map(
    ({ recipient }) => recipient,
  )
const each = (state: { status: string; attempts: number; error: string | null }) => [
  { template: 'booking-received', ...state },
  { template: 'house-copy', ...state },
]

test('a letter that could not be sent says so, and that it was sent once it was; one letter arrives', async () => {
  const { later } = house()
  await later('refuses')
  expect(await notifications()).toEqual(
    each({ status: 'failed', attempts: 1, error: 'rate_limit_exceeded: later' }),
  )
  expect(await inTheMailbox()).toEqual([])
  await later('sends and does not say so')
  expect(await notifications()).toEqual(
    each({ status: 'failed', attempts: 2, error: 'no answer within 8000 ms' }),
  )
  await later('fair')
  expect(await notifications()).toEqual(each({ status: 'sent', attempts: 3, error: null }))
  const arrived = await inTheMailbox()
  expect(arrived).toHaveLength(2)
  expect(arrived).toContain('ann@example.org')
})

test('a letter that was sent is not sent again, whatever is kicked', async () => {
  const { state, later } = house()
  await later('fair')
  await later('fair')
  expect(state.asked).toBe(2)
  expect(await inTheMailbox()).toHaveLength(2)
})

test('a letter is the same in every try, its calendar file with it: a mail service refuses another one under its key', async () => {
  const { state, later } = house()
  await later('refuses')
  const now = Date.now
  clock.now = () => now() + 3_600_000
  try {
    await later('fair')
  } finally {
    clock.now = now
  }
  expect(state.letters).toHaveLength(4)
  const [first, second] = [state.letters.slice(0, 2), state.letters.slice(2)]
  for (const { key, letter } of first)
    expect(second.find((each) => each.key === key)).toEqual({ key, letter })
  expect(first.filter(({ letter }) => letter.attachments)).toHaveLength(1)
})

test('a letter that is refused for good is tried once and waits for a person', async () => {
  const { state, later } = house()
  await later('refuses for good')
  await later('fair')
  expect(state.asked).toBe(2)
  expect(await notifications()).toEqual(
    each({ status: 'failed', attempts: 1, error: 'validation_error: no such address' }),
  )
  const jobs = await db.read({ sql: "SELECT dead, error FROM jobs WHERE name = 'letter'", args: [] })
  for (const job of jobs)
    expect(job).toEqual({ dead: expect.any(Number), error: 'Error: validation_error: no such address' })
})
