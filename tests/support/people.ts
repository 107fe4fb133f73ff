import { expect } from 'bun:test'
import { accountBegun, addressVerified, guestBookingsJoined } from '../../db/queries/accounts.ts'
import { beginSession } from '../../src/accounts/session.ts'
import { newId } from '../../src/shared/ids.ts'
import { TARGET, type TestHouse } from './house.ts'

export const PASSWORD = 'four words make a good one'

let counted = 0
/** Somebody nobody has heard of. */
export const somebody = (name = 'Noor Haddad') => {
  counted += 1
  return { name, email: `guest${counted}.${crypto.randomUUID().slice(0, 8)}@example.org` }
}

/** A browser with its cookies. Redirects are answers. */
export class Browser {
  readonly cookies = new Map<string, string>()
  private readonly house: TestHouse
  readonly headers: Record<string, string>
  constructor(house: TestHouse, headers: Record<string, string> = {}) {
    this.house = house
    this.headers = headers
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.house.fetch(path, {
      ...init,
      headers: { ...(cookie && { cookie }), ...this.headers, ...(init.headers as Record<string, string>) },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value && !/max-age=0/i.test(line)) this.cookies.set(name!, value)
      else this.cookies.delete(name!)
    }
    return answer
  }

  get = (path: string) => this.fetch(path)

  post = (path: string, fields: Record<string, string> = {}) =>
    this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields).toString(),
    })

  /** Follows the redirects of a GET. */
  async open(path: string): Promise<{ answer: Response; html: string; path: string }> {
    for (let steps = 0; steps < 5; steps += 1) {
      const answer = await this.get(path)
      const to = answer.headers.get('location')
      if (!to) return { answer, html: await answer.text(), path }
      path = to
    }
    throw new Error(`${path} leads round and round`)
  }
}

/** The link of the newest letter of a template to somebody, as a path; another one than `but`, where one was read before. */
export async function letterLink(
  house: TestHouse,
  to: string,
  template: string,
  but?: string,
): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [letter] = await house.db.read({
      sql: `SELECT text FROM mailbox JOIN notifications ON notifications.id = mailbox.key
        WHERE mailbox.recipient = ? AND template = ? ORDER BY mailbox.id DESC LIMIT 1`,
      args: [to.toLowerCase(), template],
    })
    const [link] = /https?:\/\/\S+/.exec(String(letter?.text)) ?? []
    const { pathname, search } = new URL(link ?? 'http://none.invalid')
    if (link && pathname + search !== but) return pathname + search
    await Bun.sleep(25)
  }
  throw new Error(`No letter ${template} came to ${to}`)
}

export async function lettersTo(house: TestHouse, to: string): Promise<string[]> {
  await house.settle()
  const rows = await house.db.read({
    sql: 'SELECT template FROM notifications WHERE recipient = ? ORDER BY created, id',
    args: [to.toLowerCase()],
  })
  return rows.map(({ template }) => String(template))
}

/** Somebody who signed up, answered the letter and is signed in, through the front door. */
export async function signedUp(house: TestHouse, who = somebody()) {
  const browser = new Browser(house)
  await browser.post('/sign-up', { ...who, password: PASSWORD })
  await browser.open(await letterLink(house, who.email, 'verify-address'))
  const answer = await browser.post('/verify', { password: PASSWORD })
  expect(answer.status).toBe(303)
  return { browser, ...who }
}

/** A house in this process hashes cheaply, and would hash anew what was not hashed like this. */
const COST = TARGET === 'process' ? { memoryCost: 64, timeCost: 1 } : { memoryCost: 19_456, timeCost: 2 }
let hashed: Promise<string> | undefined

/**
 * Somebody with a verified account who is signed in, as rows: the front door hashes a password three times for that,
 * which is dear at the edge. `signedUp` comes in through it.
 */
export async function customer(house: TestHouse, who = somebody()) {
  hashed ??= Bun.password.hash(PASSWORD, { algorithm: 'argon2id', ...COST })
  const [id, password, now] = [newId(), await hashed, Math.floor(Date.now() / 1000)]
  const { name, email } = who
  const session = await beginSession({ id, role: 'customer' }, 'A browser', now)
  const written = await house.db.write([
    accountBegun({ id, email: email.toLowerCase(), name, language: 'en', password, now }),
    addressVerified(id),
    guestBookingsJoined(id),
    ...session.statements,
  ])
  expect(written.ok).toBe(true)
  const browser = new Browser(house)
  browser.cookies.set('session', session.cookie)
  return { browser, ...who }
}

/** Somebody who works here. */
export async function worker(house: TestHouse, role: 'staff' | 'admin', who = somebody()) {
  const found = await customer(house, who)
  await house.db.write([{ sql: 'UPDATE accounts SET role = ? WHERE email = ?', args: [role, who.email] }])
  return found
}

/** A program that acts for somebody with a verified account. */
export async function program(house: TestHouse, who = somebody()) {
  const found = await customer(house, who)
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    house.fetch(`/api${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const login = await call('POST', '/auth/login', { email: found.email, password: PASSWORD })
  expect(login.status).toBe(200)
  const { accessToken } = (await login.json()) as { accessToken: string }
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call(method, path, body, { authorization: `Bearer ${accessToken}`, ...headers })
  return { ...found, ask }
}
