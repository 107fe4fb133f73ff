import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Row } from '../../src/shared/database.ts'
import { formOn, ownDay } from '../support/guest.ts'
import { hostileHouse } from '../support/hostile.house.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { type Asked, asked, deskOf } from '../support/life.ts'
import { q } from '../support/pools.ts'
import { addressOf, everyRoute, type Route } from '../support/routes.ts'

let house: TestHouse
let booking: Asked
let cookie: string
beforeAll(async () => {
  house = await openHouse()
  booking = await asked(house)
  const desk = await deskOf(house, booking)
  cookie = `${booking.cookie}; ${desk.cookie}`
  await house.settle()
})
afterAll(() => house.close())

const SAFE = ['GET', 'HEAD', 'OPTIONS']
const changing = everyRoute().filter(({ method }) => !SAFE.includes(method))
const at = (route: Route) => addressOf(route, { ref: booking.reference, id: booking.reference })

/** Every row of every table that means something, in one text. */
async function everything(): Promise<Record<string, string>> {
  const tables = await house.db.read(
    q(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'libsql_%'",
    ),
  )
  const names = tables
    .map(({ name }) => String(name))
    .filter((name) => name !== 'leases' && name !== 'rate_counts')
  const found: Record<string, string> = {}
  for (const name of names) found[name] = JSON.stringify(await rowsOf(name))
  return found
}

/** Some at a time: a libSQL server gives no answer of more than ten megabytes, and hostile letters are long. */
async function rowsOf(table: string): Promise<Row[]> {
  const rows: Row[] = []
  for (let more = true; more; ) {
    const some = await house.db.read(
      q(`SELECT * FROM ${table} ORDER BY rowid LIMIT 100 OFFSET ?`, rows.length),
    )
    rows.push(...some)
    more = some.length === 100
  }
  return rows
}

describe('a browser that another site makes send something', () => {
  const FROM: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost.evil.example' },
    { origin: '' },
    {},
  ]
  const TYPES = [
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/json',
    'application/octet-stream',
    undefined,
  ]

  test('[S78] [S80] [S82] is refused at every door that changes something, whatever it sends, and nothing changes', async () => {
    expect(changing.length).toBeGreaterThan(20)
    const before = await everything()
    for (const route of changing)
      for (const [index, from] of FROM.entries()) {
        const type = TYPES[index % TYPES.length]
        for (const htmx of <Record<string, string>[]>[
          {},
          { 'hx-request': 'true', 'hx-target': 'div#booking-form' },
        ]) {
          const headers = { cookie, ...from, ...htmx, ...(type && { 'content-type': type }) }
          const body = new TextEncoder().encode(new URLSearchParams(formOn(ownDay())).toString())
          const answer = await house.fetch(at(route), { method: route.method, headers, body })
          const said = `${answer.status} ${route.method} ${route.path} ${JSON.stringify(from)} ${type}`
          // The queue's door asks for a signature whatever cookie comes along.
          // An empty header is none in workerd.
          const unsaid = route.path.startsWith('/jobs/') && !from.origin && !from['sec-fetch-site']
          expect(said).toMatch(unsaid ? (from.origin === '' ? /^40[13] / : /^401 /) : /^403 /)
          expect(answer.headers.has('set-cookie')).toBe(false)
          await answer.body?.cancel()
        }
      }
    expect(await everything()).toEqual(before)
  })

  test('and the same from this very site is not', async () => {
    for (const route of changing) {
      const headers = {
        cookie,
        origin: house.origin,
        'sec-fetch-site': 'same-origin',
        'content-type': 'text/x-none',
      }
      const answer = await house.fetch(at(route), { method: route.method, headers, body: 'x' })
      // Whoever may not have it is not told so here; what is certain is that nobody took them for another site.
      if (answer.status !== 403) continue
      expect(await answer.text()).not.toContain('not allowed from here')
    }
  })
})

test('[S83] no other site may read an answer, and none is told what it may send', async () => {
  for (const route of everyRoute()) {
    for (const origin of ['https://evil.example', 'null', house.origin]) {
      const preflight = await house.fetch(at(route), {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': route.method,
          'access-control-request-headers': 'x-booking-key',
        },
      })
      await preflight.body?.cancel()
      const [name] = [...preflight.headers.keys()].filter((each) => each.startsWith('access-control-'))
      expect(name).toBeUndefined()
      expect([404, 405]).toContain(preflight.status)
    }
    if (route.method !== 'GET' || route.path === '/live') continue
    const read = await house.fetch(at(route), { headers: { origin: 'https://evil.example', cookie } })
    await read.body?.cancel()
    expect([...read.headers.keys()].filter((each) => each.startsWith('access-control-'))).toEqual([])
  }
})

test('[S81] looking at anything, as whoever may see most, changes nothing', async () => {
  const made = await hostileHouse(house, 'no secret of the house')
  // That somebody was here is written down once a minute.
  await house.db.write([q('UPDATE sessions SET seen = unixepoch() + 600')])
  await house.settle()
  const mailed = await house.db.read(q('SELECT id FROM mailbox LIMIT 3'))
  const before = await everything()
  const seen: number[] = []
  const looks = [
    ...made.pages.filter(({ form }) => !form),
    ...made.calls.map(({ path }) => ({ path, cookie })),
    ...mailed.map(({ id }) => ({ path: `/dev/mail/${id}`, cookie })),
    ...everyRoute()
      .filter(({ method, path }) => method === 'GET' && path !== '/live')
      .map((route) => ({ path: at(route), cookie })),
    // Addresses that a form would be sent to.
    ...changing.map((route) => ({ path: at(route), cookie })),
    { path: `${booking.path}/changes?date=${ownDay()}&version=1`, cookie },
    { path: `${booking.path}/cancellation?version=1`, cookie },
    { path: `/desk/${booking.reference}?move=decline&version=1&why=x`, cookie },
    { path: `/packages/garden-vows/quote?date=${ownDay()}&guests=60&eventType=wedding`, cookie },
  ]
  for (const { path, cookie } of looks)
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const answer = await house.fetch(path, { method, headers: { ...(cookie && { cookie }) } })
      await answer.body?.cancel()
      seen.push(answer.status)
      expect(`${answer.status} ${method} ${path}`).not.toMatch(/^5/)
    }
  expect(seen.filter((status) => status === 200).length).toBeGreaterThan(100)
  await house.settle()
  const after = await everything()
  for (const [table, rows] of Object.entries(before))
    expect(`${table} ${after[table]}`).toBe(`${table} ${rows}`)
}, 60_000)

test('[S82] what htmx says of itself opens nothing', async () => {
  const HTMX = {
    'hx-request': 'true',
    'hx-target': 'main#content',
    'hx-current-url': house.origin + booking.path,
  }
  for (const route of everyRoute().filter(({ method, path }) => method === 'GET' && /:/.test(path))) {
    const path = at(route)
    const bare = await house.fetch(path)
    const spoofed = await house.fetch(path, { headers: { ...HTMX, 'hx-boosted': 'true', 'hx-prompt': 'x' } })
    // A redirect is told to htmx in a header, for it would swap what a redirect leads to into the page.
    const turned = spoofed.status === 200 && spoofed.headers.get('hx-redirect')
    const body = await spoofed.text()
    await bare.body?.cancel()
    if (turned) expect([bare.status, bare.headers.get('location'), body]).toEqual([303, turned, ''])
    else expect(`${spoofed.status} ${path}`).toBe(`${bare.status} ${path}`)
  }
})
