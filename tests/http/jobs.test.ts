import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { Row } from '../../src/shared/database.ts'
import { inProcess, TARGET } from '../support/house.ts'
import { openQueued, type Queued } from '../support/jobs.ts'
import { type Asked, asked, lettersOf, rowOf } from '../support/life.ts'
import { personIn } from '../support/matrix.ts'
import { PUBLIC_KEYS, type Signing, signature } from '../support/qstash.signature.ts'
import { startQStash } from '../support/qstash.ts'

// What happens later, through both halves of the queue: in the house's own worker, and called back by QStash.

const FAIR = { copies: [1], lateMs: 0, loses: 0, deaf: 0, secondMs: 1_000, held: false }
const RECEIVED = ['booking-received', 'house-copy']

/** One house for each half, for all of this file. */
let houses: Record<'outbox' | 'qstash', Queued>
let queued: Queued
beforeAll(async () => {
  const [outbox, qstash] = await Promise.all([openQueued('outbox'), openQueued('qstash')])
  houses = { outbox, qstash }
})
afterAll(() => Promise.all(Object.values(houses).map((each) => each.close())))
afterEach(async () => {
  const { qstash, house } = houses.qstash
  await qstash!.quiet()
  Object.assign(qstash!.weather, FAIR)
  qstash!.calls((url, init) => house.fetch(url.slice(house.origin.length), init))
})

const q = (sql: string, ...args: (string | number)[]) => ({ sql, args })
const write = (sql: string, ...args: (string | number)[]) => queued.house.db.write([q(sql, ...args)])

async function idOf({ reference }: Asked): Promise<string> {
  return String((await rowOf(queued.house, reference)).id)
}

/** Each letter about these bookings: how often it was begun to be sent, and how often it arrived. */
async function sendings(bookings: readonly Asked[]): Promise<Row[]> {
  const ids = await Promise.all(bookings.map(idOf))
  return queued.house.db.read(
    q(
      `SELECT n.booking_id, n.template, n.attempts AS begun, (SELECT COUNT(*) FROM mailbox WHERE mailbox.key = n.id) AS arrived
        FROM notifications AS n WHERE n.booking_id IN (SELECT value FROM json_each(?)) ORDER BY n.booking_id, n.template`,
      JSON.stringify(ids),
    ),
  )
}

const onceEach = async (bookings: readonly Asked[]) =>
  (await Promise.all(bookings.map(idOf)))
    .sort()
    .flatMap((booking_id) => RECEIVED.map((template) => ({ booking_id, template, begun: 1, arrived: 1 })))

/** While `during` runs no letter can be put into the mailbox. */
async function ailing<T>(during: () => Promise<T>): Promise<T> {
  await write(
    "CREATE TRIGGER mailbox_is_full BEFORE INSERT ON mailbox BEGIN SELECT RAISE(ABORT, 'mailbox_is_full'); END",
  )
  try {
    return await during()
  } finally {
    await write('DROP TRIGGER mailbox_is_full')
  }
}

async function until(what: string, is: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await is()) return
    await Bun.sleep(10)
  }
  throw new Error(`It did not come to this within six seconds: ${what}`)
}

