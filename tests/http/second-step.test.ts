import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { TOTP } from 'otpauth'
import { inProcess, openHouse, type TestHouse } from '../support/house.ts'
import { Browser, customer, letterLink, lettersTo, PASSWORD, worker } from '../support/people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const PERIOD = 30_000

/** What an app on a telephone shows, some steps from now. */
class App {
  private readonly secret: string
  constructor(secret: string) {
    this.secret = secret
  }

  code = (steps = 0) =>
    new TOTP({ secret: this.secret, digits: 6 }).generate({ timestamp: Date.now() + steps * PERIOD })
}

const secretIn = (html: string) =>
  (/<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '')
const codesIn = (html: string) =>
  [...html.matchAll(/<li><code>([2-9A-Z ]{19})<\/code><\/li>/g)].map(([, code]) => code!)

/** Time goes on by itself for an authenticator; here the steps that were used are forgotten. */
const forgetSteps = (email: string) =>
  house.db.write([
    {
      sql: 'UPDATE authenticators SET step = 0 WHERE account_id = (SELECT id FROM accounts WHERE email = ?)',
      args: [email],
    },
  ])

/** Somebody with an authenticator, which has shown its first code. */
async function withApp(who = customer(house)) {
  const { browser, email, name } = await who
  expect((await browser.post('/account/authenticator', { do: 'begin' })).status).toBe(303)
  const app = new App(secretIn((await browser.open('/account/authenticator')).html))
  const answer = await browser.post('/account/authenticator', { code: app.code() })
  expect(answer.status).toBe(200)
  const codes = codesIn(await answer.text())
  await forgetSteps(email)
  return { browser, email, name, app, codes }
}

async function password(email: string, browser = new Browser(house), next?: string) {
  const answer = await browser.post('/sign-in', { email, password: PASSWORD, ...(next && { next }) })
  return { browser, answer, to: answer.headers.get('location') }
}
const isIn = async (browser: Browser) => (await browser.get('/account')).status === 200

describe('setting up an authenticator', () => {
  test('shows a secret as a square and as letters, and asks for nothing before its first code', async () => {
    const { browser, email } = await customer(house)
    const before = await browser.open('/account/authenticator')
    expect(secretIn(before.html)).toBe('')
    await browser.post('/account/authenticator', { do: 'begin' })
    const { html, answer } = await browser.open('/account/authenticator')
    expect(secretIn(html)).toMatch(/^[A-Z2-7]{32}$/)
    expect(html).toContain('class="qr"')
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect((await browser.post('/account/authenticator', { code: '000000' })).status).toBe(422)
    expect((await password(email)).to).toBe('/account')
  })

  test('keeps its secret sealed, and another one begins when they ask again', async () => {
    const { browser, email } = await customer(house)
    await browser.post('/account/authenticator', { do: 'begin' })
    const first = secretIn((await browser.open('/account/authenticator')).html)
    const [row] = await house.db.read({
      sql: 'SELECT secret FROM authenticators JOIN accounts ON accounts.id = account_id WHERE email = ?',
      args: [email],
    })
    expect(String(row!.secret)).not.toContain(first)
    expect(String(row!.secret)).toMatch(/^[\w-]{16}\.[\w-]{40,}$/)
    await browser.post('/account/authenticator', { do: 'begin' })
    expect(secretIn((await browser.open('/account/authenticator')).html)).not.toBe(first)
  })

  test('shows ten recovery codes once, keeps only their digests, and says by letter what happened', async () => {
    const { browser, email, codes } = await withApp()
    expect(new Set(codes).size).toBe(10)
    const { html } = await browser.open('/account/authenticator')
    expect(codesIn(html)).toEqual([])
    expect(secretIn(html)).toBe('')
    const rows = await house.db.read({
      sql: 'SELECT hash FROM recovery_codes JOIN accounts ON accounts.id = account_id WHERE email = ?',
      args: [email],
    })
    for (const { hash } of rows) expect(String(hash)).toMatch(/^[0-9a-f]{64}$/)
    expect(await lettersTo(house, email)).toContain('authenticator-added')
    expect((await browser.open('/account/security')).html).toContain('10 recovery codes are left')
  })

  test('wants that they have proved lately who they are [S38]', async () => {
    const { browser, email } = await withApp()
    await house.db.write([
      {
        sql: 'UPDATE sessions SET proved = 1 WHERE account_id = (SELECT id FROM accounts WHERE email = ?)',
        args: [email],
      },
    ])
    for (const path of ['/account/authenticator', '/account/authenticator/removal']) {
      const answer = await browser.post(path, { do: 'begin', code: '123456' })
      expect(answer.headers.get('location')).toContain('/account/prove')
    }
    expect((await password(email)).to).toBe('/sign-in/code')
  })

  test('does not give a secret that is in use to anybody, nor lets it be replaced unseen', async () => {
    const { browser, email } = await withApp()
    await browser.post('/account/authenticator', { do: 'begin' })
    expect(secretIn((await browser.open('/account/authenticator')).html)).toBe('')
    expect((await password(email)).to).toBe('/sign-in/code')
  })
})

