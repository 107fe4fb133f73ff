import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { formOn, orderOn, ownDay, rowCounts } from '../support/guest.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { raw } from '../support/raw.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'
const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  )
const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
  house.fetch(path, { method: 'POST', headers: { origin: house.origin, ...headers }, body })

describe('[S23] [S24] [S25] a body that is not what it must be leaves nothing behind', () => {
  const order = () => JSON.stringify(orderOn(ownDay()))
  const form = () => new URLSearchParams(formOn(ownDay())).toString()
  const cases: [what: string, status: number, ask: () => Promise<Response>][] = [
    ['JSON as text', 415, () => post('/api/bookings', order(), { 'content-type': 'text/plain' })],
    ['JSON as a form', 415, () => post('/api/bookings', order(), { 'content-type': FORM_TYPE })],
    [
      'JSON of another kind',
      415,
      () => post('/api/bookings', order(), { 'content-type': 'application/json-patch+json' }),
    ],
    [
      'JSON said to be compressed',
      415,
      () => post('/api/bookings', order(), { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' }),
    ],
    [
      'JSON with a byte that is no UTF-8',
      400,
      () => post('/api/bookings', bytes('{"message":"', [0xff], '"}'), { 'content-type': JSON_TYPE }),
    ],
    ['JSON cut short', 400, () => post('/api/bookings', order().slice(0, -2), { 'content-type': JSON_TYPE })],
    [
      'objects without a bottom',
      400,
      () =>
        post('/api/bookings', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, {
          'content-type': JSON_TYPE,
        }),
    ],
    ['JSON null', 422, () => post('/api/bookings', 'null', { 'content-type': JSON_TYPE })],
    [
      'a key called __proto__',
      422,
      () => post('/api/bookings', '{"__proto__":{"a":1}}', { 'content-type': JSON_TYPE }),
    ],
    [
      'a number past every number',
      422,
      () => post('/api/bookings', order().replace('60', '1e400'), { 'content-type': JSON_TYPE }),
    ],
    ['a form as JSON', 415, () => post('/bookings', form(), { 'content-type': JSON_TYPE })],
    [
      'a form in parts',
      415,
      () => post('/bookings', form(), { 'content-type': 'multipart/form-data; boundary=x' }),
    ],
    [
      'a form with a byte that is no UTF-8',
      400,
      () => post('/bookings', bytes(form(), '&message=', [0xff]), { 'content-type': FORM_TYPE }),
    ],
    [
      'a form with an escape that is no UTF-8',
      400,
      () => post('/bookings', `${form()}&message=%ff%fe`, { 'content-type': FORM_TYPE }),
    ],
    [
      'a form said to be compressed',
      415,
      () => post('/bookings', form(), { 'content-type': FORM_TYPE, 'content-encoding': 'br' }),
    ],
  ]
  for (const [what, status, ask] of cases)
    test(`${what}: ${status}`, async () => {
      const before = await rowCounts(house)
      expect((await ask()).status).toBe(status)
      expect(await rowCounts(house)).toEqual(before)
    })
})

test('a form with a percent sign that stands alone is read as it was typed', async () => {
  const fields = `${new URLSearchParams(formOn(ownDay(), { venue: '' }))}`.replace(
    'venue=',
    'venue=100%+Hall',
  )
  expect((await post('/bookings', fields, { 'content-type': FORM_TYPE })).status).toBe(303)
})

if (TARGET === 'bun')
  describe('on the wire', () => {
    const head = (more: string) =>
      `POST /api/bookings HTTP/1.1\r\nHost: ${new URL(house.origin).host}\r\nConnection: close\r\nContent-Type: application/json\r\n${more}\r\n`

    test('[S20] a body over the limit is 413, with its length said, or in chunks, or with a lie about it', async () => {
      const chunk = `1388\r\n${' '.repeat(5_000)}\r\n`
      for (const sent of [
        `${head('Content-Length: 100000\r\n')}${' '.repeat(100_000)}`,
        `${head('Content-Length: 9999999999\r\n')}{`,
        `${head('Transfer-Encoding: chunked\r\n')}${chunk.repeat(20)}0\r\n\r\n`,
      ])
        expect((await raw(house.origin, sent)).status).toBe(413)
    })
  })
