import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { letGo } from '../../src/admin/retention/let-go.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database, Statement } from '../../src/shared/database.ts'
import { DEFAULT_TERMS } from '../../src/shared/terms.ts'
import { type FakedHouse, openFaked } from '../support/faked.ts'
import { orderOn, postJson } from '../support/guest.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { at } from '../support/times.ts'

// What the house does not keep for ever, by a clock that is stepped through a year and a half.

const BEGINS = '2027-02-01T12:00Z'
const DAY = 86_400

let house: FakedHouse
/** Whose party is far ahead, and whose was cancelled on the first day. */
let live: { id: string; key: string; order: object }
let cancelled: { id: string; key: string }
beforeAll(async () => {
  house = await openFaked(BEGINS, { packageStartsAs: 'confirmed' })
  live = await booked('2028-06-01')
  cancelled = await booked('2027-06-02')
  await house.fetch(`/api/bookings/${cancelled.id}`, {
    method: 'DELETE',
    headers: { 'x-booking-key': cancelled.key },
  })
  await house.fetch('/api/quotes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lines: [lineOn('2027-07-01')] }),
  })
  const planNights = `INSERT INTO jobs (id, name, payload, not_before, created) VALUES ('retention:2027-02-02', 'retention', '{"day":"2027-02-02"}', ?, 0)`
  await write(
    { sql: planNights, args: [at('2027-02-02T04:10Z')] },
    ...OTHERS.map((sql) => ({ sql, args: [] })),
  )
  await house.sweep()
})
afterAll(() => house.close())

const lineOn = (day: string) => orderOn(day).lines[0]!

async function booked(day: string) {
  const order = { lines: [lineOn(day)], customer: { name: 'Ann', email: `${day}@example.org` } }
  const sent = await postJson(house, order, { 'idempotency-key': day })
  const { id, link } = (await sent.json()) as { id: string; link: string }
  return { id, key: new URL(link).searchParams.get('key')!, order }
}

async function write(...statements: Statement[]) {
  expect(await house.db.write(statements)).toMatchObject({ ok: true })
}

/** One of each that no door of this test makes. */
const OTHERS = [
  "INSERT INTO rate_counts (key, period, count, previous, expires) VALUES ('x', 1, 1, 0, unixepoch() + 60)",
  "INSERT INTO challenges (challenge, purpose, browser, expires) VALUES ('c', 'sign-in', 'b', unixepoch() + 60)",
  "INSERT INTO inbox (source, event_id, at) VALUES ('resend', 'e1', unixepoch())",
  "INSERT INTO account_tokens (hash, purpose, created, expires) VALUES ('t', 'reset', unixepoch(), unixepoch())",
  `INSERT INTO accounts (id, email, name, language, role, verified, created, updated)
    VALUES ('a', 'a@example.org', 'A', 'en', 'customer', 1, unixepoch(), unixepoch())`,
  ...['ended', 'good'].flatMap((id) => [
    `INSERT INTO sessions (id, account_id, through, device, proved, created, seen, expires, idle, ended)
      VALUES ('${id}', 'a', 'api', 'd', 0, 0, unixepoch(), unixepoch() + 1000 * ${DAY}, 1000 * ${DAY}, ${id === 'ended' ? 'unixepoch()' : 'NULL'})`,
    `INSERT INTO refresh_tokens (hash, session_id, created, spent) VALUES ('${id}1', '${id}', 0, 0), ('${id}2', '${id}', 0, NULL)`,
  ]),
  `INSERT INTO waitlist_entries (id, listing_id, pool_id, starts, ends, quantity, request, language, name, email, status, created, updated)
    SELECT 'w', listing_id, pool_id, unixepoch() - 60, unixepoch(), 1, '{}', 'en', 'W', 'w@example.org', 'left', 0, 0 FROM packages LIMIT 1`,
  `INSERT INTO webhook_endpoints (id, url, secret, events, created, updated, disabled) VALUES ('h', 'https://x', 's', '[]', 0, 0, 0)`,
  `INSERT INTO webhook_events (id, type, booking_id, payload, created) SELECT 'v', 'booking.confirmed', id, '{}', unixepoch() FROM bookings LIMIT 1`,
  ...['delivered', 'pending'].map(
    (status) =>
      `INSERT INTO webhook_deliveries (id, endpoint_id, event_id, status, created, updated)
        VALUES ('${status}', 'h', '${status === 'pending' ? 'v2' : 'v'}', '${status}', unixepoch(), unixepoch())`,
  ),
  // A letter about an account is somebody's by its job.
  `INSERT INTO jobs (id, name, payload, not_before, created, done)
    VALUES ('account-letter:a', 'account-letter', '{"account":"a"}', 0, 0, unixepoch()), ('dead', 'letter', '{}', 0, 0, NULL)`,
  `UPDATE jobs SET dead = unixepoch() WHERE id = 'dead'`,
  `INSERT INTO notifications (id, channel, template, recipient, subject, status, body, created, updated)
    VALUES ('account-letter:a', 'email', 'verify-address', 'a@example.org', 'S', 'sent', 'B', unixepoch(), unixepoch())`,
]
// The second event of the deliveries.
OTHERS.splice(
  OTHERS.findIndex((sql) => sql.includes("'delivered', 'h'")),
  0,
  `INSERT INTO webhook_events (id, type, booking_id, payload, created) SELECT 'v2', 'booking.confirmed', id, '{}', unixepoch() FROM bookings LIMIT 1`,
)

