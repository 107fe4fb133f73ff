import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { addDays, dayAt } from '../../src/shared/days.ts'
import { ANN, orderOn, ownDay, postJson, rowCounts, takenOn } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const rows = (sql: string, ...args: string[]) => house.db.read({ sql, args })

describe('a booking through JSON', () => {
  test('arrives as rows, a claim of its day and letters to the customer and the house', async () => {
    const day = ownDay()
    const order = orderOn(day)
    Object.assign(order.lines[0]!, { theme: 'wild-meadow', requests: 'No lilies, please.' })
    const answer = await postJson(house, order)
    const body = await answer.json()
    expect(answer.status).toBe(201)
    expect(body).toMatchObject({
      status: 'pending',
      customer: ANN,
      lines: [{ kind: 'package', slug: 'garden-vows' }],
    })
    expect(body.total.currency).toBe('EUR')
    expect(body.deposit.amount + body.balance.amount).toBe(body.total.amount)
    expect(await takenOn(house, day)).toBe(1)

    const [booking] = await rows('SELECT * FROM bookings WHERE reference = ?', body.reference)
    expect(booking).toMatchObject({
      name: ANN.name,
      email: ANN.email,
      message: order.message,
      total: body.total.amount,
    })
    const bill = await rows('SELECT SUM(amount) AS n FROM bill_lines WHERE booking_id = ?', body.id)
    expect(bill[0]!.n).toBe(body.total.amount)
    const [line] = await rows('SELECT choice, policy, day FROM booking_lines WHERE booking_id = ?', body.id)
    expect(JSON.parse(line!.choice as string)).toMatchObject({
      date: day,
      theme: { slug: 'wild-meadow' },
      requests: 'No lilies, please.',
    })
    expect(JSON.parse(line!.policy as string)).toEqual([
      { hours: 720, percent: 100 },
      { hours: 360, percent: 50 },
    ])

    await house.settle()
    const letters = await rows('SELECT recipient, text FROM mailbox WHERE text LIKE ?', `%${body.reference}%`)
    expect(letters.map((letter) => letter.recipient).sort()).toEqual([
      ANN.email,
      'house@maison-rendezvous.example',
    ])
    for (const { text } of letters) expect(text).toContain('No lilies, please.')
    const opened = new URL(body.link)
    const cookie = (await house.fetch(opened.pathname + opened.search)).headers.get('set-cookie')!
    const page = await house.fetch(opened.pathname, { headers: { cookie: cookie.split(';')[0]! } })
    expect(await page.text()).toContain('No lilies, please.')
    const sent = await rows(
      "SELECT status FROM notifications WHERE booking_id = ? AND status = 'sent'",
      body.id,
    )
    expect(sent).toHaveLength(2)
  })

  test('has a private link that opens it, and nothing else does', async () => {
    const body = await (await postJson(house, orderOn(ownDay()))).json()
    const link = new URL(body.link)
    const opened = await house.fetch(link.pathname + link.search)
    expect(opened.status).toBe(302)
    expect(opened.headers.get('location')).toBe(`/bookings/${body.reference}`)
    const cookie = opened.headers.get('set-cookie')!
    expect(cookie).toContain('HttpOnly')
    const page = await house.fetch(link.pathname, { headers: { cookie: cookie.split(';')[0]! } })
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(await page.text()).toContain(body.reference)

    expect((await house.fetch(link.pathname)).status).toBe(404)
    const key = link.searchParams.get('key')!
    const wrong = (key[0] === 'A' ? 'B' : 'A') + key.slice(1)
    expect((await house.fetch(`${link.pathname}?key=${wrong}`)).status).toBe(404)
    const other = await (await postJson(house, orderOn(ownDay()))).json()
    expect((await house.fetch(`/bookings/${other.reference}?key=${key}`)).status).toBe(404)
  })

  test('is confirmed at once where the house says so', async () => {
    const quick = await openHouse({ packageStartsAs: 'confirmed' })
    try {
      const body = await (await postJson(quick, orderOn(ownDay()))).json()
      expect(body).toMatchObject({ status: 'confirmed' })
      expect(body.events.map((event: { what: string }) => event.what)).toEqual(['received', 'confirmed'])
    } finally {
      await quick.close()
    }
  })

  test('the third event on a day is refused, with free days near it, and leaves nothing', async () => {
    const day = ownDay()
    for (let turn = 0; turn < 2; turn += 1) expect((await postJson(house, orderOn(day))).status).toBe(201)
    const before = await rowCounts(house)
    const answer = await postJson(house, orderOn(day))
    const body = await answer.json()
    expect(answer.status).toBe(409)
    expect(body).toMatchObject({ code: 'sold_out', day, line: 0 })
    expect(body.near.length).toBeGreaterThan(1)
    expect(body.near).not.toContain(day)
    for (const near of body.near)
      expect(Math.abs(Date.parse(near) - Date.parse(day))).toBeLessThan(4 * 86_400_000)
    expect(await rowCounts(house)).toEqual(before)
    expect((await postJson(house, orderOn(body.near[0]))).status).toBe(201)
  })

  test('an order of two lines on a day with one place left stores neither', async () => {
    const day = ownDay()
    expect((await postJson(house, orderOn(day))).status).toBe(201)
    const before = await rowCounts(house)
    const [line] = orderOn(day).lines
    const answer = await postJson(house, orderOn(day, { lines: [line, line] }))
    expect(answer.status).toBe(409)
    expect(await rowCounts(house)).toEqual(before)
  })

  test('a closed day is not bookable, and says so', async () => {
    const year = Number(dayAt(Date.now(), 'Europe/London').slice(0, 4)) + 1
    const body = await (await postJson(house, orderOn(`${year}-12-25`))).json()
    expect(body).toMatchObject({ status: 409, code: 'not_bookable', day: `${year}-12-25` })
    expect(body.near.length).toBeGreaterThan(0)
  })
})

