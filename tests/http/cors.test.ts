import { afterAll, beforeAll, expect, test } from 'bun:test'
import { inProcess } from '../support/house.ts'

// [S83] What another site's scripts may ask for, and what they are told.
const FRIEND = 'https://friend.example'
let house: Awaited<ReturnType<typeof inProcess>>
beforeAll(async () => {
  house = await inProcess({}, { env: { CORS_ORIGINS: `${FRIEND}, https://other.example` } })
})
afterAll(() => house.close())

const preflight = (path: string, origin: string) =>
  house.fetch(path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  })
const quote = (origin: string, more: Record<string, string> = {}) =>
  house.fetch('/api/quotes', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'cross-site', ...more },
    body: '{"lines":[]}',
  })

test('a named site may call the API, hears which methods there are, and is never given cookies', async () => {
  const asked = await preflight('/api/quotes', FRIEND)
  expect(asked.status).toBe(204)
  expect(asked.headers.get('access-control-allow-origin')).toBe(FRIEND)
  expect(asked.headers.get('access-control-allow-methods')).toBe('POST')
  expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
  expect(asked.headers.get('vary')).toContain('Origin')
  const answer = await quote(FRIEND)
  expect(answer.status).toBe(422)
  expect(answer.headers.get('access-control-allow-origin')).toBe(FRIEND)
})

test('any other site hears nothing, whatever it calls itself, and may write nothing', async () => {
  for (const origin of ['https://evil.example', 'null', `${FRIEND}.evil.example`, 'http://friend.example']) {
    const asked = await preflight('/api/quotes', origin)
    expect([origin, asked.headers.get('access-control-allow-origin')]).toEqual([origin, null])
    const read = await house.fetch('/api/themes', { headers: { origin } })
    expect([origin, read.headers.get('access-control-allow-origin')]).toEqual([origin, null])
    expect([origin, (await quote(origin)).status]).toEqual([origin, 403])
  }
})

test('pages are open to no other site, named or not', async () => {
  const page = await house.fetch('/', { headers: { origin: FRIEND } })
  expect(page.headers.get('access-control-allow-origin')).toBeNull()
  const form = await house.fetch('/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: FRIEND },
    body: 'email=a@b.c&password=x',
  })
  expect(form.status).toBe(403)
})
