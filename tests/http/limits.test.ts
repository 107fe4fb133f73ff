import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { Hono } from 'hono'
import type { Env } from '../../src/http/context.ts'
import { funnel } from '../../src/http/funnel.tsx'
import { limited } from '../../src/http/limits.ts'
import { languageOf } from '../../src/http/requests.ts'
import { openAssets } from '../../src/platform/assets.bun.ts'
import { noBus } from '../../src/platform/bus.memory.ts'
import { edgeCaller } from '../../src/platform/caller.edge.ts'
import { parseConfig } from '../../src/platform/config.ts'
import { databaseCounter, databaseCounts } from '../../src/platform/limiter.database.ts'
import { memoryCounter } from '../../src/platform/limiter.memory.ts'
import { limiterOf } from '../../src/platform/limiter.ts'
import { mailboxMailer } from '../../src/platform/mailer.mailbox.ts'
import { mailboxMessenger } from '../../src/platform/messenger.mailbox.ts'
import type { Database, Hasher, Services } from '../../src/platform/ports.ts'
import { outboxQueue } from '../../src/platform/queue.outbox.ts'
import { LIMITS } from '../../src/rights.ts'
import { assertGoodHtml } from '../support/html.ts'
import { clockAtWindow, openCounts } from '../support/limiter.ts'
import { keptLog } from '../support/log.ts'

// What every door does with a limit, behind two doors that do nothing else.

let counts: Awaited<ReturnType<typeof openCounts>>
beforeAll(async () => {
  counts = await openCounts()
})
afterAll(() => counts.close())

interface Asking {
  peer?: string
  headers?: Record<string, string>
}

async function openDoors(env: Record<string, string> = {}) {
  await counts.db.write([{ sql: 'DELETE FROM rate_counts', args: [] }])
  const config = parseConfig(env)
  const asked: string[] = []
  /** It counts, and is good for nothing else. */
  const db: Database = {
    ...counts.db,
    read: (statement) => Promise.reject(new Error(`The database was asked: ${statement.sql}`)),
    write(statements) {
      asked.push(...statements.map(({ sql }) => sql))
      return counts.db.write(statements)
    },
  }
  // No window ends while a test counts.
  const [log, clock] = [keptLog(), clockAtWindow(86_400)]
  const strict = databaseCounter({ db, clock })
  const own = memoryCounter({ takeSome: databaseCounts({ db, clock }), clock })
  const limiter = limiterOf({ strict, own, clock, log, shares: true })
  const mailer = mailboxMailer(db)
  const hasher: Hasher = { hash: async () => '', verify: async () => ({ right: false, stale: false }) }
  const services: Services = {
    hasher,
    config,
    db,
    clock,
    log,
    assets: openAssets(),
    mailer,
    messenger: mailboxMessenger(db),
    queue: outboxQueue,
    bus: noBus,
    limiter,
    caller: edgeCaller({ secure: true, inside: [] }),
  }
  const limits = limited(services)
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('requestId', 'the-request')
    c.set('began', clock.now())
    c.set('language', languageOf(c.req.path))
    await next()
  })
  app.get('/api/tours', async (c) => {
    await limits.take(c, 'api')
    return c.json({})
  })
  for (const path of ['/book', '/fr/book', '/live'])
    app.get(path, async (c) => {
      await limits.take(c, 'book')
      return c.text('')
    })
  app.get('/letters/:to', async (c) => c.json(await limits.taken(c, 'lettersTo', c.req.param('to'))))
  funnel(app, services)
  const ask = async (path: string, { peer = '198.51.100.1', headers = {} }: Asking = {}) =>
    app.request(path, { headers }, { bun: { requestIP: () => ({ address: peer }), timeout() {} } })
  const until429 = async (path: string, how: (time: number) => Asking = () => ({})) => {
    for (let time = 0; time < 300; time += 1) {
      const answer = await ask(path, how(time))
      if (answer.status === 429) return { times: time, answer }
    }
    return { times: 300, answer: new Response() }
  }
  return { ask, until429, asked, log }
}

describe('a call that comes too often', () => {
  test('is 429 for the one after the last that is let in, and every answer says how many are left [S113]', async () => {
    const { ask } = await openDoors()
    const { most, seconds } = LIMITS.api
    for (let left = most - 1; left >= 0; left -= 1) {
      const { status, headers } = await ask('/api/tours')
      expect([status, headers.get('ratelimit-remaining')]).toEqual([200, String(left)])
      expect(headers.get('ratelimit')).toBe(`"api";r=${left};t=${seconds}`)
      expect(headers.get('ratelimit-policy')).toBe(`"api";q=${most};w=${seconds}`)
      expect(headers.get('ratelimit-limit')).toBe(String(most))
      expect(headers.get('retry-after')).toBeNull()
    }
    const refused = await ask('/api/tours')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await refused.json()).toMatchObject({ status: 429, code: 'rate_limited' })
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeWithin(1, 2 * seconds)
    expect(refused.headers.get('ratelimit')).toBe(`"api";r=0;t=${wait}`)
    expect(refused.headers.get('ratelimit-remaining')).toBe('0')
    expect(refused.headers.get('ratelimit-reset')).toBe(String(wait))
  })

  test('costs nothing once it is refused [S116]', async () => {
    const { ask, until429, asked } = await openDoors()
    await until429('/api/tours')
    const before = asked.length
    for (let time = 0; time < 50; time += 1) expect((await ask('/api/tours')).status).toBe(429)
    expect(asked.length).toBe(before)
  })

  test('takes nothing from what has another limit, or from another address', async () => {
    const { ask, until429 } = await openDoors()
    await until429('/api/tours')
    expect((await ask('/book')).status).toBe(200)
    expect((await ask('/api/tours', { peer: '198.51.100.2' })).status).toBe(200)
  })
})

