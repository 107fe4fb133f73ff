import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { messageTaken } from '../../db/queries/notifications.ts'
import type { Row } from '../../src/shared/database.ts'
import { ANN, formOn, orderOn, ownDay, postForm, postJson } from '../support/guest.ts'
import { inProcess, type TestHouse } from '../support/house.ts'
import { post, rowOf } from '../support/life.ts'
import { type StandIn, signed, startTwilio, TEMPLATES } from '../support/twilio.ts'

// What goes to phones: whoever agreed is told there, and whatever becomes of that, they are told.

let house: TestHouse & { kick(): Promise<void> }
let service: StandIn
beforeAll(async () => {
  service = startTwilio()
  const started = await inProcess({ packageStartsAs: 'confirmed' }, { env: service.env })
  house = {
    ...started,
    async settle() {
      await started.done()
      await started.kick()
    },
  }
})
afterAll(async () => {
  await house.close()
  await service.stop()
})
beforeEach(() => house.settle())

const rows = (sql: string, ...args: string[]) => house.db.read({ sql, args })

/** Booked by the form, and agreed to messages unless it is said otherwise. */
async function booked(more: Record<string, string> = {}, french = false) {
  const day = ownDay()
  const fields = formOn(day, { phone: '+44 (0)20 7946 0018', whatsapp: 'yes', ...more })
  const sent = await postForm(house, fields, french ? { 'x-french': 'yes' } : {})
  expect(sent.status).toBe(303)
  const path = sent.headers.get('location')!
  const reference = path.split('/').at(-1)!
  const row = await rowOf(house, reference)
  await house.settle()
  return { id: String(row.id), row, reference, path, cookie: sent.headers.get('set-cookie')!.split(';')[0]! }
}

/** What was sent about a booking, as staff see it. */
async function sentAbout(id: string) {
  const found = await rows(
    'SELECT * FROM notifications WHERE booking_id = ? ORDER BY template, channel, id',
    id,
  )
  return found.map(({ channel, template, status }) => `${template} by ${channel}: ${status}`)
}

/** As if it were two days before, and the minute's sweep had come. */
async function reminded(id: string): Promise<Row> {
  await house.db.write([
    {
      sql: "UPDATE jobs SET not_before = unixepoch() WHERE id LIKE 'reminder:' || ? || ':%:48h'",
      args: [id],
    },
  ])
  await house.kick()
  await house.settle()
  const [row] = await rows(
    "SELECT * FROM notifications WHERE booking_id = ? AND template = 'booking-reminder' AND channel = 'whatsapp'",
    id,
  )
  return row!
}

const reminders = async (id: string) =>
  (await sentAbout(id)).filter((each) => each.startsWith('booking-reminder'))

/** Twilio tells what became of the message that was sent last. */
async function told(status: string, more: Record<string, string> = {}) {
  const { url, init } = service.callback(service.sent().at(-1)!.sid, status, more)
  const { pathname, search } = new URL(url)
  const answer = await house.fetch(pathname + search, init)
  await house.settle()
  return answer.status
}

describe('whoever books', () => {
  test('is asked, and not taken to have agreed', async () => {
    const page = await house.fetch(`/packages/garden-vows/quote?date=${ownDay()}&guests=60&eventType=wedding`)
    const html = await page.text()
    expect(html).toMatch(/<input [^>]*type="checkbox" name="whatsapp"[^>]*>/)
    expect(html).not.toMatch(/name="whatsapp"[^>]*checked/)
    const { row, id } = await booked({ whatsapp: '' })
    expect(row.whatsapp).toBe(0)
    expect(await sentAbout(id)).toEqual(['booking-confirmed by email: sent', 'house-copy by email: sent'])
  })

  test.each(['', '020 7946 0018', '00 44 20 7946 0018'])(
    'and agrees says how the phone is dialled from anywhere, and not %p',
    async (phone) => {
      const sent = await postForm(house, formOn(ownDay(), { phone, whatsapp: 'yes' }))
      expect(sent.status).toBe(422)
      const html = await sent.text()
      expect(html).toContain('<a href="#field-phone">Phone</a>')
      expect(html).toContain('WhatsApp needs the number with its country')
      expect(html).toMatch(/name="whatsapp"[^>]*checked/)
    },
  )

  test('through the API does so with `whatsapp`, and reads it again', async () => {
    const order = (phone: string) => ({ ...orderOn(ownDay()), customer: { ...ANN, phone, whatsapp: true } })
    const refused = await postJson(house, order('020 7946 0018'))
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      errors: [{ path: 'customer.phone', code: 'not_international' }],
    })
    const wrong = await postJson(house, order('call me'))
    expect(await wrong.json()).toMatchObject({ errors: [{ path: 'customer.phone', code: 'not_a_phone' }] })
    const sent = await postJson(house, order('+44 20 7946 0018'))
    expect(sent.status).toBe(201)
    expect(await sent.json()).toMatchObject({ customer: { whatsapp: true } })
    await house.settle()
  })

  test('what they hold first may agree at its checkout', async () => {
    const { listing, date, guests, eventType, key } = formOn(ownDay())
    const choice = { kind: 'package', listing, date, guests, eventType, key } as Record<string, string>
    const held = await post(house, '/holds', choice)
    const cookie = held.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const checkout = held.headers.get('location')!
    const page = await house.fetch(checkout, { headers: { cookie } })
    const html = await page.text()
    expect(html).toContain('name="whatsapp"')
    const quote = /name="quote" value="([^"]+)"/.exec(html)![1]!
    const said = { ...ANN, venue: 'Kew', quote, whatsapp: 'yes' }
    expect((await post(house, checkout, { ...said, phone: '' }, cookie)).status).toBe(422)
    expect((await post(house, checkout, said, cookie)).status).toBe(303)
    expect(await rowOf(house, checkout.split('/')[2]!)).toMatchObject({ whatsapp: 1, status: 'confirmed' })
    await house.settle()
  })
})

