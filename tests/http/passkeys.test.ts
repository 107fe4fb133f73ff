import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { openHouse, type TestHouse } from '../support/house.ts'
import { Passkey } from '../support/passkeys.ts'
import { Browser, customer, lettersTo, PASSWORD, somebody } from '../support/people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const say = (browser: Browser, path: string, body: object = {}) =>
  browser.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  })

const ask = async (browser: Browser, path: string) => {
  const answer = await say(browser, path)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toContain('no-store')
  return answer.json()
}
const toAdd = (browser: Browser) => ask(browser, '/account/passkeys/challenge')
const toSignIn = (browser: Browser) => ask(browser, '/sign-in/passkey/challenge')

const add = async (browser: Browser, key: Passkey, name = 'My key') =>
  say(browser, '/account/passkeys', { credential: await key.made(await toAdd(browser)), name })
const come = (browser: Browser, credential: object, next?: string) =>
  say(browser, '/sign-in/passkey', { credential, ...(next && { next }) })

/** Somebody with a passkey, at the browser that they made it with. */
async function keyed(counter = 0) {
  const who = await customer(house)
  const key = new Passkey(house.origin)
  key.counter = counter
  expect((await add(who.browser, key)).status).toBe(200)
  return { ...who, key }
}

const passkeys = async (email: string) =>
  house.db.read({
    sql: 'SELECT passkeys.* FROM passkeys JOIN accounts ON accounts.id = account_id WHERE email = ?',
    args: [email],
  })
const isIn = async (browser: Browser) => (await browser.get('/account')).status === 200
const audited = async (email: string, action: string) =>
  (
    await house.db.read({
      sql: 'SELECT 1 AS one FROM audit JOIN accounts ON accounts.id = target_id WHERE email = ? AND action = ?',
      args: [email, action],
    })
  ).length