const count = async (from: string) => Number((await house.rows(`SELECT COUNT(*) AS n FROM ${from}`))[0]!.n)

/** The night after so many days, after the house has swept; and the one before. */
async function night(days: number) {
  await house.at(at(BEGINS) + days * DAY + 20 * 3600)
  await house.sweep()
}

/** What is there in the last night of its time and gone in the first one after it. */
async function goesAfter(days: number, froms: Record<string, number>) {
  await night(days - 1)
  const before: Record<string, number> = {}
  const after: Record<string, number> = {}
  for (const from of Object.keys(froms)) before[from] = await count(from)
  await night(days)
  for (const from of Object.keys(froms)) after[from] = await count(from)
  expect({ days, before, after }).toEqual({
    days,
    before: froms,
    after: Object.fromEntries(Object.keys(froms).map((from) => [from, 0])),
  })
}

describe('[S143] in its night goes', () => {
  test('at once what means nothing any more: quotes, counts, challenges', async () => {
    const froms = ['quotes', 'rate_counts', 'challenges']
    for (const from of froms) expect({ from, n: await count(from) }).toEqual({ from, n: 1 })
    await night(0)
    for (const from of froms) expect({ from, n: await count(from) }).toEqual({ from, n: 0 })
  })

  test('after seven days: keys of attempts, sessions that ended with their tokens, tokens of letters', async () => {
    await house.at(at(BEGINS) + 5 * DAY)
    const again = await postJson(house, live.order, { 'idempotency-key': '2028-06-01' })
    expect(await again.json()).toMatchObject({ id: live.id })
    await goesAfter(7, {
      idempotency_keys: 2,
      "sessions WHERE id = 'ended'": 1,
      "refresh_tokens WHERE session_id = 'ended'": 2,
      account_tokens: 1,
    })
  })

  test('after thirty: what others have told, and jobs that are done', async () => {
    await goesAfter(30, {
      inbox: 1,
      [`jobs WHERE name = 'letter' AND done IS NOT NULL AND id LIKE '%${live.id}%'`]: 2,
    })
  })

  test('after ninety: the mailbox, and what others were told', async () => {
    await goesAfter(90, {
      "mailbox WHERE recipient LIKE '%@example.org'": 3,
      "webhook_deliveries WHERE id = 'delivered'": 1,
      "webhook_events WHERE id = 'v'": 1,
    })
  })

  test('after a year: to whom and in which words it was written, and who waited', async () => {
    await goesAfter(365, {
      [`notifications WHERE booking_id = '${cancelled.id}' AND (recipient <> '' OR subject <> '')`]: 4,
      "notifications WHERE id = 'account-letter:a' AND (recipient <> '' OR body IS NOT NULL)": 1,
      waitlist_entries: 1,
    })
    expect(await count(`notifications WHERE booking_id = '${cancelled.id}' AND status = 'sent'`)).toBe(4)
  })
})