describe('the same attempt twice', () => {
  test('is one booking, also when its own first try took the last place', async () => {
    const [day, key] = [ownDay(), crypto.randomUUID()]
    expect((await postJson(house, orderOn(day))).status).toBe(201)
    const first = await (await postJson(house, orderOn(day), { 'idempotency-key': key })).json()
    const second = await postJson(house, orderOn(day), { 'idempotency-key': key })
    expect(second.status).toBe(201)
    expect((await second.json()).reference).toBe(first.reference)
    expect(await takenOn(house, day)).toBe(2)
  })

  test('twenty at once are one booking', async () => {
    const [day, key] = [ownDay(), crypto.randomUUID()]
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => postJson(house, orderOn(day), { 'idempotency-key': key })),
    )
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
    const references = await Promise.all(answers.map(async (answer) => (await answer.json()).reference))
    expect(new Set(references).size).toBe(1)
    expect(await takenOn(house, day)).toBe(1)
  })

  test('with another order is refused', async () => {
    const key = crypto.randomUUID()
    expect((await postJson(house, orderOn(ownDay()), { 'idempotency-key': key })).status).toBe(201)
    const other = await postJson(house, orderOn(ownDay()), { 'idempotency-key': key })
    expect(other.status).toBe(422)
    expect((await other.json()).code).toBe('idempotency_key_reused')
  })
})

describe('a price that is not what was agreed', () => {
  test('is a conflict with the new quote, and nothing is booked', async () => {
    const day = ownDay()
    const answer = await postJson(house, orderOn(day, { quote: '1-0123456789abcdef0123456789abcdef' }))
    const body = await answer.json()
    expect(body).toMatchObject({ status: 409, code: 'price_changed' })
    expect(await takenOn(house, day)).toBe(0)
    const agreed = await postJson(house, orderOn(day, { quote: body.quote.hash }))
    expect(agreed.status).toBe(201)
  })
})

