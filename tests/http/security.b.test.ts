import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { ANN, formOn, orderOn, ownDay, postForm, postJson, rowCounts } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { rowOf } from '../support/life.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const FORM = 'application/x-www-form-urlencoded'
const send = (path: string, body: string, type = 'application/json') =>
  house.fetch(path, { method: 'POST', headers: { 'content-type': type, origin: house.origin }, body })

test('[S21] an address that means another place leads nowhere, and never to another site', async () => {
  for (const path of [
    '//evil.example/x',
    '///evil.example',
    '/\\evil.example',
    '/%5cevil.example',
    '/%2f%2fevil.example',
    '/%2F%2Fevil.example/x',
    '/..%2f',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/%00',
    '/%zz',
    '/%',
    '/packages/..;/bookings',
    '/packages;x=1',
    '/PACKAGES',
    '/packages%2fgarden-vows',
    '/packages/garden-vows/',
    '/packages//garden-vows',
    '/fr/fr/packages',
    '/fr//packages',
    '/api//packages',
    '/API/packages',
    '/api/packages/',
    '/dev%2fmail',
    '/@evil.example',
    '/http://evil.example',
    '/packages/%0d%0aSet-Cookie:x=1',
    '/packages/%e2%80%8b',
    '/.%00./',
    '/ğarden',
  ]) {
    const answer = await house.fetch(path)
    expect(`${answer.status} ${path}`).toMatch(/^(404|400) /)
    expect(answer.headers.get('location')).toBeNull()
    expect(answer.headers.get('set-cookie')).toBeNull()
  }
})

describe('[S22] of a name that comes twice', () => {
  test('the first counts in a form and in the query of a page', async () => {
    const day = ownDay()
    const fields = new URLSearchParams(formOn(day))
    const twice = `${fields}&${new URLSearchParams({ ...formOn(ownDay()), name: 'Eve', email: 'eve@evil.example' })}`
    const sent = await send('/bookings', twice, FORM)
    expect(sent.status).toBe(303)
    const row = await rowOf(house, sent.headers.get('location')!.slice('/bookings/'.length))
    expect(row).toMatchObject({ name: ANN.name, email: ANN.email })
    const [one, two] = await Promise.all(
      ['/packages?eventType=birthday', '/packages?eventType=birthday&eventType=wedding&eventType='].map(
        async (path) => (await house.fetch(path)).text(),
      ),
    )
    expect(two).toBe(one!)
    for (const odd of ['guests[]=60', 'guests[0]=60', 'guests%5B%5D=60', '__proto__[guests]=60'])
      expect(await (await house.fetch(`/packages?${odd}`)).text()).toBe(
        await (await house.fetch('/packages')).text(),
      )
  })

  test('none counts in the query of the API', async () => {
    for (const query of [
      'limit=1&limit=100',
      'lang=en&lang=fr',
      'page=1&page=1',
      'eventType=wedding&eventType=birthday',
    ])
      expect(`${(await house.fetch(`/api/packages?${query}`)).status} ${query}`).toBe(`422 ${query}`)
  })

  test('the last counts in JSON, as wherever JSON is read, and what is stored is what was checked', async () => {
    const body = JSON.stringify(orderOn(ownDay())).replace('"guests":60', '"guests":0,"guests":70')
    expect((await (await send('/api/bookings', body)).json()).lines[0].choice.guests).toBe(70)
    const wrong = JSON.stringify(orderOn(ownDay())).replace('"guests":60', '"guests":70,"guests":0')
    expect((await send('/api/bookings', wrong)).status).toBe(422)
  })
})

describe('[S23] letters that are none', () => {
  test('are refused in a body, and a mark of their order at its beginning is not read', async () => {
    const order = JSON.stringify(orderOn(ownDay()))
    expect((await send('/api/bookings', `\ufeff${order}`)).status).toBe(201)
    for (const half of ['\\ud800', '\\udc00x', '\\ud83d\\ud83d'])
      expect((await send('/api/bookings', order.replace('We would love', half))).status).toBe(422)
    expect((await postForm(house, formOn(ownDay(), { message: '\ufeffa\ufffe\uffff' }))).status).toBe(303)
    for (const type of ['', 'application/json; charset=utf-16', 'text/json', 'application/jsonx', 'json'])
      expect([`201 ${type}`, `400 ${type}`, `415 ${type}`]).toContain(
        `${(await send('/api/bookings', 'x', type)).status} ${type}`,
      )
  })
})