describe('the second step', () => {
  test('comes after the right password, and a code leads on to where they wanted to go', async () => {
    const { email, app } = await withApp()
    const { browser, to, answer } = await password(email, undefined, '/favorites')
    expect(to).toBe('/sign-in/code?next=%2Ffavorites')
    expect(answer.headers.getSetCookie().join()).toMatch(
      /second-step=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly/,
    )
    expect(browser.cookies.has('session')).toBe(false)
    expect(await isIn(browser)).toBe(false)
    expect((await browser.open(to!)).html).toContain('autocomplete="one-time-code"')
    const done = await browser.post('/sign-in/code', { code: app.code(), next: '/favorites' })
    expect(done.headers.get('location')).toBe('/favorites')
    expect(await isIn(browser)).toBe(true)
    expect(browser.cookies.has('second-step')).toBe(false)
  })

  test('is not reached by a wrong password, nor without one', async () => {
    const { email } = await withApp()
    const browser = new Browser(house)
    expect((await browser.post('/sign-in', { email, password: 'not this one at all' })).status).toBe(422)
    expect((await browser.get('/sign-in/code')).headers.get('location')).toBe('/sign-in')
    expect((await browser.post('/sign-in/code', { code: '123456' })).headers.get('location')).toBe('/sign-in')
  })

  test('takes a code once, also when it comes twice at once [S38]', async () => {
    const { email, app } = await withApp()
    const [one, other] = [await password(email), await password(email)]
    const code = app.code()
    // The newer step is the one that counts.
    expect((await one.browser.post('/sign-in/code', { code })).headers.get('location')).toBe('/sign-in')
    const both = await Promise.all([1, 2].map(() => other.browser.post('/sign-in/code', { code })))
    expect(both.filter((each) => each.headers.get('location') === '/account').length).toBe(1)
    const again = await password(email)
    expect((await again.browser.post('/sign-in/code', { code })).status).toBe(422)
    expect(await isIn(again.browser)).toBe(false)
  })

  test('takes codes of the step before and of the step after, and no others [S38]', async () => {
    for (const [steps, good] of [
      [-1, true],
      [1, true],
      [-3, false],
      [3, false],
    ] as const) {
      const { email, app } = await withApp()
      const { browser } = await password(email)
      // Not where the next step begins before the code arrives.
      if (Date.now() % PERIOD > PERIOD - 2_000) await Bun.sleep(2_000)
      await browser.post('/sign-in/code', { code: app.code(steps) })
      expect([steps, await isIn(browser)]).toEqual([steps, good])
    }
  })

  test('takes each recovery code once, however it is typed, and of nobody else [S38]', async () => {
    const [{ email, codes }, other] = [await withApp(), await withApp()]
    const one = await password(email)
    expect((await one.browser.post('/sign-in/code', { code: other.codes[0]! })).status).toBe(422)
    const typed = codes[3]!.toLowerCase().replaceAll(' ', '-')
    expect((await one.browser.post('/sign-in/code', { code: typed })).headers.get('location')).toBe(
      '/account',
    )
    const two = await password(email)
    expect((await two.browser.post('/sign-in/code', { code: codes[3]! })).status).toBe(422)
    expect((await two.browser.post('/sign-in/code', { code: codes[4]! })).status).toBe(303)
    expect((await two.browser.open('/account/security')).html).toContain('8 recovery codes are left')
  })

  test('knows the old recovery codes no more when there are new ones', async () => {
    const { browser, email, codes } = await withApp()
    const renewed = codesIn(await (await browser.post('/account/authenticator', { do: 'codes' })).text())
    expect(renewed.length).toBe(10)
    const { browser: door } = await password(email)
    expect((await door.post('/sign-in/code', { code: codes[0]! })).status).toBe(422)
    expect((await door.post('/sign-in/code', { code: renewed[0]! })).status).toBe(303)
  })

  test('is over after ten minutes, and with a token that is anything else [S48]', async () => {
    const { email, app } = await withApp()
    const { browser } = await password(email)
    await house.db.write([
      { sql: "UPDATE account_tokens SET expires = unixepoch() WHERE purpose = 'second-step'", args: [] },
    ])
    expect((await browser.post('/sign-in/code', { code: app.code() })).headers.get('location')).toBe(
      '/sign-in',
    )
    await browser.post('/forgot', { email })
    const link = await letterLink(house, email, 'reset-password')
    browser.cookies.set('second-step', new URL(link, house.origin).searchParams.get('token')!)
    expect((await browser.post('/sign-in/code', { code: app.code() })).headers.get('location')).toBe(
      '/sign-in',
    )
    const fresh = await password(email)
    const stolen = new Browser(house)
    stolen.cookies.set('session', fresh.browser.cookies.get('second-step')!)
    expect(await isIn(stolen)).toBe(false)
  })

  test('is still asked for after a new password was chosen by letter [S35]', async () => {
    const { email } = await withApp()
    const browser = new Browser(house)
    await browser.post('/forgot', { email })
    await browser.open(await letterLink(house, email, 'reset-password'))
    await browser.post('/reset', { password: 'another four words for it' })
    const answer = await browser.post('/sign-in', { email, password: 'another four words for it' })
    expect(answer.headers.get('location')).toBe('/sign-in/code')
  })

  test('ends with the authenticator, of which a letter tells', async () => {
    const { browser, email } = await withApp()
    expect((await browser.post('/account/authenticator/removal')).status).toBe(303)
    expect((await password(email)).to).toBe('/account')
    expect(await lettersTo(house, email)).toContain('authenticator-removed')
    const left = await house.db.read({
      sql: 'SELECT 1 AS one FROM recovery_codes JOIN accounts ON accounts.id = account_id WHERE email = ?',
      args: [email],
    })
    expect(left).toEqual([])
  })

  test('is noted in the audit when it fails, without the code', async () => {
    const { email } = await withApp()
    const { browser } = await password(email)
    await browser.post('/sign-in/code', { code: '918273' })
    const rows = await house.db.read({
      sql: `SELECT audit.* FROM audit JOIN accounts ON accounts.id = target_id WHERE email = ? AND action = 'second-step.refused'`,
      args: [email],
    })
    expect(rows.length).toBe(1)
    expect(JSON.stringify(rows)).not.toContain('918273')
  })
})