describe.each(['outbox', 'qstash'] as const)('jobs through the half that is called %s', (half) => {
  beforeAll(() => {
    queued = houses[half]
  })

  test('send each letter of ten bookings that come together once, whatever happens to what is brought', async () => {
    const { house, qstash } = queued
    if (qstash) Object.assign(qstash.weather, { copies: [1, 2, 3], lateMs: 200, deaf: 0.3, secondMs: 1 })
    const bookings = await Promise.all(Array.from({ length: 10 }, () => asked(house)))
    await house.settle()
    await qstash?.quiet()
    expect(await sendings(bookings)).toEqual(await onceEach(bookings))
    const letters = await queued.jobs('letter:%')
    expect(letters.filter(({ done, attempts }) => done === null || attempts !== 1)).toEqual([])
    if (!qstash) return
    // What was to be withstood did happen.
    expect(qstash.deliveries().length).toBeGreaterThan(letters.length)
    expect(new Set(qstash.deliveries().map(({ status }) => status))).not.toContain(500)
  })

  test('that fail are tried again after a while, and the letter is sent when they can be done', async () => {
    const { house } = queued
    const booking = await ailing(async () => {
      const made = await asked(house)
      const own = `letter:%:${await idOf(made)}:1`
      await until('both letters have failed', async () =>
        (await queued.jobs(own)).every(
          ({ attempts, leased, error }) => attempts === 1 && leased === 0 && error,
        ),
      )
      for (const { not_before, now, error, dead } of await queued.jobs(own)) {
        expect(Number(not_before) - Number(now)).toBeWithin(0, 8)
        expect(error).toContain('mailbox_is_full')
        expect(dead).toBeNull()
      }
      return made
    })
    const own = `letter:%:${await idOf(booking)}:1`
    expect(await sendings([booking])).toMatchObject([{ arrived: 0 }, { arrived: 0 }])
    await queued.whenDue(own)
    await until('both are done', async () => (await queued.jobs(own)).every(({ done }) => done !== null))
    expect(await lettersOf(house, booking.reference)).toEqual(RECEIVED)
    for (const row of await queued.jobs(own))
      expect(row).toMatchObject({ attempts: 2, error: null, dead: null })
  })

  test('that are hopeless are dead at once, with the reason, and are not brought again', async () => {
    const { house, qstash } = queued
    const id = 'unheard-of:1'
    await write(
      `INSERT INTO jobs (id, name, payload, not_before, created) VALUES (?, 'unheard-of', '{}', unixepoch(), unixepoch())`,
      id,
    )
    await queued.sweep()
    const [row] = await queued.jobs(id)
    expect(row).toMatchObject({ attempts: 1, done: null, dead: expect.any(Number) })
    expect(row!.error).toContain('No job is named unheard-of')
    if (!qstash) return
    await qstash.quiet()
    const about = () => qstash.deliveries().filter(({ message }) => message.body.includes(id))
    expect(about()).toMatchObject([{ status: 489, retried: 0 }])
    expect(qstash.dlq().map(({ body }) => body)).toContain(JSON.stringify({ id }))
    // And the call which says that it was given up changes nothing.
    const givenUp = qstash
      .deliveries()
      .filter(({ message }) => message.body.includes(btoa(JSON.stringify({ id }))))
    expect(givenUp).toMatchObject([{ status: 200, message: { url: `${house.origin}/jobs/failed` } }])
    await queued.sweep()
    expect(about()).toHaveLength(1)
  })

  test('that were put off are not done early, and are done in their time', async () => {
    const { house, qstash } = queued
    const booking = await asked(house)
    await house.settle()
    const id = `unanswered:${await idOf(booking)}`
    await queued.sweep()
    await qstash?.bring({ early: true, only: ({ body }) => body.includes(id) })
    expect(await queued.jobs(id)).toMatchObject([{ attempts: 0, done: null }])
    expect(await rowOf(house, booking.reference)).toMatchObject({ status: 'pending' })
    if (qstash) {
      const about = qstash.deliveries().filter(({ message }) => message.body.includes(id))
      expect(about).toMatchObject([{ status: 200 }])
      // It has been brought for nothing, so it has to be told of again, which it is.
      expect(await queued.jobs(id)).toMatchObject([{ published: null, retold: 1 }])
      await queued.sweep()
      expect(await queued.jobs(id)).toMatchObject([{ published: expect.any(Number) }])
    }
    await queued.whenDue(id)
    expect(await queued.jobs(id)).toMatchObject([{ attempts: 1, done: expect.any(Number) }])
  })

  test('that leave others behind have them done without waiting for the minute', async () => {
    const { house } = queued
    const booking = await asked(house)
    await house.settle()
    await queued.whenDue(`unanswered:${await idOf(booking)}`)
    expect(await lettersOf(house, booking.reference)).toEqual([
      'booking-received',
      'booking-unanswered',
      'house-copy',
      'house-unanswered',
    ])
    expect(await rowOf(house, booking.reference)).toMatchObject({ status: 'expired' })
  })

  test('whose worker died before it could say so are done by another, once its time is over', async () => {
    const { house, qstash } = queued
    // The letter is sent, and then the process is gone: the row is still leased and says nothing of it.
    const booking = await asked(house)
    await house.settle()
    const id = `letter:booking-received:${await idOf(booking)}:1`
    await write(
      'UPDATE jobs SET done = NULL, attempts = 1, leased = unixepoch() + 60, published = NULL WHERE id = ?',
      id,
    )
    await write("UPDATE notifications SET status = 'pending', unsure = unixepoch() WHERE id = ?", id)
    if (qstash) {
      const first = qstash.messages().find(({ body }) => body.includes(id))!
      const busy = await qstash.again(first)
      expect([busy.status, busy.headers.get('retry-after')]).toEqual([409, '60'])
    } else await asked(house)
    expect(await queued.jobs(id)).toMatchObject([{ attempts: 1, done: null }])
    await write('UPDATE jobs SET leased = unixepoch() - 1 WHERE id = ?', id)
    await queued.sweep()
    await until('it is done', async () => (await queued.jobs(id))[0]!.done !== null)
    expect(await queued.jobs(id)).toMatchObject([{ attempts: 2 }])
    const [sent] = await sendings([booking])
    expect(sent).toMatchObject({ template: 'booking-received', begun: 2, arrived: 1 })
  })
})

