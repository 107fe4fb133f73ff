import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { Queue, SignedCall } from '../../src/platform/ports.ts'
import { makeQueue } from '../../src/platform/queue.ts'
import { registerSchedules } from '../../src/platform/schedules.ts'
import { PUBLIC_KEYS, type Signing, signature } from '../support/qstash.signature.ts'
import { type Accident, type Message, type StandIn, startQStash } from '../support/qstash.ts'

// The contract of the queue, over both halves; QStash through its own SDK, with a service of ours at the other end.

const baseUrl = 'https://house.example'
let qstash: StandIn
/** What has come to the house, and what it answers. */
let calls: Request[] = []
let answers: (request: Request) => Response = () => new Response()
beforeAll(() => {
  qstash = startQStash()
  qstash.calls(async (url, init) => {
    const request = new Request(url, init)
    calls.push(request.clone())
    return answers(request)
  })
})
afterAll(() => qstash.stop())
beforeEach(async () => {
  await qstash.quiet()
  qstash.forget()
  calls = []
  answers = () => new Response()
  Object.assign(qstash.weather, { copies: [1], lateMs: 0, loses: 0, deaf: 0, secondMs: 0.01, held: false })
})

const now = () => Math.floor(Date.now() / 1000)
type Told = Parameters<Queue['publish']>[0][number]
let number = 0
const job = (more: Partial<Told> = {}): Told => ({
  id: `letter:booking-received:${++number}`,
  name: 'letter',
  notBefore: now(),
  attempts: 0,
  retold: 0,
  ...more,
})

const config = (more: object = {}) => {
  const [currentKey, nextKey] = [qstash.keys().current, qstash.keys().next]
  const { token, url } = qstash
  return { queue: { half: 'qstash' as const, token, url, currentKey, nextKey, ...more }, baseUrl }
}
const hosted = (more: object = {}) => makeQueue(config(more))
const embedded = () => makeQueue({ queue: { half: 'outbox' }, baseUrl })

/** What was taken while `during` ran. */
async function taking(during: () => Promise<unknown>): Promise<readonly Message[]> {
  const before = qstash.messages().length
  await during()
  return qstash.messages().slice(before)
}

const halves: [Queue['half'], () => Queue][] = [
  ['outbox', embedded],
  ['qstash', hosted],
]

describe.each(halves)('the %s', (half, open) => {
  test('knows which half it is, and is told of no more than it can take', async () => {
    const queue = open()
    expect(queue.half).toBe(half)
    expect(queue.horizon).toBeLessThan(7 * 86_400)
    expect(await queue.publish([job({ notBefore: now() + queue.horizon })])).toEqual({
      ok: true,
      value: undefined,
    })
  })

  test('takes many at once, one, and none', async () => {
    for (const many of [20, 1, 0])
      expect(await open().publish(Array.from({ length: many }, () => job()))).toMatchObject({ ok: true })
  })

  test('has made no call that does not show it', async () => {
    const call = { url: `${baseUrl}/jobs/letter`, body: new Uint8Array(), signature: undefined }
    for (const sign of [undefined, '', 'x', 'x.y.z', 'x'.repeat(10_000)])
      expect(await open().signed({ ...call, signature: sign })).toBe(false)
  })
})

test('without a hosted queue nobody has a signature, whatever key it was made with', async () => {
  const url = `${baseUrl}/jobs/letter`
  for (const key of [PUBLIC_KEYS.current, ...Object.values(qstash.keys())])
    expect(
      await embedded().signed({ url, body: new Uint8Array(), signature: signature({ key, url, body: '' }) }),
    ).toBe(false)
})

