import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { escapedForHtml, HOSTILE, packsOf } from '../support/hostile.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { Passkey } from '../support/passkeys.ts'
import { Browser, customer, PASSWORD, program, somebody, worker } from '../support/people.ts'
import { q } from '../support/pools.ts'

// What people say of themselves, of their keys and of their devices, and what they type where they come in [S85].

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Of what hashes a password, which is dear at the edge, two will do there. */
const few = <T>(list: readonly T[]): T[] => (TARGET === 'process' ? [...list] : list.slice(0, 2))
/** And of what asks many times, a third. */
const some = <T>(list: readonly T[]): T[] =>
  list.filter((_, index) => TARGET !== 'workerd' || index % 3 === 0)
const accountOf = async (email: string) =>
  (await house.db.read(q('SELECT * FROM accounts WHERE email = ?', email.toLowerCase())))[0]!
const profile = (more: object) => ({
  language: 'en',
  preferences: { reminders: true, reviews: false },
  ...more,
})
const json = (browser: Browser, path: string, body: object) =>
  browser.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  })
/** Names that would be something else if somebody read them as JSON, as a number or as an option. */
const ODD = ['{"a":1}', '[1]', '{"__proto__":{"role":"admin"}}', 'null', 'true', '0', '-rf', '1e309', '""']

describe('[S85] a name is kept as it was written', () => {
  test('whether its owner says it on a page or through a program, and so it is told to both', async () => {
    const { browser, ask, email } = await program(house)
    for (const [index, name] of some([...packsOf(120), ...ODD]).entries()) {
      const said =
        index % 2
          ? await ask('PUT', '/users/me', profile({ name, phone: '+44 20 7946 0123' }))
          : await browser.post('/account/profile', { name, language: 'en' })
      expect(`${said.status} ${name}`).toBe(`200 ${name}`)
      expect((await accountOf(email)).name).toBe(name)
      for (const path of ['/auth/me', '/users/me'])
        expect((await (await ask('GET', path)).json()).name).toBe(name)
      const { accounts } = await (await ask('GET', '/users/me/export')).json()
      expect(accounts[0].name).toBe(name)
      expect((await browser.open('/account')).html).toContain(escapedForHtml(name))
    }
  })

  test('by whoever signs up', async () => {
    for (const [index, name] of few(packsOf(120)).entries()) {
      const { email } = somebody()
      const said = { name, email, password: PASSWORD }
      const answer =
        index % 2
          ? await json(new Browser(house), '/api/auth/register', said)
          : await new Browser(house).post('/sign-up', said)
      expect(`${answer.status} ${name}`).toBe(`${index % 2 ? 201 : 200} ${name}`)
      expect((await accountOf(email)).name).toBe(name)
    }
  })

  test('and by it somebody is found, and nobody else', async () => {
    const { ask } = await administrator()
    const names = packsOf(100)
    for (const name of names) await customer(house, somebody(name))
    for (const name of names) {
      const q = [...name].slice(0, 40).join('').trim()
      const found = await (await ask('GET', `/admin/users?${new URLSearchParams({ q })}`)).json()
      const told = found.data.map((each: { name: string }) => each.name)
      expect(told).toContain(name)
      for (const each of told) expect(each.toLowerCase()).toContain(q.toLowerCase())
    }
  })
})

test('[S85] a telephone number is one, or refused by its field and shown again as it was typed', async () => {
  const { browser, ask, email } = await program(house)
  for (const phone of packsOf(32).filter((each) => !/^\+?[\d ().-]{6,32}$/.test(each))) {
    const answer = await browser.post('/account/profile', { name: 'Noor', phone, language: 'en' })
    expect(`${answer.status} ${phone}`).toBe(`422 ${phone}`)
    expect(await answer.text()).toContain(`value="${escapedForHtml(phone)}"`)
    const said = await ask('PUT', '/users/me', profile({ name: 'Noor', phone }))
    expect(said.status).toBe(422)
    expect((await said.json()).errors).toMatchObject([{ path: 'phone' }])
  }
  const { email: other } = somebody()
  const register = (phone: string) =>
    json(new Browser(house), '/api/auth/register', { name: 'Noor', email: other, password: PASSWORD, phone })
  expect((await register('<script>')).status).toBe(422)
  expect((await register('+44 20 7946 0123')).status).toBe(201)
  expect((await accountOf(other)).phone).toBe('+44 20 7946 0123')
  expect((await accountOf(email)).phone).toBeNull()
})

test('[S85] a name that could not be shown is refused everywhere', async () => {
  const { ask } = await program(house)
  const admin = await administrator()
  for (const name of [
    'a\0b',
    'a\u001b[31m',
    'a\u0085b',
    '\ud800',
    'a\nb',
    'a\r\nBcc: b',
    ' ',
    'x'.repeat(121),
  ]) {
    const answers = [
      await ask('PUT', '/users/me', profile({ name })),
      await admin.ask('POST', '/admin/keys', { name, scopes: ['people:read'] }),
      await json(new Browser(house), '/api/auth/register', { ...somebody(name), password: PASSWORD }),
    ]
    for (const answer of answers) {
      expect(`${answer.status} ${JSON.stringify(name)}`).toBe(`422 ${JSON.stringify(name)}`)
      expect((await answer.json()).errors).toMatchObject([{ path: 'name' }])
    }
  }
})

