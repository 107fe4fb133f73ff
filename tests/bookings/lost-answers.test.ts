import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { join } from 'node:path'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { book } from '../../src/bookings/book.ts'
import { openRemote } from '../../src/platform/database.remote.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import type { Database } from '../../src/shared/database.ts'
import { dayMark } from '../../src/shared/days.ts'
import { DEFAULT_TERMS } from '../../src/shared/terms.ts'
import { orderOn, ownDay } from '../support/guest.ts'
import { keptLog } from '../support/log.ts'
import { type Sqld, startSqld } from '../support/sqld.ts'

// A line to the database that loses what it carries. The server is real, and so is every statement; only the way
// there and back is in the test's hands.

let server: Sqld
let sound: Database
let day: string
beforeAll(async () => {
  server = await startSqld()
  sound = openRemote({ url: server.url, log: keptLog() })
  await migrate(sound, migrationsIn(join(import.meta.dir, '../../migrations')))
  await seedIfEmpty(sound, Date.now())
})
afterAll(async () => {
  await sound.close()
  await server.stop()
})
beforeEach(() => {
  day = ownDay()
})

type Accident = (send: () => Promise<Response>) => Promise<Response>
const lost = () => new Error('The line was cut')
const onTheWayBack: Accident = async (send) => {
  await (await send()).arrayBuffer()
  throw lost()
}
const onTheWayThere: Accident = async () => {
  throw lost()
}

/** What became of an order while its first tries had these accidents, each in turn. */
async function booked(accidents: Accident[], { on = day, key = crypto.randomUUID() as string } = {}) {
  const db = openRemote({
    url: server.url,
    log: keptLog(),
    async fetch(request, init) {
      const writes = (await request.clone().text()).includes('BEGIN IMMEDIATE')
      const copy = request.clone()
      const accident = writes ? accidents.shift() : undefined
      return accident ? accident(() => fetch(copy)) : fetch(request, init)
    },
  })
  const house = { db, clock: { now: Date.now } }
  const answer = await book(house, DEFAULT_TERMS, orderOn(on), { key, language: 'en' })
  await db.close()
  return answer
}

const referenceOf = (answer: Awaited<ReturnType<typeof booked>>) =>
  answer.ok ? answer.value.reference : answer.refusal.code

const takenBy = async () => {
  const rows = await sound.read({
    sql: 'SELECT reference FROM bookings JOIN claims ON booking_id = bookings.id WHERE starts = ?',
    args: [dayMark(day)],
  })
  return rows.map((row) => String(row.reference))
}

test('a booking whose answer was lost is that booking, and one', async () => {
  const answer = await booked([onTheWayBack])
  expect(answer).toMatchObject({ ok: true, value: { status: 'pending' } })
  expect(await takenBy()).toEqual([referenceOf(answer)])
})

test('also when the answers of two tries were lost', async () => {
  const answer = await booked([onTheWayBack, onTheWayBack])
  expect(await takenBy()).toEqual([referenceOf(answer)])
})

test('a booking that never arrived is sent again', async () => {
  const answer = await booked([onTheWayThere, onTheWayThere])
  expect(await takenBy()).toEqual([referenceOf(answer)])
})

test('when every answer was lost one is told that it is not known, and the same key tells later', async () => {
  const key = crypto.randomUUID()
  const answer = await booked([onTheWayBack, onTheWayBack, onTheWayBack], { key })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'unavailable' } })
  const later = await booked([], { key })
  expect(later).toMatchObject({ ok: true, value: { repeated: true } })
  expect(await takenBy()).toEqual([referenceOf(later)])
})

test('a try that arrives after the next one has booked changes nothing', async () => {
  let late: () => Promise<Response> = () => Promise.reject(lost())
  const answer = await booked([
    async (send) => {
      late = send
      throw lost()
    },
  ])
  expect(answer.ok).toBe(true)
  await late()
  expect(await takenBy()).toEqual([referenceOf(answer)])
})

test('nobody is told "sold out" while a try of theirs could still take a place', async () => {
  let late: () => Promise<Response> = () => Promise.reject(lost())
  const others: string[] = []
  const answer = await booked([
    async (send) => {
      late = send
      for (let turn = 0; turn < 2; turn++) {
        others.push(referenceOf(await booked([])))
      }
      throw lost()
    },
  ])
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'sold_out' } })
  // A place becomes free, and only then the first try arrives.
  await sound.write([
    { sql: 'UPDATE claims SET released = unixepoch() WHERE starts = ?', args: [dayMark(day)] },
  ])
  await late()
  expect((await takenBy()).sort()).toEqual(others.sort())
})

test('who was told "sold out" without hearing it hears it with the same key, and not that nothing is known', async () => {
  for (let turn = 0; turn < 2; turn++) expect((await booked([])).ok).toBe(true)
  const key = crypto.randomUUID()
  // The second try is refused and takes the key; the answer to that is lost as well.
  const answer = await booked([onTheWayThere, async (send) => send(), onTheWayBack], { key })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'sold_out', day } })
  expect(await booked([], { key })).toMatchObject({ ok: false, refusal: { code: 'sold_out', day } })
  expect(await takenBy()).toHaveLength(2)
})
