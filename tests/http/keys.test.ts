import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { documentOf } from '../support/document.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { keyIn, personIn } from '../support/matrix.ts'
import { Browser, PASSWORD } from '../support/people.ts'

// Keys for programs [S66]: made by an admin, shown once, good for what their scopes say, and ended at once.

let house: TestHouse
let browser: Browser
let admin: Awaited<ReturnType<typeof personIn>>
beforeAll(async () => {
  house = await openHouse()
  admin = await personIn(house, 'admin')
  browser = new Browser(house)
  browser.cookies.set('session', admin.cookie.slice('session='.length))
})
afterAll(() => house.close())

const usersWith = (key: string, path = '/api/admin/users') =>
  house.fetch(path, { headers: { authorization: `Bearer ${key}` } })

const keyRow = async (name: string) => {
  const [row] = await house.db.read({ sql: 'SELECT * FROM api_keys WHERE name = ?', args: [name] })
  return row
}

/** Every row of every table, as one text. */
async function everything(): Promise<string> {
  const tables = await house.db.read({ sql: `SELECT name FROM sqlite_master WHERE type = 'table'`, args: [] })
  const rows = await Promise.all(
    tables.map(({ name }) => house.db.read({ sql: `SELECT * FROM "${name}"`, args: [] })),
  )
  return JSON.stringify(rows)
}

const KEY = /rdv_[0-9a-f]{8}_[\w-]{43}/

