import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { openHouse, type TestHouse } from '../support/house.ts'
import { personIn } from '../support/matrix.ts'
import { Browser, PASSWORD } from '../support/people.ts'

// How long somebody stays signed in, and where they see and end it.

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Role = 'customer' | 'staff' | 'admin'
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
const SAFARI = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
}

/** Signed in with a password, as people are. */
async function signedIn(role: Role, person?: { id: string; email: string }, headers = {}) {
  const who = person ?? (await personIn(house, role))
  const browser = new Browser(house, headers)
  const answer = await browser.post('/sign-in', { email: who.email, password: PASSWORD })
  return { ...who, browser, answer }
}

/** As if so many seconds had gone by for somebody's sessions. */
const pass = (id: string, seconds: number) =>
  house.db.write([
    {
      sql: `UPDATE sessions SET created = created - ?, seen = seen - ?, proved = proved - ?, expires = expires - ?
        WHERE account_id = ?`,
      args: [seconds, seconds, seconds, seconds, id],
    },
  ])

/** Whether they are still in; being here is noted after the answer. */
async function isIn(browser: Browser, id: string): Promise<boolean> {
  const { status } = await browser.get('/account/profile')
  if (status !== 200) return false
  for (let tries = 0; tries < 40; tries += 1) {
    const [row] = await house.db.read({
      sql: 'SELECT max(seen) > unixepoch() - 60 AS noted FROM sessions WHERE account_id = ?',
      args: [id],
    })
    if (row!.noted) return true
    await Bun.sleep(5)
  }
  throw new Error('Nobody noted that they were here')
}

describe('somebody who works here [S53]', () => {
  for (const role of ['staff', 'admin'] as const) {
    test(`is out after half an hour of doing nothing: ${role}`, async () => {
      const { browser, id } = await signedIn(role)
      await pass(id, 29 * MINUTE)
      expect(await isIn(browser, id)).toBe(true)
      await pass(id, 29 * MINUTE)
      expect(await isIn(browser, id)).toBe(true)
      await pass(id, 30 * MINUTE)
      expect(await isIn(browser, id)).toBe(false)
    })

    test(`is out after twelve hours, however busy: ${role}`, async () => {
      const { browser, id, answer } = await signedIn(role)
      const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('session='))!
      expect(cookie).toContain(`Max-Age=${12 * HOUR}`)
      for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
        await pass(id, 20 * MINUTE)
        expect([minutes, await isIn(browser, id)]).toEqual([minutes, true])
      }
      await pass(id, 20 * MINUTE)
      expect(await isIn(browser, id)).toBe(false)
    })
  }

  test('is out as a program as well, whose tokens are not renewed', async () => {
    const { id, email } = await personIn(house, 'staff')
    const post = (path: string, body: object) =>
      house.fetch(`/api/auth/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const pair = (await (await post('login', { email, password: PASSWORD })).json()) as Record<string, string>
    const me = () => house.fetch('/api/auth/me', { headers: { authorization: `Bearer ${pair.accessToken}` } })
    expect((await me()).status).toBe(200)
    await pass(id, 30 * MINUTE)
    expect((await me()).status).toBe(401)
    expect((await post('refresh', { refreshToken: pair.refreshToken })).status).toBe(401)
  })
})

test('a customer stays in for thirty days and no longer [S53]', async () => {
  const { browser, id, answer } = await signedIn('customer')
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('session='))!
  expect(cookie).toContain(`Max-Age=${30 * DAY}`)
  await pass(id, 15 * DAY)
  expect(await isIn(browser, id)).toBe(true)
  await pass(id, 15 * DAY - 5 * MINUTE)
  expect(await isIn(browser, id)).toBe(true)
  await pass(id, 5 * MINUTE)
  expect(await isIn(browser, id)).toBe(false)
})

test('what is grave is asked for again after ten minutes, and done once they have said who they are', async () => {
  const { browser, id } = await signedIn('admin')
  const make = () => browser.post('/admin/keys', { name: 'x', 'scope.people:read': 'yes' })
  expect((await make()).status).toBe(200)
  await pass(id, 10 * MINUTE)
  expect((await make()).headers.get('location')).toStartWith('/account/prove?next=')
  expect((await browser.post('/account/prove', { password: 'not it at all' })).status).toBe(422)
  expect((await make()).status).toBe(303)
  expect((await browser.post('/account/prove', { password: PASSWORD })).status).toBe(303)
  expect((await make()).status).toBe(200)
})

describe('where somebody is signed in [S54]', () => {
  test('is listed with what they use and when they were there, and nothing that would let anybody in', async () => {
    const here = await signedIn('customer', undefined, FIREFOX)
    await signedIn('customer', here, SAFARI)
    const html = await (await here.browser.get('/account/security')).text()
    for (const words of ['Firefox, Linux', 'Safari, iOS', 'This device']) expect(html).toContain(words)
    expect(html).not.toContain(here.browser.cookies.get('session')!)
    const rows = await house.db.read({
      sql: 'SELECT hash FROM sessions WHERE account_id = ?',
      args: [here.id],
    })
    expect(rows.length).toBeGreaterThanOrEqual(2)
    for (const { hash } of rows) expect(html).not.toContain(String(hash))
  })

  test('is ended one by one or everywhere else, at once, and by nobody but them', async () => {
    const here = await signedIn('customer', undefined, FIREFOX)
    const there = await signedIn('customer', here, SAFARI)
    const third = await signedIn('customer', here)
    const stranger = await signedIn('customer')
    const [row] = await house.db.read({
      sql: `SELECT id FROM sessions WHERE account_id = ? AND device LIKE 'Safari%'`,
      args: [here.id],
    })
    await stranger.browser.post(`/account/sessions/${row!.id}/end`)
    expect((await there.browser.get('/account/profile')).status).toBe(200)
    await here.browser.post(`/account/sessions/${row!.id}/end`)
    expect((await there.browser.get('/account/profile')).status).toBe(303)
    expect((await third.browser.get('/account/profile')).status).toBe(200)
    await here.browser.post('/account/sessions/end')
    expect((await third.browser.get('/account/profile')).status).toBe(303)
    expect((await here.browser.get('/account/profile')).status).toBe(200)
    expect((await stranger.browser.get('/account/profile')).status).toBe(200)
  })

  test('ends everywhere else with another password [S52]', async () => {
    const here = await signedIn('customer')
    const there = await signedIn('customer', here)
    const said = { current: PASSWORD, password: 'five words make a better one' }
    expect((await here.browser.post('/account/password', said)).status).toBe(200)
    expect((await there.browser.get('/account/profile')).status).toBe(303)
    expect((await here.browser.get('/account/profile')).status).toBe(200)
  })
})
