import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { HOLDINGS } from '../../db/queries/holdings.ts'
import { forget } from '../../src/bookings/privacy/forget.ts'
import type { Value } from '../../src/shared/database.ts'
import { atLondon, instant, tuesday } from '../support/appointments.ts'
import { canaryOf, foundIn, sowed } from '../support/canary.ts'
import { ANN, formOn, orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { asked, begin, deskOf, get, letterTo, linkIn, post, whenDue } from '../support/life.ts'
import { Browser, customer, letterLink, PASSWORD, program, somebody, worker } from '../support/people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const one = async (sql: string, ...args: Value[]) => (await house.db.read({ sql, args }))[0]
const idOf = async (email: string) =>
  String((await one('SELECT id FROM accounts WHERE email = ?', email))!.id)
/** As if they had proved who they are some time ago. */
const stale = (email: string) =>
  house.db.write([
    {
      sql: 'UPDATE sessions SET proved = proved - 3600 WHERE account_id = (SELECT id FROM accounts WHERE email = ?)',
      args: [email],
    },
  ])
/** Until the job that forgets has run. */
async function forgotten(id: string) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (!(await one('SELECT id FROM accounts WHERE id = ?', id))) return house.settle()
    await Bun.sleep(25)
  }
  throw new Error('They were not forgotten within ten seconds')
}