describe('what QStash is told', () => {
  test('comes back at the address of its name, with the id and nothing else, signed', async () => {
    const ids = ['letter:a:1', 'planning:Zürich – 東京:2', '"quoted\\"', 'x'.repeat(300)]
    expect(await hosted().publish(ids.map((id) => job({ id })))).toMatchObject({ ok: true })
    await qstash.quiet()
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual(
      ids.map(() => `POST ${baseUrl}/jobs/letter`),
    )
    const bodies = await Promise.all(calls.map((call) => call.clone().text()))
    expect(bodies.sort()).toEqual(ids.map((id) => JSON.stringify({ id })).sort())
    for (const call of calls) {
      expect(call.headers.get('content-type')).toBe('application/json')
      const body = new Uint8Array(await call.clone().arrayBuffer())
      const sign = call.headers.get('upstash-signature')!
      expect(await hosted().signed({ url: call.url, body, signature: sign })).toBe(true)
    }
  })

  test('is told in one request, however much it is', async () => {
    const before = qstash.asked()
    await hosted().publish(Array.from({ length: 20 }, () => job()))
    expect(qstash.asked()).toBe(before + 1)
  })

  test('comes not before its time', async () => {
    const [soon, later] = [job(), job({ notBefore: now() + 600 })]
    await hosted().publish([later, soon])
    await qstash.quiet()
    expect(await Promise.all(calls.map((call) => call.json()))).toEqual([{ id: soon.id }])
    const waits = qstash.messages().find(({ body }) => body.includes(later.id))!
    expect(waits).toMatchObject({ state: 'waiting', notBefore: later.notBefore * 1000 })
    qstash.forget()
  })

  test('comes once for each try, however often it was told, and again for another try, time or telling', async () => {
    const first = job()
    const others = [{ attempts: 1 }, { notBefore: first.notBefore - 1 }, { retold: 1 }]
    const messages = await taking(async () => {
      await Promise.all(Array.from({ length: 5 }, () => hosted().publish([first])))
      for (const other of others) await hosted().publish([first, { ...first, ...other }])
    })
    await qstash.quiet()
    expect(messages).toHaveLength(4)
    expect(calls).toHaveLength(4)
    expect(new Set(messages.map(({ deduplicationId }) => deduplicationId)).size).toBe(4)
    for (const { deduplicationId } of messages) expect(deduplicationId).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is brought again while nobody takes it, and given up with a call that says what it was', async () => {
    answers = ({ url }) => new Response('closed', { status: url.endsWith('/failed') ? 200 : 502 })
    const lost = job()
    await hosted().publish([lost])
    while (calls.length < 5) await Bun.sleep(2)
    await qstash.quiet()
    expect(calls.map(({ url }) => url.slice(baseUrl.length))).toEqual([
      ...Array(4).fill('/jobs/letter'),
      '/jobs/failed',
    ])
    const { sourceBody } = (await calls[4]!.json()) as { sourceBody: string }
    expect(JSON.parse(atob(sourceBody))).toEqual({ id: lost.id })
    // The house may be away for half an hour and a little without having to be told of it.
    const waits = qstash
      .deliveries()
      .slice(-5, -2)
      .map((each) => Math.round(each.waits!))
    expect(waits).toEqual([12, 148, 1808])
  })
})

