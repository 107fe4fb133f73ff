import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Row } from '../../src/shared/database.ts'
import { documentOf } from '../support/document.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { asked } from '../support/life.ts'
import { keyIn, personIn } from '../support/matrix.ts'
import { Browser, customer, letterLink, PASSWORD, somebody } from '../support/people.ts'

// Whatever somebody may have to answer for later is written down, by whom, and stays written [S139].

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const lines = (): Promise<Row[]> => house.db.read({ sql: 'SELECT * FROM audit ORDER BY id', args: [] })

/** What a request wrote into the audit; some of it once it was answered. */
async function written(ask: () => Promise<Response>): Promise<{ answer: Response; rows: Row[] }> {
  const known = new Set((await lines()).map(({ id }) => id))
  const answer = await ask()
  for (let tries = 0; tries < 40; tries += 1) {
    const rows = (await lines()).filter(({ id }) => !known.has(id))
    if (rows.length > 0) return { answer, rows }
    await Bun.sleep(10)
  }
  return { answer, rows: [] }
}

const idOf = async (email: string) =>
  String((await house.db.read({ sql: 'SELECT id FROM accounts WHERE email = ?', args: [email] }))[0]!.id)

async function signedIn(role: 'customer' | 'staff' | 'admin') {
  const person = await personIn(house, role)
  const browser = new Browser(house)
  browser.cookies.set('session', person.cookie.slice('session='.length))
  return { ...person, browser }
}

describe('the audit has a line, with who, what, to what, and in which request, of', () => {
  test('signing up, confirming an address, coming in and going out', async () => {
    const who = somebody()
    const browser = new Browser(house)
    const begun = await written(() => browser.post('/sign-up', { ...who, password: PASSWORD }))
    const id = await idOf(who.email)
    expect(begun.rows).toMatchObject([
      { actor: 'visitor', action: 'account.begun', target: 'account', target_id: id },
    ])
    expect(begun.rows[0]!.request_id).toBe(begun.answer.headers.get('x-request-id'))
    await browser.open(await letterLink(house, who.email, 'verify-address'))
    const verified = await written(() => browser.post('/verify', { password: PASSWORD }))
    expect(verified.rows.map(({ action }) => action)).toEqual(['account.verified', 'session.begun'])
    expect(verified.rows[1]).toMatchObject({ actor: 'account', actor_id: id, target: 'session' })
    const out = await written(() => browser.post('/sign-out'))
    expect(out.rows).toMatchObject([
      { actor: 'account', actor_id: id, action: 'session.ended', target_id: verified.rows[1]!.target_id },
    ])
    const back = await written(() => browser.post('/sign-in', { email: who.email, password: PASSWORD }))
    expect(back.rows).toMatchObject([{ actor_id: id, action: 'session.begun' }])
    for (const { answer, rows } of [verified, out, back])
      for (const row of rows) expect(row.request_id).toBe(answer.headers.get('x-request-id'))
  })

  test('a password that was not the right one, for an account and for none, alike', async () => {
    const { email } = await customer(house)
    for (const address of [email, 'nobody-at-all@example.org']) {
      const { rows } = await written(() =>
        new Browser(house).post('/sign-in', { email: address, password: 'not the right one' }),
      )
      expect(rows).toMatchObject([
        { actor: 'visitor', action: 'sign-in.refused', target: null, target_id: null },
      ])
      expect(JSON.parse(String(rows[0]!.after)).email).toMatch(/^[a-z]\*\*\*@example\.org$/)
      expect(JSON.stringify(rows)).not.toContain('not the right one')
    }
  })

  test('a passkey that was not accepted', async () => {
    const { answer, rows } = await written(() =>
      house.fetch('/sign-in/passkey', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: '{"credential":{"id":"x"}}',
      }),
    )
    expect(answer.status).toBe(400)
    expect(rows).toMatchObject([{ actor: 'visitor', action: 'sign-in.refused', after: '{"passkey":true}' }])
  })

  test('proving once more who one is, and not being able to', async () => {
    const { browser, id } = await signedIn('customer')
    const wrong = await written(() => browser.post('/account/prove', { password: 'wrong as can be' }))
    expect(wrong.rows).toMatchObject([{ actor_id: id, action: 'session.not-proved' }])
    const right = await written(() => browser.post('/account/prove', { password: PASSWORD }))
    expect(right.rows).toMatchObject([{ actor_id: id, action: 'session.proved' }])
  })

  test('another password, by whoever knows it and by whoever has the letter', async () => {
    const { browser, id, email } = await signedIn('customer')
    const said = { current: PASSWORD, password: 'five words make a better one' }
    const changed = await written(() => browser.post('/account/password', said))
    expect(changed.rows).toMatchObject([
      { actor: 'account', actor_id: id, action: 'account.password', target_id: id },
    ])
    const other = new Browser(house)
    await other.post('/forgot', { email })
    await other.open(await letterLink(house, email, 'reset-password'))
    const reset = await written(() => other.post('/reset', { password: 'six words make the best of them' }))
    expect(reset.rows).toMatchObject([{ actor: 'visitor', action: 'account.password', target_id: id }])
    expect(JSON.stringify([...changed.rows, ...reset.rows])).not.toMatch(/words make|argon2/)
  })

  test('another address, with both of them masked', async () => {
    const { browser, email } = await customer(house)
    const next = somebody().email
    await browser.post('/account/email', { email: next })
    await browser.open(await letterLink(house, next, 'new-address'))
    const { rows } = await written(() => browser.post('/verify'))
    expect(rows).toMatchObject([{ actor: 'account', action: 'account.address', target: 'account' }])
    expect(JSON.parse(String(rows[0]!.before)).email).toMatch(/^g\*\*\*@/)
    expect(JSON.stringify(rows)).not.toContain(email)
    expect(JSON.stringify(rows)).not.toContain(next)
  })

  test('a door that stayed closed, to a person and to a program', async () => {
    const { browser, id } = await signedIn('staff')
    const page = await written(() => browser.get('/fr/admin/people'))
    expect(page.answer.status).toBe(404)
    expect(page.rows).toMatchObject([
      {
        actor: 'account',
        actor_id: id,
        action: 'access.denied',
        target: 'route',
        target_id: 'GET /admin/people',
        request_id: page.answer.headers.get('x-request-id'),
      },
    ])
    const { id: keyId, key } = await keyIn(house, ['bookings:read'])
    const headers = { authorization: `Bearer ${key}` }
    const program = await written(() => house.fetch('/api/admin/users', { headers }))
    expect(program.rows).toMatchObject([
      { actor: 'key', actor_id: keyId, action: 'access.denied', target_id: 'GET /api/admin/users' },
    ])
  })

  test('a booking that is not theirs, asked for by somebody we know', async () => {
    const made = await asked(house)
    const { browser, id } = await signedIn('customer')
    const { answer, rows } = await written(() => browser.get(made.path))
    expect(answer.status).toBe(404)
    expect(rows).toMatchObject([
      { actor_id: id, action: 'access.denied', target: 'booking', target_id: made.reference },
    ])
  })

  test('another role, with what it was before', async () => {
    const [{ browser, id }, person] = [await signedIn('admin'), await personIn(house, 'customer')]
    const { rows } = await written(() => browser.post(`/admin/people/${person.id}`, { role: 'staff' }))
    expect(rows).toMatchObject([
      {
        actor_id: id,
        action: 'account.role',
        target_id: person.id,
        before: '{"role":"customer"}',
        after: '{"role":"staff"}',
      },
    ])
  })
})

