import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { Unavailable } from '../../src/shared/database.ts'
import { orderOn, ownDay } from '../support/guest.ts'
import { inProcess, openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { asked, post } from '../support/life.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const JSON_TYPE = { 'content-type': 'application/json' }
type Ask = (house: Pick<TestHouse, 'fetch' | 'origin'>) => Promise<Response>

const again: (path: string) => Ask = (path) => async (at) => {
  const etag = (await at.fetch(path)).headers.get('etag')!
  return at.fetch(path, { headers: { 'if-none-match': etag } })
}
const json: (path: string, body: string, type?: string) => Ask =
  (path, body, type = 'application/json') =>
  (at) =>
    at.fetch(path, { method: 'POST', headers: { 'content-type': type }, body })
const form: (path: string, fields: Record<string, string>, more?: Record<string, string>) => Ask =
  (path, fields, more) => (at) =>
    at.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: at.origin, ...more },
      body: new URLSearchParams(fields).toString(),
    })
const plain: (path: string, init?: RequestInit) => Ask = (path, init) => (at) => at.fetch(path, init)

/** One answer of every kind that there is. */
const ANSWERS: [what: string, status: number, ask: Ask][] = [
  ['a kept page', 200, plain('/packages')],
  ['a kept page that has not changed', 304, again('/packages')],
  ['a page of one person', 200, plain('/holds')],
  [
    'a part of a page',
    200,
    plain('/packages', { headers: { 'hx-request': 'true', 'hx-target': 'div#results' } }),
  ],
  ['a page that is not there', 404, plain('/nowhere')],
  ['a booking that is not theirs', 404, plain('/bookings/ABCDEFGH')],
  ['a method that is not known', 405, plain('/packages', { method: 'DELETE' })],
  ['a head', 200, plain('/packages', { method: 'HEAD' })],
  ['a redirect after a form', 303, form('/appearance', { appearance: 'dark', back: '/themes' })],
  ['a redirect that htmx is told', 200, form('/appearance', { back: '/themes' }, { 'hx-request': 'true' })],
  ['a form from elsewhere', 403, form('/appearance', {}, { origin: 'https://evil.example' })],
  ['a form of another type', 415, json('/bookings', '{}')],
  ['a form with a fault', 422, form('/bookings', { listing: 'garden-vows' })],
  ['another house', 421, plain('/packages', { headers: { host: 'evil.example' } })],
  ['a long address', 414, plain(`/packages?x=${'a'.repeat(9_000)}`)],
  ['a large body', 413, json('/api/bookings', ' '.repeat(70_000))],
  ['a stream', 200, plain('/live?topics=content')],
  ['a stream about nothing', 204, plain('/live')],
  ['a list in JSON', 200, plain('/api/packages')],
  ['a list in JSON that has not changed', 304, again('/api/packages')],
  ['a problem in JSON', 404, plain('/api/nothing')],
  ['a body that is no JSON', 400, json('/api/bookings', '{')],
  ['a method of the API that is not known', 405, plain('/api/packages', { method: 'PUT' })],
  ['the document', 200, plain('/api/docs')],
  ['the page of the document', 200, plain('/api/docs/ui')],
  ['health', 200, plain('/api/health')],
  ['the words for robots', 200, plain('/robots.txt')],
  ['the rules of speculation', 200, plain('/speculation-rules.json')],
  ['a file', 200, plain('/static/js/app.js')],
  ['a file that has not changed', 304, again('/static/js/app.js')],
  ['a file that is not there', 404, plain('/static/js/none.js')],
  ['a file that is written to', 405, plain('/static/js/app.js', { method: 'POST' })],
]

function faultsOf({ status, headers }: Response, isFile: boolean): string[] {
  const is = (name: string, wanted: RegExp) =>
    wanted.test(headers.get(name) ?? '') ? [] : [`${name}: ${headers.get(name)}`]
  const hasBody = ![204, 304].includes(status) && !headers.has('hx-redirect') && status !== 303
  return [
    ...is('x-content-type-options', /^nosniff$/),
    ...is('referrer-policy', /^(no-referrer|same-origin)$/),
    ...is('permissions-policy', /camera=\(\).*geolocation=\(\).*microphone=\(\).*payment=\(\)/),
    ...is('cross-origin-opener-policy', /^same-origin$/),
    ...is('cross-origin-resource-policy', /^same-origin$/),
    ...(isFile ? [] : is('content-security-policy', /default-src 'none'/)),
    ...(isFile ? [] : is('x-frame-options', /^DENY$/)),
    ...(hasBody ? is('content-type', /; ?charset=utf-8$/i) : []),
    ...['server', 'x-powered-by', 'via', 'x-aspnet-version', 'access-control-allow-origin']
      .filter((name) => headers.has(name))
      .map((name) => `it has ${name}`),
  ]
}