describe('a key made on the page', () => {
  test('is shown once, in the answer to the form, and stands nowhere else', async () => {
    const answer = await browser.post('/admin/keys', {
      name: 'The till',
      'scope.people:read': 'yes',
      days: '30',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const [key] = KEY.exec(await answer.text())!
    expect((await usersWith(key)).status).toBe(200)
    const page = await (await browser.get('/admin/keys')).text()
    expect(page).toContain('The till')
    expect(page).not.toMatch(KEY)
    expect(await everything()).not.toContain(key)
    const row = (await keyRow('The till'))!
    expect(page).toContain(`rdv_${row.prefix}_`)
    expect(Number(row.expires) - Number(row.created)).toBe(30 * 86_400)
    const [line] = await house.db.read({ sql: 'SELECT * FROM audit WHERE target_id = ?', args: [row.id!] })
    expect(line).toMatchObject({
      action: 'key.made',
      actor: 'account',
      actor_id: admin.id,
      request_id: answer.headers.get('x-request-id'),
    })
    expect(JSON.parse(String(line!.after))).toMatchObject({ name: 'The till', scopes: ['people:read'] })
  })

  test('with something missing is asked for again, and what was said stays', async () => {
    const answer = await browser.post('/fr/admin/keys', {
      name: '',
      'scope.bookings:write': 'yes',
      days: '365',
    })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('field-name-problem')
    expect(html).toMatch(/name="scope.bookings:write"[^>]*checked/)
    expect(html).toMatch(/value="365" selected/)
    const none = await browser.post('/admin/keys', { name: 'A key to nothing' })
    expect(await none.text()).toContain('scopes-problem')
    expect(await keyRow('A key to nothing')).toBeUndefined()
  })

  test('is refused from its next request on once it is revoked, and that is in the audit', async () => {
    const { id, key } = await keyIn(house, ['people:read'])
    expect((await usersWith(key)).status).toBe(200)
    expect((await browser.post(`/admin/keys/${id}/revocation`)).headers.get('location')).toBe('/admin/keys')
    expect((await usersWith(key)).status).toBe(401)
    expect((await browser.post(`/admin/keys/${id}/revocation`)).status).toBe(404)
    const lines = await house.db.read({
      sql: `SELECT actor_id, before, after FROM audit WHERE action = 'key.revoked' AND target_id = ?`,
      args: [id],
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ actor_id: admin.id, after: '{"revoked":true}' })
    expect(JSON.parse(String(lines[0]!.before))).toMatchObject({ name: 'Till', scopes: ['people:read'] })
  })
})

describe('a key made by a program that acts for an admin', () => {
  test('is in the answer once, as the document says, and is ended there as well', async () => {
    const document = await documentOf(house)
    const operation = (method: string, path: string) =>
      document.operations.find((each) => each.method === method && each.path === path)!
    const signedIn = await house.fetch('/api/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: admin.email, password: PASSWORD }),
    })
    const { accessToken } = (await signedIn.json()) as { accessToken: string }
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
    const post = (body: object) =>
      house.fetch('/api/admin/keys', { method: 'POST', headers, body: JSON.stringify(body) })
    const expires = new Date(Date.now() + 86_400_000).toISOString()
    const answer = await post({ name: 'A partner', scopes: ['bookings:read', 'bookings:read'], expires })
    expect(answer.status).toBe(201)
    expect(await document.faultsOf(operation('post', '/admin/keys'), answer.clone())).toEqual([])
    const made = (await answer.json()) as { id: string; key: string; scopes: string[] }
    expect(made.key).toMatch(KEY)
    expect(made.scopes).toEqual(['bookings:read'])
    const list = await house.fetch('/api/admin/keys', { headers })
    expect(await document.faultsOf(operation('get', '/admin/keys'), list.clone())).toEqual([])
    expect(await list.text()).not.toContain(made.key)
    const wrong: [object, string, string][] = [
      [{ scopes: ['bookings:read'] }, 'name', 'required'],
      [{ name: 'x', scopes: [] }, 'scopes', 'required'],
      [{ name: 'x', scopes: ['everything'] }, 'scopes.0', 'not_an_option'],
      [{ name: 'x', scopes: ['people:read'], expires: '2020-01-01T00:00:00Z' }, 'expires', 'in_the_past'],
      [{ name: 'x', scopes: ['people:read'], madeBy: 'another' }, 'madeBy', 'unknown_field'],
    ]
    for (const [body, path, code] of wrong) {
      const refused = await post(body)
      expect([refused.status, (await refused.json()).errors[0]]).toMatchObject([422, { path, code }])
    }
    const end = () => house.fetch(`/api/admin/keys/${made.id}`, { method: 'DELETE', headers })
    expect((await end()).status).toBe(204)
    expect((await end()).status).toBe(404)
    expect((await usersWith(made.key, '/api/themes')).status).toBe(401)
  })
})

describe('a key', () => {
  test('makes no other key and reads no audit, whatever its scopes', async () => {
    const { key } = await keyIn(house, ['people:read', 'people:write', 'bookings:read', 'bookings:write'])
    for (const path of ['/api/admin/keys', '/api/admin/audit'])
      expect((await usersWith(key, path)).status).toBe(403)
  })

  test('is taken from the header alone, and opens no page', async () => {
    const { key } = await keyIn(house, ['people:read'])
    for (const path of [`/api/admin/users?api_key=${key}`, `/api/admin/users?key=${key}`])
      expect((await house.fetch(path)).status).toBe(401)
    expect((await house.fetch('/api/admin/users', { headers: { 'x-api-key': key } })).status).toBe(401)
    expect((await house.fetch('/api/admin/users', { headers: { cookie: `session=${key}` } })).status).toBe(
      401,
    )
    expect((await usersWith(key, '/admin/people')).headers.get('location')).toBe(
      '/sign-in?next=%2Fadmin%2Fpeople',
    )
  })

  test('is another one with any letter changed, and says when it was last used', async () => {
    const { id, key } = await keyIn(house, ['people:read'])
    const changed = (at: number) => `${key.slice(0, at)}${key[at] === 'a' ? 'b' : 'a'}${key.slice(at + 1)}`
    for (const at of [5, 13, 20, key.length - 2]) expect((await usersWith(changed(at))).status).toBe(401)
    const [before] = await house.db.read({ sql: 'SELECT used FROM api_keys WHERE id = ?', args: [id] })
    expect(before!.used).toBeNull()
    await usersWith(key)
    const [after] = await house.db.read({ sql: 'SELECT used FROM api_keys WHERE id = ?', args: [id] })
    expect(Number(after!.used)).toBeGreaterThan(1_700_000_000)
  })
})
