import { audited } from '../../db/queries/audit.ts'
import { passkeyMade } from '../../db/queries/passkeys.ts'
import { recoverAdmin } from '../../src/accounts/first-admin.ts'
import { newKey } from '../../src/accounts/key.ts'
import { ACCOUNT_LETTERS, letterTo } from '../../src/accounts/letters.ts'
import { newToken } from '../../src/accounts/token.ts'
import { parseConfig } from '../../src/platform/config.ts'
import type { Statement } from '../../src/shared/database.ts'
import { newId } from '../../src/shared/ids.ts'
import { formOn, ownDay } from './guest.ts'
import { ATTRIBUTES } from './hostile.ts'
import { filled, type HostileHouse, lineOf, PEOPLES_WORDS } from './hostile.words.ts'
import type { TestHouse } from './house.ts'
import { type Browser, customer, PASSWORD, somebody, worker } from './people.ts'
import { q } from './pools.ts'

/** What each letter that carries a token was sent for. */
const PURPOSES = {
  'verify-address': 'verify',
  'reset-password': 'reset',
  'new-address': 'new-email',
  'address-changed': 'undo-email',
} as const

/**
 * A customer and an admin of whom every word is hostile, their names, their devices and their keys, and with them
 * everybody else's; with letters of every kind to the customer that are yet to be written.
 */
export async function hostilePeople(
  house: TestHouse,
  secret: string,
): Promise<Pick<HostileHouse, 'pages' | 'calls'>> {
  const guest = await known(house, await customer(house))
  const admin = await known(house, await worker(house, 'admin'))
  const now = Math.floor(Date.now() / 1000)
  const config = { ...parseConfig({}), secret }
  const recovery = await recoverAdmin({ db: house.db, clock: { now: Date.now }, config }, somebody().email)
  if (!recovery.ok) throw new Error('Nobody was to be made an admin')
  const key = await newKey({ name: 'Till', scopes: ['people:read'], madeBy: admin.id }, now)
  const written = await house.db.write([
    ...(await letters(guest.id, guest.email, secret, now)),
    ...[guest, admin].map(({ id }) => passkeyOf(id, now)),
    key.statement,
    ...filled(PEOPLES_WORDS),
    q(
      `UPDATE bookings SET account_id = ? WHERE id IN
      (SELECT id FROM bookings ORDER BY status = 'completed' DESC, id LIMIT 3)`,
      guest.id,
    ),
    q(
      `INSERT INTO favorites (account_id, listing_id, id, created)
        SELECT ?, id, ?, ? FROM listings WHERE slug = 'garden-vows'`,
      guest.id,
      newId(),
      now,
    ),
    // What was made, and taken away again.
    audited({ actor: 'account', actorId: guest.id }, now, {
      action: 'passkey.removed',
      target: 'account',
      targetId: guest.id,
      before: { name: lineOf('audit.before') },
      after: { name: lineOf('audit.after') },
    }),
  ])
  if (!written.ok) throw new Error(`The house refused: ${written.constraint}`)
  const { date, guests, eventType } = formOn(ownDay())
  const quote = new URLSearchParams({ date: date!, guests: guests!, eventType: eventType! })
  const search = new URLSearchParams({ q: ATTRIBUTES.join(' ').slice(0, 100), role: 'customer' })
  const worst = { name: lineOf('typed.name'), email: lineOf('typed.email'), phone: lineOf('typed.phone') }
  const theirs = (cookie: string) => (path: string, form?: Record<string, string>, status?: number) => ({
    path,
    cookie,
    ...(form && { form }),
    ...(status && { status }),
  })
  const [ofGuest, ofAdmin] = [theirs(guest.cookie), theirs(admin.cookie)]
  return {
    pages: [
      ...['/account', '/account/profile', '/account/security', '/account/privacy', '/favorites'].map((path) =>
        ofGuest(path),
      ),
      ofGuest('/fr/account/security'),
      ofGuest(`/packages/garden-vows/quote?${quote}`),
      ofGuest('/account/profile', { ...worst, language: lineOf('typed.language') }),
      ofGuest('/account/email', { email: worst.email }),
      { path: '/sign-up', form: { ...worst, password: PASSWORD } },
      { path: '/sign-in', form: { ...worst, password: PASSWORD, next: '/account' } },
      { path: '/forgot', form: worst, status: 200 },
      {
        path: '/first-admin',
        cookie: `letter=${new URL(recovery.value).searchParams.get('token')}`,
        form: { ...worst, password: '' },
      },
      ...['/admin/keys', '/admin/audit', `/admin/people?${search}`, '/fr/admin/people'].map((path) =>
        ofAdmin(path),
      ),
      ofAdmin('/admin/keys', { name: worst.name, days: worst.phone }),
      ofAdmin(`/admin/people/${admin.id}`, { role: 'customer', q: ATTRIBUTES[0]!, among: 'admin' }),
    ],
    calls: [
      ...['/auth/me', '/users/me', '/users/me/export', '/users/me/bookings', '/users/me/favorites'].map(
        (path) => ({ path: `/api${path}`, headers: guest.program }),
      ),
      ...['/users?limit=100', `/users/${guest.id}`, '/keys', '/audit?limit=100'].map((path) => ({
        path: `/api/admin${path}`,
        headers: admin.program,
      })),
      // What a browser's own window shows of the person whose passkey it makes.
      {
        path: '/account/passkeys/challenge',
        headers: { cookie: guest.cookie, origin: house.origin, 'content-type': 'application/json' },
        body: '{}',
      },
      {
        path: '/account/export',
        headers: {
          cookie: guest.cookie,
          origin: house.origin,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: '',
      },
    ],
  }
}

/** Somebody with both ways to be recognised: the cookie of their browser, and the token of a program. */
async function known(house: TestHouse, { browser, email }: { browser: Browser; email: string }) {
  const [row] = await house.db.read(q('SELECT id FROM accounts WHERE email = ?', email))
  const answer = await house.fetch('/api/auth/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  const { accessToken } = (await answer.json()) as { accessToken: string }
  return {
    id: String(row!.id),
    email,
    cookie: `session=${browser.cookies.get('session')}`,
    program: { authorization: `Bearer ${accessToken}` },
  }
}

/** One of every kind. */
async function letters(id: string, email: string, secret: string, now: number): Promise<Statement[]> {
  const statements = ACCOUNT_LETTERS.map(async (template) => {
    const purpose = template in PURPOSES && PURPOSES[template as keyof typeof PURPOSES]
    if (!purpose) return [letterTo(id, template, now)]
    const token = await newToken(secret, { purpose, accountId: id, email, now })
    return [...token.statements, letterTo(id, template, now, token.seed)]
  })
  return (await Promise.all(statements)).flat()
}

const passkeyOf = (accountId: string, created: number) =>
  passkeyMade({
    id: newId(),
    accountId,
    credentialId: newId(),
    publicKey: 'x',
    counter: 0,
    transports: [],
    name: 'A key',
    created,
  })