describe('QStash', () => {
  beforeAll(() => {
    queued = houses.qstash
  })
  const service = () => queued.qstash!
  const about = (id: string) =>
    service()
      .messages()
      .filter(({ body }) => body.includes(id))

  test('is not told of what is further away than it takes, until a sweep finds it near enough', async () => {
    const id = 'planning:far'
    await write(
      `INSERT INTO jobs (id, name, payload, not_before, created) VALUES (?, 'plan-departures', '{"day":"2027-01-01"}', unixepoch() + 7 * 86400, unixepoch())`,
      id,
    )
    await queued.sweep()
    expect(about(id)).toEqual([])
    expect(await queued.jobs(id)).toMatchObject([{ published: null, attempts: 0 }])
    await write('UPDATE jobs SET not_before = unixepoch() + 5 * 86400 WHERE id = ?', id)
    await queued.sweep()
    await queued.sweep()
    expect(about(id)).toMatchObject([{ state: 'waiting' }])
    expect(await queued.jobs(id)).toMatchObject([{ published: expect.any(Number), attempts: 0 }])
  })

  test('is told again by the sweep of what it lost', async () => {
    service().weather.loses = 1
    const booking = await asked(queued.house)
    const own = `letter:%:${await idOf(booking)}:1`
    await until('it was told', async () =>
      (await queued.jobs(own)).every(({ published }) => published !== null),
    )
    expect(await queued.jobs(own)).toMatchObject([{ attempts: 0 }, { attempts: 0 }])
    service().weather.loses = 0
    await queued.house.db.write([
      q('UPDATE jobs SET not_before = not_before - 7201, published = published - 7201 WHERE id LIKE ?', own),
    ])
    await queued.sweep()
    expect(await lettersOf(queued.house, booking.reference)).toEqual(RECEIVED)
    for (const row of await queued.jobs(own)) expect(row).toMatchObject({ attempts: 1, retold: 1 })
  })

  test('is told again of what it refused, with what comes next', async () => {
    service().next({ status: 503 })
    const booking = await asked(queued.house)
    const own = `letter:%:${await idOf(booking)}:1`
    expect(await queued.jobs(own)).toHaveLength(2)
    await queued.sweep()
    expect(await lettersOf(queued.house, booking.reference)).toEqual(RECEIVED)
    for (const row of await queued.jobs(own)) expect(row).toMatchObject({ attempts: 1 })
  })

  test('that gave up a message, for the house was away, brings another once it is back', async () => {
    const { house } = queued
    service().weather.secondMs = 0.01
    let away = 0
    service().calls((url, init) => {
      if (!url.endsWith('/jobs/letter') || away >= 8) return house.fetch(url.slice(house.origin.length), init)
      away += 1
      return Promise.reject(new Error('nobody there'))
    })
    const booking = await asked(house)
    expect(await lettersOf(house, booking.reference)).toEqual(RECEIVED)
    expect(away).toBe(8)
    for (const row of await queued.jobs(`letter:%:${await idOf(booking)}:1`))
      expect(row).toMatchObject({ attempts: 1, retold: 1 })
    expect(await sendings([booking])).toEqual(await onceEach([booking]))
  })

  if (TARGET === 'workerd')
    test('hears of what was left untold by the minute of the Worker as well', async () => {
      const { house } = queued
      const id = 'planning:left'
      await write(
        `INSERT INTO jobs (id, name, payload, not_before, created) VALUES (?, 'plan-departures', '{"day":"2027-01-01"}', unixepoch() + 600, unixepoch())`,
        id,
      )
      await house.fetch('/cdn-cgi/handler/scheduled', { method: 'POST' })
      await until('it is told', async () => (await queued.jobs(id))[0]!.published !== null)
      expect(about(id)).toHaveLength(1)
    })
})