describe('what QStash refuses', () => {
  const SECRET = 'a token of the tests'
  async function reasonAfter(...accidents: Accident[]) {
    qstash.next(...accidents)
    const told = await hosted({ patienceMs: 100 }).publish([job(), job()])
    if (told.ok) throw new Error('It was taken')
    expect(told.refusal.reason).not.toContain(SECRET)
    return told.refusal.reason
  }

  test.each([400, 401, 403, 412, 429, 500, 503])(
    'with %i is a reason, without a second try',
    async (status) => {
      const before = qstash.asked()
      expect(await reasonAfter({ status, error: `no: Bearer ${SECRET}` })).toContain(`QStash: ${status}`)
      expect(qstash.asked()).toBe(before + 1)
    },
  )

  test('or cuts off, or does not answer in time, or is not there, as well', async () => {
    await reasonAfter('cut')
    const began = performance.now()
    expect(await reasonAfter('hang')).toBe('QStash: no answer within 100 ms')
    expect(performance.now() - began).toBeLessThan(3_000)
    expect(await hosted({ url: 'http://127.0.0.1:1' }).publish([job()])).toMatchObject({ ok: false })
  })

  test('a wrong token', async () => {
    const told = await hosted({ token: 'another token' }).publish([job()])
    expect(told).toMatchObject({ ok: false, refusal: { reason: expect.stringContaining('401') } })
    expect(JSON.stringify(told)).not.toContain('another token')
  })

  test('is refused whole: one that is too far away takes the others with it', async () => {
    const far = job({ notBefore: now() + 8 * 86_400 })
    const messages = await taking(async () =>
      expect(await hosted().publish([job(), far, job()])).toMatchObject({ ok: false }),
    )
    expect(messages).toEqual([])
  })

  test('what it took without our hearing of it is told again and comes once', async () => {
    const untold = job()
    qstash.next('lost answer')
    expect(await hosted({ patienceMs: 100 }).publish([untold])).toMatchObject({ ok: false })
    expect(await hosted().publish([untold])).toMatchObject({ ok: true })
    await qstash.quiet()
    expect(calls).toHaveLength(1)
  })
})

describe('a variable of the environment', () => {
  test.each([
    ['QSTASH_DEV', 'true'],
    ['QSTASH_DEV', 'nonsense'],
    ['QSTASH_TOKEN', 'another'],
    ['QSTASH_URL', 'http://127.0.0.1:1'],
    ['QSTASH_REGION', 'US_EAST_1'],
  ])('%s=%s changes neither who is told nor whom we believe', async (name, value) => {
    process.env[name] = value
    try {
      expect(await taking(() => hosted().publish([job()]))).toHaveLength(1)
      const url = `${baseUrl}/jobs/letter`
      const call = { url, body: new TextEncoder().encode('{}') }
      const signedWith = (key: string) =>
        hosted().signed({ ...call, signature: signature({ key, url, body: '{}' }) })
      expect(await signedWith(qstash.keys().current)).toBe(true)
      expect(await signedWith(PUBLIC_KEYS.current)).toBe(false)
    } finally {
      delete process.env[name]
    }
  })
})

describe('[S68] a signature', () => {
  const url = `${baseUrl}/jobs/letter`
  const text = '{"id":"letter:a:1"}'
  const call = (more: Partial<Signing> = {}, other: Partial<SignedCall> = {}): SignedCall => ({
    url,
    body: new TextEncoder().encode(text),
    signature: signature({ key: qstash.keys().current, url, body: text, ...more }),
    ...other,
  })
  const good = (of: SignedCall) => hosted().signed(of)

  test('of the present key and of the next one is good, with and without padding', async () => {
    expect(await good(call())).toBe(true)
    expect(await good(call({ key: qstash.keys().next }))).toBe(true)
    const { body } = JSON.parse(atob(call().signature!.split('.')[1]!)) as { body: string }
    expect(body).toEndWith('=')
    expect(await good(call({ claims: { body: body.slice(0, -1) } }))).toBe(true)
  })

  test('is good while our clocks differ a little', async () => {
    expect(await good(call({ claims: { nbf: now() + 30, iat: now() + 30 } }))).toBe(true)
    expect(await good(call({ claims: { exp: now() + 5 } }))).toBe(true)
  })

  const bad: [string, Partial<Signing>, Partial<SignedCall>?][] = [
    ['another key', { key: 'sig_of_somebody_else' }],
    ['an empty key', { key: '' }],
    ['the public key of development', { key: PUBLIC_KEYS.current }],
    ['the next public key of development', { key: PUBLIC_KEYS.next }],
    ['HS384', { alg: 'HS384' }],
    ['HS512', { alg: 'HS512' }],
    ['no algorithm', { alg: 'none' }],
    ['no end', { claims: { exp: undefined } }],
    ['an end that is over', { claims: { exp: now() - 1 } }],
    ['an end in words', { claims: { exp: 'tomorrow' } }],
    ['no beginning', { claims: { nbf: undefined } }],
    ['a beginning that is to come', { claims: { nbf: now() + 300 } }],
    ['another issuer', { claims: { iss: 'Downstash' } }],
    ['no issuer', { claims: { iss: undefined } }],
    ['another door', { claims: { sub: `${baseUrl}/jobs/sweep` } }],
    ['another house', { claims: { sub: 'https://other.example/jobs/letter' } }],
    ['no door', { claims: { sub: undefined } }],
    ['a door that begins like it', { claims: { sub: `${url}/` } }],
    ['no body', { claims: { body: undefined } }],
    ['a body in no words', { claims: { body: 7 } }],
    ['one byte more', {}, { body: new TextEncoder().encode(`${text} `) }],
    ['one byte less', {}, { body: new TextEncoder().encode(text.slice(0, -1)) }],
    ['no body at all', {}, { body: new Uint8Array() }],
    ['a query', {}, { url: `${url}?x=1` }],
    ['another name', {}, { url: `${baseUrl}/jobs/lapse` }],
  ]
  for (const [what, signing, other] of bad)
    test(`with ${what} is none`, async () => {
      expect(await good(call())).toBe(true)
      expect(await good(call(signing, other))).toBe(false)
    })
})

