import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { jobRetried } from '../../db/queries/job-list.ts'
import { type DueJob, isHeld, jobStatement } from '../../db/queries/jobs.ts'
import { statement } from '../../db/queries/statement.ts'
import { defineJob, type Job } from '../../src/jobs/define.ts'
import { makeDispatcher } from '../../src/jobs/dispatch.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database, Services } from '../../src/platform/ports.ts'
import { outboxQueue } from '../../src/platform/queue.outbox.ts'
import type { Row } from '../../src/shared/database.ts'
import { Hopeless } from '../../src/shared/hopeless.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'

const folder = mkdtempSync(join(tmpdir(), 'dispatch-'))
const url = `file:${join(folder, 'house.db')}`
let db: Database
let other: Database
beforeAll(async () => {
  db = await openEmbedded({ url, log: keptLog() })
  await migrate(db, MIGRATIONS)
  other = await openEmbedded({ url, log: keptLog() })
})
afterAll(async () => {
  await other.close()
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const q = (sql: string, ...args: (string | number)[]) => ({ sql, args })
const nothing = z.object({})

/** A dispatcher of these jobs alone. It asks its services for the database and the log, and for nothing else. */
function dispatcher(jobs: Job[], over: Database = db, clock = { now: Date.now }) {
  const log = keptLog()
  const services = { db: over, log, clock, queue: outboxQueue } as unknown as Services
  return { ...makeDispatcher(services, new Map(jobs.map((job) => [job.name, job]))), log }
}

async function leave(name: string, ids: string[], payload: object = {}): Promise<void> {
  const now = Math.floor(Date.now() / 1000)
  await db.write(ids.map((id) => jobStatement({ id, name, payload, notBefore: now, now })))
}

const jobRow = async (id: string): Promise<Row> =>
  (await db.read(q('SELECT *, not_before - unixepoch() AS wait FROM jobs WHERE id = ?', id)))[0]!

/** Last words that are only said by whoever still has the job. */
const leaseIfHeld = (name: string, due: DueJob) =>
  statement(sql`INSERT INTO leases (name, holder, expires) SELECT ${name}, 'x', 0 WHERE ${isHeld(due)}`)

/** As if its delay were over. */
const makeDue = (id: string) => db.write([q('UPDATE jobs SET not_before = unixepoch() WHERE id = ?', id)])

describe('a job that fails', () => {
  test('is tried again after growing delays, and after the eighth time waits for a person', async () => {
    let runs = 0
    const job = defineJob('failing', nothing, async () => {
      runs += 1
      throw new Error(`failure ${runs}`)
    })
    const { kick, log } = dispatcher([job])
    await leave('failing', ['failing:1'])
    for (const seconds of [5, 20, 80, 320, 1280, 3600, 3600]) {
      await kick()
      const { wait, attempts, leased, dead, error } = await jobRow('failing:1')
      expect(wait).toBeWithin(Math.floor(seconds * 0.75) - 2, Math.ceil(seconds * 1.25) + 1)
      expect({ attempts, leased, dead, error }).toEqual({
        attempts: runs,
        leased: 0,
        dead: null,
        error: `Error: failure ${runs}`,
      })
      await kick()
      expect((await jobRow('failing:1')).attempts).toBe(runs) // not before its time
      await makeDue('failing:1')
    }
    await kick()
    expect(await jobRow('failing:1')).toMatchObject({
      attempts: 8,
      dead: expect.any(Number),
      done: null,
      error: 'Error: failure 8',
    })
    await makeDue('failing:1')
    await kick()
    expect(runs).toBe(8)
    const events = log.lines.map(({ level, event }) => `${level} ${event}`)
    expect(events).toEqual([...Array(7).fill('error jobs.failed'), 'error jobs.dead'])
  })

  test('is done when a later try succeeds, and its error is forgotten', async () => {
    const outcomes = [new Error('not yet'), undefined]
    const job = defineJob('mending', nothing, async () => {
      const error = outcomes.shift()
      if (error) throw error
    })
    const { kick } = dispatcher([job])
    await leave('mending', ['mending:1'])
    await kick()
    expect(await jobRow('mending:1')).toMatchObject({ done: null, error: 'Error: not yet' })
    await makeDue('mending:1')
    await kick()
    expect(await jobRow('mending:1')).toMatchObject({ done: expect.any(Number), error: null, attempts: 2 })
  })

  test('holds up no other', async () => {
    const ran: string[] = []
    const failing = defineJob('first', nothing, () => Promise.reject(new Error('no')))
    const sound = defineJob('second', nothing, async (_services, _payload, id) => void ran.push(id))
    const ids = Array.from({ length: 45 }, (_, index) => `second:${index}`)
    await leave('first', ['first:1'])
    await leave('second', ids)
    await dispatcher([failing, sound]).kick()
    expect(ran.sort()).toEqual(ids.sort())
  })
})

test('a job has delays of its own, and last words that stand with its death', async () => {
  const job = defineJob('own', z.object({ note: z.string() }), () => Promise.reject(new Error('no')), {
    delays: [7],
    buried: ({ note }, error) => [
      q('INSERT INTO leases (name, holder, expires) VALUES (?, ?, 0)', note, error),
    ],
  })
  const { kick } = dispatcher([job] as Job[])
  await leave('own', ['own:1'], { note: 'buried' })
  await kick()
  expect((await jobRow('own:1')).wait).toBeWithin(3, 10)
  await makeDue('own:1')
  await kick()
  expect(await jobRow('own:1')).toMatchObject({ attempts: 2, dead: expect.any(Number) })
  expect(await db.read(q("SELECT holder FROM leases WHERE name = 'buried'"))).toEqual([
    { holder: 'Error: no' },
  ])
})

describe('a job that no other try can mend dies at once, with its reason:', () => {
  const sound = defineJob('sound', z.object({ booking: z.string() }), async () => {})
  const hopeless = defineJob('hopeless', nothing, () =>
    Promise.reject(new Hopeless('the address is refused')),
  )
  test.each([
    ['one that nobody knows', 'unheard-of', 'No job is named unheard-of'],
    ['one that says so', 'hopeless', 'the address is refused'],
  ])('%s', async (_, name, reason) => {
    const { kick, log } = dispatcher([sound, hopeless] as Job[])
    await leave(name, [`${name}:1`])
    await kick()
    expect(await jobRow(`${name}:1`)).toMatchObject({
      attempts: 1,
      dead: expect.any(Number),
      error: expect.stringContaining(reason),
    })
    expect(log.lines.map(({ event }) => event)).toEqual(['jobs.dead'])
  })
})

describe('two dispatchers on one database', () => {
  test('share the jobs, and never run one at the same time', async () => {
    const underWay = new Set<string>()
    const ran: string[] = []
    const twice: string[] = []
    const job = defineJob('shared', nothing, async (_services, _payload, id) => {
      if (underWay.has(id)) twice.push(id)
      underWay.add(id)
      await Bun.sleep(1 + Math.random() * 4)
      underWay.delete(id)
      ran.push(id)
    })
    const ids = Array.from({ length: 200 }, (_, index) => `shared:${index}`)
    await leave('shared', ids)
    const pair = [dispatcher([job]), dispatcher([job], other)]
    await Promise.all(pair.flatMap(({ kick }) => [kick(), kick()]))
    expect(twice).toEqual([])
    expect(ran.sort()).toEqual(ids.sort())
    expect(pair.flatMap(({ log }) => log.lines)).toEqual([])
  })

  test('the slower of the two writes nothing over what the other has written', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const slow = defineJob('overtaken', nothing, async () => {
      await promise
      throw new Error('too late to matter')
    })
    const sound = defineJob('overtaken', nothing, async () => 'nothing to do')
    await leave('overtaken', ['overtaken:1'])
    const first = dispatcher([slow]).kick()
    while ((await jobRow('overtaken:1')).leased === 0) await Bun.sleep(1)
    await db.write([q("UPDATE jobs SET leased = unixepoch() WHERE id = 'overtaken:1'")])
    await dispatcher([sound], other).kick()
    resolve()
    await first
    expect(await jobRow('overtaken:1')).toMatchObject({
      done: expect.any(Number),
      dead: null,
      error: null,
      skipped: 'nothing to do',
      attempts: 2,
    })
  })

  test.each([
    ['and fails', new Error('too late to matter'), undefined],
    ['and dies', new Hopeless('too late to matter'), undefined],
    ['and is done', undefined, 'it was done'],
  ])(
    'nor where somebody let it live again, and its tries are counted anew (%s)',
    async (what, error, said) => {
      const id = `again:${what}`
      const { promise, resolve } = Promise.withResolvers<void>()
      const frozen = defineJob(
        'again',
        nothing,
        async () => {
          await promise
          if (error) throw error
          return said
        },
        { buried: (_, __, due) => [leaseIfHeld(id, due)] },
      )
      await leave('again', [id])
      const first = dispatcher([frozen]).kick()
      while ((await jobRow(id)).leased === 0) await Bun.sleep(1)
      // It was silent for a minute; another worker saw it die, somebody let it live, and a third one has it now.
      await db.write([q('UPDATE jobs SET leased = 0, dead = unixepoch() WHERE id = ?', id)])
      await db.write(jobRetried(id, { actor: 'system' }, 1))
      await db.write([q('UPDATE jobs SET attempts = 1, leased = unixepoch() + 121 WHERE id = ?', id)])
      const before = await jobRow(id)
      resolve()
      await first
      expect(await jobRow(id)).toEqual({ ...before, wait: expect.any(Number) })
      expect(await db.read(q('SELECT * FROM leases WHERE name = ?', id))).toEqual([])
      await db.write([q('UPDATE jobs SET done = unixepoch() WHERE id = ?', id)])
    },
  )

  test('what ended each of its workers does not end one more', async () => {
    const ran: string[] = []
    const fatal = defineJob('fatal', nothing, async (_services, _payload, id) => void ran.push(id))
    await leave('fatal', ['fatal:1'])
    await db.write([q("UPDATE jobs SET attempts = 16, leased = unixepoch() WHERE id = 'fatal:1'")])
    await dispatcher([fatal]).kick()
    expect(ran).toEqual([])
    expect(await jobRow('fatal:1')).toMatchObject({
      dead: expect.any(Number),
      error: expect.stringContaining('silent'),
    })
  })

  test('a job is taken over only when the one who has it has been silent for its lease', async () => {
    const ran: string[] = []
    const stuck = defineJob('stuck', nothing, () => new Promise(() => {}))
    const sound = defineJob('stuck', nothing, async (_services, _payload, id) => void ran.push(id))
    await leave('stuck', ['stuck:1'])
    void dispatcher([stuck]).kick()
    while ((await jobRow('stuck:1')).leased === 0) await Bun.sleep(1)
    const { kick } = dispatcher([sound], other)
    await kick()
    expect(ran).toEqual([])
    await db.write([q("UPDATE jobs SET leased = unixepoch() WHERE id = 'stuck:1'")])
    await kick()
    expect(ran).toEqual(['stuck:1'])
  })
})

test('whoever is slow to answer among others’ addresses keeps nobody waiting but those who are', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let calls = 0
  const away = defineJob(
    'away',
    nothing,
    async () => {
      calls += 1
      await promise
    },
    { abroad: true },
  )
  const ran: string[] = []
  const home = defineJob('home', nothing, async (_services, _payload, id) => void ran.push(id), {
    followed: true,
  })
  const ids = Array.from({ length: 45 }, (_, index) => `away:${index}`)
  await leave('away', ids)
  const { kick } = dispatcher([away, home])
  const all = kick()
  while (calls === 0) await Bun.sleep(1)
  await leave('home', ['home:1'])
  void kick()
  for (let tries = 0; tries < 200 && ran.length === 0; tries += 1) await Bun.sleep(5)
  expect(ran).toEqual(['home:1'])
  expect(calls).toBeLessThan(ids.length)
  resolve()
  await all
  expect(calls).toBe(ids.length)
})

