import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { openHouse, type TestHouse } from '../support/house.ts'
import { customer, lettersTo, PASSWORD } from '../support/people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

interface Pair {
  accessToken: string
  refreshToken: string
}

const post = (path: string, body: object, token?: string) =>
  house.fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
const me = (authorization: string) => house.fetch('/api/auth/me', { headers: { authorization } })

async function signedIn() {
  const { email } = await customer(house)
  const pair = (await (await post('login', { email, password: PASSWORD })).json()) as Pair
  return { email, ...pair }
}
const refreshed = async (refreshToken: string) => {
  const answer = await post('refresh', { refreshToken })
  return { status: answer.status, ...((await answer.json()) as Pair) }
}
/** So many seconds pass for a token that was spent. */
const pass = (seconds: number) =>
  house.db.write([
    { sql: 'UPDATE refresh_tokens SET spent = spent - ? WHERE spent IS NOT NULL', args: [seconds] },
  ])

describe('a program that acts for a person', () => {
  test('signs in, says who it is, and signs out', async () => {
    const { email, accessToken } = await signedIn()
    const found = await (await me(`Bearer ${accessToken}`)).json()
    expect(found).toMatchObject({ email, role: 'customer', emailVerified: true })
    expect(JSON.stringify(found)).not.toContain('argon2')
    expect((await post('logout', {}, accessToken)).status).toBe(204)
    // [S51] from the next request on
    expect((await me(`Bearer ${accessToken}`)).status).toBe(401)
  })

  test('[S55] is told 401 for whatever is no token of its own', async () => {
    const { accessToken, refreshToken } = await signedIn()
    for (const said of [
      `Token ${accessToken}`,
      `Basic ${accessToken}`,
      'Bearer',
      'Bearer ',
      `Bearer ${accessToken}, Bearer ${accessToken}`,
      `Bearer ${accessToken}x`,
      // [S48]
      `Bearer ${refreshToken}`,
      'Bearer rdv_00000000_0000000000000000000000000000000000000000000',
    ])
      expect([said, (await me(said)).status]).toEqual([said, 401])
    expect((await me(`bearer ${accessToken}`)).status).toBe(200)
    expect((await post('refresh', { refreshToken: accessToken })).status).toBe(401)
    // What is open to everybody is refused as well to who says a wrong name.
    const open = await house.fetch('/api/themes', { headers: { authorization: 'Bearer nonsense' } })
    expect(open.status).toBe(401)
  })

  test('is not let in by a cookie, nor a page by a token', async () => {
    const { browser } = await customer(house)
    expect((await browser.get('/api/auth/me')).status).toBe(401)
    const { accessToken } = await signedIn()
    const page = await house.fetch('/account', { headers: { authorization: `Bearer ${accessToken}` } })
    expect(page.status).toBe(303)
  })

  test('[S27] is told the same of a wrong password and of an address nobody has', async () => {
    const { email } = await customer(house)
    const say = async (address: string) => {
      const answer = await post('login', { email: address, password: 'not it at all' })
      const { status, code, detail } = await answer.json()
      return { status, code, detail }
    }
    expect(await say(email)).toEqual(await say('nobody@example.org'))
  })
})

describe('a refresh token', () => {
  test('gives a new pair, and the old access token goes on until it is over', async () => {
    const { accessToken, refreshToken } = await signedIn()
    const next = await refreshed(refreshToken)
    expect(next.status).toBe(200)
    expect(next.refreshToken).not.toBe(refreshToken)
    expect((await me(`Bearer ${next.accessToken}`)).status).toBe(200)
    expect((await me(`Bearer ${accessToken}`)).status).toBe(200)
  })

  test('[S49] [S50] that comes twenty times at once gives one line of successors, and all of them live', async () => {
    const { refreshToken } = await signedIn()
    const pairs = await Promise.all(Array.from({ length: 20 }, () => refreshed(refreshToken)))
    expect(pairs.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(new Set(pairs.map((each) => each.refreshToken)).size).toBe(1)
    const next = await refreshed(pairs[0]!.refreshToken)
    expect(next.status).toBe(200)
    const live = await house.db.read({
      sql: `SELECT COUNT(*) AS n FROM refresh_tokens WHERE spent IS NULL AND session_id =
        (SELECT session_id FROM refresh_tokens ORDER BY created DESC, rowid DESC LIMIT 1)`,
      args: [],
    })
    expect(live).toEqual([{ n: 1 }])
  })

  test('[S49] that comes again later ends the whole family, and its owner is told', async () => {
    const { email, refreshToken } = await signedIn()
    const next = await refreshed(refreshToken)
    await pass(11)
    const stolen = await refreshed(refreshToken)
    expect(stolen.status).toBe(401)
    expect((await me(`Bearer ${next.accessToken}`)).status).toBe(401)
    expect((await refreshed(next.refreshToken)).status).toBe(401)
    expect(await lettersTo(house, email)).toContain('sessions-ended')
    const audit = await house.db.read({
      sql: "SELECT COUNT(*) AS n FROM audit WHERE action = 'session.token-reused'",
      args: [],
    })
    expect(audit).toEqual([{ n: 1 }])
  })

  test('is good for nothing once everybody was signed out, the password changed or the account closed [S52]', async () => {
    for (const end of ['logout', 'password', 'closed']) {
      const { email, accessToken, refreshToken } = await signedIn()
      if (end === 'logout') expect((await post('logout', { everywhere: true }, accessToken)).status).toBe(204)
      if (end === 'closed')
        await house.db.write([{ sql: 'UPDATE accounts SET disabled = 1 WHERE email = ?', args: [email] }])
      if (end === 'password') {
        const { browser } = await customer(house)
        await browser.post('/sign-in', { email, password: PASSWORD })
        const changed = { current: PASSWORD, password: 'five quite different words here' }
        expect((await browser.post('/account/password', changed)).status).toBe(200)
      }
      expect([end, (await refreshed(refreshToken)).status]).toEqual([end, 401])
      expect([end, (await me(`Bearer ${accessToken}`)).status]).toEqual([end, 401])
    }
  })
})