describe('what is kept about somebody', () => {
  test('is a file to take away', async () => {
    const { browser, email } = await customer(house)
    const { html } = await browser.open('/account/privacy')
    expect(html).toContain('action="/account/export"')
    const answer = await browser.post('/account/export')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="rendezvous-my-data.json"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const data = await answer.json()
    expect(data.accounts).toMatchObject([{ email, role: 'customer' }])
    expect(data.sessions[0].created).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    const lines = await house.db.read({
      sql: `SELECT action FROM audit WHERE target_id = ? AND action = 'account.exported'`,
      args: [await idOf(email)],
    })
    expect(lines).toHaveLength(1)
  })

  test('[S141] is all of it: every column of every table that holds something of theirs', async () => {
    const { ask, email } = await program(house)
    const accountId = await idOf(email)
    const made = await (await postJson(house, { ...orderOn(ownDay()), customer: { ...ANN, email } })).json()
    await house.settle()
    const line = (await one('SELECT id, listing_id FROM booking_lines WHERE booking_id = ?', made.id))!
    const session = (await one('SELECT id FROM sessions WHERE account_id = ?', accountId))!
    const pool = (await one('SELECT id FROM pools LIMIT 1'))!
    const ofBooking = { bookingId: made.id as string }
    const ofListing = { listingId: line.listing_id! }
    const promotion = 'sown'
    await house.db.write([
      {
        sql: `INSERT INTO promotions (id, code, name, off) VALUES (?, 'SOWN', 'x', '{"percent":1}')`,
        args: [promotion],
      },
    ])
    /** What cannot be a canary: what points somewhere, has only some values, or is read again by the app. */
    const FIXED: Record<string, Record<string, Value>> = {
      mailbox: { key: `letter:booking-received:${made.id}:1`, id: 'sown' },
      notifications: { ...ofBooking, channel: 'email', status: 'sent' },
      waitlist_entries: { ...ofListing, poolId: pool.id!, email, bookingId: null, status: 'left', ends: 2 },
      testimonials: { ...ofBooking, ...ofListing, rating: 5, status: 'hidden' },
      promotion_uses: { ...ofBooking, promotionId: promotion },
      booking_events: { ...ofBooking, who: 'house' },
      booking_lines: { ...ofBooking, ...ofListing, position: 7 },
      bill_lines: { ...ofBooking, lineId: line.id!, position: 77 },
      idempotency_keys: ofBooking,
      bookings: { accountId, status: 'confirmed', deposit: 0, taxes: '[]' },
      favorites: { accountId, ...ofListing },
      refresh_tokens: { sessionId: session.id! },
      sessions: { accountId, through: 'api' },
      account_tokens: { accountId, purpose: 'reset' },
      passkeys: { accountId },
      challenges: { accountId, purpose: 'add' },
      authenticators: { accountId, confirmed: null },
      recovery_codes: { accountId },
      api_keys: { madeBy: accountId },
      suppressions: { address: email, reason: 'bounce' },
      webhook_endpoints: { madeBy: accountId },
      audit: { actorId: accountId },
    }
    // The letter that stands there already makes room for the one that is sown.
    await house.db.write([{ sql: 'DELETE FROM mailbox WHERE key = ?', args: [FIXED.mailbox!.key!] }])
    const held = Object.values(HOLDINGS).filter((each) => typeof each !== 'string')
    const shown = held.filter(({ withheld }) => withheld !== 'all')
    for (const { table } of shown) {
      const name = getTableName(table)
      if (name !== 'accounts') await sowed(house, table, FIXED[name]!)
    }
    await house.db.write([
      {
        sql: 'UPDATE accounts SET name = ?, phone = ? WHERE id = ?',
        args: ['canary.accounts.name', 'canary.accounts.phone', accountId],
      },
    ])
    const answer = await ask('GET', '/users/me/export')
    expect(answer.status).toBe(200)
    const text = await answer.text()
    const wanting = shown.flatMap(({ table, withheld = [] }) => {
      const fixed = Object.keys(
        FIXED[getTableName(table)] ?? { id: 1, email: 1, language: 1, role: 1, preferences: 1 },
      )
      return Object.entries(getTableColumns(table))
        .filter(([column, { dataType }]) => dataType === 'string' && !fixed.includes(column))
        .map(([column]) => ({ canary: canaryOf(table, column), out: !withheld.includes(column) }))
        .filter(({ canary, out }) => text.includes(`"${canary}"`) !== out)
    })
    expect(wanting).toEqual([])
    expect(text).toContain('canary.bookings.message')
    expect(text).not.toContain('argon2')
  })

  test('is nobody else’s', async () => {
    const [mine, theirs] = [await program(house), await program(house)]
    await postJson(house, { ...orderOn(ownDay()), customer: { ...ANN, email: theirs.email } })
    await house.settle()
    const data = JSON.stringify(await (await mine.ask('GET', '/users/me/export')).json())
    expect(data).not.toContain(theirs.email)
    expect(data).not.toContain(await idOf(theirs.email))
  })

  test('[S42] is not what bears an address that nobody has proved to be theirs', async () => {
    const who = somebody()
    await postJson(house, { ...orderOn(ownDay()), customer: { ...ANN, email: who.email } })
    const thief = new Browser(house)
    await thief.post('/sign-up', { ...who, password: PASSWORD })
    await thief.post('/sign-in', { email: who.email, password: PASSWORD })
    await house.settle()
    const data = await (await thief.post('/account/export')).json()
    expect(data.accounts).toHaveLength(1)
    expect(data.bookings).toEqual([])
    expect(data.notifications.map(({ template }: { template: string }) => template)).toEqual([
      'verify-address',
    ])
    const id = await idOf(who.email)
    await thief.post('/account/deletion', { sure: 'yes' })
    await forgotten(id)
    expect(await one('SELECT name FROM bookings WHERE email = ?', who.email)).toEqual({ name: ANN.name })
  })

  test('is handed out, and deleted, only to whoever proved lately who they are', async () => {
    const { browser, email } = await customer(house)
    await stale(email)
    for (const [path, fields] of [
      ['/account/export', {}],
      ['/account/deletion', { sure: 'yes' }],
    ] as const) {
      const answer = await browser.post(path, { ...fields, back: '/account/privacy' })
      expect(answer.headers.get('location')).toBe('/account/prove?next=%2Faccount%2Fprivacy')
    }
    expect(await idOf(email)).toBeString()
    const done = await browser.post('/account/prove', { password: PASSWORD, next: '/account/privacy' })
    expect(done.headers.get('location')).toBe('/account/privacy')
    expect((await browser.post('/account/export')).status).toBe(200)
  })
})