describe('[S68] the door of the queue', () => {
  beforeAll(() => {
    queued = houses.qstash
  })

  /** A job that the house has but has not told of, and the call that would have it done. */
  async function waiting() {
    const service = queued.qstash!
    service.weather.loses = 1
    const booking = await asked(queued.house)
    await until('it was told', async () =>
      (await queued.jobs(`letter:%:${await idOf(booking)}:1`)).every(({ published }) => published !== null),
    )
    const id = `letter:booking-received:${await idOf(booking)}:1`
    const body = JSON.stringify({ id })
    const url = `${queued.house.origin}/jobs/letter`
    const sign = (more: Partial<Signing> = {}) =>
      signature({ key: service.keys().current, url, body, ...more })
    const call = (headers: Record<string, string>, sent = body, path = '/jobs/letter', method = 'POST') =>
      queued.house.fetch(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(method !== 'GET' && { body: sent }),
      })
    const untouched = async () => {
      const [row] = await queued.jobs(id)
      return row!.attempts === 0 && row!.done === null
    }
    return { booking, id, body, url, sign, call, untouched }
  }

  test('opens to what QStash has signed, and what was done is not done again by a replay of the very same call', async () => {
    const { booking, id, sign, call } = await waiting()
    const signed = { 'upstash-signature': sign() }
    for (const times of [1, 2, 3]) expect([times, (await call(signed)).status]).toEqual([times, 200])
    expect(await queued.jobs(id)).toMatchObject([{ attempts: 1, done: expect.any(Number) }])
    expect(await sendings([booking])).toMatchObject([{ begun: 1, arrived: 1 }])
  })

  test('opens to nothing else', async () => {
    const { sign, call, body, untouched } = await waiting()
    const seconds = Math.floor(Date.now() / 1000)
    const { origin } = queued.house
    const admin = await personIn(queued.house, 'admin')
    const signatures: [string, string | undefined][] = [
      ['none', undefined],
      ['an empty one', ''],
      ['of another key', sign({ key: 'sig_of_somebody_else' })],
      ['of the public key of development', sign({ key: PUBLIC_KEYS.current })],
      ['of the next public one', sign({ key: PUBLIC_KEYS.next })],
      ['for another door', sign({ url: `${origin}/jobs/sweep` })],
      ['over', sign({ claims: { exp: seconds - 10, nbf: seconds - 310, iat: seconds - 310 } })],
      ['in HS512', sign({ alg: 'HS512' })],
      ['without an end', sign({ claims: { exp: undefined } })],
      ['unsigned', sign({ alg: 'none' })],
    ]
    for (const [what, text] of signatures) {
      const answer = await call(text === undefined ? {} : { 'upstash-signature': text })
      expect([what, answer.status]).toEqual([what, 401])
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
    const signed = { 'upstash-signature': sign() }
    expect((await call(signed, `${body} `)).status).toBe(401)
    expect((await call(signed, body, '/jobs/letter?x=1')).status).toBe(401)
    expect((await call(signed, body, '/jobs/lapse')).status).toBe(401)
    for (const more of [{}, { origin }, { 'sec-fetch-site': 'same-origin' }] as Record<string, string>[])
      expect((await call({ cookie: admin.cookie, ...more })).status).toBe(401)
    for (const path of ['/jobs/sweep', '/jobs/failed', '/jobs/unheard-of'])
      expect((await call({}, body, path)).status).toBe(401)
    expect(await untouched()).toBe(true)
    expect((await call(signed)).status).toBe(200)
    expect(await untouched()).toBe(false)
  })

  test('is not opened by GET, nor by two megabytes', async () => {
    const { sign, call, untouched } = await waiting()
    const signed = { 'upstash-signature': sign() }
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await call(signed, '', '/jobs/letter', method)
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    }
    const much = 'x'.repeat(2 * 1024 * 1024)
    expect((await call({ 'upstash-signature': sign({ body: much }) }, much)).status).toBe(413)
    expect(await untouched()).toBe(true)
  })

  test('says 200 to what is not there, so that it is not brought again, and nothing comes of it', async () => {
    const { id, sign, call, untouched } = await waiting()
    const { origin } = queued.house
    const strangers: [path: string, body: string][] = [
      ['/jobs/letter', JSON.stringify({ id: 'letter:booking-received:none:1' })],
      ['/jobs/lapse', JSON.stringify({ id })],
      ['/jobs/unheard-of', JSON.stringify({ id })],
    ]
    for (const [path, body] of strangers) {
      const answer = await call({ 'upstash-signature': sign({ url: origin + path, body }) }, body, path)
      expect([path, answer.status]).toEqual([path, 200])
    }
    expect(await untouched()).toBe(true)
  })

  test('says that what cannot be read need not be brought again', async () => {
    const { sign, call } = await waiting()
    for (const path of ['/jobs/letter', '/jobs/failed'])
      for (const body of ['', 'x', '[]', '{}', '{"id":7}', '{"sourceBody":"???"}', '{"sourceBody":"e30="}']) {
        const url = queued.house.origin + path
        const answer = await call({ 'upstash-signature': sign({ url, body }) }, body, path)
        expect([path, body, answer.status, answer.headers.get('upstash-nonretryable-error')]).toEqual([
          path,
          body,
          489,
          'true',
        ])
      }
  })
})