describe('[S77] bad input is named and nothing is stored', () => {
  const today = dayAt(Date.now(), 'Europe/London')
  const line = (more: object) => (order: ReturnType<typeof orderOn>) => Object.assign(order.lines[0]!, more)
  const customer = (more: object) => (order: ReturnType<typeof orderOn>) => {
    order.customer = { ...order.customer, ...more }
  }
  const cases: [string, string, (order: ReturnType<typeof orderOn>) => unknown][] = [
    ['lines.0.kind', 'not_an_option', line({ kind: 'spaceship' })],
    ['lines.0.listing', 'not_an_option', line({ listing: 'no-such-package' })],
    ['lines.0.listing', 'required', line({ listing: undefined })],
    ['lines.0.date', 'required', line({ date: undefined })],
    ['lines.0.date', 'not_a_day', line({ date: '2027-02-30' })],
    ['lines.0.date', 'not_a_day', line({ date: '١٢-٠٣-٢٠٢٧' })],
    ['lines.0.date', 'too_soon', line({ date: today })],
    ['lines.0.date', 'too_soon', line({ date: '0001-01-01' })],
    ['lines.0.date', 'too_far', line({ date: addDays(today, 2000) })],
    ['lines.0.startTime', 'not_a_time', line({ startTime: '25:00' })],
    ['lines.0.guests', 'required', line({ guests: undefined })],
    ['lines.0.guests', 'too_small', line({ guests: 0 })],
    ['lines.0.guests', 'too_small', line({ guests: -1 })],
    ['lines.0.guests', 'not_whole', line({ guests: 1.5 })],
    ['lines.0.guests', 'too_big', line({ guests: 1e9 })],
    ['lines.0.guests', 'not_a_number', line({ guests: '60' })],
    ['lines.0.guests', 'too_many_guests', line({ guests: 5000 })],
    ['lines.0.eventType', 'not_an_option', line({ eventType: 'coronation' })],
    ['lines.0.venue', 'required', line({ venue: '  ' })],
    ['lines.0.venue', 'too_long', line({ venue: 'v'.repeat(201) })],
    ['lines.0.venue', 'not_text', line({ venue: 'a\u0000b' })],
    ['lines.0.theme', 'not_offered', line({ theme: 'no-such-theme' })],
    ['lines.0.requests', 'too_long', line({ requests: 'r'.repeat(2001) })],
    ['lines.0.addOns.0.id', 'not_offered', line({ addOns: [{ id: 'no-such-thing', quantity: 1 }] })],
    ['lines.0.addOns.0.quantity', 'too_small', line({ addOns: [{ id: 'string-quartet', quantity: 0 }] })],
    ['lines.0.price', 'unknown_field', line({ price: 1 })],
    ['customer.name', 'required', customer({ name: '' })],
    ['customer.name', 'not_text', customer({ name: 'Ann\r\nBcc: all@example.org' })],
    ['customer.name', 'not_text', customer({ name: 'lone \ud800' })],
    ['customer.email', 'required', customer({ email: undefined })],
    ['customer.email', 'not_an_email', customer({ email: 'ann at example' })],
    ['customer.email', 'not_an_email', customer({ email: 'a@example.org, b@example.org' })],
    ['customer.phone', 'not_a_phone', customer({ phone: 'call me' })],
    ['customer.company', 'too_long', customer({ company: 'c'.repeat(121) })],
    ['customer.role', 'unknown_field', customer({ role: 'admin' })],
    ['message', 'too_long', (order) => Object.assign(order, { message: 'm'.repeat(2001) })],
    ['lines', 'required', (order) => Object.assign(order, { lines: [] })],
    ['lines', 'invalid', (order) => Object.assign(order, { lines: 'all' })],
    ['total', 'unknown_field', (order) => Object.assign(order, { total: 1 })],
  ]

  for (const [index, [path, code, spoil]] of cases.entries()) {
    test(`${index + 1}. ${path}: ${code}`, async () => {
      const order = orderOn(ownDay())
      spoil(order)
      const before = await rowCounts(house)
      const answer = await postJson(house, order)
      const body = await answer.json()
      expect(answer.status).toBe(422)
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      expect(body.code).toBe('validation_failed')
      expect(body.errors).toContainEqual(expect.objectContaining({ path, code }))
      expect(await rowCounts(house)).toEqual(before)
    })
  }

  test('several faults are all named in one answer', async () => {
    const order = orderOn('not a day')
    order.customer = { ...ANN, email: 'nobody', name: '' }
    const body = await (await postJson(house, order)).json()
    expect(body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
      'customer.email',
      'customer.name',
      'lines.0.date',
    ])
  })

  test('a body that is no JSON, or another type, or too large, is told so', async () => {
    expect((await postJson(house, '{"lines":')).status).toBe(400)
    expect((await postJson(house, `${'['.repeat(10_000)}`)).status).toBe(400)
    expect((await postJson(house, orderOn(ownDay()), { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await postJson(house, JSON.stringify({ message: 'x'.repeat(70_000) }))).status).toBe(413)
    const polluted = await postJson(house, '{"__proto__":{"admin":true},"lines":[]}')
    expect(polluted.status).toBe(422)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})
