import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { mailboxMailer } from '../../src/platform/mailer.mailbox.ts'
import { resendMailer } from '../../src/platform/mailer.resend.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database, Letter, Mailer } from '../../src/platform/ports.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { type Accident, type StandIn, startResend } from '../support/resend.ts'

// The contract of `Mailer`, over both halves: the house's own mailbox, and Resend through its own SDK.

const FROM = 'Rendezvous <bookings@example.com>'
const PATIENCE_MS = 300
const folder = mkdtempSync(join(tmpdir(), 'mailer-'))
let db: Database
let service: StandIn
beforeAll(async () => {
  db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  await migrate(db, MIGRATIONS)
  service = startResend()
})
afterAll(async () => {
  await service.stop()
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const resend = (more: { apiKey?: string; baseUrl?: string; patienceMs?: number } = {}) =>
  resendMailer({ apiKey: service.apiKey, baseUrl: service.url, from: FROM, patienceMs: PATIENCE_MS, ...more })

/** What has arrived, in the port's own words. */
async function inTheMailbox(): Promise<Letter[]> {
  const rows = await db.read({ sql: 'SELECT * FROM mailbox ORDER BY rowid', args: [] })
  return rows.map(({ recipient, reply_to, subject, html, text, attachments }) => ({
    to: recipient as string,
    ...(reply_to !== null && { replyTo: reply_to as string }),
    subject: subject as string,
    html: html as string,
    text: text as string,
    ...(attachments !== '[]' && { attachments: JSON.parse(attachments as string) }),
  }))
}

async function atTheService(): Promise<Letter[]> {
  return service.sent().map(({ from, reply_to, attachments, ...letter }) => {
    expect(from).toBe(FROM)
    // Nothing else may stand in it: no copy, no header of somebody's own.
    expect(Object.keys(letter).sort()).toEqual(['html', 'subject', 'text', 'to'])
    return {
      ...letter,
      ...(reply_to !== undefined && { replyTo: reply_to }),
      ...(attachments !== undefined && { attachments: (attachments as Enclosed[]).map(opened) }),
    } as unknown as Letter
  })
}

/** A file as Resend's API takes it: its bytes in base64, and no address that it would fetch them from. */
type Enclosed = Record<'filename' | 'content' | 'content_type', string>
function opened(file: Enclosed) {
  expect(Object.keys(file).sort()).toEqual(['content', 'content_type', 'filename'])
  const { filename: name, content_type: type, content } = file
  return { name, type, content: Buffer.from(content, 'base64').toString() }
}

const halves: [Mailer['half'], () => Mailer, () => Promise<Letter[]>][] = [
  ['mailbox', () => mailboxMailer(db), inTheMailbox],
  ['resend', () => resend(), atTheService],
]

let number = 0
const newKey = () => `letter:test:${++number}`
const letter = (more: Partial<Letter> = {}): Letter => ({
  to: 'ann@example.org',
  subject: 'Your booking',
  html: '<p>Dear Ann</p>',
  text: 'Dear Ann',
  ...more,
})

describe.each(halves)('the %s', (half, open, arrived) => {
  let mailer: Mailer
  beforeAll(() => {
    mailer = open()
  })
  /** What arrives while `during` runs. */
  async function arriving(during: () => Promise<unknown>): Promise<Letter[]> {
    const before = (await arrived()).length
    await during()
    return (await arrived()).slice(before)
  }

  test('knows which half it is', () => expect(mailer.half).toBe(half))

  test('a letter arrives as it was written, with its reply address or without one', async () => {
    const plain = letter()
    const answered = letter({ replyTo: 'house@example.com', subject: 'Another' })
    const letters = await arriving(async () => {
      expect(await mailer.send(plain, newKey())).toMatchObject({ ok: true })
      expect(await mailer.send(answered, newKey())).toMatchObject({ ok: true })
    })
    expect(letters).toEqual([plain, answered])
  })

  test('files that come with a letter arrive as they are, each with its name and its type', async () => {
    const type = 'text/calendar; charset=utf-8; method=REQUEST'
    const attachments = [
      { name: 'K7QM4TZX.ics', type, content: 'BEGIN:VCALENDAR\r\nSUMMARY:Fête à l’Orangerie 🎉\r\n' },
      { name: 'large.txt', type: 'text/plain; charset=utf-8', content: 'é'.repeat(70_000) },
    ]
    expect(await arriving(() => mailer.send(letter({ attachments }), newKey()))).toEqual([
      letter({ attachments }),
    ])
    expect(await arriving(() => mailer.send(letter({ attachments: [] }), newKey()))).toEqual([letter()])
  })

  test('a letter arrives once for each key, however often it is sent, and always has the same id', async () => {
    const key = newKey()
    const ids = new Set<string>()
    const letters = await arriving(async () => {
      for (let times = 0; times < 4; times += 1) {
        const sent = await mailer.send(letter(), key)
        ids.add(sent.ok ? sent.value.id : sent.refusal.reason)
      }
    })
    expect(letters).toHaveLength(1)
    expect([...ids]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
  })

  test('sent in parallel it arrives once; who is told to wait gets the same id afterwards', async () => {
    const key = newKey()
    const letters = await arriving(async () => {
      const answers = await Promise.all(Array.from({ length: 12 }, () => mailer.send(letter(), key)))
      const after = await mailer.send(letter(), key)
      if (!after.ok) throw new Error(after.refusal.reason)
      expect(answers.some(({ ok }) => ok)).toBe(true)
      for (const answer of answers) {
        if (answer.ok) expect(answer.value.id).toBe(after.value.id)
        else expect(answer.refusal.permanent).toBe(false)
      }
    })
    expect(letters).toHaveLength(1)
  })

  test('the same letter under two keys is two letters', async () => {
    const letters = await arriving(() =>
      Promise.all([newKey(), newKey()].map((key) => mailer.send(letter(), key))),
    )
    expect(letters).toHaveLength(2)
  })

  test('another letter under a used key does not arrive', async () => {
    const key = newKey()
    const letters = await arriving(async () => {
      await mailer.send(letter(), key)
      const second = await mailer.send(letter({ subject: 'Changed' }), key)
      if (!second.ok) expect(second.refusal).toMatchObject({ permanent: true, known: true })
    })
    expect(letters.map(({ subject }) => subject)).toEqual(['Your booking'])
  })

  test.each([
    ['letters of every alphabet', 'Ваша бронь · حجزك · 予約 · Müller-O’Brien 🎉'],
    ['a header in words', 'Bcc: eve@example.net'],
    ['markup and quotes', `<b>"5 %" & 'more'</b>`],
    ['an encoded line break', 'Hello=0D=0ABcc: eve@example.net %0d%0a'],
    ['a look-alike of an encoded word', '=?utf-8?q?Hello?='],
    ['the separators of Unicode', 'Hello\u2028Bcc: eve@example.net\u2029'],
    ['998 characters', 'x'.repeat(998)],
  ])('a subject with %s arrives as it is', async (_, subject) => {
    const letters = await arriving(() => mailer.send(letter({ subject }), newKey()))
    expect(letters).toEqual([letter({ subject })])
  })

  test.each([
    ['subject', { subject: 'Hello\r\nBcc: eve@example.net' }],
    ['subject', { subject: 'Hello\nBcc: eve@example.net' }],
    ['subject', { subject: 'Hello\rBcc: eve@example.net' }],
    ['to', { to: 'ann@example.org\r\nBcc: eve@example.net' }],
    ['replyTo', { replyTo: 'ann@example.org\nBcc: eve@example.net' }],
    [
      'attachments',
      { attachments: [{ name: 'a"\r\nBcc: eve@example.net', type: 'text/plain', content: '' }] },
    ],
    ['attachments', { attachments: [{ name: 'a', type: 'text/plain\nBcc: eve@example.net', content: '' }] }],
  ])('[S93] a line break in %s is refused for good, and nothing arrives', async (field, more) => {
    const letters = await arriving(async () => {
      expect(await mailer.send(letter(more), newKey())).toEqual({
        ok: false,
        refusal: { reason: `a line break in ${field}`, permanent: true },
      })
    })
    expect(letters).toEqual([])
  })

  test('[S93] a text of many lines, whatever they look like, is a text', async () => {
    const text = 'Dear Ann,\r\n\r\nBcc: eve@example.net\r\n.\r\n--boundary\r\nFrom: nobody'
    expect(await arriving(() => mailer.send(letter({ text }), newKey()))).toEqual([letter({ text })])
  })
})

describe('what Resend refuses', () => {
  const refusalAfter = async (...accidents: Accident[]) => {
    service.next(...accidents)
    const sent = await resend().send(letter(), newKey())
    return sent.ok ? undefined : sent.refusal
  }

  test.each([
    [422, 'validation_error'],
    [403, 'validation_error'],
    [422, 'missing_required_field'],
    [403, 'invalid_from_address'],
    [400, 'invalid_idempotency_key'],
  ])('%i %s is for good', async (status, name) => {
    // The service repeats an address that it refuses; a reason is logged, and logs are no place for it.
    const message = 'Not to ann@example.org, sorry.'
    expect(await refusalAfter({ status, name, message })).toEqual({
      reason: `${name}: Not to [address], sorry.`,
      permanent: true,
    })
  })

  test.each([
    [429, 'rate_limit_exceeded'],
    [429, 'daily_quota_exceeded'],
    [409, 'concurrent_idempotent_requests'],
    [500, 'application_error'],
    [500, 'internal_server_error'],
    // Whoever runs the house mends these, and then the letters go out.
    [401, 'restricted_api_key'],
    [403, 'invalid_api_key'],
  ])('%i %s passes', async (status, name) => {
    expect(await refusalAfter({ status, name })).toMatchObject({ permanent: false })
  })

  test('an answer that is not of the API, or is cut off, passes', async () => {
    expect(await refusalAfter('not_json')).toMatchObject({ permanent: false, unsure: true })
    expect(await refusalAfter('cut')).toMatchObject({ permanent: false, unsure: true })
  })

  test('who is told to wait or to go away knows that nothing was sent; after an accident nobody knows', async () => {
    for (const [status, name, unsure] of [
      [429, 'rate_limit_exceeded', undefined],
      [403, 'invalid_api_key', undefined],
      [422, 'validation_error', undefined],
      [409, 'concurrent_idempotent_requests', true],
      [500, 'internal_server_error', true],
    ] as const)
      expect([name, (await refusalAfter({ status, name }))?.unsure]).toEqual([name, unsure])
  })

  test('an address that nobody listens at passes', async () => {
    const sent = await resend({ baseUrl: 'http://127.0.0.1:1' }).send(letter(), newKey())
    expect(sent).toMatchObject({ ok: false, refusal: { permanent: false } })
  })

  test('a wrong key of the API sends nothing', async () => {
    const before = service.sent().length
    const sent = await resend({ apiKey: 're_wrong' }).send(letter(), newKey())
    expect(sent).toMatchObject({ ok: false, refusal: { permanent: false } })
    expect(service.sent()).toHaveLength(before)
  })

  test('a letter that was refused in passing arrives with the next try, once', async () => {
    const key = newKey()
    const before = service.sent().length
    service.next({ status: 429, name: 'rate_limit_exceeded' }, { status: 500, name: 'application_error' })
    const outcomes: boolean[] = []
    while (outcomes.length < 4) outcomes.push((await resend().send(letter(), key)).ok)
    expect(outcomes).toEqual([false, false, true, true])
    expect(service.sent()).toHaveLength(before + 1)
  })
})

describe('when Resend does not answer', () => {
  test('the wait ends in its time, and another try may help', async () => {
    service.next('hang')
    const began = performance.now()
    expect(await resend().send(letter(), newKey())).toEqual({
      ok: false,
      refusal: { reason: `no answer within ${PATIENCE_MS} ms`, permanent: false, unsure: true },
    })
    expect(performance.now() - began).toBeWithin(PATIENCE_MS - 20, PATIENCE_MS + 1_000)
  })

  test('and had sent the letter all the same, the next try sends no second one', async () => {
    const key = newKey()
    const before = service.sent().length
    service.next('hang_when_sent')
    expect(await resend().send(letter(), key)).toMatchObject({
      ok: false,
      refusal: { permanent: false, unsure: true },
    })
    expect(service.sent()).toHaveLength(before + 1)
    expect(await resend().send(letter(), key)).toMatchObject({ ok: true })
    expect(service.sent()).toHaveLength(before + 1)
  })
})