describe('[S24] JSON that is made to be too much', () => {
  const within = (value: unknown) =>
    JSON.stringify(orderOn(ownDay())).replace('"message":', `"message":${JSON.stringify(value)},"x":`)
  const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth)

  test('is refused however deep, wide or odd it is, and leaves no trace', async () => {
    const before = await rowCounts(house)
    const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`k${index}`, 1]))
    const bodies = [
      nested(10_000),
      nested(30, '[ '),
      nested(2_400, '{"a":', '}').replace('{}', '{"a":1}'),
      `{"lines":${nested(4_000)}}`,
      `{"lines":[${'{},'.repeat(2_000)}{}]}`,
      JSON.stringify(many),
      JSON.stringify({ ...orderOn(ownDay()), ...many }),
      within(many),
      '{"__proto__":{"admin":true}}',
      '{"constructor":{"prototype":{"admin":true}}}',
      '{"lines":{"__proto__":{"length":1}}}',
      '{"toString":1,"valueOf":1,"hasOwnProperty":1}',
      '1e400',
      '-0',
      `"${'a'.repeat(60_000)}"`,
      `[${'1,'.repeat(30_000)}1]`,
      JSON.stringify({ ...orderOn(ownDay()), ...JSON.parse('{"__proto__":{"quote":"x"}}') }).replace(
        '{',
        '{"__proto__":{"message":"x"},',
      ),
    ]
    for (const path of ['/api/bookings', '/api/quotes'])
      for (const body of bodies)
        expect(`${(await send(path, body)).status} ${body.slice(0, 60)}`).toMatch(/^(400|413|422) /)
    for (const guests of [
      '9007199254740993',
      '-0',
      '1e400',
      '6e1000',
      '0.1e1',
      '60.0000000000000000001',
      '06',
      '0x3c',
    ])
      expect([`200 ${guests}`, `400 ${guests}`, `422 ${guests}`]).toContain(
        `${(await send('/api/quotes', JSON.stringify({ lines: orderOn(ownDay()).lines }).replace('60', guests))).status} ${guests}`,
      )
    expect(await rowCounts(house)).toEqual(before)
    expect((Object.prototype as { admin?: unknown }).admin).toBeUndefined()
    const plain = await (await postJson(house, orderOn(ownDay()))).json()
    expect(Object.keys(plain)).not.toContain('admin')
  })

  test('is refused in what is changed as well', async () => {
    const booked = await (await postJson(house, orderOn(ownDay()))).json()
    const key = new URL(booked.link).searchParams.get('key')!
    for (const body of [
      nested(10_000),
      `{"choice":{"venue":${nested(4_000)}}}`,
      `{"choice":{"a":${nested(2_000, '{"a":', '}').replace('{}', '{"a":1}')}}}`,
      '{"choice":{"constructor":1}}',
      '{"choice":{"toString":1}}',
      '{"choice":[]}',
      '{"line":1e400}',
      '{"version":9007199254740993}',
      '{"line":-0.5}',
    ]) {
      const init = {
        method: 'PUT',
        headers: { 'x-booking-key': key, 'content-type': 'application/json' },
        body,
      }
      expect(
        `${(await house.fetch(`/api/bookings/${booked.id}`, init)).status} ${body.slice(0, 60)}`,
      ).toMatch(/^(400|409|422) /)
    }
    expect((await rowOf(house, booked.reference)).version).toBe(1)
    const init = { method: 'PUT', headers: { 'x-booking-key': key, 'content-type': 'application/json' } }
    const body = '{"choice":{"__proto__":{"guests":1,"admin":true}}}'
    const changed = await (await house.fetch(`/api/bookings/${booked.id}`, { ...init, body })).json()
    expect(changed.lines).toEqual(booked.lines)
    expect((Object.prototype as { admin?: unknown }).admin).toBeUndefined()
  })
})