describe('[S5] [S8] strict headers are on', () => {
  for (const [what, status, ask] of ANSWERS)
    test(`${what} (${status})`, async () => {
      const answer = await ask(house)
      await answer.body?.cancel()
      expect(answer.status).toBe(status)
      expect(faultsOf(answer, /file/.test(what))).toEqual([])
    })

  test('a redirect that keeps a key, a calendar, and a page that somebody may see', async () => {
    const booking = await asked(house)
    const [{ id }] = (await house.db.read({
      sql: 'SELECT id FROM bookings WHERE reference = ?',
      args: [booking.reference],
    })) as [{ id: string }]
    expect(id).toHaveLength(36)
    const key = booking.cookie.split('=')[1]!
    const headers = { cookie: booking.cookie }
    const answers = [
      await house.fetch(`${booking.path}?key=${key}`),
      await house.fetch(booking.path, { headers }),
      await house.fetch(`${booking.path}/calendar.ics`, { headers }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([302, 200, 200])
    for (const answer of answers)
      expect(
        faultsOf(answer, false).filter((each) => answer.status !== 302 || !/content-type/.test(each)),
      ).toEqual([])
  })

  if (TARGET === 'process')
    test('a fault of ours, and a house whose database is away', async () => {
      for (const [error, status] of [
        [new Error('no such column: canary, at /srv/house/src/app.tsx'), 500],
        [new Unavailable('canary', { ambiguous: false }), 503],
      ] as const) {
        let ails = false
        const ill = await inProcess(
          {},
          {
            ailing: (db) => ({
              ...db,
              read: (...asked) => (ails ? Promise.reject(error) : db.read(...asked)),
              readAll: (...asked) => (ails ? Promise.reject(error) : db.readAll(...asked)),
            }),
          },
        )
        ails = true
        for (const path of ['/packages', '/api/packages', '/bookings/ABCDEFGH']) {
          const answer = await ill.fetch(path, { headers: { cookie: 'booking-ABCDEFGH=x' } })
          expect(`${answer.status} ${path}`).toBe(`${status} ${path}`)
          expect(faultsOf(answer, false)).toEqual([])
          expect(await answer.text()).not.toMatch(/canary|column|\.tsx/)
        }
        await ill.close()
      }
    })
})

const PAGES = [
  '/',
  '/fr',
  '/packages',
  '/packages/garden-vows',
  `/packages/garden-vows/quote?date=${ownDay()}&guests=60&eventType=wedding`,
  '/tours',
  '/tours/steam-to-the-sea',
  '/appointments',
  '/appointments/first-consultation',
  '/themes',
  '/themes/wild-meadow',
  '/testimonials',
  '/waitlist/joined',
  '/nowhere',
  '/api/docs/ui',
]

test('[S1] a page’s policy is the strictest that it can live with, and says nothing twice', async () => {
  for (const path of PAGES) {
    const policy = (await house.fetch(path)).headers.get('content-security-policy')!
    const rules = policy.split(';').map((each) => each.trim().split(' '))
    expect(Object.fromEntries(rules.map(([name, ...sources]) => [name, sources.join(' ')]))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'object-src': "'none'",
      'manifest-src': "'self'",
    })
    expect(rules).toHaveLength(11)
  }
})

test('[S2] [S4] [S13] nothing in a page or a script of ours is run from where it stands, or fetched from elsewhere', async () => {
  const scripts = new Set<string>()
  for (const path of PAGES) {
    const html = await (await house.fetch(path)).text()
    expect(`${path} ${html}`).not.toMatch(
      /hx-on|data-hx-|hx-vals=["']?js:|hx-vars|javascript:|\son\w+=|\sstyle=|<style|<script(?![^>]*(?:\ssrc=|type="application\/ld\+json"))/i,
    )
    for (const [, url] of html.matchAll(/<(?:script|link|img|source|iframe)\b[^>]*\s(?:src|href)="([^"]*)"/g))
      expect(url).toMatch(new RegExp(`^(/(?!/)|${house.origin}/|${house.origin}$)`))
    for (const [, url] of html.matchAll(/<script[^>]*\ssrc="([^"]*)"/g)) scripts.add(url!)
    if (!path.startsWith('/api/')) {
      const config = /<meta name="htmx-config" content="([^"]*)"/.exec(html)![1]!.replaceAll('&quot;', '"')
      expect(JSON.parse(config)).toMatchObject({ prefix: '', extensions: 'none', history: 'reload' })
    }
  }
  const own = [...scripts].filter((url) => !/htmx|swagger/.test(url))
  expect(own.length).toBe(3)
  for (const url of own)
    expect(await (await house.fetch(url)).text()).not.toMatch(
      /hx-on|javascript:|\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|https?:\/\//,
    )
})

