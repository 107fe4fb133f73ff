import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { documentOf } from '../support/document.ts'
import { ANN, orderOn, ownDay, postForm, postJson } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { customer, program, somebody, worker } from '../support/people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('one’s own account as JSON', () => {
  test('is read, and said anew', async () => {
    const { ask, email, name } = await program(house)
    const before = await (await ask('GET', '/users/me')).json()
    expect(before).toMatchObject({ email, name, role: 'customer', emailVerified: true })
    const profile = {
      name: 'Noor Haddad-Klein',
      phone: '+44 20 7946 0018',
      language: 'fr',
      preferences: { reminders: false, reviews: true },
    }
    const after = await ask('PUT', '/users/me', profile)
    expect(after.status).toBe(200)
    expect(await after.json()).toEqual({ ...before, ...profile })
    expect(await (await ask('GET', '/users/me')).json()).toEqual({ ...before, ...profile })
    // What is left out is taken away.
    const { phone: _, ...bare } = profile
    expect(await (await ask('PUT', '/users/me', bare)).json()).not.toHaveProperty('phone')
  })

  test.each([
    ['role', 'admin'],
    ['email', 'other@example.org'],
    ['emailVerified', true],
    ['id', 'x'],
    ['password', 'something else'],
  ])('[S62] takes no %s', async (field, value) => {
    const { ask } = await program(house)
    const before = await (await ask('GET', '/users/me')).json()
    const profile = { name: 'X', language: 'en', preferences: { reminders: true, reviews: true } }
    const answer = await ask('PUT', '/users/me', { ...profile, [field]: value })
    expect(answer.status).toBe(422)
    expect((await answer.json()).errors).toMatchObject([{ path: field, code: 'unknown_field' }])
    expect(await (await ask('GET', '/users/me')).json()).toEqual(before)
  })

  test('is nothing to whoever does not say who they are, and a cookie does not say it', async () => {
    const { browser } = await customer(house)
    for (const path of ['', '/bookings', '/favorites', '/export'])
      expect([path, (await browser.get(`/api/users/me${path}`)).status]).toEqual([path, 401])
  })

  test('answers as the document says', async () => {
    const { ask } = await program(house)
    const document = await documentOf(house)
    await ask('POST', '/users/me/favorites', { kind: 'package', listing: 'garden-vows' })
    for (const path of ['', '/bookings', '/favorites', '/export']) {
      const operation = document.operations.find(
        (each) => each.method === 'get' && each.path === `/users/me${path}`,
      )!
      expect(await document.faultsOf(operation, await ask('GET', `/users/me${path}`))).toEqual([])
      expect(await document.faultsOf(operation, await house.fetch(`/api/users/me${path}`))).toEqual([])
    }
  })
})

describe('what somebody booked', () => {
  test('is listed for them in pages, and for nobody else [S61]', async () => {
    const [mine, theirs] = [await program(house), await program(house)]
    const references: string[] = []
    for (const each of [1, 2, 3]) {
      const order = { ...orderOn(ownDay()), customer: { ...ANN, email: mine.email } }
      const made = await postJson(house, order, { 'idempotency-key': `${mine.email}-${each}` })
      references.unshift((await made.json()).reference)
    }
    const page = await (await mine.ask('GET', '/users/me/bookings?limit=2')).json()
    expect(page.pagination).toEqual({ page: 1, limit: 2, total: 3, totalPages: 2 })
    expect(page.data[0]).toMatchObject({ status: 'pending', kind: 'package', title: 'Garden Vows', lines: 1 })
    const second = await (await mine.ask('GET', '/users/me/bookings?limit=2&page=2')).json()
    const listed = [...page.data, ...second.data].map(({ reference }) => reference)
    expect(listed.sort()).toEqual(references.sort())
    expect((await (await mine.ask('GET', '/users/me/bookings?status=cancelled')).json()).data).toEqual([])
    expect((await (await theirs.ask('GET', '/users/me/bookings')).json()).data).toEqual([])
    for (const more of ['email=x', `accountId=${mine.email}`, 'customerId=1', 'limit=1000', 'status=gone'])
      expect([more, (await theirs.ask('GET', `/users/me/bookings?${more}`)).status]).toEqual([more, 422])
  })
})

describe('a form', () => {
  const QUOTE = (day: string) => `/packages/garden-vows/quote?date=${day}&guests=60&eventType=wedding`
  const typedIn = (html: string, field: string) =>
    new RegExp(`<input(?=[^>]* name="${field}")[^>]* value="([^"]*)"`).exec(html)?.[1] ?? ''
  const told = (html: string) => ['name', 'email', 'phone'].map((field) => typedIn(html, field))

  test('knows who is signed in, and asks everybody else', async () => {
    const { browser, email, name } = await customer(house)
    await browser.post('/account/profile', { name, phone: '+44 20 7946 0018', language: 'en' })
    const path = QUOTE(ownDay())
    const { answer, html } = await browser.open(path)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(told(html)).toEqual([name, email, '+44 20 7946 0018'])
    expect(told(await (await house.fetch(path)).text())).toEqual(['', '', ''])
  })

  test('of a hold does, too, and what was typed stays', async () => {
    const { browser, email, name } = await customer(house)
    const held = await browser.post('/holds', {
      kind: 'package',
      listing: 'garden-vows',
      date: ownDay(),
      guests: '60',
      eventType: 'wedding',
      key: crypto.randomUUID(),
    })
    const checkout = held.headers.get('location')!
    expect(checkout).toMatch(/\/checkout$/)
    expect(told((await browser.open(checkout)).html)).toEqual([name, email, ''])
    const wrong = await browser.post(checkout, { name: 'Somebody Else', email: 'not an address' })
    expect(wrong.status).toBe(422)
    expect(told(await wrong.text())).toEqual(['Somebody Else', 'not an address', ''])
  })

  test('does not take the house for its customer', async () => {
    const { browser } = await worker(house, 'staff')
    expect(told((await browser.open(QUOTE(ownDay()))).html)).toEqual(['', '', ''])
  })

  test('sent by somebody who is signed in makes a booking of theirs, whatever address it says', async () => {
    const { browser } = await customer(house)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const fields = {
      listing: 'garden-vows',
      date: ownDay(),
      guests: '60',
      eventType: 'wedding',
      venue: 'Kew',
    }
    const answer = await postForm(
      house,
      { ...fields, ...ANN, email: somebody().email, key: crypto.randomUUID() },
      { cookie },
    )
    const reference = answer.headers.get('location')!.split('/').at(-1)!
    expect((await browser.open('/account')).html).toContain(reference)
  })
})
