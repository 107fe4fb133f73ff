import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { newKey } from '../../src/accounts/key.ts'
import type { Scope } from '../../src/rights.ts'
import { documentOf } from '../support/document.ts'
import { ANN, orderOn, ownDay } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { customer, PASSWORD, worker } from '../support/people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function tokenOf({ email }: { email: string }): Promise<string> {
  const answer = await house.fetch('/api/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  return (await answer.json()).accessToken
}

async function keyFor(...scopes: Scope[]): Promise<string> {
  const [admin] = await house.db.read({ sql: "SELECT id FROM accounts WHERE role = 'admin'", args: [] })
  const madeBy = admin ? String(admin.id) : await adminId()
  const made = await newKey({ name: 'A program', scopes, madeBy }, Math.floor(Date.now() / 1000))
  await house.db.write([made.statement])
  return made.key
}
async function adminId(): Promise<string> {
  const { email } = await worker(house, 'admin')
  const [row] = await house.db.read({ sql: 'SELECT id FROM accounts WHERE email = ?', args: [email] })
  return String(row!.id)
}

const call = (token: string | undefined, method: string, path: string, body?: object, more: object = {}) =>
  house.fetch(`/api${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body && { body: JSON.stringify(body) }),
  })

/** Somebody with a token, and a booking of theirs. */
async function owner() {
  const who = await customer(house)
  const token = await tokenOf(who)
  const key = { 'idempotency-key': crypto.randomUUID() }
  const answer = await call(token, 'POST', '/bookings', orderOn(ownDay()), key)
  expect(answer.status).toBe(201)
  return { ...who, token, booking: await answer.json() }
}

describe('a booking made by somebody who is signed in', () => {
  test('is theirs through the API and on pages, without its link', async () => {
    const { token, booking, browser } = await owner()
    const found = await call(token, 'GET', `/bookings/${booking.id}`)
    expect(found.status).toBe(200)
    expect((await browser.get(`/bookings/${booking.reference}`)).status).toBe(200)
    expect((await call(token, 'GET', `/bookings/${booking.id}/cancellation`)).status).toBe(200)
    const list = await (await call(token, 'GET', '/bookings')).json()
    expect(list.data.map((each: { id: string }) => each.id)).toEqual([booking.id])
    expect((await call(token, 'DELETE', `/bookings/${booking.id}`)).status).toBe(200)
  })

  test('[S59] is nothing to another customer, whatever they try', async () => {
    const { booking } = await owner()
    const other = await customer(house)
    const token = await tokenOf(other)
    const tries: [string, string, object?][] = [
      ['GET', `/bookings/${booking.id}`],
      ['GET', `/bookings/${booking.reference}`],
      ['GET', `/bookings/${booking.id}/cancellation`],
      ['PUT', `/bookings/${booking.id}`, { message: 'mine now' }],
      ['PATCH', `/bookings/${booking.id}`, { status: 'cancelled', why: 'because' }],
      ['DELETE', `/bookings/${booking.id}`],
      ['POST', `/bookings/${booking.id}/resend-confirmation`, {}],
    ]
    for (const [method, path, body] of tries) {
      const answer = await call(token, method, path, body)
      const words = await answer.text()
      expect([method, path, answer.status]).toEqual([method, path, 404])
      expect(words).not.toContain(ANN.name)
    }
    for (const path of ['', '/changes', '/cancellation', '/calendar.ics'])
      expect((await other.browser.get(`/bookings/${booking.reference}${path}`)).status).toBe(404)
    expect((await other.browser.get(`/desk/${booking.reference}`)).status).toBe(404)
    // [S61]
    for (const query of [`email=${ANN.email}`, `reference=${booking.reference}`]) {
      const list = await (await call(token, 'GET', `/bookings?${query}`)).json()
      expect(list.data).toEqual([])
    }
  })

  test('[S62] takes neither a status nor a price from its customer', async () => {
    const { token, booking } = await owner()
    const before = await (await call(token, 'GET', `/bookings/${booking.id}`)).json()
    for (const body of [
      { status: 'completed' },
      { total: { amount: 1, currency: 'GBP' } },
      { customerId: 'x' },
    ])
      expect((await call(token, 'PUT', `/bookings/${booking.id}`, body)).status).toBe(422)
    expect((await call(token, 'PATCH', `/bookings/${booking.id}`, { status: 'completed' })).status).toBe(404)
    expect(await (await call(token, 'GET', `/bookings/${booking.id}`)).json()).toEqual(before)
  })

  test('is found by its attempt by nobody else: a key belongs to who sent it', async () => {
    const { token } = await owner()
    const attempt = crypto.randomUUID()
    const order = orderOn(ownDay())
    const made = await call(token, 'POST', '/bookings', order, { 'idempotency-key': attempt })
    const { id } = await made.json()
    const again = await call(token, 'POST', '/bookings', order, { 'idempotency-key': attempt })
    expect((await again.json()).id).toBe(id)
    expect((await (await call(token, 'GET', `/bookings/by-key/${attempt}`)).json()).id).toBe(id)
    const stranger = await tokenOf(await customer(house))
    expect((await call(stranger, 'GET', `/bookings/by-key/${attempt}`)).status).toBe(404)
    expect((await call(undefined, 'GET', `/bookings/by-key/${attempt}`)).status).toBe(404)
  })

  test('needs a key for its attempt, as a machine would repeat it', async () => {
    const { token } = await owner()
    const answer = await call(token, 'POST', '/bookings', orderOn(ownDay()))
    expect([answer.status, (await answer.json()).code]).toEqual([400, 'idempotency_key_missing'])
  })
})

describe('the house', () => {
  test('sees every booking, decides on it at the desk and through the API, and is named as the house', async () => {
    const { booking } = await owner()
    const staff = await worker(house, 'staff')
    const token = await tokenOf(staff)
    const page = await staff.browser.get(`/bookings/${booking.reference}`)
    expect(page.headers.get('location')).toBe(`/desk/${booking.reference}`)
    expect((await staff.browser.get(`/desk/${booking.reference}`)).status).toBe(200)
    const list = await call(token, 'GET', `/bookings?reference=${booking.reference}`)
    const document = await documentOf(house)
    const operation = document.operations.find((each) => each.method === 'get' && each.path === '/bookings')!
    expect(await document.faultsOf(operation, list.clone())).toEqual([])
    expect((await list.json()).data).toHaveLength(1)
    const done = await call(token, 'PATCH', `/bookings/${booking.id}`, { status: 'cancelled', why: 'Ill' })
    expect(done.status).toBe(200)
    expect((await done.json()).events.at(-1)).toMatchObject({ what: 'cancelled', who: 'house' })
  })
})

describe('a program with a key', () => {
  test('[S66] reads and writes what its scopes say, until it is revoked', async () => {
    const { booking } = await owner()
    const [reads, writes] = [await keyFor('bookings:read'), await keyFor('bookings:read', 'bookings:write')]
    const seen = await call(reads, 'GET', `/bookings/${booking.id}`)
    expect(seen.status).toBe(200)
    // With the private link it could write.
    expect(await seen.text()).not.toContain('?key=')
    expect((await call(reads, 'GET', '/bookings')).status).toBe(200)
    const change = { message: 'From the program' }
    expect((await call(reads, 'PUT', `/bookings/${booking.id}`, change)).status).toBe(403)
    expect((await call(writes, 'PUT', `/bookings/${booking.id}`, change)).status).toBe(200)
    expect((await call(writes, 'GET', '/users/me')).status).not.toBe(200)
    expect((await call(undefined, 'GET', `/bookings?api_key=${writes}`)).status).toBe(401)
    await house.db.write([{ sql: 'UPDATE api_keys SET revoked = 1', args: [] }])
    expect((await call(writes, 'GET', `/bookings/${booking.id}`)).status).toBe(401)
    expect((await call(reads, 'GET', '/bookings')).status).toBe(401)
  })

  test('is kept as a hash, found by its prefix, and dead once it is over', async () => {
    const key = await keyFor('bookings:read')
    const rows = JSON.stringify(await house.db.read({ sql: 'SELECT * FROM api_keys', args: [] }))
    expect(rows).not.toContain(key)
    expect(rows).toContain(key.slice(4, 12))
    await house.db.write([{ sql: 'UPDATE api_keys SET expires = unixepoch() - 1', args: [] }])
    expect((await call(key, 'GET', '/bookings')).status).toBe(401)
  })
})