describe('whoever agreed', () => {
  test('is told of the confirmation on their phone, beside the letter with its calendar', async () => {
    const { id, reference } = await booked()
    expect(await sentAbout(id)).toEqual([
      'booking-confirmed by email: sent',
      'booking-confirmed by whatsapp: sent',
      'house-copy by email: sent',
    ])
    const { To, ContentSid, ContentVariables } = service.sent().at(-1)!
    expect({ To, ContentSid }).toEqual({
      To: 'whatsapp:+442079460018',
      ContentSid: TEMPLATES['booking-confirmed'].en,
    })
    const values = JSON.parse(ContentVariables!) as Record<string, string>
    expect(values).toMatchObject({ 1: ANN.name, 2: reference, 4: expect.stringContaining('15:30') })
    expect(values[5]).toStartWith(`http://localhost/bookings/${reference}?key=`)
    const [letter] = await rows(
      "SELECT attachments FROM mailbox WHERE key = (SELECT id FROM notifications WHERE booking_id = ? AND template = 'booking-confirmed' AND channel = 'email')",
      id,
    )
    expect(JSON.parse(String(letter!.attachments))).toHaveLength(1)
  })

  test('and of the cancellation, in their language', async () => {
    const { id, path, cookie } = await booked({}, true)
    await post(house, `${path}/cancellation`, { version: '1' }, cookie)
    await house.settle()
    expect(service.sent().at(-1)!.ContentSid).toBe(TEMPLATES['booking-cancelled'].fr)
    expect((await sentAbout(id)).filter((each) => each.startsWith('booking-cancelled'))).toEqual([
      'booking-cancelled by email: sent',
      'booking-cancelled by whatsapp: sent',
    ])
  })

  test('a confirmation that does not reach the phone is no loss: its letter went already', async () => {
    service.next({ status: 400, code: 63016 })
    const { id } = await booked()
    expect(await sentAbout(id)).toEqual([
      'booking-confirmed by email: sent',
      'booking-confirmed by whatsapp: failed',
      'house-copy by email: sent',
    ])
  })

  test('is reminded on the phone, and by no letter', async () => {
    const { id } = await booked()
    expect(await reminded(id)).toMatchObject({ status: 'sent', provider_id: service.sent().at(-1)!.sid })
    expect(await reminders(id)).toEqual(['booking-reminder by whatsapp: sent'])
  })
})

