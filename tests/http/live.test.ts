import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Statement } from '../../src/shared/database.ts'
import { DAY_LENGTH, dayMark } from '../../src/shared/days.ts'
import { newId } from '../../src/shared/ids.ts'
import { ANN, orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { type Ear, listen } from '../support/listener.ts'
import { send } from '../support/orders.ts'
import { CLAIMANT, claimantRows, poolRow, q } from '../support/pools.ts'
import { HALVES, withPremises } from '../support/premises.ts'
import { startServer } from '../support/server.ts'

let house: TestHouse
let crews: string
beforeAll(async () => {
  house = await openHouse()
  crews = (await page()).topic
})
afterAll(() => house.close())

const write = async (...statements: Statement[]) =>
  expect(await house.db.write(statements)).toMatchObject({ ok: true })

/** What an open page of a package knows. */
async function page() {
  const html = await (await house.fetch('/packages/garden-vows')).text()
  return { topic: /pool:[\w-]+/.exec(html)![0], since: /data-since="([^"]+)"/.exec(html)![1]! }
}

/** A page that has heard where things stand. */
async function opened(topics: string, since = ''): Promise<Ear & { since: string }> {
  const ear = await listen(house, `/live?${new URLSearchParams({ topics, ...(since && { since }) })}`)
  const { event, id } = await ear.next()
  expect(event).toBe('begins')
  return Object.assign(ear, { since: id })
}

/** Milliseconds until the page hears that this has changed. */
async function heard(ear: Ear, data: string): Promise<number> {
  const began = performance.now()
  expect(await ear.next()).toMatchObject({ event: 'changed', data })
  return performance.now() - began
}

describe('an open page is told within a second', () => {
  let day: string
  let ear: Ear & { since: string }
  beforeEach(async () => {
    day = ownDay()
    const { since } = await page()
    ear = await opened(crews, since)
    expect(ear.since).toBe(since)
  })

  test('that somebody else has booked', async () => {
    await using _ = ear
    expect((await postJson(house, orderOn(day))).status).toBe(201)
    expect(await heard(ear, crews)).toBeLessThan(1_000)
  })

  test('that a place was given back, by another process as well', async () => {
    await using _ = ear
    expect((await postJson(house, orderOn(day))).status).toBe(201)
    await heard(ear, crews)
    await write(
      q('UPDATE claims SET released = unixepoch() WHERE starts = ? AND released IS NULL', dayMark(day)),
    )
    expect(await heard(ear, crews)).toBeLessThan(1_000)
  })

  test('that a day was closed or opened', async () => {
    await using _ = ear
    const id = newId()
    const closed = `INSERT INTO pool_overrides (id, pool_id, starts, ends, capacity) VALUES (?, ?, ?, ?, 0)`
    await write(q(closed, id, crews.slice(5), dayMark(day), dayMark(day) + DAY_LENGTH))
    expect(await heard(ear, crews)).toBeLessThan(1_000)
    await write(q('DELETE FROM pool_overrides WHERE id = ?', id))
    expect(await heard(ear, crews)).toBeLessThan(1_000)
  })
})

test('a hold is told when it is made and when it lapses by itself', async () => {
  await write(...claimantRows())
  await using ear = await opened(crews)
  const starts = dayMark(ownDay())
  const { bookingId, lineId } = CLAIMANT
  const held = `INSERT INTO claims (id, pool_id, booking_id, line_id, starts, ends, quantity, expires)
    VALUES (?, ?, ?, ?, ?, ?, 1, unixepoch() + 2)`
  await write(q(held, newId(), crews.slice(5), bookingId, lineId, starts, starts + DAY_LENGTH))
  expect(await heard(ear, crews)).toBeLessThan(1_000)
  const lapsed = await heard(ear, crews)
  expect(lapsed).toBeGreaterThan(300)
  expect(lapsed).toBeLessThan(3_000)
})

test('another price is told to who asked about what is written', async () => {
  await using asked = await opened('content')
  await using other = await opened(crews)
  await write(q("UPDATE listings SET updated = updated + 1 WHERE slug = 'garden-vows'"))
  expect(await heard(asked, 'content')).toBeLessThan(1_000)
  expect(await other.during(300)).toEqual([])
})

test('what is taken of one pool is not told to who looks at another, but to who asked about all', async () => {
  const id = newId()
  await write(poolRow(id, 5))
  await using elsewhere = await opened(`pool:${id}`)
  await using all = await opened('availability')
  expect((await postJson(house, orderOn(ownDay()))).status).toBe(201)
  await heard(all, 'availability')
  expect(await elsewhere.during(300)).toEqual([])
  await write(q('UPDATE pools SET capacity = 4 WHERE id = ?', id))
  expect(await heard(elsewhere, `pool:${id}`)).toBeLessThan(1_000)
})

test('who comes late is told what happened since their page was made, and who comes back since they left', async () => {
  const { since } = await page()
  expect((await postJson(house, orderOn(ownDay()))).status).toBe(201)
  await using late = await opened(`content ${crews}`, since)
  expect(await late.next()).toMatchObject({ event: 'changed', data: 'content', id: late.since })
  expect(await late.next()).toMatchObject({ event: 'changed', data: crews, id: late.since })

  // The address is that of the old page; what the browser heard last counts.
  const back = `/live?topics=${crews}&since=${since}`
  await using punctual = await listen(house, back, { 'last-event-id': late.since })
  expect(await punctual.next()).toMatchObject({ event: 'begins', id: late.since })
  expect(await punctual.during(300)).toEqual([])
  await using returned = await listen(house, back, { 'last-event-id': since })
  await returned.next()
  expect(await returned.next()).toMatchObject({ event: 'changed', data: crews })
})

