import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { EVENTS } from '../../src/bookings/booking.ts'
import { WORDS } from '../../src/translations/words.ts'
import { announce } from '../../src/webhooks/announce.ts'
import { DELAYS, isSubscribed, SUBSCRIPTIONS, typeOf } from '../../src/webhooks/events.ts'
import { deliveryRows, endpointIn } from '../support/endpoints.ts'
import { orderOn, ownDay, postJson } from '../support/guest.ts'
import { inProcess } from '../support/house.ts'

let house: Awaited<ReturnType<typeof inProcess>>
const clock = { now: Date.now }
beforeAll(async () => {
  house = await inProcess()
})
afterAll(() => house.close())

const PERSON = {
  name: 'Canaria Canary-Name',
  email: 'canary-mail@example.org',
  phone: '+44 20 7946 0999',
  company: 'Canary-Company',
}

/** A booking with a canary in everything that somebody writes, made while nobody is told; its event. */
async function quietly() {
  const order = orderOn(ownDay(), { customer: PERSON, message: 'Canary-Message' })
  const answer = await postJson(house, {
    ...order,
    lines: [{ ...order.lines[0]!, venue: 'Canary-Venue', requests: 'Canary-Requests' }],
  })
  expect(answer.status).toBe(201)
  const { id } = (await answer.json()) as { id: string }
  await house.done()
  const [event] = await house.db.read({
    sql: 'SELECT * FROM booking_events WHERE booking_id = ?',
    args: [id],
  })
  return { id, event: String(event!.id) }
}

const jobsOf = async (endpoint: string) => {
  const rows = await house.db.read({
    sql: `SELECT jobs.id AS id FROM jobs JOIN webhook_deliveries AS d ON jobs.id = 'webhook:' || d.id WHERE d.endpoint_id = ?`,
    args: [endpoint],
  })
  return rows.map(({ id }) => String(id))
}

describe('what happened to a booking', () => {
  test('has a name of its own, unless nobody is told of it', () => {
    const named = Object.fromEntries(EVENTS.map((each) => [each, typeOf(each)]))
    expect(named).toMatchObject({
      held: 'booking.held',
      received: 'booking.received',
      changed: 'booking.changed',
      unanswered: 'booking.expired',
      no_show: 'booking.no_show',
      resent: undefined,
    })
    for (const type of Object.values(named)) if (type) expect(SUBSCRIPTIONS).toContain(type)
    for (const type of SUBSCRIPTIONS.filter((each) => !each.includes('*')))
      expect(Object.keys(WORDS.en)).toContain(type.replace('booking.', 'webhooks.event.'))
    expect(new Set(SUBSCRIPTIONS).size).toBe(SUBSCRIPTIONS.length)
  })

  test('is wanted by name, by all of its kind, or with everything', () => {
    expect(isSubscribed(['booking.held', 'booking.confirmed'], 'booking.confirmed')).toBe(true)
    expect(isSubscribed(['booking.held'], 'booking.confirmed')).toBe(false)
    expect(isSubscribed(['booking.*'], 'booking.confirmed')).toBe(true)
    expect(isSubscribed(['booking.*'], 'bookings.x')).toBe(false)
    expect(isSubscribed(['*'], 'anything.at.all')).toBe(true)
    expect(isSubscribed([], 'booking.held')).toBe(false)
  })

  test('is tried for three days', () => {
    const days = DELAYS.reduce((sum, each) => sum + each, 0) / 86_400
    expect(days).toBeGreaterThan(3)
    expect(days).toBeLessThan(3.5)
  })

  test('is told to each endpoint that wants it, once however often it is told, and says nothing about a person', async () => {
    const { id, event } = await quietly()
    const at = 'https://hooks.partner.example/'
    const all = await endpointIn(house, at)
    const moves = await endpointIn(house, at, { events: ['booking.*'] })
    const received = await endpointIn(house, at, { events: ['booking.cancelled', 'booking.received'] })
    const cancelled = await endpointIn(house, at, { events: ['booking.cancelled'] })
    const off = await endpointIn(house, at, { disabled: true })
    for (const _ of [1, 2, 3]) expect(await announce({ db: house.db, clock }, event)).toBeUndefined()
    for (const { id: endpoint } of [all, moves, received]) {
      expect(await deliveryRows(house, endpoint)).toMatchObject([{ event_id: event, status: 'pending' }])
      expect(await jobsOf(endpoint)).toHaveLength(1)
    }
    for (const { id: endpoint } of [cancelled, off]) expect(await deliveryRows(house, endpoint)).toEqual([])

    const rows = await house.db.read({ sql: 'SELECT * FROM webhook_events WHERE booking_id = ?', args: [id] })
    expect(rows).toMatchObject([{ id: event, type: 'booking.received' }])
    const payload = String(rows[0]!.payload)
    expect(JSON.parse(payload)).toMatchObject({
      type: 'booking.received',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: {
        id,
        reference: expect.stringMatching(/^\w{8}$/),
        status: 'pending',
        version: 1,
        kinds: ['package'],
        lines: [
          {
            kind: 'package',
            listing: 'garden-vows',
            when: { time: '15:30', zone: 'Europe/London' },
            amount: { currency: 'EUR' },
          },
        ],
        total: { amount: expect.any(Number), currency: 'EUR' },
        event: { id: event, what: 'received', who: 'customer' },
      },
    })
    // Of all that was written only this is not told; the premise is that it was written.
    const [kept] = await house.db.read({ sql: 'SELECT * FROM bookings WHERE id = ?', args: [id] })
    expect(JSON.stringify(kept)).toContain('Canary-Message')
    expect(payload).not.toMatch(/canar|7946/i)
    expect(payload.length).toBeLessThan(2_000)
  })

  test('is not told where nobody wants to know, and of what is no move', async () => {
    await house.db.write([{ sql: 'DELETE FROM webhook_endpoints', args: [] }])
    const { event } = await quietly()
    expect(await announce({ db: house.db, clock }, event)).toBe('nobody wants to know')
    expect(await announce({ db: house.db, clock }, 'no such event')).toBe('nobody is told of this')
  })
})

describe('two who tell the same at the same moment', () => {
  async function race() {
    await house.db.write([{ sql: 'DELETE FROM webhook_endpoints', args: [] }])
    const { event } = await quietly()
    const { id } = await endpointIn(house, 'https://hooks.partner.example/')
    // Both have seen that it was not told yet before either writes.
    let waiting = 0
    const meet = Promise.withResolvers<void>()
    const db: typeof house.db = {
      ...house.db,
      async write(statements) {
        waiting += 1
        if (waiting === 2) meet.resolve()
        await meet.promise
        return house.db.write(statements)
      },
    }
    await Promise.all([announce({ db, clock }, event), announce({ db, clock }, event)])
    return { deliveries: (await deliveryRows(house, id)).length, jobs: (await jobsOf(id)).length }
  }

  test('leave one delivery with one job', async () => {
    expect(await race()).toEqual({ deliveries: 1, jobs: 1 })
  })

  test('leave two where the schema does not mind', async () => {
    await house.db.write([{ sql: 'DROP INDEX webhook_delivery_once', args: [] }])
    expect(await race()).toEqual({ deliveries: 2, jobs: 2 })
  })
})