describe('a reminder that does not reach the phone is a letter, once:', () => {
  const BOTH = ['booking-reminder by email: sent', 'booking-reminder by whatsapp: failed']

  test.each([
    ['refused', { status: 400, code: 63024 }],
    ['failed at once', { taken: 'failed' }],
    ['during an outage', { status: 503 }],
    ['half answered', 'cut'],
  ] as const)('%s', async (_, accident) => {
    const { id } = await booked()
    const asked = service.asked()
    service.next(accident)
    await reminded(id)
    await reminded(id)
    expect(await reminders(id)).toEqual(BOTH)
    expect(service.asked()).toBe(asked + 1)
  })

  test('asked for by a worker that did not live to see the answer: it is never asked for again', async () => {
    const { id } = await booked()
    const asked = service.asked()
    await house.db.write([
      {
        sql: `INSERT INTO notifications (id, channel, template, recipient, subject, booking_id, status, attempts, created, updated)
          SELECT id, 'whatsapp', 'booking-reminder', '', '', ?1, 'pending', 1, 0, 0 FROM jobs WHERE id LIKE 'reminder:' || ?1 || ':%:48h'`.replaceAll(
          '?1',
          '?',
        ),
        args: [id, id],
      },
    ])
    expect(await reminded(id)).toMatchObject({ error: 'the answer to it was never seen' })
    expect(await reminders(id)).toEqual(BOTH)
    expect(service.asked()).toBe(asked)
  })

  test.each(['undelivered', 'failed'])('%s, as is told later and more than once', async (status) => {
    const { id } = await booked()
    const { id: message } = await reminded(id)
    expect(await told('sent')).toBe(204)
    expect(await reminders(id)).toEqual(['booking-reminder by whatsapp: sent'])
    expect(await told(status, { ErrorCode: '63024' })).toBe(204)
    expect(await told(status, { ErrorCode: '63024' })).toBe(204)
    await told(status === 'failed' ? 'undelivered' : 'failed')
    expect(await reminders(id)).toEqual(BOTH)
    const [row] = await rows('SELECT error, delivered FROM notifications WHERE id = ?', String(message))
    expect(row).toEqual({ error: `${status} 63024: no message`, delivered: null })
    const [letter] = await rows('SELECT recipient FROM mailbox WHERE key = ?', `${message}:mail`)
    expect(letter).toEqual({ recipient: ANN.email })
    const { sid } = service.sent().at(-1)!
    const heard = await rows(
      "SELECT COUNT(*) AS n FROM inbox WHERE source = 'twilio' AND event_id LIKE ? || ':%'",
      sid,
    )
    expect(heard).toEqual([{ n: 3 }])
  })

  test('and the news may come before the answer', async () => {
    const { id } = await booked()
    const { id: message } = await reminded(id)
    // As it stood before the answer was written down.
    const back = "UPDATE notifications SET status = 'pending', provider_id = NULL WHERE id = ?"
    await house.db.write([{ sql: back, args: [String(message)] }])
    await told('failed')
    await house.db.write([messageTaken(String(message), 'SM1')])
    expect(await reminders(id)).toEqual(BOTH)
  })

  test('not where the booking has been cancelled meanwhile', async () => {
    const { id, path, cookie } = await booked()
    await reminded(id)
    const { url, init } = service.callback(service.sent().at(-1)!.sid, 'failed')
    await post(house, `${path}/cancellation`, { version: '1' }, cookie)
    await house.settle()
    const { pathname, search } = new URL(url)
    await house.fetch(pathname + search, init)
    await house.settle()
    expect(await reminders(id)).toEqual(['booking-reminder by whatsapp: failed'])
  })
})

describe('what Twilio tells', () => {
  test('that it has arrived, is written down; what it says after that changes nothing', async () => {
    const { id } = await booked()
    const { id: message } = await reminded(id)
    await told('delivered')
    await told('failed')
    await told('read')
    const [row] = await rows('SELECT status, delivered FROM notifications WHERE id = ?', String(message))
    expect(row).toEqual({ status: 'sent', delivered: expect.any(Number) })
    expect(await reminders(id)).toEqual(['booking-reminder by whatsapp: sent'])
  })

  test('is believed with its signature alone', async () => {
    const { id } = await booked()
    await reminded(id)
    const { url, init } = service.callback(service.sent().at(-1)!.sid, 'failed')
    const { pathname, search } = new URL(url)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const forged = [
      { ...init, headers },
      { ...init, headers: { ...headers, 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' } },
      signed('another token', url, Object.fromEntries(new URLSearchParams(String(init.body)))),
      { ...init, body: `${init.body}&Extra=1` },
    ]
    for (const each of forged) expect((await house.fetch(pathname + search, each)).status).toBe(403)
    expect((await house.fetch(pathname, init)).status).toBe(403)
    await house.settle()
    expect(await reminders(id)).toEqual(['booking-reminder by whatsapp: sent'])
  })
})

test('without Twilio there is no such door, and messages lie in the mailbox beside the letters', async () => {
  const started = await inProcess({ packageStartsAs: 'confirmed' })
  const plain = { ...started, settle: () => started.done() }
  try {
    const refused = await plain.fetch('/webhooks/twilio', signed('x', 'http://localhost/webhooks/twilio', {}))
    expect(refused.status).toBe(404)
    const fields = formOn(ownDay(), { phone: '+44 20 7946 0018', whatsapp: 'yes' })
    await postForm(plain, fields)
    await started.done()
    await started.kick()
    const list = await (await plain.fetch('/dev/mail')).text()
    expect(list).toMatch(/WhatsApp<\/span> <bdi>\+442079460018<\/bdi>/)
    const path = /\/dev\/mail\/[0-9a-f-]{36}(?=">\s*<bdi>booking-confirmed)/.exec(list)![0]
    const page = await (await plain.fetch(path)).text()
    expect(page).toContain('is confirmed')
    expect(page).not.toContain(`${path}/html`)
  } finally {
    await started.close()
  }
})