test('[S68] a house without QStash is called back by nobody', async () => {
  const { house } = houses.outbox
  const url = `${house.origin}/jobs/sweep`
  for (const key of ['', ...Object.values(PUBLIC_KEYS)]) {
    const headers = { 'upstash-signature': signature({ key, url, body: '' }) }
    expect((await house.fetch('/jobs/sweep', { method: 'POST', headers })).status).toBe(401)
  }
  expect((await house.fetch('/jobs/sweep', { method: 'POST' })).status).toBe(401)
})

// The last of them, for afterwards the house knows neither of the keys.
test('[S136] QStash may roll its keys while it brings things, and nothing is refused', async () => {
  queued = houses.qstash
  const house = queued.house
  const service = queued.qstash!
  service.weather.lateMs = 150
  const bookings = await Promise.all(Array.from({ length: 4 }, () => asked(house)))
  service.rotate()
  bookings.push(await asked(house))
  const ids = await Promise.all(bookings.map(idOf))
  const isOwn = (text: unknown) => ids.some((id) => String(text).includes(id))
  await until('all are done', async () =>
    (await queued.jobs('letter:%')).every(({ id, done }) => !isOwn(id) || done !== null),
  )
  await service.quiet()
  expect(await sendings(bookings)).toEqual(await onceEach(bookings))
  const brought = service.deliveries().filter(({ message }) => isOwn(message.body))
  expect(brought.length).toBeGreaterThan(9)
  expect(brought.filter(({ status }) => status !== 200)).toEqual([])
  // Another roll before the house was told of the first: now neither of its keys is theirs.
  service.rotate()
  const { id } = service.messages()[0]!
  expect((await service.again(service.messages().find((each) => each.id === id)!)).status).toBe(401)
})

// What ails these houses is within this process.
if (TARGET === 'process') {
  const sweeping = async (house: { origin: string; fetch: typeof queued.house.fetch }, key: string) => {
    const url = `${house.origin}/jobs/letter`
    const body = '{"id":"letter:a:1"}'
    const headers = { 'upstash-signature': signature({ key, url, body }) }
    return house.fetch('/jobs/letter', { method: 'POST', headers, body })
  }

  test('a house whose database is away says so without naming a time, for QStash waits longer by itself', async () => {
    const qstash = startQStash()
    let away = false
    const house = await inProcess(
      {},
      {
        env: qstash.env(),
        ailing: (db) => ({
          ...db,
          read: (...asked) => db.read(...asked),
          readAll: (...asked) => db.readAll(...asked),
          write: (...asked) => (away ? Promise.reject(new Error('away')) : db.write(...asked)),
        }),
      },
    )
    away = true
    const answer = await sweeping(house, qstash.keys().current)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, null])
    expect(house.log.lines.map(({ event }) => event)).toContain('jobs.not_taken')
    away = false
    expect((await sweeping(house, qstash.keys().current)).status).toBe(200)
    await house.close()
    await qstash.stop()
  })

  test('a house that is closed for a while goes on with what was to happen later', async () => {
    const qstash = startQStash()
    const house = await inProcess({}, { env: { ...qstash.env(), MAINTENANCE: 'on' } })
    expect((await house.fetch('/')).status).toBe(503)
    expect((await sweeping(house, qstash.keys().current)).status).toBe(200)
    expect((await house.fetch('/jobs/letter', { method: 'POST' })).status).toBe(401)
    await house.close()
    await qstash.stop()
  })
}