test('what was taken and could not be begun within its lease is given back as if it never had been', async () => {
  let now = Date.now()
  const ran: string[] = []
  const slow = defineJob('slow', nothing, async (_services, _payload, id) => {
    ran.push(id)
    await Bun.sleep(1)
    now += 36_000
  })
  const ids = Array.from({ length: 8 }, (_, index) => `slow:${index}`)
  await leave('slow', ids)
  const { kick, end } = dispatcher([slow], db, { now: () => now })
  end()
  await kick()
  // Each of the lanes had begun one.
  expect(ran).toHaveLength(5)
  for (const id of ids)
    expect(await jobRow(id)).toMatchObject(
      ran.includes(id) ? { attempts: 1, done: expect.any(Number) } : { attempts: 0, leased: 0, done: null },
    )
  await kick()
  expect([...ran].sort()).toEqual(ids)
})

describe('a kick', () => {
  /** A database of one list, so that the moment at which a job comes is ours to the very step. */
  function list() {
    const waiting: Row[] = []
    let looks = 0
    const looked: (() => void)[] = []
    const db = {
      async write(statements: { sql: string }[]) {
        if (!statements.some(({ sql }) => sql.includes('RETURNING'))) return { ok: true, rows: [[]] }
        looks += 1
        const taken = waiting.splice(0)
        for (const tell of looked) tell()
        return { ok: true, rows: statements.map(({ sql }) => (sql.includes('RETURNING') ? taken : [])) }
      },
    } as unknown as Database
    const add = (id: string) => waiting.push({ id, name: 'kicked', payload: '{}', attempts: 1, leased: 1 })
    return { db, add, looks: () => looks, onLook: (tell: () => void) => void looked.push(tell) }
  }

  test('is never lost, at whatever step of a round it comes', async () => {
    for (let steps = 0; steps < 40; steps += 1) {
      const ran: string[] = []
      const job = defineJob('kicked', nothing, async (_services, _payload, id) => void ran.push(id))
      const { db, add, looks, onLook } = list()
      const { kick } = dispatcher([job], db)
      const late = Promise.withResolvers<void>()
      onLook(async () => {
        if (looks() > 1) return
        // The round has just looked and found nothing more; that many steps later a job is left and kicked.
        for (let step = 0; step < steps; step += 1) await undefined
        add('late')
        kick().then(late.resolve)
      })
      await kick()
      await late.promise
      expect({ steps, ran }).toEqual({ steps, ran: ['late'] })
    }
  })

  test('while a round runs is answered by one more round, however many kicks there were', async () => {
    const { db, looks } = list()
    const { kick } = dispatcher([], db)
    await Promise.all(Array.from({ length: 50 }, () => kick()))
    expect(looks()).toBeLessThanOrEqual(2)
  })

  test('after a round that the database refused starts another', async () => {
    const { db, add } = list()
    const ran: string[] = []
    const job = defineJob('kicked', nothing, async (_services, _payload, id) => void ran.push(id))
    let away = true
    const flaky = {
      write: (statements: never) => (away ? Promise.reject(new Error('away')) : db.write(statements)),
    } as unknown as Database
    const { kick, log } = dispatcher([job], flaky)
    await kick()
    expect(log.lines.map(({ event }) => event)).toEqual(['jobs.dispatch_failed'])
    away = false
    add('after')
    await kick()
    expect(ran).toEqual(['after'])
  })
})
