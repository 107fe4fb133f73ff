import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { Webhook } from 'standardwebhooks'
import { suppress, suppressionLifted, suppressionsOf } from '../../db/queries/suppressions.ts'
import type { Row } from '../../src/shared/database.ts'
import { ANN, orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { HOUSE } from '../support/life.ts'
import { type StandIn, startResend } from '../support/resend.ts'

// What Resend tells of letters, through its own door, and what the house does about it.

const SECRET = `whsec_${btoa('a secret of thirty-two characters')}`
let house: TestHouse
let service: StandIn
beforeAll(async () => {
  service = startResend()
  house = await openHouse({}, undefined, {
    RESEND_API_KEY: service.apiKey,
    RESEND_BASE_URL: service.url,
    MAIL_FROM: 'Rendezvous <bookings@example.com>',
    RESEND_WEBHOOK_SECRET: SECRET,
  })
})
afterAll(async () => {
  await house.close()
  await service.stop()
})

let people = 0
let email: string
beforeEach(() => {
  people += 1
  email = `Guest.${people}@Example.org`
})

/** The notifications about a booking that is made now for whoever is next. */
async function booked(more: object = {}): Promise<Record<'customer' | 'house', Row>> {
  const answer = await postJson(house, orderOn(ownDay(), { customer: { ...ANN, email, ...more } }))
  expect(answer.status).toBe(201)
  const { id } = (await answer.json()) as { id: string }
  await house.settle()
  const rows = await house.db.read({
    sql: `SELECT notifications.*, jobs.skipped, jobs.done FROM notifications JOIN jobs ON jobs.id = notifications.id
      WHERE booking_id = ?`,
    args: [id],
  })
  const of = (template: string) => rows.find((row) => row.template === template)!
  return { customer: of('booking-received'), house: of('house-copy') }
}

const now = () => Math.floor(Date.now() / 1000)
const told = (type: string, letter: Row, more: object = {}) =>
  JSON.stringify({
    type,
    created_at: '2027-03-01T10:00:00.123Z',
    data: { email_id: letter.provider_id, from: 'b@example.com', to: [email], subject: 'x', ...more },
  })
const PERMANENT = { bounce: { type: 'Permanent', subType: 'General', message: 'No such mailbox' } }

interface Telling {
  id?: string
  at?: number
  brand?: string
  secret?: string
  /** What is sent instead of what was signed. */
  changed?: Record<string, string>
  body?: string
}

/** Tells the house of something as Resend does, or not quite. */
function tell(event: string, { id = `msg_${crypto.randomUUID()}`, at = now(), ...how }: Telling = {}) {
  const { brand = 'svix', secret = SECRET, changed = {}, body = event } = how
  const signature = new Webhook(secret).sign(id, new Date(at * 1000), event)
  const headers = { id, timestamp: String(at), signature, ...changed }
  const named = Object.entries(headers).map(([name, value]) => [`${brand}-${name}`, value])
  return house.fetch('/webhooks/resend', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...Object.fromEntries(named) },
    body,
  })
}

const stateOf = async ({ id }: Row) => {
  const [row] = await house.db.read({
    sql: 'SELECT status, error, delivered FROM notifications WHERE id = ?',
    args: [id!],
  })
  return row
}
const isSuppressed = async () =>
  (await suppressionsOf(house.db)).find(({ address }) => address === email.toLowerCase())?.reason
const taken = async () => {
  const [row] = await house.db.read({
    sql: "SELECT COUNT(*) AS n FROM inbox WHERE source = 'resend'",
    args: [],
  })
  return Number(row!.n)
}
const SENT = { status: 'sent', error: null, delivered: null }

