import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { line, raw } from '../support/raw.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('a request for another house', () => {
  for (const host of ['evil.example', 'localhost.evil.example', 'localhost:1@evil.example']) {
    test(`with the Host ${host} is refused, and the name is said nowhere`, async () => {
      for (const path of ['/', '/packages', '/api/bookings', '/nowhere']) {
        const answer = await house.fetch(path, { headers: { host } })
        expect([400, 421]).toContain(answer.status)
        expect(await answer.text()).not.toContain('evil')
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      }
    })
  }

  test('is believed about nothing that a proxy may have added', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example;proto=https',
      'x-original-url': '/themes',
      'x-rewrite-url': '/themes',
      'x-http-method-override': 'DELETE',
    }
    const plain = await (await house.fetch('/packages')).text()
    expect(await (await house.fetch('/packages', { headers })).text()).toBe(plain)
  })
})

test('a letter leads to this house alone, whatever a proxy may have added to the order [S17]', async () => {
  const headers = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'gopher',
    'x-forwarded-for': '203.0.113.7',
    'x-real-ip': '203.0.113.7',
    forwarded: 'for=203.0.113.7;host=evil.example;proto=gopher',
  }
  const answer = await postJson(house, orderOn(ownDay()), headers)
  expect(answer.status).toBe(201)
  expect(new URL(((await answer.json()) as { link: string }).link).origin).toBe(house.origin)
  await house.settle()
  const letters = await house.db.read({ sql: 'SELECT html, text FROM mailbox', args: [] })
  expect(letters.length).toBeGreaterThan(0)
  for (const { html, text } of letters) {
    expect(`${html}${text}`).toContain(house.origin)
    expect(`${html}${text}`).not.toMatch(/evil|gopher|203\.0\.113/)
  }
})

describe('an address', () => {
  test('longer than 8 KB is 414, in the query as in the path', async () => {
    for (const path of [
      `/packages?x=${'a'.repeat(9_000)}`,
      `/${'a'.repeat(9_000)}`,
      `/api/${'a'.repeat(9_000)}`,
    ]) {
      const answer = await house.fetch(path)
      expect(answer.status).toBe(414)
      expect((await answer.text()).length).toBeLessThan(1_000)
    }
    expect((await house.fetch(`/packages?x=${'a'.repeat(7_000)}`)).status).toBe(200)
  })

  for (const path of [
    '/%00',
    '/packages/%00',
    '/themes/a%00b',
    '/fr/packages/%00/quote',
    '/bookings/%00',
    '/%zz',
    '/packages/%ff',
    '/packages/%E0%A4%A',
    '/%2f%2fevil.example',
    '/FR',
    '/fr/',
    '/packages/',
  ])
    test(`${path} is nothing of ours`, async () => {
      expect((await house.fetch(path)).status).toBe(404)
    })
})

// What no client library sends. Cloudflare reads the request line itself, so there it never comes to us.
if (TARGET === 'bun')
  describe('on the wire', () => {
    test('a Host that is no host is 400, and the answer tells nothing of the program', async () => {
      for (const host of [
        'good@evil',
        'a/evil?',
        'a:99999',
        '[::1',
        '',
        'a b',
        'a,b',
        '%00',
        'localhost\r\nHost: evil.example',
      ]) {
        for (const request of ['GET /', 'GET /packages', 'POST /bookings', 'TRACE /']) {
          const { status, head, body } = await raw(house.origin, line(request, host))
          expect(`${request} ${host} ${status}`).toBe(`${request} ${host} 400`)
          expect(head + body).not.toMatch(/evil|src\/|node_modules|\bat /)
        }
      }
    })

    test('this machine’s own names will do while developing, with any port', async () => {
      for (const host of ['localhost', '127.0.0.1:1234', '[::1]:3000', 'LOCALHOST:3000'])
        expect((await raw(house.origin, line('GET /packages', host))).status).toBe(200)
    })

    test('a form under one of them is of this house, and under another of them is not', async () => {
      const { port } = new URL(house.origin)
      const sent = (origin: string) =>
        fetch(`http://127.0.0.1:${port}/appearance`, {
          method: 'POST',
          redirect: 'manual',
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
          body: 'appearance=dark',
        })
      expect((await sent(`http://127.0.0.1:${port}`)).status).toBe(303)
      expect((await sent('http://127.0.0.1:1')).status).toBe(403)
    })

    test('no request line, however malformed, is our fault', async () => {
      const { host } = new URL(house.origin)
      for (const bytes of [
        line('GET //evil.example/x', host),
        line('GET /\\evil', host),
        line('GET http://evil.example/packages', host),
        line('GET /..%2f..%2fetc', host),
        line('GET /a b', host),
        line('OPTIONS *', host),
        line('CONNECT evil.example:443', host),
        line(`GET /${'a'.repeat(1_000_000)}`, host),
        line('GET /', host, `X-Long: ${'a'.repeat(20_000)}\r\n`),
        line('GET /', host, 'X-Many: a\r\n'.repeat(1_000)),
        line('GET /', host, 'X-Nul: a\0b\r\n'),
        line('GET /', host, 'X-Fold: a\r\n b\r\n'),
        line('POST /api/bookings', host, 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n'),
        line('POST /api/bookings', host, 'Content-Length: 1\r\nContent-Length: 2\r\n'),
        line('POST /api/bookings', host, 'Transfer-Encoding: xchunked\r\n'),
        'GET / HTTP/1.0\r\n\r\n',
        'GET / HTTP/1.1\n\n',
        'GET / HTTP/1.1\r\n\r\n',
        'nonsense\r\n\r\n',
      ]) {
        const { status, head, body } = await raw(house.origin, bytes).catch(() => ({
          status: 0,
          head: '',
          body: '',
        }))
        expect(`${bytes.slice(0, 60)} ${status}`).not.toMatch(/ 50[0-46-9]$/)
        expect(head + body).not.toMatch(/location: .*evil/i)
      }
      expect((await house.fetch('/api/health')).status).toBe(200)
    })
  })