test('[S136] no message is refused while keys are rolled, and those of two rolls ago open nothing', async () => {
  let queue = hosted()
  const first = qstash.keys().current
  answers = () => new Response()
  const refusedCalls: string[] = []
  qstash.calls(async (url, init) => {
    const body = new TextEncoder().encode(String(init.body))
    const sign = new Headers(init.headers).get('upstash-signature')!
    if (!(await queue.signed({ url, body, signature: sign }))) refusedCalls.push(url)
    return new Response()
  })
  // QStash rolls first; the house hears of it later, and is started again with what is now current and next.
  for (let rolls = 0; rolls < 3; rolls += 1) {
    await queue.publish(Array.from({ length: 5 }, () => job()))
    await qstash.quiet()
    qstash.rotate()
    await queue.publish(Array.from({ length: 5 }, () => job()))
    await qstash.quiet()
    queue = hosted()
  }
  expect(refusedCalls).toEqual([])
  const url = `${baseUrl}/jobs/letter`
  expect(
    await queue.signed({ url, body: new Uint8Array(), signature: signature({ key: first, url, body: '' }) }),
  ).toBe(false)
})

describe('the schedules', () => {
  test('are registered once, however often it is asked, and said', async () => {
    for (let times = 0; times < 3; times += 1)
      expect(await registerSchedules(config())).toEqual([
        'rendezvous-sweep-house.example: * * * * * → https://house.example/jobs/sweep',
      ])
    expect(qstash.schedules()).toMatchObject([
      {
        scheduleId: 'rendezvous-sweep-house.example',
        destination: 'https://house.example/jobs/sweep',
        cron: '* * * * *',
        method: 'POST',
        retries: 0,
      },
    ])
  })

  test('of two houses of one account are two', async () => {
    await registerSchedules({ ...config(), baseUrl: 'https://other.example:8443' })
    expect(qstash.schedules().map(({ scheduleId }) => scheduleId)).toEqual([
      'rendezvous-sweep-house.example',
      'rendezvous-sweep-other.example-8443',
    ])
  })

  test('cannot be registered without QStash, with a wrong token, or where nobody answers', async () => {
    const fails = async (asked: Promise<unknown>, reason: RegExp) => expect(asked).rejects.toThrow(reason)
    await fails(
      registerSchedules({ queue: { half: 'outbox' }, baseUrl }),
      /^QStash is not configured: set QSTASH_TOKEN/,
    )
    await fails(
      registerSchedules(config({ token: 'another token' })),
      /^QStash refused: 401 (?!.*another token)/,
    )
    qstash.next({ status: 503 })
    await fails(registerSchedules(config()), /^QStash refused: 503/)
  })
})