describe('what Resend tells', () => {
  test('of a letter that arrived stands with it', async () => {
    const { customer } = await booked()
    expect(await stateOf(customer)).toEqual(SENT)
    expect((await tell(told('email.delivered', customer))).status).toBe(200)
    expect(await stateOf(customer)).toEqual({
      ...SENT,
      delivered: Date.parse('2027-03-01T10:00:00Z') / 1000,
    })
    expect(await isSuppressed()).toBeUndefined()
  })

  test('of one that came back for good makes it a failure, and its address one that nothing is sent to', async () => {
    const { customer, house: copy } = await booked()
    expect((await tell(told('email.bounced', customer, PERMANENT))).status).toBe(200)
    expect(await stateOf(customer)).toMatchObject({ status: 'failed', error: 'bounced' })
    expect(await isSuppressed()).toBe('bounce')
    expect(await stateOf(copy)).toEqual(SENT)
  })

  test('of one that somebody did not want does the same, though it had arrived', async () => {
    const { customer } = await booked()
    await tell(told('email.delivered', customer))
    expect((await tell(told('email.complained', customer))).status).toBe(200)
    expect(await stateOf(customer)).toMatchObject({ status: 'failed', error: 'complained' })
    expect(await isSuppressed()).toBe('complaint')
  })

  test.each([
    ['a full mailbox', 'email.bounced', { bounce: { ...PERMANENT.bounce, type: 'Transient' } }],
    ['a bounce of nobody knows what kind', 'email.bounced', {}],
    ['a letter that was opened', 'email.opened', {}],
    ['something new', 'email.pondered', {}],
  ])('of %s is heard and changes nothing', async (_, type, more) => {
    const { customer } = await booked()
    const before = await taken()
    expect((await tell(told(type, customer, more))).status).toBe(200)
    expect(await stateOf(customer)).toEqual(SENT)
    expect(await isSuppressed()).toBeUndefined()
    expect(await taken()).toBe(before)
  })

  test('of what is no letter of ours suppresses its one address, and of several none', async () => {
    const nobody = { provider_id: crypto.randomUUID() }
    const several = { ...PERMANENT, to: [email, 'other@example.org'] }
    expect((await tell(told('email.bounced', nobody, several))).status).toBe(200)
    expect(await isSuppressed()).toBeUndefined()
    const named = { ...PERMANENT, to: [`Ann <${email}>`] }
    expect((await tell(told('email.bounced', nobody, named))).status).toBe(200)
    expect(await isSuppressed()).toBe('bounce')
  })

  test('and cannot be read is heard all the same: it would come no better the next time', async () => {
    for (const body of [
      '',
      '{',
      '[]',
      'null',
      '{"type":"email.bounced"}',
      '{"type":"email.bounced","data":{"to":"x"}}',
    ])
      expect([body, (await tell(body)).status]).toEqual([body, 200])
  })
})