test('a program needs the code as well as the password, each once', async () => {
  const { email, app, codes } = await withApp()
  const code = app.code()
  const login = async (more: object = {}) => {
    const answer = await house.fetch('/api/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD, ...more }),
    })
    return { status: answer.status, ...(await answer.json()) }
  }
  expect(await login()).toMatchObject({ status: 401, code: 'code_needed' })
  expect(await login({ code: '' })).toMatchObject({ status: 401, code: 'unauthenticated' })
  expect(await login({ password: 'not this one at all', code })).toMatchObject({ status: 401 })
  expect(await login({ code })).toMatchObject({ status: 200, tokenType: 'Bearer' })
  expect(await login({ code })).toMatchObject({ status: 401, code: 'unauthenticated' })
  expect(await login({ code: codes[0] })).toMatchObject({ status: 200 })
  expect(await login({ code: codes[0] })).toMatchObject({ status: 401 })
})

test.each(['staff', 'admin'] as const)(
  'whoever works here as %s is led to an authenticator whenever they come in, until they have one',
  async (role) => {
    const { email } = await worker(house, role)
    const { browser, to } = await password(email)
    expect(to).toBe('/account/authenticator')
    expect((await browser.open(to!)).html).toContain('signs in with two steps')
    const { app } = await withApp(Promise.resolve({ browser, email, name: '' }))
    const again = await password(email)
    expect(again.to).toBe('/sign-in/code')
    const done = await again.browser.post('/sign-in/code', { code: app.code() })
    expect(done.headers.get('location')).toBe('/account')
  },
)

test('after five tries nobody tries another code for some minutes, from wherever they come [S38]', async () => {
  const strict = await inProcess({}, { env: { RATE_LIMITS: 'on' } })
  const open = house
  try {
    house = { ...strict, settle: async () => {} }
    const { email, codes } = await withApp()
    const doors = [await password(email), await password(email)]
    const statuses: number[] = []
    for (let tries = 0; tries < 5; tries += 1)
      statuses.push((await doors[1]!.browser.post('/sign-in/code', { code: `00000${tries}` })).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422])
    const sixth = await doors[1]!.browser.post('/sign-in/code', { code: codes[0]! })
    expect(sixth.status).toBe(429)
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0)
    const elsewhere = await password(email)
    expect((await elsewhere.browser.post('/sign-in/code', { code: codes[0]! })).status).toBe(429)
  } finally {
    house = open
    await strict.close()
  }
})

test('in French it is in French, and stays there', async () => {
  const { email } = await withApp()
  const browser = new Browser(house)
  const answer = await browser.post('/fr/sign-in', { email, password: PASSWORD })
  expect(answer.headers.get('location')).toBe('/fr/sign-in/code')
  expect((await browser.open('/fr/sign-in/code')).html).toContain('Encore une étape')
})
