import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { ANN, orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { Browser, customer, letterLink, lettersTo, PASSWORD, somebody } from '../support/people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('signing up', () => {
  test('sends a letter whose link, with the password, confirms the address and lets them in', async () => {
    const who = somebody()
    const browser = new Browser(house)
    const answer = await browser.post('/sign-up', { ...who, password: PASSWORD })
    expect(answer.status).toBe(200)
    expect(browser.cookies.has('session')).toBe(false)
    const link = await letterLink(house, who.email, 'verify-address')
    const opened = await browser.open(link)
    expect(opened.path).toBe('/verify')
    expect(opened.html).toContain(who.email)
    expect((await browser.post('/verify', { password: 'not this one at all' })).status).toBe(422)
    const done = await browser.post('/verify', { password: PASSWORD })
    expect(done.headers.get('location')).toBe('/account')
    const { html } = await browser.open('/account')
    expect(html).toContain(`Hello ${who.name}`)
    expect(html).not.toContain('not confirmed yet')
    // [S36] once only
    expect((await browser.open(link)).answer.status).toBe(422)
  })

  test('[S26] answers an address that has an account with the same page, and only the letter differs', async () => {
    const { email, name } = await customer(house)
    const fresh = somebody()
    const say = async (who: { email: string; name: string }) => {
      const answer = await new Browser(house).post('/sign-up', { ...who, password: PASSWORD })
      const page = (await answer.text()).replaceAll(who.email, 'THEM')
      return { status: answer.status, page }
    }
    expect(await say({ email, name })).toEqual(await say(fresh))
    expect(await lettersTo(house, email)).toContain('sign-up-again')
    expect(await lettersTo(house, fresh.email)).toEqual(['verify-address'])
  })

  test('[S41] takes no role and no verification from a form', async () => {
    const who = somebody()
    await new Browser(house).post('/sign-up', { ...who, password: PASSWORD, role: 'admin', verified: '1' })
    const [row] = await house.db.read({
      sql: 'SELECT role, verified FROM accounts WHERE email = ?',
      args: [who.email],
    })
    expect(row).toEqual({ role: 'customer', verified: null })
  })

  test('names what is wrong and stores nothing', async () => {
    const answer = await new Browser(house).post('/sign-up', { name: '', email: 'nobody', password: 'short' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const field of ['name', 'email']) expect(html).toContain(`field-${field}-problem`)
    expect(html).not.toContain('value="short"')
  })

  test('of an unverified address by its real owner takes away what was chosen before', async () => {
    const who = somebody()
    const thief = new Browser(house)
    await thief.post('/sign-up', { ...who, password: 'the password of a thief' })
    const first = await letterLink(house, who.email, 'verify-address')
    const owner = new Browser(house)
    await owner.post('/sign-up', { ...who, password: PASSWORD })
    await owner.open(await letterLink(house, who.email, 'verify-address', first))
    expect((await owner.post('/verify', { password: PASSWORD })).status).toBe(303)
    const again = await thief.post('/sign-in', { email: who.email, password: 'the password of a thief' })
    expect(again.status).toBe(422)
  })
})

describe('signing in', () => {
  test('gives a fresh cookie that scripts cannot read, and ends with signing out [S45, S46, S51]', async () => {
    const { email } = await customer(house)
    const browser = new Browser(house)
    browser.cookies.set('session', 'A'.repeat(43))
    const answer = await browser.post('/sign-in', { email, password: PASSWORD })
    expect(answer.headers.get('location')).toBe('/account')
    const set = answer.headers.getSetCookie().find((each) => each.startsWith('session='))!
    expect(set).toMatch(/HttpOnly/i)
    expect(set).toMatch(/SameSite=Lax/i)
    const cookie = browser.cookies.get('session')!
    expect(cookie).not.toBe('A'.repeat(43))
    expect((await browser.get('/account')).status).toBe(200)
    const out = await browser.post('/sign-out')
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"')
    browser.cookies.set('session', cookie)
    expect((await browser.get('/account')).headers.get('location')).toBe('/sign-in?next=%2Faccount')
  })

  test('[S27] says the same of a wrong password and of an address nobody has', async () => {
    const { email } = await customer(house)
    const say = async (address: string) => {
      const answer = await new Browser(house).post('/sign-in', {
        email: address,
        password: 'wrong as wrong can be',
      })
      return [answer.status, (await answer.text()).replaceAll(address, 'THEM')]
    }
    expect(await say(email)).toEqual(await say('nobody-at-all@example.org'))
  })

  test('leads on to where they wanted to go, and never off the site [S124]', async () => {
    const { email } = await customer(house)
    const go = async (next: string) =>
      (await new Browser(house).post('/sign-in', { email, password: PASSWORD, next })).headers.get('location')
    expect(await go('/account/security')).toBe('/account/security')
    for (const evil of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/%09/evil.example'.replace('%09', '\t'),
    ])
      expect(await go(evil)).toBe('/account')
  })

  test('[S52] ends at once for an account that is closed', async () => {
    const { browser, email } = await customer(house)
    expect((await browser.get('/account')).status).toBe(200)
    await house.db.write([{ sql: 'UPDATE accounts SET disabled = 1 WHERE email = ?', args: [email] }])
    expect((await browser.get('/account')).status).toBe(303)
    expect((await new Browser(house).post('/sign-in', { email, password: PASSWORD })).status).toBe(422)
  })
})

