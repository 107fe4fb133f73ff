import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { openRemote, type RemoteOptions } from '../../src/platform/database.remote.ts'
import { type Database, Unavailable, type Value } from '../../src/shared/database.ts'
import { keptLog } from '../support/log.ts'
import { type Sqld, startSqld } from '../support/sqld.ts'

let server: Sqld
let plain: Database
beforeAll(async () => {
  server = await startSqld()
  plain = open()
  await plain.write([q('CREATE TABLE bookings (number INTEGER UNIQUE) STRICT')])
})
afterAll(() => server.stop())
beforeEach(async () => {
  await plain.write([q('DELETE FROM bookings')])
})

const q = (sql: string, ...args: Value[]) => ({ sql, args })
const book = (number: number) => q('INSERT INTO bookings (number) VALUES (?)', number)
const all = q('SELECT number FROM bookings ORDER BY number')
const open = (options: Partial<RemoteOptions> = {}) =>
  openRemote({ url: server.url, log: keptLog(), ...options })

/** A network on which each request meets the next of these accidents, and when there are none left, none. */
function network(
  ...accidents: ((through: () => Promise<Response>, request: Request) => Promise<Response>)[]
) {
  const sent = { count: 0 }
  const fetch: RemoteOptions['fetch'] = (request, init) => {
    const through = () => globalThis.fetch(request, init)
    return accidents[sent.count++]?.(through, request) ?? through()
  }
  return { sent, fetch }
}
const coded = (code: string) => async (): Promise<never> => {
  throw Object.assign(new TypeError('lost'), { code })
}
const lostAfterwards = async (through: () => Promise<Response>) => {
  await through()
  throw new Error('Network connection lost.')
}
const status = (number: number) => async () => Response.json({ error: 'busy' }, { status: number })

/** What the server says when another one's transaction has the lock: every step after BEGIN is left out. */
const busy = async (_: unknown, request: Request) => {
  const { requests } = (await request.json()) as {
    requests: { type: string; batch?: { steps: unknown[] } }[]
  }
  const results = requests.map(({ type, batch }) => {
    if (!batch) return { type: 'ok', response: { type } }
    const none = batch.steps.map(() => null)
    const error = { message: 'SQLite error: database is locked', code: 'SQLITE_BUSY' }
    return {
      type: 'ok',
      response: { type, result: { step_results: none, step_errors: [error, ...none.slice(1)] } },
    }
  })
  return Response.json({ baton: null, base_url: null, results })
}

async function failure(call: Promise<unknown>): Promise<Unavailable> {
  const error = await call.then(
    () => undefined,
    (error) => error,
  )
  expect(error).toBeInstanceOf(Unavailable)
  return error
}

test('a server that does not answer is given up within the deadline, and what became of a write is not claimed', async () => {
  const { sent, fetch } = network()
  const db = open({ fetch, attemptMs: 200, deadlineMs: 1_000 })
  server.pause()
  const start = performance.now()
  const [read, several, written] = await Promise.all([
    failure(db.read(all)),
    failure(db.readAll([all])),
    failure(db.write([book(1)])),
  ])
  expect(performance.now() - start).toBeLessThan(2_000)
  expect([read.name, several.name, written.ambiguous]).toEqual(['Unavailable', 'Unavailable', true])
  expect(sent.count).toBe(7)
  server.resume()
  // Whether it makes the write of a sender who has gone is the server's affair; that it answers again is ours.
  expect((await plain.read(all)).length).toBeLessThanOrEqual(1)
})

test('a server that is not there has made nothing, and what it promised is there when it is back', async () => {
  const promised = await Promise.all(Array.from({ length: 60 }, (_, number) => plain.write([book(number)])))
  expect(promised.every((written) => written.ok)).toBe(true)
  await server.kill()
  expect((await failure(plain.write([book(100)]))).ambiguous).toBe(false)
  await failure(plain.read(all))
  await server.restart()
  expect(await plain.read(all)).toHaveLength(60)
})

test('a read is asked up to three times', async () => {
  const mends = network(coded('ECONNRESET'), status(503))
  expect(await open({ fetch: mends.fetch }).read(all)).toEqual([])
  expect(mends.sent.count).toBe(3)
  const broken = network(coded('ECONNRESET'), status(502), lostAfterwards)
  await failure(open({ fetch: broken.fetch }).readAll([all]))
  expect(broken.sent.count).toBe(3)
})

test('a write is sent once, and told to be unsure when it may have been made', async () => {
  const cases: [Parameters<typeof network>[0], boolean][] = [
    [lostAfterwards, true],
    [coded('ECONNRESET'), true],
    [status(502), true],
    [async () => new Response('<html>', { status: 200 }), true],
    [coded('ECONNREFUSED'), false],
  ]
  for (const [accident, ambiguous] of cases) {
    const { sent, fetch } = network(accident)
    expect((await failure(open({ fetch }).write([book(cases.length)]))).ambiguous).toBe(ambiguous)
    expect(sent.count).toBe(1)
  }
  expect(await plain.read(all)).toEqual([{ number: cases.length }])
})

test('a write that met a held lock or a full house was not made, so it is sent again until the deadline', async () => {
  const frees = network(busy, busy, status(429), status(429))
  expect(await open({ fetch: frees.fetch }).write([book(1)])).toMatchObject({ ok: true })
  expect(frees.sent.count).toBe(5)
  const held = network(...Array.from({ length: 1_000 }, () => busy))
  const error = await failure(open({ fetch: held.fetch, attemptMs: 100, deadlineMs: 300 }).write([book(2)]))
  expect(error.ambiguous).toBe(false)
  expect(await plain.read(all)).toEqual([{ number: 1 }])
})

test('a wrong token and a wrong address are faults of ours, not of the moment', async () => {
  for (const number of [401, 404]) {
    const { sent, fetch } = network(status(number))
    const error = await open({ fetch })
      .read(all)
      .catch((error) => error)
    expect(error).not.toBeInstanceOf(Unavailable)
    expect(String(error)).toContain(String(number))
    expect(sent.count).toBe(1)
  }
})

test('two hundred batches at once are all answered', async () => {
  const written = await Promise.all(Array.from({ length: 200 }, (_, number) => plain.write([book(number)])))
  expect(written.every((one) => one.ok)).toBe(true)
  expect(await plain.read(q('SELECT count(*) AS n FROM bookings'))).toEqual([{ n: 200 }])
})

test('the remote half brings no native code with it, so a Worker can have it', async () => {
  const built = await Bun.build({
    entrypoints: [new URL('../../src/platform/database.remote.ts', import.meta.url).pathname],
    target: 'browser',
    conditions: ['workerd'],
  })
  expect(built.success).toBe(true)
  const code = await built.outputs[0]!.text()
  expect(code).not.toContain('@neon-rs')
  expect(code).not.toContain('node:fs')
})