describe('an account that is deleted', () => {
  test('wants to be sure', async () => {
    const { browser, email } = await customer(house)
    const answer = await browser.post('/account/deletion')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="field-sure-problem"')
    expect(await idOf(email)).toBeString()
  })

  test('opens nothing from then on, and its address is free', async () => {
    const { browser, ask, email, name } = await program(house)
    const id = await idOf(email)
    const cookie = browser.cookies.get('session')!
    const answer = await browser.post('/account/deletion', { sure: 'yes' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(browser.cookies.has('session')).toBe(false)
    expect(await answer.text()).toContain('Your account is deleted')
    browser.cookies.set('session', cookie)
    expect((await browser.get('/account')).status).toBe(303)
    expect((await ask('GET', '/users/me')).status).toBe(401)
    expect((await new Browser(house).post('/sign-in', { email, password: PASSWORD })).status).toBe(422)
    await forgotten(id)
    expect(await one('SELECT account_id FROM deletions WHERE account_id = ?', id)).toBeDefined()
    const farewell = await one(
      `SELECT status, recipient FROM notifications WHERE template = 'account-deleted' AND id LIKE ?`,
      `forget:${id}:%`,
    )
    expect(farewell).toEqual({ status: 'sent', recipient: '' })
    expect((await customer(house, { email, name })).email).toBe(email)
  })

  test('by a program wants a sign-in of the last ten minutes, and is gone after that', async () => {
    const { ask, email } = await program(house)
    const id = await idOf(email)
    await stale(email)
    const refused = await ask('DELETE', '/users/me')
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'proof_needed'])
    await house.db.write([
      { sql: 'UPDATE sessions SET proved = unixepoch() WHERE account_id = ?', args: [id] },
    ])
    // Asked twice at once, it is done once.
    const both = await Promise.all([ask('DELETE', '/users/me'), ask('DELETE', '/users/me')])
    expect(both.map(({ status }) => status)).toContain(204)
    for (const { status } of both) expect([204, 401]).toContain(status)
    await forgotten(id)
    const rows = await house.db.read({ sql: 'SELECT at FROM deletions WHERE account_id = ?', args: [id] })
    expect(rows).toHaveLength(1)
    const lines = await house.db.read({
      sql: `SELECT action FROM audit WHERE target_id = ? AND action = 'account.deleted'`,
      args: [id],
    })
    expect(lines).toHaveLength(1)
  })

  test('[S63] is not the last admin’s', async () => {
    const { browser, email } = await worker(house, 'admin')
    const other = await worker(house, 'admin')
    const others = `UPDATE accounts SET role = 'staff' WHERE role = 'admin' AND email NOT IN (?, ?)`
    await house.db.write([{ sql: others, args: [email, other.email] }])
    const first = await idOf(other.email)
    await other.browser.post('/account/deletion', { sure: 'yes' })
    await forgotten(first)
    const answer = await browser.post('/account/deletion', { sure: 'yes' })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('You are the last admin')
    expect((await browser.get('/account')).status).toBe(200)
  })

  test('is closed at once, and forgotten once what is being written to them has been written', async () => {
    const { browser, email } = await customer(house)
    const id = await idOf(email)
    await house.settle()
    await house.db.write([
      {
        sql: `INSERT INTO jobs (id, name, payload, not_before, leased, attempts, created)
          VALUES (?, 'account-letter', json_object('account', ?), 1, unixepoch() + 3600, 2, 1)`,
        args: [`under-way:${id}`, id],
      },
    ])
    await browser.post('/account/deletion', { sure: 'yes' })
    await house.settle()
    expect(await one('SELECT disabled IS NOT NULL AS closed FROM accounts WHERE id = ?', id)).toEqual({
      closed: 1,
    })
    expect(await one('SELECT account_id FROM deletions WHERE account_id = ?', id)).toBeUndefined()
    await house.db.write([{ sql: 'UPDATE jobs SET done = 1 WHERE id = ?', args: [`under-way:${id}`] }])
    await whenDue(house, `forget:${id}:%`)
    await forgotten(id)
    expect(await foundIn(house, [email])).toEqual([])
  })

  test('is waited for while no letter can be sent, but not for longer than an hour', async () => {
    const { email } = await customer(house)
    const id = await idOf(email)
    await house.settle()
    const later = (seconds: number) => ({ db: house.db, clock: { now: () => Date.now() + seconds * 1000 } })
    const asked = { account: id, asked: Math.floor(Date.now() / 1000) }
    const away = () => Promise.reject(new Error('The mail is away'))
    await expect(forget(later(3500), asked, away)).rejects.toThrow('The mail is away')
    expect(await idOf(email)).toBe(id)
    await forget(later(3700), asked, away)
    expect(await foundIn(house, [email])).toEqual([])
    // Once more is not too often.
    await forget(later(3700), asked, away)
  })

  test('[S142] leaves nothing of them anywhere, and the house its books', async () => {
    const mark = `qzx${crypto.randomUUID().slice(0, 8)}`
    const phone = '+44 20 7946 55 66 77'
    const canaries = [mark, phone]
    const words = (what: string) => `${what} of ${mark}`
    const { browser, email, ask } = await program(house, {
      name: words('Noor'),
      email: `${mark}.old@example.org`,
    })
    const id = await idOf(email)
    await browser.post('/account/profile', { name: words('Noor'), phone, language: 'fr', reviews: 'yes' })
    await browser.post('/favorites', { kind: 'package', listing: 'garden-vows' })
    await house.db.write([
      {
        sql: `INSERT INTO promotions (id, code, name, off) VALUES ('forget', 'FORGET', 'A trifle', '{"percent":1}')`,
        args: [],
      },
      {
        sql: `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, name, created) VALUES (?, ?, ?, 'k', 0, ?, 1)`,
        args: [mark, id, mark, words('The key')],
      },
    ])
    const said = {
      name: words('Noor'),
      email,
      phone,
      company: words('The company'),
      message: words('The message'),
      venue: words('The house'),
      requests: words('The wish'),
      promotion: 'FORGET',
    }

    // Signed in, and called off by the house with words.
    const day = ownDay()
    const made = await browser.post('/bookings', formOn(day, said))
    const reference = made.headers.get('location')!.split('/').at(-1)!
    const booking = { reference, day, path: `/bookings/${reference}`, cookie: '' }
    const desk = await deskOf(house, booking)
    const move = (fields: Record<string, string>) => post(house, `${desk.path}/moves`, fields, desk.cookie)
    await move({ move: 'decline', version: '1', why: words('A reason') })
    // As a guest, over, and reviewed; one review is shown and one is not.
    for (const status of ['shown', 'waiting']) {
      const guest = await asked(house, { ...said, email: email.toUpperCase() })
      const { path, cookie } = await deskOf(house, guest)
      await post(house, `${path}/moves`, { move: 'confirm', version: '1' }, cookie)
      await begin(house, guest)
      await post(house, `${path}/moves`, { move: 'complete', version: '2' }, cookie)
      const review = linkIn(await letterTo(house, email.toUpperCase(), guest.reference), '/reviews/')
      const text = status === 'shown' ? 'The garden was ready at dawn.' : words('The review')
      await post(house, review, { rating: '5', text, author: words('Noor') })
      await house.db.write([
        {
          sql: 'UPDATE testimonials SET status = ? WHERE booking_id = (SELECT id FROM bookings WHERE reference = ?)',
          args: [status, guest.reference],
        },
      ])
    }
    // What stands, what is held, and what is waited for.
    const stands = await asked(house, said)
    await browser.post('/holds', { ...formOn(ownDay()), kind: 'package', key: crypto.randomUUID() })
    const start = instant(atLondon(tuesday(1), '09:00'))
    const consultation = {
      lines: [
        {
          kind: 'appointment',
          listing: 'first-consultation',
          start,
          duration: 30,
          inquiry: words('The question'),
        },
      ],
      customer: { name: words('Noor'), email },
    }
    const booked = await ask('POST', '/bookings', consultation, { 'idempotency-key': crypto.randomUUID() })
    if (booked.status !== 201) throw new Error(await booked.text())
    const full = ownDay()
    for (const _ of [1, 2]) await asked(house, {}, full)
    const wanted = { kind: 'package', listing: 'garden-vows', date: full, guests: '60', eventType: 'wedding' }
    await post(house, '/waitlist', { ...wanted, name: words('Noor'), email })
    // And under another address from then on.
    const next = `${mark}.new@example.org`
    await browser.post('/account/email', { email: next })
    await browser.open(await letterLink(house, next, 'new-address'))
    expect((await browser.post('/verify')).status).toBe(303)
    await house.settle()
    await house.db.write([
      {
        sql: `UPDATE jobs SET error = ? WHERE name = 'account-letter' AND payload LIKE ?`,
        args: [words('Error'), `%${id}%`],
      },
    ])

    const before = await foundIn(house, canaries)
    expect([...new Set(before.map((each) => each.split('.')[0]))]).toEqual([
      'account_tokens',
      'accounts',
      'booking_events',
      'booking_lines',
      'bookings',
      'jobs',
      'mailbox',
      'notifications',
      'passkeys',
      'promotion_uses',
      'testimonials',
      'waitlist_entries',
    ])
    const counted = async () => [
      await one('SELECT COUNT(*) AS n, SUM(total) AS total FROM bookings'),
      await one('SELECT COUNT(*) AS n, SUM(amount) AS total FROM bill_lines'),
      await one('SELECT COUNT(*) AS n FROM claims WHERE released IS NULL'),
      await one('SELECT COUNT(*) AS n FROM booking_events'),
    ]
    const books = await counted()
    expect((await get(house, stands.path, stands.cookie)).status).toBe(200)

    expect((await browser.post('/account/deletion', { sure: 'yes' })).status).toBe(200)
    await forgotten(id)

    expect(await foundIn(house, canaries)).toEqual([])
    expect(await foundIn(house, [id])).toEqual(
      expect.not.arrayContaining(['bookings.account_id', 'sessions.account_id', 'favorites.account_id']),
    )
    expect(await counted()).toEqual(books)
    // The links given out so far open nothing, and the house can still read and decide.
    expect((await get(house, stands.path, stands.cookie)).status).toBe(404)
    const { browser: staff } = await worker(house, 'staff')
    const atDesk = await staff.open(`/desk/${stands.reference}`)
    expect(atDesk.answer.status).toBe(200)
    expect(atDesk.html).toContain('—')
    const confirmed = await staff.post(`/desk/${stands.reference}/moves`, { move: 'confirm', version: '1' })
    expect(confirmed.status).toBe(303)
    await house.settle()
    expect(await one('SELECT status FROM bookings WHERE reference = ?', stands.reference)).toEqual({
      status: 'confirmed',
    })
    // Nobody is written to at an address that is none.
    expect(await foundIn(house, ['nobody@deleted.invalid'])).toEqual(['bookings.email'])
    // What the public reads stays, by nobody.
    expect((await get(house, '/testimonials')).html).toContain('The garden was ready at dawn.')
    expect((await get(house, '/testimonials')).html).toContain('Somebody who was here')
  })
})