describe('a passkey', () => {
  test('lets its owner in at another browser, and says so by letter when it is added and removed', async () => {
    const { browser, email, key } = await keyed()
    expect((await browser.open('/account/security')).html).toContain('My key')
    const other = new Browser(house)
    const options = await toSignIn(other)
    expect(options).toMatchObject({ userVerification: 'required', rpId: 'localhost' })
    expect(options.allowCredentials ?? []).toEqual([])
    const answer = await come(other, await key.signed(options), '/favorites?x=1')
    expect(await answer.json()).toEqual({ next: '/favorites?x=1' })
    expect(await isIn(other)).toBe(true)
    const [row] = await passkeys(email)
    expect((await browser.post(`/account/passkeys/${row!.id}/removal`)).status).toBe(303)
    expect(await passkeys(email)).toEqual([])
    expect((await come(other, await key.signed(await toSignIn(other)))).status).toBe(400)
    const letters = await lettersTo(house, email)
    expect(letters).toContain('passkey-added')
    expect(letters).toContain('passkey-removed')
    expect(await audited(email, 'passkey.added')).toBe(1)
    expect(await audited(email, 'passkey.removed')).toBe(1)
  })

  test('leads to no other site, whatever the page was told', async () => {
    const { key } = await keyed()
    for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example']) {
      const browser = new Browser(house)
      const answer = await come(browser, await key.signed(await toSignIn(browser)), next)
      expect(await answer.json()).toEqual({ next: '/' })
    }
  })

  test('is asked for with what there is already left out, and must recognise its owner', async () => {
    const { browser, key } = await keyed()
    const options = await toAdd(browser)
    expect(options.excludeCredentials).toMatchObject([
      { id: key.id.toBase64({ alphabet: 'base64url', omitPadding: true }) },
    ])
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    })
    expect(options.attestation).toBe('none')
  })

  test('cannot be added twice, by its owner or by anybody else', async () => {
    const { browser, key } = await keyed()
    expect((await add(browser, key)).status).toBe(400)
    const { browser: stranger, email } = await customer(house)
    expect((await add(stranger, key)).status).toBe(400)
    expect(await passkeys(email)).toEqual([])
  })

  test('that counts must go on counting; one that does not may stay at nought', async () => {
    const { browser, key } = await keyed(5)
    for (const [counter, status] of [
      [6, 200],
      [6, 400],
      [5, 400],
      [0, 400],
      [7, 200],
    ] as const) {
      const answer = await come(browser, await key.signed(await toSignIn(browser), { counter }))
      expect([counter, answer.status]).toEqual([counter, status])
    }
    const still = await keyed(0)
    for (let times = 0; times < 2; times += 1)
      expect((await come(still.browser, await still.key.signed(await toSignIn(still.browser)))).status).toBe(
        200,
      )
  })

  test('of an account that is closed opens nothing', async () => {
    const { email, key } = await keyed()
    await house.db.write([{ sql: 'UPDATE accounts SET disabled = 1 WHERE email = ?', args: [email] }])
    const browser = new Browser(house)
    expect((await come(browser, await key.signed(await toSignIn(browser)))).status).toBe(400)
    expect(await isIn(browser)).toBe(false)
  })

  test('proves once more who they are, in the place of the password', async () => {
    const { browser, email, key } = await keyed()
    await house.db.write([
      {
        sql: 'UPDATE sessions SET proved = 1 WHERE account_id = (SELECT id FROM accounts WHERE email = ?)',
        args: [email],
      },
    ])
    expect((await browser.get('/account/authenticator')).headers.get('location')).toContain('/account/prove')
    expect((await browser.open('/account/prove')).html).toContain('data-passkey="sign"')
    const options = await ask(browser, '/account/prove/challenge')
    expect(options.allowCredentials.length).toBe(1)
    const body = { credential: await key.signed(options), next: '/account/authenticator' }
    expect(await (await say(browser, '/account/prove', body)).json()).toEqual({
      next: '/account/authenticator',
    })
    expect((await browser.get('/account/authenticator')).status).toBe(200)
  })

  test('does not prove anything about somebody else', async () => {
    const [one, other] = [await keyed(), await keyed()]
    const options = await ask(one.browser, '/account/prove/challenge')
    const body = { credential: await other.key.signed(options) }
    expect((await say(one.browser, '/account/prove', body)).status).toBe(400)
  })

  test('is nobody else’s to remove', async () => {
    const [one, other] = [await keyed(), await keyed()]
    const [row] = await passkeys(one.email)
    await other.browser.post(`/account/passkeys/${row!.id}/removal`)
    expect((await passkeys(one.email)).length).toBe(1)
  })
})

