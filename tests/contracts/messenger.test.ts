import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { mailboxMessenger } from '../../src/platform/messenger.mailbox.ts'
import { twilioSignature } from '../../src/platform/messenger.signature.ts'
import { twilioMessenger } from '../../src/platform/messenger.twilio.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database, Message, Messenger } from '../../src/platform/ports.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { type Accident, FROM, type StandIn, startTwilio, TEMPLATES } from '../support/twilio.ts'

// The contract of `Messenger`, over both halves: the house's own mailbox, and WhatsApp through Twilio's REST API.

const PATIENCE_MS = 200
const CALLBACK = 'https://bookings.example.com/webhooks/twilio'
const folder = mkdtempSync(join(tmpdir(), 'messenger-'))
let db: Database
let service: StandIn
beforeAll(async () => {
  db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  await migrate(db, MIGRATIONS)
  service = startTwilio()
})
afterAll(async () => {
  await service.stop()
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const twilio = (more: { authToken?: string; baseUrl?: string } = {}) =>
  twilioMessenger({
    accountSid: service.env.TWILIO_ACCOUNT_SID!,
    authToken: service.env.TWILIO_AUTH_TOKEN!,
    from: FROM,
    templates: TEMPLATES,
    callback: CALLBACK,
    baseUrl: service.url,
    patienceMs: PATIENCE_MS,
    ...more,
  })

const message: Message = {
  to: '+447700900123',
  template: 'booking-reminder',
  language: 'fr',
  values: ['Zoé', 'K7QM4TZX'],
  text: 'Bonjour Zoé, un rappel de votre réservation K7QM4TZX !',
}

const arrivals: Record<Messenger['half'], () => Promise<string[]>> = {
  mailbox: async () =>
    (
      await db.read({
        sql: "SELECT recipient FROM mailbox WHERE channel = 'whatsapp' ORDER BY rowid",
        args: [],
      })
    ).map((row) => String(row.recipient)),
  twilio: async () => service.sent().map(({ To }) => To!.replace('whatsapp:', '')),
}

describe.each<[Messenger['half'], () => Messenger]>([
  ['mailbox', () => mailboxMessenger(db)],
  ['twilio', () => twilio()],
])('the %s', (half, open) => {
  test('says which half it is', () => {
    expect(open().half).toBe(half)
  })

  test('takes a message for its number, and gives it an id', async () => {
    const before = (await arrivals[half]()).length
    const sent = await open().send(message, `${half}:1`)
    expect(sent).toEqual({ ok: true, value: { id: expect.any(String) } })
    expect((await arrivals[half]()).slice(before)).toEqual([message.to])
  })

  test('gives another message another id', async () => {
    const ids = await Promise.all(
      ['a', 'b'].map(async (key) => {
        const sent = await open().send(message, `${half}:${key}`)
        return sent.ok && sent.value.id
      }),
    )
    expect(new Set(ids).size).toBe(2)
  })

  test('carries words of any kind, line ends in them too', async () => {
    const odd = { ...message, values: ['Zoé\n\tO’Brien    “x” 🎉', '', '{{1}}'] }
    expect(await open().send(odd, `${half}:odd`)).toMatchObject({ ok: true })
  })

  test('hears nothing from a stranger', async () => {
    const call = { url: `${CALLBACK}?message=x`, form: 'MessageSid=SM1&MessageStatus=failed' }
    expect(await open().news({ ...call, signature: undefined })).toBeUndefined()
    expect(await open().news({ ...call, signature: 'bm9ib2R5' })).toBeUndefined()
  })
})

describe('the mailbox', () => {
  test('shows the whole of the text', async () => {
    await mailboxMessenger(db).send(message, 'whole')
    const [row] = await db.read({ sql: "SELECT * FROM mailbox WHERE key = 'whole'", args: [] })
    expect(row).toMatchObject({
      channel: 'whatsapp',
      subject: 'booking-reminder',
      text: message.text,
      html: '',
    })
  })
})

describe('Twilio', () => {
  test('is asked as its reference says, with the approved words of the language', async () => {
    await twilio().send(message, 'reminder:1:2h')
    const { sid: _, ContentVariables, ...rest } = service.sent().at(-1)!
    expect(rest).toEqual({
      From: `whatsapp:${FROM}`,
      To: 'whatsapp:+447700900123',
      ContentSid: TEMPLATES['booking-reminder'].fr,
      StatusCallback: `${CALLBACK}?message=reminder%3A1%3A2h`,
    })
    expect(JSON.parse(ContentVariables!)).toEqual({ 1: 'Zoé', 2: 'K7QM4TZX' })
  })

  test('is told nothing in what stands for a word that it would refuse', async () => {
    await twilio().send({ ...message, values: ['Zoé\n\tO’Brien    x', ''] }, 'odd')
    expect(JSON.parse(service.sent().at(-1)!.ContentVariables!)).toEqual({ 1: 'Zoé O’Brien x', 2: '–' })
  })

  test.each<[string, Accident, { reason: string; permanent: boolean }]>([
    [
      'a number that is none, which it repeats',
      { status: 400, code: 21211, message: "The 'To' number whatsapp:+447700900123 is not valid" },
      { reason: "400 21211: The 'To' number whatsapp:[number] is not valid", permanent: true },
    ],
    ['too many', { status: 429, code: 20429 }, { reason: '429 20429: Refused', permanent: false }],
    ['an outage', { status: 503 }, { reason: '503: Refused', permanent: false }],
    ['what is no answer of its', 'not_json', { reason: '502: no message', permanent: false }],
    ['a message that failed at once', { taken: 'failed' }, { reason: '201: failed', permanent: true }],
    ['half an answer', 'cut', { reason: '201: no message', permanent: true }],
    ['no answer', 'hang', { reason: `no answer within ${PATIENCE_MS} ms`, permanent: true }],
    [
      'no answer to what it has sent',
      'hang_when_sent',
      { reason: `no answer within ${PATIENCE_MS} ms`, permanent: true },
    ],
  ])('refuses for %s', async (_, accident, refusal) => {
    service.next(accident)
    const asked = service.asked()
    expect(await twilio().send(message, 'refused')).toEqual({ ok: false, refusal })
    expect(service.asked()).toBe(asked + 1)
  })

  test('refuses with another token, and where nobody listens', async () => {
    expect(await twilio({ authToken: 'another' }).send(message, 'k')).toMatchObject({
      ok: false,
      refusal: { reason: '401 20003: Authenticate', permanent: true },
    })
    const sent = await twilio({ baseUrl: 'http://127.0.0.1:9' }).send(message, 'k')
    expect(sent).toMatchObject({ ok: false, refusal: { reason: expect.stringMatching(/^no answer: /) } })
  })

  test('signs as its own libraries do', async () => {
    // The example of its guide to security.
    const fields = new URLSearchParams({
      CallSid: 'CA1234567890ABCDE',
      From: '+12349013030',
      To: '+18005551212',
      Caller: '+12349013030',
      Digits: '1234',
    })
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
    expect(await twilioSignature('12345', url, fields)).toBe('0/KCTR6DLpKmkAf8muzZqo1nDgQ=')
  })

  test('tells what became of a message; not of another address, nor with another word in it', async () => {
    await twilio().send(message, 'told')
    const { sid } = service.sent().at(-1)!
    const heard = (status: string, more = {}, change: (call: Call) => Call = (call) => call) => {
      const { url, init } = service.callback(sid, status, more)
      const signature = (init.headers as Record<string, string>)['x-twilio-signature']
      return twilio().news(change({ url, form: String(init.body), signature }))
    }
    expect(await heard('delivered')).toEqual({ id: `${sid}:delivered`, key: 'told', became: 'delivered' })
    expect(await heard('read')).toMatchObject({ became: 'delivered' })
    for (const status of ['queued', 'sending', 'sent', 'a-new-one'])
      expect(await heard(status)).toEqual({ id: `${sid}:${status}`, key: 'told', became: 'underway' })
    const more = { ErrorCode: '63024', ErrorMessage: 'Invalid recipient +447700900123' }
    expect(await heard('undelivered', more)).toEqual({
      id: `${sid}:undelivered`,
      key: 'told',
      became: 'failed',
      reason: 'undelivered 63024: Invalid recipient [number]',
    })
    expect(await heard('failed')).toMatchObject({ became: 'failed', reason: 'failed: no message' })
    for (const change of [
      (call: Call) => ({ ...call, url: call.url.replace('told', 'mine') }),
      (call: Call) => ({ ...call, form: call.form.replaceAll('delivered', 'failed') }),
      (call: Call) => ({ ...call, form: `${call.form}&More=1` }),
      (call: Call) => ({ ...call, signature: call.signature?.toLowerCase() }),
      (call: Call) => ({ ...call, signature: '' }),
    ])
      expect(await heard('delivered', {}, change)).toBeUndefined()
  })
})

type Call = Parameters<Messenger['news']>[0]
