import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { Hono } from 'hono'
import { callerOf } from '../../src/http/caller.ts'
import type { Ctx, Env } from '../../src/http/context.ts'
import { type Feed, type Pace, type Stream, Streams } from '../../src/http/sse.ts'
import { EVERYTHING, throughHtml } from '../support/hostile.ts'
import { listen } from '../support/listener.ts'
import { keptLog } from '../support/log.ts'

// The streams alone, in a house that sells nothing.

let log: ReturnType<typeof keptLog>
let closing: AbortController
beforeEach(() => {
  log = keptLog()
  closing = new AbortController()
})
afterEach(() => closing.abort())

const quiet: Feed = async () => {}
function houseWith(feed: Feed, pace: Partial<Pace> = {}, most = { most: 100, mostOfOne: 100 }) {
  const streams = new Streams({ streams: most, proxies: 0 }, log, closing.signal, pace)
  const app = new Hono<Env>().get('/', (c) => streams.answer(c, feed))
  return { fetch: async (path: string, init?: RequestInit) => app.request(path, init, {}) }
}
const open = () => log.lines.findLast(({ event }) => event === 'streams')?.fields?.open ?? 0
const text = async (answer: Response) => new TextDecoder().decode(await answer.arrayBuffer())

test('a silent stream beats, says when to come back, and ends after a while', async () => {
  const house = houseWith(quiet, { beatMs: 20, lifeMs: 200 })
  const answer = await house.fetch('/')
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store, no-transform')
  const said = await text(answer)
  expect(said).toMatch(/^retry: \d+\n\n(:\n\n){5,}$/)
  expect(open()).toBe(0)
})

test('a slow reader finds the newest of each kind, and not all that they have missed', async () => {
  let stream!: Stream
  const house = houseWith(async (each) => {
    stream = each
  })
  const answer = await house.fetch('/')
  for (let n = 1; n <= 10_000; n += 1)
    for (const data of ['a', 'b']) stream.send({ event: 'changed', data, id: String(n) })
  stream.send({ event: 'other', data: 'two\nlines' })
  const reader = answer.body!.getReader()
  const heard: string[] = []
  for (let chunk = 0; chunk < 4; chunk += 1) heard.push(new TextDecoder().decode((await reader.read()).value))
  expect(heard).toEqual([
    expect.stringMatching(/^retry: \d+\n\n$/),
    'id: 10000\nevent: changed\ndata: a\n\n',
    'id: 10000\nevent: changed\ndata: b\n\n',
    'event: other\ndata: two\ndata: lines\n\n',
  ])
  await reader.cancel()
  expect([stream.over.aborted, open()]).toEqual([true, 0])
})

test('[S92] whatever a message says, it is one event with that for its data', async () => {
  const said = [
    EVERYTHING,
    'a\n\nevent: admin\ndata: x',
    'b\r\revent: admin\rid: 9',
    'c\r\nretry: 1\r\n',
    '\0\u2028: ',
    '',
  ]
  for (const data of said) {
    const house = houseWith(async (stream) =>
      stream.send({ event: 'told\nevent: admin', data, id: '1\r\ndata: y' }),
    )
    const reader = (await house.fetch('/')).body!.getReader()
    expect(new TextDecoder().decode((await reader.read()).value)).toStartWith('retry: ')
    const heard = new TextDecoder().decode((await reader.read()).value)
    await reader.cancel()
    const [event, ...rest] = heard.split(/(?:\r\n|\r|\n){2}/)
    expect(rest).toEqual([''])
    const fields = event!.split(/\r\n|\r|\n/).map((line) => /^(\w+): ([^\r\n]*)$/.exec(line)!.slice(1))
    expect(fields.filter(([name]) => name !== 'data')).toEqual([
      ['id', '1  data: y'],
      ['event', 'told event: admin'],
    ])
    expect(fields.flatMap(([name, value]) => (name === 'data' ? [value] : [])).join('\n')).toBe(
      throughHtml(data),
    )
  }
})

test('a reader who has stopped reading is let go', async () => {
  let stream!: Stream
  const house = houseWith(
    async (each) => {
      stream = each
    },
    { beatMs: 20, missed: 3 },
  )
  const answer = await house.fetch('/')
  expect(open()).toBe(1)
  await Bun.sleep(30)
  expect(stream.over.aborted).toBe(false)
  await Bun.sleep(100)
  expect([stream.over.aborted, open()]).toEqual([true, 0])
  await expect(answer.text()).rejects.toThrow()
})

