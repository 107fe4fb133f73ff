import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Scope } from '../../src/rights.ts'
import { type ApiDocument, documentOf } from '../support/document.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { asked } from '../support/life.ts'
import { keyIn } from '../support/matrix.ts'
import { customer } from '../support/people.ts'

// What staff and programs write by hand, and the list of everything the house has written.

let house: TestHouse
let document: ApiDocument
let key: string
beforeAll(async () => {
  house = await openHouse()
  document = await documentOf(house)
  key = (await keyIn(house, ['notifications:read', 'notifications:write'])).key
})
afterAll(() => house.close())

const q = (sql: string, ...args: string[]) => house.db.read({ sql, args })
const operation = (method: string, path: string) =>
  document.operations.find((each) => each.method === method && each.path === path)!

async function say(way: 'email' | 'whatsapp', body: unknown, name?: string, as = key) {
  const answer = await house.fetch(`/api/notify/${way}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': 'application/json',
      ...(name !== undefined && { 'idempotency-key': name }),
    },
    body: JSON.stringify(body),
  })
  const faults = await document.faultsOf(operation('post', `/notify/${way}`), answer.clone())
  return { status: answer.status, said: await answer.json(), faults, to: answer.headers.get('location') }
}

async function ask(path: string) {
  const answer = await house.fetch(`/api${path}`, { headers: { authorization: `Bearer ${key}` } })
  return { status: answer.status, said: await answer.json() }
}

/** A name, a reference, a title, a time and a link. */
const VALUES = ['Iris', 'RV-1', 'Garden Vows', '12 June', 'https://example.org']

const somewhere = () => `iris.${crypto.randomUUID().slice(0, 8)}@example.org`
const letter = (more: object = {}) => ({
  to: somewhere(),
  subject: 'The garden gate',
  message: 'It is open from nine.\n\nRing twice.',
  ...more,
})

describe('a letter in free words', () => {
  test('is answered at once, arrives in the frame of every letter, and its row says so', async () => {
    const said = letter()
    const { status, said: written, faults, to } = await say('email', said, crypto.randomUUID())
    expect([status, faults]).toEqual([202, []])
    expect(written).toMatchObject({
      channel: 'email',
      template: 'message',
      recipient: said.to,
      subject: said.subject,
      message: said.message,
      language: 'en',
    })
    await house.settle()
    const [mail] = await q('SELECT * FROM mailbox WHERE key = ?', written.id)
    expect(mail).toMatchObject({ recipient: said.to, subject: said.subject })
    expect(String(mail!.html)).toMatch(/<p[^>]*>It is open from nine\.<\/p><p[^>]*>Ring twice\.<\/p>/)
    expect(String(mail!.text)).toStartWith(`${said.message}\n\n`)
    const settled = await ask(to!.slice('/api'.length))
    expect(settled.said).toMatchObject({ status: 'sent', attempts: 1, providerId: mail!.id })
  })

  test('is plain text: what looks like markup is shown as it was typed, and a heading has one line', async () => {
    const message = '<script>alert(1)</script> **not bold** <b>nor this</b> [a](javascript:b)'
    const { said } = await say('email', letter({ message, subject: 'A & <B>' }), crypto.randomUUID())
    await house.settle()
    const [mail] = await q('SELECT * FROM mailbox WHERE key = ?', said.id)
    const html = String(mail!.html)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; **not bold** &lt;b&gt;nor this&lt;/b&gt;')
    expect(html).not.toMatch(/<script|<b>|<a |href=/)
    expect(html).toContain('<title>A &amp; &lt;B&gt;</title>')
    expect((await say('email', letter({ subject: 'one\nBcc: two' }), crypto.randomUUID())).status).toBe(422)
  })

  test('about a booking speaks its language and stands with it', async () => {
    const booking = await asked(house)
    await house.db.write([
      { sql: `UPDATE bookings SET language = 'fr' WHERE reference = ?`, args: [booking.reference] },
    ])
    const { said } = await say('email', letter({ booking: booking.reference }), crypto.randomUUID())
    expect(said).toMatchObject({ language: 'fr', booking: { reference: booking.reference } })
    await house.settle()
    const [mail] = await q('SELECT html FROM mailbox WHERE key = ?', said.id)
    expect(String(mail!.html)).toContain('<html lang="fr">')
  })

  test('written again with its key is the same one; other words with that key are refused', async () => {
    const [said, name] = [letter(), crypto.randomUUID()]
    const answers = await Promise.all([1, 2, 3].map(() => say('email', said, name)))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(new Set(answers.map((each) => each.said.id)).size).toBe(1)
    const other = await say('email', { ...said, message: 'Something else' }, name)
    expect([other.status, other.said.code, other.faults]).toEqual([422, 'idempotency_key_reused', []])
    await house.settle()
    expect(await q('SELECT id FROM mailbox WHERE recipient = ?', said.to)).toHaveLength(1)
    expect(await q(`SELECT action FROM audit WHERE target_id = ?`, answers[0]!.said.id)).toEqual([
      { action: 'message.written' },
    ])
    // The same key in the hand of another program is another attempt.
    const stranger = (await keyIn(house, ['notifications:write'])).key
    expect((await say('email', said, name, stranger)).said.id).not.toBe(answers[0]!.said.id)
  })

  test('without a key of the attempt, or with a field that is wrong or unknown, is refused by name', async () => {
    const missing = await say('email', letter())
    expect([missing.status, missing.said.code, missing.faults]).toEqual([400, 'idempotency_key_missing', []])
    const wrong: [object, string, string][] = [
      [letter({ to: 'iris at example' }), 'to', 'not_an_email'],
      [letter({ subject: '' }), 'subject', 'required'],
      [letter({ message: ' \n ' }), 'message', 'required'],
      [letter({ message: 'x'.repeat(5001) }), 'message', 'too_long'],
      [letter({ language: 'de' }), 'language', 'not_an_option'],
      [letter({ booking: 'NOSUCH42' }), 'booking', 'invalid'],
      [letter({ html: '<b>bold</b>' }), 'html', 'unknown_field'],
    ]
    for (const [body, path, code] of wrong) {
      const refused = await say('email', body, crypto.randomUUID())
      expect([refused.status, refused.said.errors[0], refused.faults]).toMatchObject([
        422,
        { path, code },
        [],
      ])
    }
    expect(await q(`SELECT id FROM notifications WHERE recipient = 'iris at example'`)).toEqual([])
  })

  test('to somebody who is forgotten before it goes says nothing to anybody', async () => {
    const { said } = await say('email', letter(), crypto.randomUUID())
    await house.settle()
    await house.db.write([
      {
        sql: `UPDATE notifications SET recipient = '', body = NULL, status = 'pending' WHERE id = ?`,
        args: [said.id],
      },
      { sql: 'DELETE FROM mailbox WHERE key = ?', args: [said.id] },
      {
        sql: 'UPDATE jobs SET done = NULL, attempts = 0, not_before = unixepoch() WHERE id = ?',
        args: [said.id],
      },
    ])
    await say('email', letter(), crypto.randomUUID())
    await house.settle()
    expect(await q('SELECT skipped FROM jobs WHERE id = ?', said.id)).toEqual([
      { skipped: 'its recipient has been forgotten' },
    ])
    expect(await q('SELECT id FROM mailbox WHERE key = ?', said.id)).toEqual([])
  })
})

test('what was written by hand to somebody is forgotten with them, whosever booking it was about', async () => {
  const { browser, email } = await customer(house)
  const { reference } = await asked(house)
  const { said } = await say('email', letter({ to: email, booking: reference }), crypto.randomUUID())
  await house.settle()
  await house.db.write([{ sql: `UPDATE jobs SET error = ? WHERE id = ?`, args: [email, said.id] }])
  expect(await q('SELECT id FROM mailbox WHERE key = ?', said.id)).toHaveLength(1)
  expect((await browser.post('/account/deletion', { sure: 'yes' })).status).toBe(200)
  await house.settle()
  expect(
    await q(
      `SELECT n.recipient, n.subject, n.body, j.error FROM notifications AS n JOIN jobs AS j ON j.id = n.id WHERE n.id = ?`,
      said.id,
    ),
  ).toEqual([{ recipient: '', subject: '', body: null, error: null }])
  expect(await q('SELECT id FROM mailbox WHERE key = ?', said.id)).toEqual([])
})

describe('a message to a phone', () => {
  test('is one of the approved ones with its values, and arrives once', async () => {
    const name = crypto.randomUUID()
    const body = { to: '+44 7700 900123', template: 'booking-reminder', values: VALUES }
    const answers = [await say('whatsapp', body, name), await say('whatsapp', body, name)]
    expect(answers.map(({ status, faults }) => [status, faults])).toEqual([
      [202, []],
      [202, []],
    ])
    expect(answers[0]!.said).toMatchObject({ channel: 'whatsapp', recipient: '+447700900123' })
    await house.settle()
    const mail = await q('SELECT recipient, channel, text FROM mailbox WHERE key = ?', answers[0]!.said.id)
    expect(mail).toEqual([
      {
        recipient: '+447700900123',
        channel: 'whatsapp',
        text: 'Hello Iris, this is a reminder of your booking RV-1: Garden Vows, 12 June. You find it here: https://example.org – see you soon!',
      },
    ])
    const { said } = await ask(`/notifications/${answers[0]!.said.id}`)
    expect(said).toMatchObject({ status: 'sent', attempts: 1 })
  })

  test('in words of one’s own, or to no phone, is refused', async () => {
    const wrong: [object, string, string][] = [
      [{ to: '07700 900123', template: 'booking-reminder', values: VALUES }, 'to', 'not_a_phone'],
      [{ to: '+447700900123', template: 'hello', values: VALUES }, 'template', 'not_an_option'],
      [{ to: '+447700900123', template: 'booking-reminder' }, 'values', 'required'],
      [
        { to: '+447700900123', template: 'booking-reminder', values: VALUES, text: 'x' },
        'text',
        'unknown_field',
      ],
    ]
    for (const [body, path, code] of wrong) {
      const refused = await say('whatsapp', body, crypto.randomUUID())
      expect([refused.status, refused.said.errors[0]]).toMatchObject([422, { path, code }])
    }
  })
})

test('a message in approved words has as many values as these have places', async () => {
  for (const values of [[], VALUES.slice(1), [...VALUES, 'more']]) {
    const body = { to: '+447700900123', template: 'booking-confirmed', values }
    const { status, said } = await say('whatsapp', body, crypto.randomUUID())
    expect([status, said.errors]).toMatchObject([422, [{ path: 'values', code: 'wrong_count' }]])
    expect(said.errors[0].message).toContain(String(VALUES.length))
  }
})

test('and its words are those that were approved, in each language', async () => {
  const body = { to: '+447700900123', template: 'booking-cancelled', language: 'fr', values: VALUES }
  const { said } = await say('whatsapp', body, crypto.randomUUID())
  await house.settle()
  const [mail] = await q('SELECT text FROM mailbox WHERE key = ?', said.id)
  expect(mail!.text).toStartWith('Bonjour Iris, votre réservation RV-1 a été annulée')
  expect(mail!.text).toContain('Garden Vows, 12 June')
})

describe('the list of what was written', () => {
  test('is as the document says, in pages, and is found by each of its filters', async () => {
    const booking = await asked(house)
    const to = somewhere()
    await say('email', letter({ to, booking: booking.reference }), crypto.randomUUID())
    await house.settle()
    const [row] = await q('SELECT id FROM bookings WHERE reference = ?', booking.reference)
    const total = async (query: string) => {
      const { status, said } = await ask(`/notifications?${query}`)
      expect(status).toBe(200)
      return said.pagination.total as number
    }
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/London' })
    const dayOf = (ahead: number) => today.format(Date.now() + ahead * 86_400_000)
    expect(await total(`booking=${booking.reference}`)).toBe(3)
    expect(await total(`booking=${row!.id}&template=message`)).toBe(1)
    expect(await total(`recipient=${to.toUpperCase()}`)).toBe(1)
    expect(
      await total(`recipient=${to}&status=sent&channel=email&dateFrom=${dayOf(-1)}&dateTo=${dayOf(1)}`),
    ).toBe(1)
    for (const none of ['status=failed', 'channel=whatsapp', `dateFrom=${dayOf(2)}`, `dateTo=${dayOf(-2)}`])
      expect([none, await total(`recipient=${to}&${none}`)]).toEqual([none, 0])
    const answer = await house.fetch(`/api/notifications?booking=${booking.reference}&limit=2&page=2`, {
      headers: { authorization: `Bearer ${key}` },
    })
    expect(await document.faultsOf(operation('get', '/notifications'), answer.clone())).toEqual([])
    expect((await answer.json()).pagination).toEqual({ page: 2, limit: 2, total: 3, totalPages: 2 })
    for (const query of ['status=lost', 'channel=fax', 'dateFrom=tomorrow', 'limit=0', 'colour=red'])
      expect([query, (await ask(`/notifications?${query}`)).status]).toEqual([query, 422])
    expect((await ask('/notifications/nothing')).status).toBe(404)
  })

  test('is for staff and for keys with its scope, and for nobody else', async () => {
    const status = async (path: string, scopes: readonly Scope[]) =>
      (
        await house.fetch(`/api${path}`, {
          headers: { authorization: `Bearer ${(await keyIn(house, scopes)).key}` },
        })
      ).status
    expect(await status('/notifications', ['notifications:read'])).toBe(200)
    expect(await status('/notifications', ['notifications:write', 'bookings:read', 'people:read'])).toBe(403)
    expect((await say('email', letter(), 'x', (await keyIn(house, ['notifications:read'])).key)).status).toBe(
      403,
    )
    const { browser } = await customer(house)
    expect((await browser.get('/admin/notifications')).status).toBe(404)
  })
})