describe('what is written there', () => {
  test('is neither changed nor taken away, whoever asks the database', async () => {
    await personIn(house, 'admin')
    const before = await lines()
    expect(before.length).toBeGreaterThan(5)
    for (const sql of [
      `UPDATE audit SET actor = 'nobody'`,
      `UPDATE audit SET after = NULL WHERE id = '${before[0]!.id}'`,
      'DELETE FROM audit',
      `DELETE FROM audit WHERE id = '${before[0]!.id}'`,
    ]) {
      const answer = await house.db.write([{ sql, args: [] }])
      expect([sql, answer.ok]).toEqual([sql, false])
    }
    expect(await lines()).toEqual(before)
  })

  test('outlives those of whom it tells', async () => {
    const [{ browser }, person] = [await signedIn('admin'), await personIn(house, 'customer')]
    await browser.post(`/admin/people/${person.id}`, { role: 'staff' })
    await house.db.write([{ sql: 'DELETE FROM accounts WHERE id = ?', args: [person.id] }])
    expect((await lines()).some(({ target_id }) => target_id === person.id)).toBe(true)
  })

  test('is read by admins, latest first, a page at a time, and none of it twice', async () => {
    const { browser, email } = await signedIn('admin')
    for (let at = 0; at < 60; at += 1)
      await new Browser(house).post('/sign-in', { email: 'nobody@example.org', password: 'x' })
    const first = await (await browser.get('/admin/audit')).text()
    expect(first.match(/<tr>/g)).toHaveLength(51)
    const [, next] = /href="(\/admin\/audit\?before=[^"]+)"/.exec(first)!
    const second = await (await browser.get(next!)).text()
    expect(second).toContain('sign-in.refused')
    const signedInAgain = await house.fetch('/api/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    })
    const { accessToken } = (await signedInAgain.json()) as { accessToken: string }
    const read = (query: string) =>
      house.fetch(`/api/admin/audit${query}`, { headers: { authorization: `Bearer ${accessToken}` } })
    const document = await documentOf(house)
    const operation = document.operations.find(
      ({ method, path }) => method === 'get' && path === '/admin/audit',
    )!
    const seen: string[] = []
    for (let query = '?limit=25'; query; ) {
      const answer = await read(query)
      expect(await document.faultsOf(operation, answer.clone())).toEqual([])
      const { data, next: on } = (await answer.json()) as { data: { id: string }[]; next?: string }
      seen.push(...data.map(({ id }) => id))
      query = on ? `?limit=25&before=${on}` : ''
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual((await lines()).map(({ id }) => String(id)).reverse())
    expect((await read('?before=nowhere')).status).toBe(422)
  })

  test('is shown as it was written, whatever somebody typed', async () => {
    const { browser } = await signedIn('admin')
    const evil = '<img src=x onerror=alert(1)>'
    await browser.post('/admin/keys', { name: evil, 'scope.people:read': 'yes' })
    const html = await (await browser.get('/admin/audit')).text()
    expect(html).not.toContain(evil)
    expect(html).toContain('&lt;img src=x')
  })
})
