import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { LIMITS } from '../../src/rights.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { type Server, startServer } from '../support/server.ts'
import { type StandIn, startUpstash } from '../support/upstash.ts'

// How often something may be done, in a whole house where that is limited. The windows are real, so a test asks for a
// little more than would do if one ended meanwhile.

const ON = { RATE_LIMITS: 'on' }
let house: TestHouse
beforeAll(async () => {
  house = await openHouse({}, TARGET, ON)
})
afterAll(() => house.close())

async function statuses(times: number, ask: () => Promise<Response>): Promise<Record<number, number>> {
  const counts: Record<number, number> = {}
  const answers = await Promise.all(
    Array.from({ length: times }, async () => {
      const answer = await ask()
      await answer.body?.cancel()
      return answer.status
    }),
  )
  for (const status of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

test('calls of the API are limited together, whichever they are; pages that are kept and health are not', async () => {
  const paths = ['/api/packages', '/api/tours', '/api/themes']
  let turn = 0
  const counts = await statuses(LIMITS.api.most * 3, () => house.fetch(paths[turn++ % 3]!))
  expect(counts[200]).toBeWithin(LIMITS.api.most, LIMITS.api.most * 2)
  expect(counts[429]).toBe(LIMITS.api.most * 3 - counts[200]!)
  const refused = await house.fetch('/api/packages')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await refused.json()).toMatchObject({ code: 'rate_limited' })
  for (const path of ['/', '/packages', '/api/health'])
    expect(await statuses(LIMITS.api.most + 20, () => house.fetch(path))).toEqual({
      200: LIMITS.api.most + 20,
    })
})

test('what is strict is refused by a page in the language of the form', async () => {
  const send = () =>
    house.fetch('/fr/sign-in', {
      method: 'POST',
      headers: { origin: house.origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    })
  const counts = await statuses(LIMITS.signIn.most * 3, send)
  expect(counts[429]).toBeWithin(LIMITS.signIn.most, LIMITS.signIn.most * 2 + 1)
  const refused = await send()
  expect(refused.status).toBe(429)
  expect(await refused.text()).toContain('<html lang="fr"')
})

if (TARGET === 'bun')
  describe('over three processes on one database', () => {
    let servers: Server[]
    beforeAll(async () => {
      const first = await startServer({ env: ON })
      const env = { ...ON, DATABASE_URL: `file:${first.folder}/rendezvous.db` }
      servers = [first, await startServer({ env }), await startServer({ env })]
    })
    afterAll(async () => {
      for (const server of servers.reverse()) await server.stop()
    })

    test('a limit is that of one, strict or not [S114]', async () => {
      let turn = 0
      const next = () => servers[turn++ % 3]!.url
      const calls = await statuses(LIMITS.api.most * 3, () => fetch(`${next()}/api/packages`))
      expect(calls[200]).toBeWithin(LIMITS.api.most - 2 * 10, LIMITS.api.most * 2)
      const bookings = await statuses(LIMITS.book.most * 3, () => {
        const origin = next()
        return fetch(`${origin}/api/bookings`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      })
      expect(bookings[422]).toBeWithin(LIMITS.book.most, LIMITS.book.most * 2)
      expect(bookings[429]).toBe(LIMITS.book.most * 3 - bookings[422]!)
    })
  })

describe('with Redis', () => {
  let upstash: StandIn
  let cached: TestHouse
  beforeAll(async () => {
    upstash = await startUpstash()
    const env = { ...ON, UPSTASH_REDIS_REST_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: upstash.token }
    cached = await openHouse({}, TARGET, env)
  })
  afterAll(async () => {
    await cached.close()
    await upstash.stop()
  })

  test('calls are counted there, and no less when it hangs [S114]', async () => {
    expect((await cached.fetch('/api/packages')).status).toBe(200)
    expect(upstash.asked()).toBe(1)
    const written = () =>
      cached.db.read({ sql: "SELECT 1 FROM rate_counts WHERE key LIKE 'api:%'", args: [] })
    expect(await written()).toEqual([])
    upstash.pause()
    try {
      const counts = await statuses(LIMITS.api.most * 3, () => cached.fetch('/api/packages'))
      expect(counts[200]).toBeWithin(LIMITS.api.most, LIMITS.api.most * 2)
      expect(await written()).toHaveLength(1)
    } finally {
      upstash.resume()
    }
  })
})