describe('what happened to a booking', () => {
  test('can lose the words why, and nothing else', async () => {
    const { reference } = await asked(house)
    const events = '(SELECT id FROM bookings WHERE reference = ?)'
    const detail = '{"attempt":"1","why":"Ann is ill"}'
    await house.db.write([
      {
        sql: `INSERT INTO booking_events (id, booking_id, at, what, who, detail) SELECT 'words', id, 1, 'cancelled', 'house', ? FROM bookings WHERE reference = ?`,
        args: [detail, reference],
      },
    ])
    for (const change of [
      `what = 'confirmed'`,
      `who = 'customer'`,
      'at = 2',
      'detail = NULL',
      `detail = '{}'`,
      `detail = json_set(detail, '$.why', 'Bob is ill')`,
    ]) {
      const sql = `UPDATE booking_events SET ${change} WHERE booking_id = ${events} AND id = 'words'`
      const written = await house.db.write([{ sql, args: [reference] }])
      expect([change, !written.ok && written.constraint]).toEqual([change, 'booking_events_not_changed'])
    }
    const sql = `UPDATE booking_events SET detail = json_remove(detail, '$.why') WHERE booking_id = ${events}`
    expect((await house.db.write([{ sql, args: [reference] }])).ok).toBe(true)
    expect(await one(`SELECT detail FROM booking_events WHERE id = 'words'`)).toEqual({
      detail: '{"attempt":"1"}',
    })
  })
})
