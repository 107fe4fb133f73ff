import { afterEach, expect, test } from 'bun:test'
import { type Database, Unavailable } from '../../src/shared/database.ts'
import { orderOn, ownDay, postJson } from '../support/guest.ts'
import { inProcess, type TestHouse } from '../support/house.ts'

type Ailing = Parameters<typeof inProcess>[1]
const houses: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

async function houseWith(ailment: Ailing) {
  const house = await inProcess({}, ailment)
  houses.push(house)
  return house as typeof house & TestHouse
}

const never = () => new Promise<never>(() => {})
const hung = (db: Database): Database => ({ ...db, read: never, readAll: never, write: never })

test('a request that takes too long is answered 504, and says so in its own manner', async () => {
  const house = await houseWith({ requestTimeoutMs: 150, ailing: hung })
  for (const ask of [
    () => house.fetch('/packages'),
    () => house.fetch('/bookings/ABCDEFGH?key=x'),
    () => postJson(house, orderOn(ownDay())),
  ]) {
    const began = performance.now()
    const answer = await ask()
    expect(answer.status).toBe(504)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await answer.text()).toContain(answer.headers.get('x-request-id')!)
    expect(performance.now() - began).toBeLessThan(1_000)
  }
  expect((await postJson(house, orderOn(ownDay()))).headers.get('content-type')).toContain('problem+json')
  expect(house.log.lines.some(({ event }) => event === 'request.timeout')).toBe(true)
})

test('a body that never ends is given up on as well', async () => {
  const house = await houseWith({ requestTimeoutMs: 150 })
  const body = new ReadableStream({ start: (out) => out.enqueue(new TextEncoder().encode('{"lines":')) })
  const answer = await house.fetch('/api/bookings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit)
  expect(answer.status).toBe(504)
})

test('work that ends after its deadline disturbs nobody', async () => {
  const slow = (db: Database): Database => ({
    ...db,
    readAll: async (statements) => {
      await Bun.sleep(200)
      return db.readAll(statements)
    },
  })
  const house = await houseWith({ requestTimeoutMs: 80, ailing: slow })
  expect((await house.fetch('/packages/garden-vows')).status).toBe(504)
  await Bun.sleep(600)
  expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([])
})

test('health answers within half a second while the database hangs', async () => {
  const house = await houseWith({ ailing: hung })
  const began = performance.now()
  const [alive, database] = await Promise.all([house.fetch('/api/health'), house.fetch('/api/health/db')])
  expect([alive.status, database.status]).toEqual([200, 503])
  expect(performance.now() - began).toBeLessThan(500)
})

test('a database that cannot be reached is 503, as a page and as JSON', async () => {
  const gone = () => Promise.reject(new Unavailable('gone', { ambiguous: false }))
  const house = await houseWith({ ailing: (db) => ({ ...db, read: gone, readAll: gone, write: gone }) })
  for (const answer of [await house.fetch('/packages'), await postJson(house, orderOn(ownDay()))]) {
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
  }
})
