import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type ApiDocument, documentOf, type Operation } from '../support/document.ts'
import { ANN, orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { customer, PASSWORD, somebody } from '../support/people.ts'

let house: TestHouse
let document: ApiDocument
beforeAll(async () => {
  house = await openHouse()
  document = await documentOf(house)
})
afterAll(() => house.close())

const operation = (method: string, path: string): Operation =>
  document.operations.find((each) => each.method === method && each.path === path)!

const asked = async (path: string, template = path.replace(/\?.*/, '')) =>
  document.faultsOf(operation('get', template), await house.fetch(`/api${path}`))

test('the document says what there is, and is valid where it is read', () => {
  expect(document.operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'delete /admin/keys/{id}',
    'delete /admin/webhooks/{id}',
    'delete /bookings/{id}',
    'delete /users/me',
    'delete /users/me/favorites/{id}',
    'get /admin/audit',
    'get /admin/jobs',
    'get /admin/jobs/{id}',
    'get /admin/keys',
    'get /admin/users',
    'get /admin/users/{id}',
    'get /admin/webhooks',
    'get /admin/webhooks/{id}',
    'get /admin/webhooks/{id}/deliveries',
    'get /appointments/services',
    'get /appointments/slots',
    'get /auth/me',
    'get /bookings',
    'get /bookings/by-key/{key}',
    'get /bookings/{id}',
    'get /bookings/{id}/cancellation',
    'get /notifications',
    'get /notifications/{id}',
    'get /packages',
    'get /packages/{id}',
    'get /testimonials',
    'get /themes',
    'get /themes/{id}',
    'get /tours',
    'get /tours/{id}',
    'get /tours/{id}/departures',
    'get /users/me',
    'get /users/me/bookings',
    'get /users/me/export',
    'get /users/me/favorites',
    'patch /admin/users/{id}',
    'patch /bookings/{id}',
    'post /admin/jobs/{id}/cancellation',
    'post /admin/jobs/{id}/retry',
    'post /admin/keys',
    'post /admin/webhooks',
    'post /admin/webhooks/deliveries/{id}/replay',
    'post /admin/webhooks/{id}/secret',
    'post /admin/webhooks/{id}/test',
    'post /auth/forgot-password',
    'post /auth/login',
    'post /auth/logout',
    'post /auth/refresh',
    'post /auth/register',
    'post /auth/reset-password',
    'post /auth/verify-email',
    'post /bookings',
    'post /bookings/{id}/checkout',
    'post /bookings/{id}/resend-confirmation',
    'post /notify/email',
    'post /notify/whatsapp',
    'post /quotes',
    'post /users/me/favorites',
    'put /admin/webhooks/{id}',
    'put /bookings/{id}',
    'put /users/me',
  ])
})

test('every list and every single thing is as the document says, in both languages', async () => {
  for (const lang of ['en', 'fr']) {
    for (const path of ['/packages', '/themes', '/testimonials', '/tours'])
      expect(await asked(`${path}?lang=${lang}`)).toEqual([])
    expect(await asked(`/packages/garden-vows?lang=${lang}`, '/packages/{id}')).toEqual([])
    expect(await asked(`/themes/wild-meadow?lang=${lang}`, '/themes/{id}')).toEqual([])
    for (const slug of ['seven-sisters-ridge', 'open-garden-day', 'steam-to-the-sea'])
      expect(await asked(`/tours/${slug}?lang=${lang}`, '/tours/{id}')).toEqual([])
  }
})

test('so is every refusal', async () => {
  for (const path of [
    '/packages?limit=0',
    '/packages?colour=red',
    '/themes?page=x',
    '/testimonials?limit=101',
  ])
    expect(await asked(path)).toEqual([])
  expect(await asked('/packages/nothing', '/packages/{id}')).toEqual([])
  expect(await asked('/tours/nothing', '/tours/{id}')).toEqual([])
  const departures = '/tours/{id}/departures'
  for (const [path, is] of [
    ['/tours/steam-to-the-sea/departures', 200],
    ['/tours/steam-to-the-sea/departures?from=2027-02-30', 422],
    ['/tours/nothing/departures', 404],
  ] as const) {
    expect((await house.fetch(`/api${path}`)).status).toBe(is)
    expect(await asked(path, departures)).toEqual([])
  }
})

test('a page of a list knows where it stands, and its end', async () => {
  const all = await (await house.fetch('/api/packages?limit=100')).json()
  const pages = await Promise.all(
    [1, 2, 3, 4].map(async (page) => (await house.fetch(`/api/packages?limit=3&page=${page}`)).json()),
  )
  expect(pages.flatMap(({ data }) => data)).toEqual(all.data)
  expect(pages[0].pagination).toEqual({ page: 1, limit: 3, total: 10, totalPages: 4 })
  expect((await (await house.fetch('/api/packages?page=99')).json()).data).toEqual([])
})

test('the filters are those of the page', async () => {
  const graduation = await (await house.fetch('/api/packages?eventType=graduation')).json()
  expect(graduation.data.length).toBeGreaterThan(1)
  for (const each of graduation.data) expect(each.eventTypes).toContain('graduation')
})