test('[S85] what a passkey is called is kept as it was written, and told to its owner alone', async () => {
  const names = some([...packsOf(60), ...ODD])
  // Nobody has more than twenty.
  for (let from = 0; from < names.length; from += 20) {
    const { browser, email } = await customer(house)
    const theirs = names.slice(from, from + 20)
    for (const name of theirs) {
      const asked = await (await json(browser, '/account/passkeys/challenge', {})).json()
      const credential = await new Passkey(house.origin).made(asked)
      const answer = await json(browser, '/account/passkeys', { credential, name })
      expect(`${answer.status} ${name}`).toBe(`200 ${name}`)
    }
    const { id } = await accountOf(email)
    const rows = await house.db.read(q('SELECT name FROM passkeys WHERE account_id = ? ORDER BY id', id!))
    expect(rows.map(({ name }) => name)).toEqual(theirs)
    const { html } = await browser.open('/account/security')
    for (const name of theirs) expect(html).toContain(`>${escapedForHtml(name)}</span>`)
    const { passkeys, audit } = await (await browser.post('/account/export')).json()
    expect(passkeys.map(({ name }: { name: string }) => name).sort()).toEqual([...theirs].sort())
    // What the audit has it has for ever.
    expect(audit.filter(({ action }: { action: string }) => action === 'passkey.added')).toHaveLength(
      theirs.length,
    )
    for (const line of audit) expect(Object.keys({ ...line.before, ...line.after })).not.toContain('name')
  }
})

test('[S85] what a program’s key is called is kept as it was written, and so is its line of the audit', async () => {
  const { browser, ask } = await administrator()
  const names = [...packsOf(80), ...ODD]
  for (const [index, name] of names.entries()) {
    const answer =
      index % 2
        ? await ask('POST', '/admin/keys', { name, scopes: ['people:read'] })
        : await browser.post('/admin/keys', { name, 'scope.people:read': 'yes', days: '30' })
    expect(`${answer.status} ${name}`).toBe(`${index % 2 ? 201 : 200} ${name}`)
  }
  const { data: keys } = await (await ask('GET', '/admin/keys')).json()
  expect(keys.map(({ name }: { name: string }) => name).sort()).toEqual([...names].sort())
  const { data: lines } = await (await ask('GET', '/admin/audit?limit=100')).json()
  const made = lines.filter(({ action }: { action: string }) => action === 'key.made')
  const told = made.map(({ after }: { after: { name: string } }) => after.name)
  expect(told.length).toBeGreaterThan(40)
  expect(told.filter((name: string) => !names.includes(name))).toEqual([])
  const { html } = await browser.open('/admin/keys')
  for (const name of names) expect(html).toContain(`>${escapedForHtml(name)}</th>`)
})

test('[S85] of what a browser says it is nothing is kept but which of those that we know', async () => {
  const { email } = await customer(house)
  const agents = packsOf(2_000).map((each) => each.replace(/[^\x20-\x7e]/g, '?'))
  for (const agent of few([...agents, 'Firefox/1.0 <script>pwned(1)</script> Windows', 'x'.repeat(7_000)])) {
    const browser = new Browser(house, { 'user-agent': agent })
    expect((await browser.post('/sign-in', { email, password: PASSWORD })).status).toBe(303)
    expect((await json(browser, '/api/auth/login', { email, password: PASSWORD })).status).toBe(200)
    expect((await browser.open('/account/security')).html).not.toContain('pwned')
  }
  const rows = await house.db.read(
    q(
      'SELECT DISTINCT device FROM sessions JOIN accounts ON accounts.id = account_id WHERE email = ?',
      email,
    ),
  )
  const told = rows.map(({ device }) => String(device))
  expect(told.filter((each) => !['A browser', '', 'Firefox, Windows'].includes(each))).toEqual([])
})

test('[S85] [S139] what is typed for an address is in the audit only where it is one, and masked', async () => {
  const { ask } = await administrator()
  const typed = few([...packsOf(2_000), ...HOSTILE.filter((_, index) => index % 4 === 0)])
  for (const email of [...typed, 'My p@ssword', 'nobody@nowhere.example', `x@${'y'.repeat(20_000)}`]) {
    const answer = await new Browser(house).post('/sign-in', { email, password: PASSWORD })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(`value="${escapedForHtml(email)}"`)
  }
  const { data } = await (await ask('GET', '/admin/audit?limit=100')).json()
  const refused = data.filter(({ action }: { action: string }) => action === 'sign-in.refused')
  expect(refused.length).toBeGreaterThanOrEqual(typed.length + 3)
  const told = new Set(refused.map(({ after }: { after: { email: string } }) => after.email))
  expect([...told].sort()).toEqual(['***', 'n***@nowhere.example'])
})

/** Somebody who administers the house, at their browser and with a program. */
async function administrator() {
  const { browser, email } = await worker(house, 'admin')
  const login = await json(browser, '/api/auth/login', { email, password: PASSWORD })
  const { accessToken } = await login.json()
  const ask = (method: string, path: string, body?: unknown) =>
    house.fetch(`/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return { browser, ask }
}