describe('an event', () => {
  test('is taken once: told again after a clerk has put things right, it changes nothing', async () => {
    const { customer } = await booked()
    const event = told('email.bounced', customer, PERMANENT)
    const id = `msg_${crypto.randomUUID()}`
    expect((await tell(event, { id })).status).toBe(200)
    expect(await isSuppressed()).toBe('bounce')
    await house.db.write([suppressionLifted(email)])
    expect((await tell(event, { id, at: now() + 1 })).status).toBe(200)
    expect(await isSuppressed()).toBeUndefined()
    // It is its number that is known again: the same news under another number is news.
    expect((await tell(event)).status).toBe(200)
    expect(await isSuppressed()).toBe('bounce')
  })

  test('told many times at once is taken once', async () => {
    const { customer } = await booked()
    const before = await taken()
    const id = `msg_${crypto.randomUUID()}`
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => tell(told('email.complained', customer), { id })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(await taken()).toBe(before + 1)
  })

  test('is believed with either name of its headers, and with a second signature while the secret is changed', async () => {
    const { customer } = await booked()
    expect((await tell(told('email.delivered', customer), { brand: 'webhook' })).status).toBe(200)
    const [id, at, event] = ['msg_two', now(), told('email.complained', customer)]
    const right = new Webhook(SECRET).sign(id, new Date(at * 1000), event)
    const answer = await tell(event, { id, at, changed: { signature: `v1,AAAA ${right}` } })
    expect(answer.status).toBe(200)
    expect(await isSuppressed()).toBe('complaint')
  })

  const late = (seconds: number) => ({ at: now() + seconds })
  test.each([
    ['with another secret', () => ({ secret: `whsec_${btoa('another secret, just as long')}` })],
    ['with its body changed', (event: string) => ({ body: event.replace('Permanent', 'permanent') })],
    ['with one byte more', (event: string) => ({ body: `${event} ` })],
    ['with the number of another', () => ({ changed: { id: 'msg_other' } })],
    ['with another time', () => ({ changed: { timestamp: String(now() - 1) } })],
    ['with no time', () => ({ changed: { timestamp: 'now' } })],
    ['of more than five minutes ago', () => late(-302)],
    ['of more than five minutes ahead', () => late(302)],
    ['without a signature', () => ({ changed: { signature: '' } })],
    ['with a signature of nothing', () => ({ changed: { signature: 'v1,' } })],
    ['with a signature of another kind', () => ({ changed: { signature: 'v1a,AAAA' } })],
  ] as [string, (event: string) => Telling][])('%s is not believed', async (_, how) => {
    const event = told('email.bounced', { provider_id: crypto.randomUUID() }, PERMANENT)
    expect((await tell(event, how(event))).status).toBe(401)
    expect(await isSuppressed()).toBeUndefined()
  })

  test('nearly five minutes old or early is believed', async () => {
    const { customer } = await booked()
    for (const at of [now() - 290, now() + 290])
      expect((await tell(told('email.delivered', customer), { at })).status).toBe(200)
  })

  test('without any signature is nobody’s, whoever brings it', async () => {
    const answer = await house.fetch('/webhooks/resend', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: told('email.bounced', { provider_id: 'x' }, PERMANENT),
    })
    expect(answer.status).toBe(401)
    expect((await house.fetch('/webhooks/resend')).status).toBe(405)
    const large = JSON.stringify({ type: 'email.opened', data: 'x'.repeat(2_000_000) })
    expect((await tell(large)).status).toBe(413)
  })
})

describe('an address that nothing is sent to', () => {
  test('is not written to: the letter says why it was left out, its job is done, and the service is not asked', async () => {
    await house.db.write([suppress(email, 'bounce')])
    const asked = service.asked()
    const { customer, house: copy } = await booked({ email: email.toUpperCase() })
    expect(customer).toMatchObject({ status: 'skipped', provider_id: null, done: expect.any(Number) })
    expect(customer.error).toBe('nothing is sent to this address any more: a letter to it came back')
    expect(customer.skipped).toBe(customer.error)
    expect(copy.status).toBe('sent')
    // In this process letters go to the mailbox, elsewhere to Resend.
    expect(service.asked() - asked).toBeLessThanOrEqual(1)
    const [inTheMailbox] = await house.db.read({
      sql: 'SELECT COUNT(*) AS n FROM mailbox WHERE key = ?',
      args: [customer.id!],
    })
    expect(inTheMailbox).toEqual({ n: 0 })
  })

  test('is written to again once that is lifted', async () => {
    await house.db.write([suppress(email, 'complaint')])
    expect((await booked()).customer.status).toBe('skipped')
    const lifted = await house.db.write([suppressionLifted(` ${email.toUpperCase()} `)])
    expect(lifted.ok && lifted.rows[0]).toEqual([{ address: email.toLowerCase() }])
    expect((await booked()).customer.status).toBe('sent')
  })

  test('may be the house’s own', async () => {
    await house.db.write([suppress(HOUSE, 'bounce')])
    const { customer, house: copy } = await booked()
    expect([customer.status, copy.status]).toEqual(['sent', 'skipped'])
    await house.db.write([suppressionLifted(HOUSE)])
    expect((await booked()).house.status).toBe('sent')
  })

  test('keeps its first reason', async () => {
    await house.db.write([suppress(email, 'complaint'), suppress(email, 'bounce')])
    expect(await isSuppressed()).toBe('complaint')
  })
})