test('[S9] no answer tells of the program, its files or its questions', async () => {
  const tells =
    /node_modules|\/src\/|\.tsx?\b|\bat \w+ \(|sqlite|\bhono\b|\bbun\b|libsql|workerd|\/tmp\/|\/work\/|drizzle|zod/i
  const asks: Ask[] = [
    ...ANSWERS.filter(([what]) => !/file|document/.test(what)).map(([, , ask]) => ask),
    ...[
      '/?__proto__[x]=1',
      '/packages?constructor=1&__proto__=1',
      '/%zz',
      '/packages/%ff',
      '/themes/%c0%ae',
    ].map((path) => plain(path)),
    ...['/api/packages?limit=x', '/api/tours/%00', '/api/packages?__proto__=1', "/api/tours/'"].map((path) =>
      plain(path),
    ),
    ...[
      '{',
      '[]',
      'null',
      '"x"',
      '{"lines":{}}',
      '{"__proto__":1}',
      '{"lines":[{"kind":"constructor"}]}',
    ].map((body) => json('/api/bookings', body)),
    json('/api/quotes', JSON.stringify(orderOn('x'))),
    form('/bookings', { listing: '__proto__', kind: 'toString', key: 'x' }),
    form('/holds', { listing: 'constructor' }),
    form('/waitlist', { listing: "x'", kind: 'hasOwnProperty' }),
    plain('/live?topics=pool:x&since=%00', { method: 'HEAD' }),
  ]
  for (const ask of asks) {
    const answer = await ask(house)
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      await answer.body?.cancel()
      continue
    }
    const text = await answer.text()
    expect(answer.status).toBeLessThan(500)
    // What a visitor reads is French and English, and an address may name a file.
    const words = text.replace(/<script[^>]*>|<link[^>]*>|(?:href|src)="[^"]*"/g, '')
    expect([...answer.headers.values(), words].join('\n').replace(/\/static\/\S*/g, '')).not.toMatch(tells)
    expect(words).not.toMatch(/\b(SELECT|INSERT INTO|UPDATE|WHERE) \w/)
  }
})

test('[S11] nothing lies about that is not ours to show', async () => {
  for (const path of [
    '/.git/HEAD',
    '/.git/config',
    '/.env',
    '/.env.example',
    '/package.json',
    '/bun.lock',
    '/wrangler.toml',
    '/drizzle/',
    '/migrations/0000_house.sql',
    '/db/schema/index.ts',
    '/src/',
    '/src/app.tsx',
    '/views/layout.tsx',
    '/data/rendezvous.db',
    '/rendezvous.db-wal',
    '/rendezvous.db-shm',
    '/static/',
    '/static/js/',
    '/static/js/app.js.map',
    '/static/css/tokens.css',
    '/static/.htaccess',
    '/.well-known/security.txt.bak',
    '/server-status',
    '/metrics',
    '/debug/pprof',
    '/api/docs/swagger.json.bak',
    '/node_modules/hono/package.json',
  ])
    expect(`${(await house.fetch(path)).status} ${path}`).toBe(`404 ${path}`)
})

test('[S12] a method is the one of the request line, whatever else names another', async () => {
  const booking = await asked(house)
  for (const headers of <Record<string, string>[]>[
    { 'x-http-method-override': 'DELETE' },
    { 'x-http-method': 'DELETE' },
    { 'x-method-override': 'DELETE' },
  ]) {
    const answer = await house.fetch(`/api/bookings/${booking.reference}`, {
      method: 'POST',
      headers: { ...headers, ...JSON_TYPE },
      body: '{}',
    })
    expect(answer.status).toBe(405)
  }
  const sent = await post(house, '/packages?_method=POST', { _method: 'DELETE' })
  expect(sent.status).toBe(405)
  const [row] = await house.db.read({
    sql: 'SELECT status FROM bookings WHERE reference = ?',
    args: [booking.reference],
  })
  expect(row!.status).toBe('pending')
})