describe('what is refused of a signature [S39]', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['our origin on another port', { origin: 'http://localhost:1' }],
    ['another house', { rpId: 'evil.example' }],
    ['nobody recognised', { flags: 0x01 }],
    ['nobody present', { flags: 0x04 }],
    ['neither', { flags: 0 }],
    ['a challenge that we never gave', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['an answer of making instead of signing', { type: 'webauthn.create' }],
    ['a frame of another site', { crossOrigin: true }],
    ['another account', { userHandle: 'c29tZWJvZHk' }],
    [
      'another signature',
      {
        signature:
          'MEQCIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAiAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      },
    ],
  ])('%s', async (_, lie) => {
    const { key } = await keyed()
    const browser = new Browser(house)
    const answer = await come(browser, await key.signed(await toSignIn(browser), lie))
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await isIn(browser)).toBe(false)
    // The same without the lie is let in: it was the lie.
    expect((await come(browser, await key.signed(await toSignIn(browser)))).status).toBe(200)
  })

  test('a challenge a second time, also when both come at once', async () => {
    const { key } = await keyed()
    const browser = new Browser(house)
    const signed = await key.signed(await toSignIn(browser))
    const both = await Promise.all([come(browser, signed), come(browser, signed)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    expect((await come(browser, signed)).status).toBe(400)
  })

  test('a challenge that was wrongly answered once', async () => {
    const { key } = await keyed()
    const browser = new Browser(house)
    const options = await toSignIn(browser)
    expect((await come(browser, await key.signed(options, { flags: 0 }))).status).toBe(400)
    expect((await come(browser, await key.signed(options))).status).toBe(400)
  })

  test('a challenge of more than five minutes ago', async () => {
    const { key } = await keyed()
    const browser = new Browser(house)
    const options = await toSignIn(browser)
    const left = await house.db.read({
      sql: 'SELECT expires - unixepoch() AS left FROM challenges WHERE challenge = ?',
      args: [options.challenge],
    })
    expect(Number(left[0]!.left)).toBeLessThanOrEqual(300)
    await house.db.write([
      { sql: 'UPDATE challenges SET expires = unixepoch() WHERE challenge = ?', args: [options.challenge] },
    ])
    expect((await come(browser, await key.signed(options))).status).toBe(400)
  })

  test('a challenge of another browser, which keeps its own', async () => {
    const { key } = await keyed()
    const [one, other] = [new Browser(house), new Browser(house)]
    const options = await toSignIn(one)
    await toSignIn(other)
    expect((await come(other, await key.signed(options))).status).toBe(400)
    expect((await come(new Browser(house), await key.signed(options))).status).toBe(400)
    expect((await come(one, await key.signed(options))).status).toBe(200)
  })

  test('a challenge for something else, or for somebody else', async () => {
    const { browser, key } = await keyed()
    expect((await come(browser, await key.signed(await toAdd(browser)))).status).toBe(400)
    expect(
      (await come(browser, await key.signed(await ask(browser, '/account/prove/challenge')))).status,
    ).toBe(400)
    const other = await customer(house)
    const options = await toAdd(browser)
    // Even at the same browser, when somebody else signs in there.
    other.browser.cookies.set('visitor', browser.cookies.get('visitor')!)
    const made = await new Passkey(house.origin).made(options)
    expect((await say(other.browser, '/account/passkeys', { credential: made })).status).toBe(400)
    expect((await say(browser, '/account/passkeys', { credential: made })).status).toBe(200)
  })

  test('what is no answer at all', async () => {
    const browser = new Browser(house)
    await toSignIn(browser)
    for (const credential of [
      undefined,
      null,
      1,
      'x',
      [],
      {},
      { id: 'x' },
      { id: '../..', rawId: 'x', type: 'y' },
    ])
      expect((await say(browser, '/sign-in/passkey', { credential })).status).toBe(400)
    expect((await say(browser, '/sign-in/passkey', [])).status).toBe(400)
    const form = await browser.post('/sign-in/passkey', { credential: 'x' })
    expect(form.status).toBe(415)
  })
})

describe('what is refused of a new passkey [S39]', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another house', { rpId: 'evil.example' }],
    ['nobody recognised', { flags: 0x01 }],
    ['nobody present', { flags: 0x04 }],
    ['an answer of signing instead of making', { type: 'webauthn.get' }],
    ['a frame of another site', { crossOrigin: true }],
  ])('%s', async (_, lie) => {
    const { browser, email } = await customer(house)
    const key = new Passkey(house.origin)
    const credential = await key.made(await toAdd(browser), lie)
    expect((await say(browser, '/account/passkeys', { credential })).status).toBe(400)
    expect(await passkeys(email)).toEqual([])
    expect((await add(browser, key)).status).toBe(200)
  })
})

test('nobody leaves a way in behind an address that is not theirs [S42]', async () => {
  const [who, thief, key] = [somebody(), new Browser(house), new Passkey(house.origin)]
  await thief.post('/sign-up', { ...who, password: PASSWORD })
  expect((await thief.post('/sign-in', { email: who.email, password: PASSWORD })).status).toBe(303)
  expect((await thief.open('/account/security')).html).not.toContain('data-passkey="add"')
  expect((await add(thief, key)).status).toBe(400)
  await thief.post('/account/authenticator', { do: 'begin' })
  expect((await thief.open('/account/authenticator')).html).not.toContain('class="secret"')
  expect(await passkeys(who.email)).toEqual([])
})

test('a visitor is asked to sign in before they add a passkey, and gets no challenge', async () => {
  const answer = await say(new Browser(house), '/account/passkeys/challenge')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toContain('/sign-in')
})