test('what goes wrong behind a stream ends it, is logged, and is told to nobody', async () => {
  const house = houseWith(async () => {
    throw new Error('SELECT secret FROM house')
  })
  const answer = await house.fetch('/')
  expect(answer.status).toBe(200)
  expect(await text(answer)).toMatch(/^retry: \d+\n\nretry: \d{4,5}\n\n$/)
  expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn', event: 'stream.failed' }))
  expect(open()).toBe(0)
})

describe('so many streams are open', () => {
  test('in all and no more, and one that is left makes room for another', async () => {
    const house = houseWith(quiet, {}, { most: 3, mostOfOne: 100 })
    const ears = await Promise.all(Array.from({ length: 3 }, () => listen(house, '/')))
    const refused = await house.fetch('/')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60'])
    await ears[0]!.leave()
    expect(open()).toBe(2)
    const later = await listen(house, '/')
    expect(later.answer.status).toBe(200)
    expect((await house.fetch('/')).status).toBe(503)
  })

  test('for one address, and another still has one', async () => {
    const house = houseWith(quiet, {}, { most: 100, mostOfOne: 2 })
    const from = (address: string) => listen(house, '/', { 'cf-connecting-ip': address })
    for (const turn of [1, 2]) expect([turn, (await from('203.0.113.7')).answer.status]).toEqual([turn, 200])
    const refused = await house.fetch('/', { headers: { 'cf-connecting-ip': '203.0.113.7' } })
    expect(refused.status).toBe(503)
    expect((await from('203.0.113.8')).answer.status).toBe(200)
  })

  test('and asking for the head alone opens none', async () => {
    const house = houseWith(quiet)
    const head = await house.fetch('/', { method: 'HEAD' })
    expect([head.status, await head.text(), open()]).toEqual([200, '', 0])
  })
})

test('a house that closes ends every stream at once, has them come back at different times, and opens no more', async () => {
  const house = houseWith(quiet)
  const answers = await Promise.all(Array.from({ length: 20 }, () => house.fetch('/')))
  closing.abort()
  expect(open()).toBe(0)
  const ends = await Promise.all(answers.map(text))
  const retries = ends.map((said) => Number(/retry: (\d+)\n\n$/.exec(said)?.[1]))
  expect(retries.every((ms) => ms >= 1_000 && ms <= 5_000)).toBe(true)
  expect(new Set(retries).size).toBeGreaterThan(10)
  expect((await house.fetch('/')).status).toBe(503)
})

describe('the address of who asks', () => {
  const ask = (peer: string | undefined, headers: Record<string, string>, proxies = 0) => {
    const bun = peer === undefined ? undefined : { requestIP: () => ({ address: peer }), timeout() {} }
    const request = new Request('http://localhost/', { headers })
    const c = { env: { bun }, req: { raw: request, header: (name: string) => request.headers.get(name) } }
    return callerOf(c as unknown as Ctx, proxies)
  }

  test('[S17] is that of the connection, whatever headers claim', () => {
    const claims = { 'x-forwarded-for': '198.51.100.1', 'cf-connecting-ip': '198.51.100.2' }
    expect(ask('203.0.113.7', claims)).toBe('203.0.113.7')
  })

  test('is what the outermost of our proxies saw, whatever was claimed to it', () => {
    const claims = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7, 10.0.0.2' }
    expect(ask('10.0.0.1', claims, 2)).toBe('203.0.113.7')
    expect(ask('10.0.0.1', claims, 1)).toBe('10.0.0.2')
    expect(ask('10.0.0.1', {}, 1)).toBe('')
  })

  test('is the network of a household where it is one of IPv6', () => {
    expect(ask('2001:db8:1:2:3:4:5:6', {})).toBe(ask('2001:db8:1:2::9', {}))
    expect(ask('2001:db8:1:3::9', {})).not.toBe(ask('2001:db8:1:2::9', {}))
    expect(ask('::ffff:203.0.113.7', {})).toContain('203.0.113.7')
  })

  test('is named by Cloudflare at the edge', () => {
    expect(ask(undefined, { 'cf-connecting-ip': '203.0.113.7' })).toBe('203.0.113.7')
  })
})