describe('[S95] what a page may ask about', () => {
  test.each(['', 'everything', 'pool:', "pool:x' OR 1", 'pool:../x', 'Content', 'a b c'])(
    'is not %p, and then there is no stream',
    async (topics) => {
      const answer = await house.fetch(`/live?${new URLSearchParams({ topics })}`)
      expect([answer.status, await answer.text()]).toEqual([204, ''])
    },
  )

  test('is bounded, and what is unknown falls away from the rest', async () => {
    const pools = Array.from({ length: 60 }, () => `pool:${newId()}`)
    await using ear = await opened(`nonsense,${pools.join(',')},content`)
    await using sound = await opened(`nonsense ${pools[0]} content`)
    await write(q("UPDATE listings SET updated = updated + 1 WHERE slug = 'garden-vows'"))
    await heard(sound, 'content')
    expect(await ear.during(300)).toEqual([])
  })

  test('[S71] and nothing is told about it but that it is another, with no name and no number of anybody', async () => {
    await using ear = await opened(crews)
    expect((await postJson(house, orderOn(ownDay()))).status).toBe(201)
    const told = await ear.next()
    expect(told).toEqual({ event: 'changed', data: crews, id: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
    expect(JSON.stringify(told)).not.toContain(ANN.name)
  })
})

test('[S5] the stream bears the headers of every answer, is asked for with GET alone, and its head holds nothing open', async () => {
  await using ear = await opened(crews)
  const { headers } = ear.answer
  expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-encoding')).toBeNull()
  expect(headers.get('cache-control')).toContain('no-store')
  expect((await house.fetch('/live', { method: 'POST', headers: { origin: house.origin } })).status).toBe(405)
  const head = await house.fetch(`/live?topics=${crews}`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('a page says what it was made from where it shows what is left, and nowhere else', async () => {
  const says = async (path: string) => (await (await house.fetch(path)).text()).includes('data-live')
  for (const path of [
    '/packages/garden-vows',
    `/packages?date=${ownDay()}`,
    '/tours/river-by-lantern-light',
    '/tours?guests=2',
    '/appointments/first-consultation',
  ])
    expect([path, await says(path)]).toEqual([path, true])
  for (const path of [
    '/',
    '/packages',
    '/tours',
    '/themes',
    `/packages/garden-vows/quote?date=${ownDay()}&guests=60`,
  ])
    expect([path, await says(path)]).toEqual([path, false])
})

if (TARGET === 'bun') {
  test.each([...HALVES])('a booking in one process is told by another one on the same %s', async (half) => {
    await withPremises(half, async ({ days, pool, open }) => {
      const [here, there] = [await open(), await open()]
      await using ear = await listen(
        { fetch: (path, init) => fetch(here.url + path, init) },
        `/live?topics=pool:${pool}`,
      )
      expect((await ear.next()).event).toBe('begins')
      expect((await send(there.url, { key: newId(), day: days[0]! })).status).toBe(201)
      expect(await heard(ear, `pool:${pool}`)).toBeLessThan(1_000)
    })
  })

  test('a house that is told to close lets its streams go at once', async () => {
    const server = await startServer()
    const door = { fetch: (path: string, init?: RequestInit) => fetch(server.url + path, init) }
    const ears = await Promise.all(
      Array.from({ length: 40 }, () => listen(door, '/live?topics=availability')),
    )
    await Promise.all(ears.map((ear) => ear.next()))
    const began = performance.now()
    expect(await server.stop()).toBe(0)
    expect(performance.now() - began).toBeLessThan(1_500)
    await Promise.all(ears.map((ear) => ear.ended()))
  })

  test('more streams than the house means to hold are refused, and the pages are there all the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-'))
    const server = await startServer({
      folder,
      env: { STREAMS: '3', STREAMS_PER_ADDRESS: '2', PROXIES: '1' },
    })
    const door = { fetch: (path: string, init?: RequestInit) => fetch(server.url + path, init) }
    const from = (address: string) =>
      listen(door, '/live?topics=content', { 'x-forwarded-for': `10.9.9.9, ${address}` })
    const answers = [await from('203.0.113.1'), await from('203.0.113.1'), await from('203.0.113.1')]
    answers.push(await from('203.0.113.2'), await from('203.0.113.3'))
    expect(answers.map(({ answer }) => answer.status)).toEqual([200, 200, 503, 200, 503])
    expect(answers[2]!.answer.headers.get('retry-after')).toBe('60')
    expect((await door.fetch('/packages')).status).toBe(200)
    // Whoever leaves makes room, once the house has noticed.
    await answers[0]!.leave()
    let again = await from('203.0.113.3')
    for (let tries = 0; tries < 50 && again.answer.status === 503; tries += 1) {
      await Bun.sleep(50)
      again = await from('203.0.113.3')
    }
    expect(again.answer.status).toBe(200)
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
}
