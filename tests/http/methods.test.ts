import { afterAll, beforeAll, expect, test } from 'bun:test'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { line, raw } from '../support/raw.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const READ = 'GET, HEAD'
const KNOWN: [path: string, allow: string][] = [
  ['/', READ],
  ['/fr', READ],
  ['/packages', READ],
  ['/packages/garden-vows', READ],
  ['/fr/packages/garden-vows/quote', READ],
  ['/themes/wild-meadow', READ],
  ['/bookings', 'POST'],
  ['/bookings/ABCDEFGH', READ],
  ['/appearance', 'POST'],
  ['/api/quotes', 'POST'],
  ['/api/health', READ],
  ['/robots.txt', READ],
  ['/static/js/app.js', READ],
]

for (const [path, allow] of KNOWN) {
  test(`${path} takes ${allow} and answers 405 to the rest`, async () => {
    const wrong = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
      (method) => !allow.includes(method),
    )
    for (const method of wrong) {
      const answer = await house.fetch(path, { method })
      expect(`${method} ${answer.status}`).toBe(`${method} 405`)
      expect(answer.headers.get('allow')).toBe(allow)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      if (path.startsWith('/api/')) expect((await answer.json()).code).toBe('method_not_allowed')
    }
  })
}

test('an address that is not known stays 404, whatever the method', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'])
    for (const path of ['/nowhere', '/api/nothing', '/packages/'])
      expect((await house.fetch(path, { method })).status).toBe(404)
  expect((await house.fetch('/packages/no-such-thing')).status).toBe(404)
})

test('HEAD says what GET says, without the words', async () => {
  for (const path of ['/', '/packages/garden-vows', '/api/health', '/nowhere', '/static/js/app.js']) {
    const [head, get] = [await house.fetch(path, { method: 'HEAD' }), await house.fetch(path)]
    expect(head.status).toBe(get.status)
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    expect(await head.text()).toBe('')
  }
})

// A client library will not send these.
if (TARGET === 'bun')
  test('TRACE and methods of other protocols are 405, with a cookie and without', async () => {
    const { host } = new URL(house.origin)
    for (const method of ['TRACE', 'PROPFIND', 'QUERY', 'CONNECT'])
      for (const more of ['', 'Cookie: appearance=dark\r\n']) {
        const { status, head, body } = await raw(house.origin, line(`${method} /packages`, host, more))
        expect(`${method} ${status}`).toBe(`${method} 405`)
        expect(head).toMatch(/^allow: GET, HEAD$/im)
        expect(body).not.toContain('Cookie:')
      }
  })
