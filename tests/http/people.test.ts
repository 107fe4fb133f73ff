import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { documentOf } from '../support/document.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { keyIn, personIn } from '../support/matrix.ts'
import { Browser, PASSWORD } from '../support/people.ts'

// What whoever administers the house does with people, by page and by program.

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Role = 'customer' | 'staff' | 'admin'

/** Somebody signed in, in a browser of their own. */
async function somebodyIn(role: Role, name?: string) {
  const person = await personIn(house, role, name === undefined ? {} : { name })
  const browser = new Browser(house)
  browser.cookies.set('session', person.cookie.slice('session='.length))
  return { ...person, browser }
}

const rowOf = async (id: string) => {
  const [row] = await house.db.read({ sql: 'SELECT role, disabled FROM accounts WHERE id = ?', args: [id] })
  return row!
}

const auditOf = (id: string) =>
  house.db.read({
    sql: `SELECT actor, actor_id, action, target, before, after, request_id FROM audit WHERE target_id = ?
      AND action NOT LIKE 'session%' ORDER BY id`,
    args: [id],
  })

const token = async (email: string) => {
  const answer = await house.fetch('/api/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  return ((await answer.json()) as { accessToken: string }).accessToken
}

const api = (method: string, path: string, authorization: string, body?: unknown) =>
  house.fetch(`/api/admin/${path}`, {
    method,
    headers: { authorization: `Bearer ${authorization}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

describe('people', () => {
  test('are found by part of a name or an address, and by role, in both languages', async () => {
    const { browser } = await somebodyIn('admin')
    const found = await personIn(house, 'staff', { name: 'Ørsted 100% O’Hara' })
    await personIn(house, 'staff', { name: 'Ørsted 1000 O’Hara' })
    const rows = async (path: string) =>
      ((await (await browser.get(path)).text()).match(/<tr>/g)?.length ?? 1) - 1
    expect(await rows('/admin/people?q=O%E2%80%99Hara')).toBe(2)
    expect(await rows('/admin/people?q=100%25')).toBe(1)
    expect(await rows(`/admin/people?q=${found.email.slice(0, 12).toUpperCase()}`)).toBe(1)
    expect(await rows('/admin/people?q=O%E2%80%99Hara&role=admin')).toBe(0)
    expect(await rows('/fr/admin/people?q=100%25&role=staff')).toBe(1)
    const french = await (await browser.get('/fr/admin/people?q=100%25')).text()
    expect(french).toContain('1 personne')
    expect(french).toContain(found.email)
  })

  test('who may do more or less are that from their next request on, and whoever did it is in the audit [S52]', async () => {
    const admin = await somebodyIn('admin')
    const person = await somebodyIn('customer')
    const bearer = await token(person.email)
    const me = () => house.fetch('/api/auth/me', { headers: { authorization: `Bearer ${bearer}` } })
    expect((await person.browser.get('/account/profile')).status).toBe(200)
    expect((await me()).status).toBe(200)
    const answer = await admin.browser.post(`/admin/people/${person.id}`, {
      role: 'staff',
      q: 'pia',
      page: '2',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/people?q=pia&page=2'])
    expect((await rowOf(person.id)).role).toBe('staff')
    expect((await person.browser.get('/account/profile')).status).toBe(303)
    expect((await me()).status).toBe(401)
    expect(await auditOf(person.id)).toEqual([
      {
        actor: 'account',
        actor_id: admin.id,
        action: 'account.role',
        target: 'account',
        before: '{"role":"customer"}',
        after: '{"role":"staff"}',
        request_id: answer.headers.get('x-request-id'),
      },
    ])
  })

  test('whose account is closed are out at once and stay out until it is opened again [S52]', async () => {
    const admin = await somebodyIn('admin')
    const person = await somebodyIn('staff')
    const close = (more: Record<string, string>) =>
      admin.browser.post(`/admin/people/${person.id}`, { role: 'staff', ...more })
    expect((await close({ disabled: 'yes' })).status).toBe(303)
    expect((await person.browser.get('/account/profile')).status).toBe(303)
    const signIn = async () =>
      (await new Browser(house).post('/sign-in', { email: person.email, password: PASSWORD })).status
    expect(await signIn()).toBe(422)
    expect((await close({})).status).toBe(303)
    expect(await signIn()).toBe(303)
    const deeds = (await auditOf(person.id)).map(({ action, before, after }) => [action, before, after])
    expect(deeds).toEqual([
      ['account.disabled', '{"disabled":false}', '{"disabled":true}'],
      ['account.enabled', '{"disabled":true}', '{"disabled":false}'],
    ])
  })

  test('of whom nothing is said, or what they are already, stay signed in', async () => {
    const admin = await somebodyIn('admin')
    const person = await somebodyIn('staff')
    for (const said of [{}, { role: 'staff' }, { role: 'emperor' }])
      expect(
        (await admin.browser.post(`/admin/people/${person.id}`, said as Record<string, string>)).status,
      ).toBe(303)
    expect((await person.browser.get('/account/profile')).status).toBe(200)
    expect(await auditOf(person.id)).toEqual([])
  })

  test('who administer never decide on themselves [S63]', async () => {
    const admin = await somebodyIn('admin')
    for (const said of [{ role: 'staff' }, { role: 'admin', disabled: 'yes' }]) {
      const answer = await admin.browser.post(`/admin/people/${admin.id}`, said as Record<string, string>)
      expect(answer.status).toBe(409)
      expect(await answer.text()).toContain('Nobody decides on themselves')
    }
    const bearer = await token(admin.email)
    for (const said of [{ role: 'staff' }, { disabled: true }])
      expect((await api('PATCH', `users/${admin.id}`, bearer, said)).status).toBe(403)
    expect(await rowOf(admin.id)).toEqual({ role: 'admin', disabled: null })
    expect((await admin.browser.get('/admin/people')).status).toBe(200)
  })

  test('who work here are shown the way to the house on the pages of their account, and there what is theirs', async () => {
    const [admin, staff] = [await somebodyIn('admin'), await somebodyIn('staff')]
    const guest = await somebodyIn('customer')
    const links = async ({ browser }: { browser: Browser }, path: string) => {
      const html = await (await browser.get(path)).text()
      return [...new Set([...html.matchAll(/href="(\/admin[/\w]*)"/g)].map(([, to]) => to))]
    }
    for (const each of [admin, staff]) expect(await links(each, '/account/profile')).toEqual(['/admin'])
    expect(await links(guest, '/account/profile')).toEqual([])
    const ours = ['/admin', '/admin/notifications', '/admin/letters', '/admin/jobs']
    expect(await links(staff, '/admin')).toEqual(ours)
    expect(await links(admin, '/admin')).toEqual([
      ...ours,
      '/admin/people',
      '/admin/keys',
      '/admin/webhooks',
      '/admin/audit',
    ])
  })
})

describe('the last admin', () => {
  /** As if this one were the only one. */
  const alone = (id: string) =>
    house.db.write([
      { sql: `UPDATE accounts SET role = 'staff' WHERE role = 'admin' AND id <> ?`, args: [id] },
    ])

  test('is neither demoted nor closed nor removed, by whomever [S63]', async () => {
    const { key } = await keyIn(house, ['people:write'])
    const admin = await somebodyIn('admin')
    await alone(admin.id)
    for (const said of [{ role: 'customer' }, { disabled: true }]) {
      const answer = await api('PATCH', `users/${admin.id}`, key, said)
      expect([answer.status, (await answer.json()).code]).toEqual([409, 'last_admin'])
    }
    expect(await rowOf(admin.id)).toEqual({ role: 'admin', disabled: null })
    expect(await auditOf(admin.id)).toEqual([])
    expect((await admin.browser.get('/admin/people')).status).toBe(200)
    const removed = await house.db.write([{ sql: 'DELETE FROM accounts WHERE id = ?', args: [admin.id] }])
    expect(removed).toMatchObject({ ok: false, constraint: 'last_admin' })
  })

  test('is who is left when two take it from one another at the same moment', async () => {
    const [one, two] = [await somebodyIn('admin'), await somebodyIn('admin')]
    await alone(one.id)
    await house.db.write([{ sql: `UPDATE accounts SET role = 'admin' WHERE id = ?`, args: [two.id] }])
    const answers = await Promise.all([
      one.browser.post(`/admin/people/${two.id}`, { role: 'staff' }),
      two.browser.post(`/admin/people/${one.id}`, { role: 'staff' }),
    ])
    expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThanOrEqual(1)
    const roles = [(await rowOf(one.id)).role, (await rowOf(two.id)).role]
    expect(roles.sort()).toEqual(['admin', 'staff'])
  })

  test('would be lost in a house without its trigger', async () => {
    const [trigger] = await house.db.read({
      sql: `SELECT sql FROM sqlite_master WHERE name = 'last_admin_update'`,
      args: [],
    })
    const { key } = await keyIn(house, ['people:write'])
    const admin = await somebodyIn('admin')
    await alone(admin.id)
    await house.db.write([{ sql: 'DROP TRIGGER last_admin_update', args: [] }])
    expect((await api('PATCH', `users/${admin.id}`, key, { role: 'customer' })).status).toBe(200)
    await house.db.write([{ sql: String(trigger!.sql), args: [] }])
  })
})

describe('people, as JSON', () => {
  test('are as the document says, in pages, and without what is only ours', async () => {
    const document = await documentOf(house)
    const operation = (method: string, path: string) =>
      document.operations.find((each) => each.method === method && each.path === path)!
    const { key } = await keyIn(house, ['people:read', 'people:write'])
    const person = await personIn(house, 'customer', { name: 'Ottoline Varga' })
    const list = await api('GET', 'users?limit=1&q=Ottoline&role=customer', key)
    expect(await document.faultsOf(operation('get', '/admin/users'), list.clone())).toEqual([])
    const { data, pagination } = await list.json()
    expect(pagination).toEqual({ page: 1, limit: 1, total: 1, totalPages: 1 })
    expect(data[0]).toMatchObject({ id: person.id, email: person.email, role: 'customer' })
    expect(JSON.stringify(data)).not.toContain('argon2')
    const one = await api('GET', `users/${person.id}`, key)
    expect(await document.faultsOf(operation('get', '/admin/users/{id}'), one)).toEqual([])
    const changed = await api('PATCH', `users/${person.id}`, key, { role: 'staff', disabled: true })
    expect(await document.faultsOf(operation('patch', '/admin/users/{id}'), changed.clone())).toEqual([])
    expect(await changed.json()).toMatchObject({ role: 'staff', disabled: expect.any(String) })
    expect((await auditOf(person.id)).map(({ actor, action }) => `${action} by ${actor}`)).toEqual([
      'account.role by key',
      'account.disabled by key',
    ])
  })

  test('are nowhere under an id that nobody has, and what is asked wrongly is named', async () => {
    const { key } = await keyIn(house, ['people:read', 'people:write'])
    for (const id of [crypto.randomUUID(), 'nobody', '%27%20OR%201=1'])
      expect((await api('GET', `users/${id}`, key)).status).toBe(404)
    expect((await api('PATCH', `users/${crypto.randomUUID()}`, key, { role: 'staff' })).status).toBe(404)
    const { id } = await personIn(house, 'customer')
    const wrong: [unknown, string, string][] = [
      [{ role: 'emperor' }, 'role', 'not_an_option'],
      [{ disabled: 'yes' }, 'disabled', 'invalid'],
      [{ email: 'mine@example.org' }, 'email', 'unknown_field'],
      [{ verified: 1 }, 'verified', 'unknown_field'],
    ]
    for (const [body, path, code] of wrong) {
      const answer = await api('PATCH', `users/${id}`, key, body)
      expect([answer.status, (await answer.json()).errors[0]]).toMatchObject([422, { path, code }])
    }
    for (const query of ['role=emperor', 'limit=1000', 'sort=email', 'page=0'])
      expect((await api('GET', `users?${query}`, key)).status).toBe(422)
  })
})