describe('the page for who asks too often', () => {
  test('is made without the database, in the language of the address, and loads its sheet alone [S116]', async () => {
    const { ask, until429, log } = await openDoors()
    expect((await until429('/book')).times).toBe(LIMITS.book.most)
    for (const [path, language] of [
      ['/book', 'en'],
      ['/fr/book', 'fr'],
    ] as const) {
      const answer = await ask(path)
      const html = await answer.text()
      expect(answer.status).toBe(429)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      await assertGoodHtml(html)
      expect(html).toContain(`<html lang="${language}"`)
      expect(html).toMatch(/Please try again in \d+ (second|minute)|Réessayez dans \d+ (seconde|minute)/)
      expect(html.match(/(?:src|href)="[^"]+\.(?:css|js|svg|woff2)"/g)).toHaveLength(1)
    }
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('is for htmx the same, with the part that takes the place of the content [S116]', async () => {
    const { ask, until429 } = await openDoors()
    await until429('/book')
    const answer = await ask('/book', { headers: { 'hx-request': 'true', 'hx-target': 'form#booking-form' } })
    expect(answer.status).toBe(429)
    expect(await answer.text()).toContain('<main id="content"')
  })

  test('is for a stream one plain line [S116]', async () => {
    const { ask, until429 } = await openDoors()
    await until429('/live')
    const answer = await ask('/live', { headers: { accept: 'text/event-stream' } })
    expect(answer.status).toBe(429)
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('is kept by nobody, and no page that is let in says how many are left', async () => {
    const { ask } = await openDoors()
    const { headers } = await ask('/book')
    expect([...headers.keys()].filter((name) => name.startsWith('ratelimit'))).toEqual([])
  })
})

describe('who is counted', () => {
  const { most } = LIMITS.book

  test('is whom the connection comes from, whatever a header claims [S115]', async () => {
    const { until429 } = await openDoors()
    const { times } = await until429('/book', (time) => ({
      headers: {
        'x-forwarded-for': `203.0.113.${time}`,
        'x-real-ip': `203.0.113.${time}`,
        forwarded: `for=203.0.113.${time}`,
        'cf-connecting-ip': `203.0.113.${time}`,
        'true-client-ip': `203.0.113.${time}`,
      },
    }))
    expect(times).toBe(most)
  })

  test('is whom our own proxy saw, whatever was claimed to it, and without its port [S115]', async () => {
    const { until429 } = await openDoors({ PROXIES: '1' })
    const { times } = await until429('/book', (time) => ({
      headers: { 'x-forwarded-for': `203.0.113.${time}, 198.51.100.9:${40_000 + time}` },
    }))
    expect(times).toBe(most)
  })

  test('is a whole network of IPv6, however its addresses are written [S115]', async () => {
    const { until429, ask } = await openDoors()
    const spellings = ['2001:db8:0:1::', '2001:DB8::1:0:0:0:', '2001:0db8:0000:0001:ffff::']
    const { times } = await until429('/book', (time) => ({
      peer: `${spellings[time % 3]}${(time + 1).toString(16)}`,
    }))
    expect(times).toBe(most)
    expect((await ask('/book', { peer: '2001:db8:0:2::1' })).status).toBe(200)
  })

  test('is the same address of IPv4 also where it came as one of IPv6', async () => {
    const { until429 } = await openDoors()
    const { times } = await until429('/book', (time) => ({
      peer: time % 2 ? '203.0.113.7' : '::ffff:203.0.113.7',
    }))
    expect(times).toBe(most)
  })

  test('may be somebody else, who is counted from every address; the door hears it as a value', async () => {
    const { ask } = await openDoors()
    const to = async (whom: string, peer: string) =>
      (await (await ask(`/letters/${whom}`, { peer })).json()) as { ok: boolean }
    for (let time = 0; time < LIMITS.lettersTo.most; time += 1)
      expect((await to('ann@example.org', `203.0.113.${time}`)).ok).toBe(true)
    expect(await to('ann@example.org', '203.0.113.99')).toMatchObject({ ok: false, left: 0 })
    expect((await to('bob@example.org', '203.0.113.99')).ok).toBe(true)
  })

  test('is told to nobody who reads the counts', async () => {
    const { ask } = await openDoors()
    await ask('/book', { peer: '203.0.113.7' })
    await ask('/letters/ann@example.org')
    const keys = (await counts.db.read({ sql: 'SELECT key FROM rate_counts', args: [] })).map(
      ({ key }) => key,
    )
    expect(keys).toHaveLength(2)
    expect(keys).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^book:[\w-]{43}$/),
        expect.stringMatching(/^lettersTo:[\w-]{43}$/),
      ]),
    )
  })
})