test('a booking and each of its refusals is as the document says', async () => {
  const post = operation('post', '/bookings')
  const day = ownDay()
  const answers = [
    await postJson(house, orderOn(day)),
    await postJson(house, orderOn(day)),
    await postJson(house, orderOn(day)),
    await postJson(house, orderOn(ownDay(), { quote: '1-0' })),
    await postJson(house, orderOn('tomorrow')),
    await postJson(house, '{'),
    await postJson(house, orderOn(day), { 'content-type': 'text/plain' }),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 409, 409, 422, 400, 415])
  for (const answer of answers) expect(await document.faultsOf(post, answer)).toEqual([])
})

test('so is every way in', async () => {
  const { email } = await customer(house)
  const say = async (path: string, body: object, token?: string) => {
    const answer = await house.fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
    const faults = await document.faultsOf(operation('post', `/auth/${path}`), answer.clone())
    return [answer.status, faults] as const
  }
  const token = 'A'.repeat(43)
  expect(await say('register', { ...somebody(), password: PASSWORD })).toEqual([201, []])
  expect(await say('register', { email, password: 'x', role: 'admin' })).toEqual([422, []])
  expect(await say('login', { email, password: PASSWORD })).toEqual([200, []])
  expect(await say('login', { email, password: 'not it' })).toEqual([401, []])
  expect(await say('refresh', { refreshToken: token })).toEqual([401, []])
  expect(await say('forgot-password', { email })).toEqual([200, []])
  expect(await say('reset-password', { token, password: PASSWORD })).toEqual([422, []])
  expect(await say('verify-email', { token })).toEqual([422, []])
  expect(await say('logout', {})).toEqual([401, []])
  expect(await asked('/auth/me')).toEqual([])
  const login = await house.fetch('/api/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  const { accessToken } = await login.json()
  const me = await house.fetch('/api/auth/me', { headers: { authorization: `Bearer ${accessToken}` } })
  expect(await document.faultsOf(operation('get', '/auth/me'), me)).toEqual([])
})

test('a quote names its lines, and its hash is what the booking agrees to', async () => {
  const post = operation('post', '/quotes')
  const quoteOf = (lines: unknown) =>
    house.fetch('/api/quotes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lines }),
    })
  const { venue, ...line } = orderOn(ownDay()).lines[0]!
  const addOns = [
    { id: 'string-quartet', quantity: 1 },
    { id: 'oyster-bar', quantity: 60 },
  ]
  const answer = await quoteOf([{ ...line, addOns }])
  expect(await document.faultsOf(post, answer.clone())).toEqual([])
  const quote = await answer.json()
  expect(quote.lines.map((each: { rule: string }) => each.rule)).toEqual(['base', 'add_on', 'add_on'])
  const sum = quote.lines.reduce(
    (total: number, each: { amount: { amount: number } }) => total + each.amount.amount,
    0,
  )
  expect(sum).toBe(quote.total.amount)
  const order = orderOn(line.date, { quote: quote.hash })
  Object.assign(order.lines[0]!, { venue, addOns: addOns.toReversed() })
  const booked = await (await postJson(house, order)).json()
  expect(booked).toMatchObject({ total: quote.total })
  const bad = await quoteOf([{ ...line, guests: 0, colour: 'red' }])
  expect(await document.faultsOf(post, bad.clone())).toEqual([])
  expect((await bad.json()).errors.map((each: { path: string }) => each.path)).toEqual([
    'lines.0.guests',
    'lines.0.colour',
  ])
})

test('[S9] [S95] whatever is sent, nothing falls over', async () => {
  const chance = seeded(20_261_121)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const odd = [
    '',
    '0',
    '-1',
    '1e999',
    '9'.repeat(40),
    'null',
    '[]',
    '{}',
    '%',
    '\u0000',
    '\ud83c',
    '’"\\',
    '../..',
    "' OR 1=1 --",
    '<script>',
    'a'.repeat(2000),
    '٣',
    '2027-02-30',
    '%00',
    'wedding',
    'garden-vows',
    '1',
    '2027-03-06',
  ]
  const values: unknown[] = [
    ...odd,
    null,
    true,
    -0,
    1.5,
    1e308,
    [],
    {},
    [[]],
    { toString: 1 },
    ['garden-vows'],
  ]
  for (let turn = 0; turn < 300; turn += 1) {
    const { method, path, parameters } = pick(document.operations)
    const address = path.replace('{id}', () => encodeURIComponent(pick(odd).toWellFormed() || 'x'))
    const query = new URLSearchParams()
    for (const { name, in: where } of parameters)
      if (where === 'query' && chance() < 0.5) query.append(name, pick(odd).toWellFormed())
    if (chance() < 0.2) query.append(pick(odd).toWellFormed(), 'x')
    const order = orderOn(ownDay()) as unknown as Record<string, unknown>
    const line = (order.lines as Record<string, unknown>[])[0]!
    const customer = { ...ANN } as Record<string, unknown>
    order.customer = customer
    for (const target of [order, line, customer])
      if (chance() < 0.6) target[pick([...Object.keys(target), '__proto__', 'extra'])] = pick(values)
    const init =
      method === 'post'
        ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) }
        : {}
    const answer = await house.fetch(`/api${address}?${query}`, init)
    await answer.text()
    expect(`${answer.status} ${method} ${address}?${query} ${init.body ?? ''}`).not.toMatch(/^5/)
  }
})

/** A small generator (mulberry32), so that a run that fails can be run again. */
function seeded(state: number): () => number {
  let a = state
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