describe('and never', () => {
  test('what a booking that stands may need, however old it is', async () => {
    expect(
      await count(`notifications WHERE booking_id = '${live.id}' AND recipient <> '' AND subject <> ''`),
    ).toBe(2)
    expect(await count(`jobs WHERE name = 'reminder' AND done IS NULL AND id LIKE '%${live.id}%'`)).toBe(2)
    const mine = await house.fetch(`/api/bookings/${live.id}`, { headers: { 'x-booking-key': live.key } })
    expect(await mine.json()).toMatchObject({ status: 'confirmed', events: [{}, {}], bill: [{}] })
    await house.at(at('2028-05-30T14:31Z'))
    await house.sweep()
    expect(await count(`mailbox WHERE recipient = '2028-06-01@example.org' AND key LIKE 'reminder:%'`)).toBe(
      1,
    )
  })

  test('what waits for a person or for another try, and the tokens of a session that is good', async () => {
    expect(await count("jobs WHERE id = 'dead'")).toBe(1)
    expect(await count("webhook_deliveries WHERE status = 'pending'")).toBe(1)
    expect(await count("refresh_tokens WHERE session_id = 'good'")).toBe(2)
  })

  test('bookings, their timelines and the audit', async () => {
    expect(await count('bookings')).toBe(2)
    expect(await count(`booking_events WHERE booking_id = '${cancelled.id}'`)).toBe(3)
  })
})

test('it goes a little at a time: others write in between', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retention-'))
  const db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  try {
    await migrate(db, MIGRATIONS)
    await db.write([
      {
        sql: `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1700)
          INSERT INTO inbox (source, event_id, at) SELECT 'old', i, unixepoch() - 31 * ${DAY} + (i > 1690) * 2 * ${DAY} FROM n`,
        args: [],
      },
    ])
    const gone: number[] = []
    const left = async () =>
      Number((await db.read({ sql: 'SELECT COUNT(*) AS n FROM inbox', args: [] }))[0]!.n)
    const watched: Database = {
      ...db,
      read: (statement) => db.read(statement),
      async write(statements) {
        const before = await left()
        const written = await db.write(statements)
        if (/DELETE/.test(statements[0]!.sql)) gone.push(before - (await left()))
        return written
      },
    }
    await letGo({ db: watched, clock: { now: Date.now } }, DEFAULT_TERMS)
    expect(gone).toEqual([500, 500, 500, 190])
    expect(await left()).toBe(10)
  } finally {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('however much there is and however much of it stays, nobody waits for all of it: others get their turn in between', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retention-'))
  const db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  try {
    await migrate(db, MIGRATIONS)
    // What stays lies before what goes, and again behind it.
    await db.write([
      {
        sql: `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
          INSERT INTO inbox (source, event_id, at) SELECT 'x', i, CASE WHEN i BETWEEN 30001 AND 31200 THEN 0 ELSE unixepoch() END FROM n`,
        args: [],
      },
    ])
    let [turns, looks, ended] = [0, 0, false]
    const others = () => {
      turns += 1
      if (!ended) setTimeout(others, 0)
    }
    setTimeout(others, 0)
    const watched: Database = {
      ...db,
      async readAll(statements) {
        if (/FROM "inbox"/.test(statements[0]!.sql)) looks += 1
        return db.readAll(statements)
      },
      read: (statement) => db.read(statement),
      write: (statements) => db.write(statements),
    }
    await letGo({ db: watched, clock: { now: Date.now } }, DEFAULT_TERMS)
    ended = true
    const [left] = await db.read({ sql: 'SELECT COUNT(*) AS n, MIN(at) AS oldest FROM inbox', args: [] })
    expect(left).toMatchObject({ n: 58_800 })
    expect(Number(left!.oldest)).toBeGreaterThan(0)
    expect(looks).toBeGreaterThanOrEqual(3)
    expect(looks).toBeLessThanOrEqual(8)
    expect(turns).toBeGreaterThanOrEqual(looks)
  } finally {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('what is more than one job should do is left to the next', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retention-'))
  const db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  try {
    await migrate(db, MIGRATIONS)
    await db.write([
      {
        sql: `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
          INSERT INTO inbox (source, event_id, at) SELECT 'old', i, 0 FROM n`,
        args: [],
      },
    ])
    // A clock by which every look at it takes ten seconds.
    let now = Date.parse('2027-03-08T04:10Z')
    await letGo({ db, clock: { now: () => (now += 10_000) } }, DEFAULT_TERMS)
    const [inbox] = await db.read({ sql: 'SELECT COUNT(*) AS n FROM inbox', args: [] })
    expect(inbox!.n).toBe(700)
    const jobs = await db.read({
      sql: "SELECT id, not_before FROM jobs WHERE name = 'retention' ORDER BY not_before",
      args: [],
    })
    expect(jobs.map(({ id }) => String(id).split(':')[1])).toEqual(['2027-03-08', '2027-03-09'])
    expect(jobs[1]!.not_before).toBe(at('2027-03-09T04:10Z'))
  } finally {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
