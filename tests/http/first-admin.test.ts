import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { firstAdminLink, recoverAdmin } from '../../src/accounts/first-admin.ts'
import { parseConfig } from '../../src/platform/config.ts'
import type { Database, Statement } from '../../src/shared/database.ts'
import { inProcess, openHouse, type TestHouse } from '../support/house.ts'
import { personIn } from '../support/matrix.ts'
import { Browser, lettersTo, PASSWORD, somebody } from '../support/people.ts'

// How a house comes by its first admin, and by one that was lost [S40].

let house: TestHouse
const machine = () => ({ db: house.db, clock: { now: Date.now }, config: parseConfig({}) })
const pathOf = (link: string) => link.slice(new URL(link).origin.length)
const recovery = async (email: string) => {
  const made = await recoverAdmin(machine(), email)
  if (!made.ok) throw new Error(`${email} is no address`)
  return pathOf(made.value)
}
const accountOf = async (email: string) => {
  const [row] = await house.db.read({ sql: 'SELECT * FROM accounts WHERE email = ?', args: [email] })
  return row
}
const admins = async () =>
  (await house.db.read({ sql: `SELECT email FROM accounts WHERE role = 'admin'`, args: [] })).map(
    ({ email }) => email,
  )

describe('a house without an admin', () => {
  beforeAll(async () => {
    house = await openHouse({}, undefined, { SEED: 'none' })
  })
  afterAll(() => house.close())

  test('lets in nobody without the link, and nobody with the link of an earlier start', async () => {
    const older = pathOf((await firstAdminLink(machine()))!)
    const newer = pathOf((await firstAdminLink(machine()))!)
    expect(newer).not.toBe(older)
    const browser = new Browser(house)
    for (const path of [
      '/first-admin',
      older,
      `/first-admin?token=${'x'.repeat(43)}`,
      '/first-admin?token=1',
    ]) {
      expect((await browser.open(path)).answer.status).toBe(422)
      const answer = await browser.post('/first-admin', { ...somebody(), password: PASSWORD })
      expect(answer.status).toBe(422)
    }
    expect(await admins()).toEqual([])
    expect((await new Browser(house).open(newer)).answer.status).toBe(200)
  })

  test('has a link that is over after a day', async () => {
    const browser = new Browser(house)
    const link = pathOf((await firstAdminLink(machine()))!)
    const [row] = await house.db.read({
      sql: `SELECT expires - created AS lasts FROM account_tokens WHERE purpose = 'first-admin' AND used IS NULL`,
      args: [],
    })
    expect(row!.lasts).toBe(86_400)
    await house.db.write([
      { sql: `UPDATE account_tokens SET expires = unixepoch() WHERE purpose = 'first-admin'`, args: [] },
    ])
    expect((await browser.open(link)).answer.status).toBe(422)
  })

  test('says what is wrong with a form, and the link is still good', async () => {
    const link = pathOf((await firstAdminLink(machine()))!)
    const browser = new Browser(house)
    await browser.open(link)
    const answer = await browser.post('/first-admin', { name: 'Ada', email: 'nobody', password: PASSWORD })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('field-email-problem')
    const weak = await browser.post('/first-admin', { ...somebody(), password: 'password' })
    expect(await weak.text()).toContain('field-password-problem')
    expect((await browser.get('/first-admin')).status).toBe(200)
    expect(await admins()).toEqual([])
  })

  test('has one afterwards, of two that come at once; the token is in no address, and no link is good any more', async () => {
    const link = pathOf((await firstAdminLink(machine()))!)
    const browsers = [new Browser(house), new Browser(house)]
    for (const browser of browsers) {
      const first = await browser.get(link)
      expect([first.status, first.headers.get('location')]).toEqual([303, '/first-admin'])
      expect((await browser.get('/first-admin')).status).toBe(200)
    }
    const people = [somebody('Ada'), somebody('Grace')]
    const answers = await Promise.all(
      browsers.map((browser, at) => browser.post('/first-admin', { ...people[at]!, password: PASSWORD })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    const at = answers.findIndex(({ status }) => status === 303)
    expect(await admins()).toEqual([people[at]!.email])
    const account = (await accountOf(people[at]!.email))!
    expect(account.verified).not.toBeNull()
    expect((await browsers[at]!.get('/admin/people')).status).toBe(200)
    expect((await browsers[1 - at]!.get('/admin/people')).status).toBe(303)
    expect(await firstAdminLink(machine())).toBeUndefined()
    expect((await new Browser(house).open(link)).answer.status).toBe(422)
    const [line] = await house.db.read({ sql: `SELECT * FROM audit WHERE action = 'admin.first'`, args: [] })
    expect(line).toMatchObject({ actor: 'visitor', request_id: answers[at]!.headers.get('x-request-id') })
    expect(String(line!.after)).not.toContain(people[at]!.email)
  })
})

test('of two that come at once both would be admin, were the token not asked after in the very batch that makes one', async () => {
  const unguarded = (statement: Statement): Statement =>
    statement.sql.startsWith('INSERT INTO "accounts"')
      ? { ...statement, sql: statement.sql.replace('used IS NULL AND expires > unixepoch()', '1') }
      : statement
  const ailing = (db: Database): Database => ({
    ...db,
    read: (statement) => db.read(statement),
    readAll: (statements) => db.readAll(statements),
    write: (statements) => db.write(statements.map(unguarded)),
    close: () => db.close(),
  })
  const careless = await inProcess({}, { env: { SEED: 'none' }, ailing })
  house = { ...careless, settle: async () => {} }
  const link = pathOf((await firstAdminLink(machine()))!)
  const browsers = [new Browser(house), new Browser(house)]
  for (const browser of browsers) await browser.open(link)
  await Promise.all(
    browsers.map((browser) => browser.post('/first-admin', { ...somebody(), password: PASSWORD })),
  )
  expect(await admins()).toHaveLength(2)
  await careless.close()
})

describe('a link that was printed before the house had an admin', () => {
  beforeAll(async () => {
    house = await openHouse({}, undefined, { SEED: 'none' })
  })
  afterAll(() => house.close())

  test('is dead once it has one', async () => {
    const browser = new Browser(house)
    await browser.open(pathOf((await firstAdminLink(machine()))!))
    await personIn(house, 'admin')
    expect((await browser.get('/first-admin')).status).toBe(422)
    expect((await browser.post('/first-admin', { ...somebody(), password: PASSWORD })).status).toBe(422)
    expect(await admins()).toHaveLength(1)
  })
})

describe('an admin who is lost', () => {
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())

  test('is recovered by a link from the machine, alone; it is in the audit, and every admin hears of it', async () => {
    const other = await personIn(house, 'admin')
    const lost = await personIn(house, 'admin')
    const thief = new Browser(house)
    thief.cookies.set('session', lost.cookie.slice('session='.length))
    await house.db.write([
      {
        sql: `INSERT INTO authenticators (account_id, secret, confirmed) VALUES (?, 'lost', unixepoch())`,
        args: [lost.id],
      },
      { sql: 'UPDATE accounts SET disabled = unixepoch() WHERE id = ?', args: [lost.id] },
    ])
    const link = await recovery(lost.email.toUpperCase())
    const [begun] = await house.db.read({
      sql: `SELECT * FROM audit WHERE action = 'admin.recovery-begun'`,
      args: [],
    })
    expect(begun).toMatchObject({ actor: 'shell', actor_id: null })
    expect(String(begun!.after)).not.toContain(lost.email)
    const browser = new Browser(house)
    const opened = await browser.open(link)
    expect(opened.html).toContain(lost.email)
    const chosen = 'a password nobody has lost'
    // The link is for that account and no other, whatever the form says.
    const answer = await browser.post('/first-admin', {
      name: 'Ada',
      email: 'thief@example.org',
      password: chosen,
    })
    expect(answer.status).toBe(303)
    expect(await accountOf('thief@example.org')).toBeUndefined()
    expect((await browser.get('/admin/people')).status).toBe(200)
    expect((await thief.get('/account')).status).toBe(303)
    expect(
      await house.db.read({ sql: 'SELECT * FROM authenticators WHERE account_id = ?', args: [lost.id] }),
    ).toEqual([])
    expect((await new Browser(house).post('/sign-in', { email: lost.email, password: chosen })).status).toBe(
      303,
    )
    expect((await new Browser(house).open(link)).answer.status).toBe(422)
    // Whatever is done next makes the house send what was written meanwhile.
    await browser.post('/forgot', { email: other.email })
    expect(await lettersTo(house, other.email)).toContain('admin-recovered')
  })

  test('is made anew where there is no such account, while the others stay', async () => {
    const before = await admins()
    const who = somebody()
    const browser = new Browser(house)
    await browser.open(await recovery(who.email))
    expect((await browser.post('/first-admin', { name: who.name, password: PASSWORD })).status).toBe(303)
    expect((await admins()).sort()).toEqual([...before, who.email].sort())
  })

  test('has the newest link only, and leaves those of others alone', async () => {
    const [one, two] = [somebody().email, somebody().email]
    const older = await recovery(one)
    const others = await recovery(two)
    const newer = await recovery(one)
    expect((await new Browser(house).open(older)).answer.status).toBe(422)
    for (const link of [others, newer]) expect((await new Browser(house).open(link)).answer.status).toBe(200)
  })
})