describe('a forgotten password', () => {
  test('is replaced by a link that is good once, ends every session, and lets nobody in by itself [S28, S34, S35]', async () => {
    const { browser, email } = await customer(house)
    const say = async (address: string) => {
      const answer = await new Browser(house).post('/forgot', { email: address })
      return [answer.status, (await answer.text()).replaceAll(address, 'THEM')]
    }
    expect(await say(email)).toEqual(await say('nobody-at-all@example.org'))
    const other = new Browser(house)
    const link = await letterLink(house, email, 'reset-password')
    expect((await other.open(link)).path).toBe('/reset')
    const chosen = 'another four words of it'
    expect((await other.post('/reset', { password: chosen })).status).toBe(200)
    expect(other.cookies.has('session')).toBe(false)
    expect((await browser.get('/account')).status).toBe(303)
    expect((await other.open(link)).answer.status).toBe(422)
    expect((await other.post('/sign-in', { email, password: PASSWORD })).status).toBe(422)
    expect((await other.post('/sign-in', { email, password: chosen })).status).toBe(303)
    expect(await lettersTo(house, email)).toContain('password-changed')
  })

  test('a newer link ends the older one', async () => {
    const { email } = await customer(house)
    await new Browser(house).post('/forgot', { email })
    const first = await letterLink(house, email, 'reset-password')
    await new Browser(house).post('/forgot', { email })
    const second = await letterLink(house, email, 'reset-password', first)
    expect(second).not.toBe(first)
    expect((await new Browser(house).open(first)).answer.status).toBe(422)
    expect((await new Browser(house).open(second)).answer.status).toBe(200)
  })
})

describe('an address', () => {
  test('is changed from the new one, told to the old one, and taken back from there [S37]', async () => {
    const { browser, email } = await customer(house)
    const next = somebody().email
    expect((await browser.post('/account/email', { email: next })).status).toBe(200)
    const stillOld = await house.db.read({ sql: 'SELECT id FROM accounts WHERE email = ?', args: [email] })
    expect(stillOld.length).toBe(1)
    const opened = await browser.open(await letterLink(house, next, 'new-address'))
    expect(opened.html).toContain(next)
    expect((await browser.post('/verify')).status).toBe(303)
    expect((await new Browser(house).post('/sign-in', { email: next, password: PASSWORD })).status).toBe(303)
    const [account] = await house.db.read({ sql: 'SELECT id FROM accounts WHERE email = ?', args: [next] })
    const passkey = (name: string, created: string) => ({
      sql: `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, name, created)
        VALUES (?, ?, ?, '', 0, ?, ${created})`,
      args: [`${name} ${email}`, String(account!.id), `${name} ${email}`, name],
    })
    await house.db.write([passkey('before', '1'), passkey('a thief’s', 'unixepoch()')])
    const undo = new Browser(house)
    await undo.open(await letterLink(house, email, 'address-changed'))
    expect((await undo.post('/account/email/undo')).status).toBe(200)
    const left = await house.db.read({
      sql: 'SELECT name FROM passkeys WHERE account_id = ?',
      args: [account!.id!],
    })
    expect(left).toEqual([{ name: 'before' }])
    expect((await browser.get('/account')).status).toBe(303)
    expect((await new Browser(house).post('/sign-in', { email, password: PASSWORD })).status).toBe(303)
    expect(await letterLink(house, email, 'reset-password')).toContain('/reset?token=')
  })
})

describe('what was booked as a guest', () => {
  test('[S42] is theirs once their address is verified, and not before', async () => {
    const who = somebody()
    const made = await (
      await postJson(house, { ...orderOn(ownDay()), customer: { ...ANN, email: who.email } })
    ).json()
    const browser = new Browser(house)
    await browser.post('/sign-up', { ...who, password: PASSWORD })
    await browser.post('/sign-in', { email: who.email, password: PASSWORD })
    expect((await browser.open('/account')).html).not.toContain(made.reference)
    await browser.open(await letterLink(house, who.email, 'verify-address'))
    await browser.post('/verify')
    expect((await browser.open('/account')).html).toContain(made.reference)
  })
})
