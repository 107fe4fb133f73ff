import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { documentOf } from '../support/document.ts'
import { ANN, orderOn, ownDay, postJson, rowCounts, takenOn } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let faultsOf: (method: string, path: string, answer: Response) => Promise<string[]>
beforeAll(async () => {
  house = await openHouse()
  const document = await documentOf(house)
  faultsOf = (method, path, answer) =>
    document.faultsOf(
      document.operations.find((each) => each.method === method && each.path === path)!,
      answer.clone(),
    )
})
afterAll(() => house.close())

const keyIn = (link: string) => new URL(link).searchParams.get('key')!

async function booked(more: object = {}) {
  const day = ownDay()
  const answer = await postJson(house, orderOn(day, more))
  expect(answer.status).toBe(201)
  const body = await answer.json()
  return { ...body, day, key: keyIn(body.link) as string }
}

const ask = (method: string, path: string, key: string, body?: unknown) =>
  house.fetch(`/api/bookings/${path}`, {
    method,
    headers: { 'x-booking-key': key, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

describe('one booking', () => {
  test('is read by id and by reference with its key, and as the document says', async () => {
    const { id, reference, key, link, ...rest } = await booked()
    for (const name of [id, reference]) {
      const answer = await ask('GET', name, key)
      expect(answer.status).toBe(200)
      expect(await faultsOf('get', '/bookings/{id}', answer)).toEqual([])
      expect(await answer.json()).toMatchObject({ id, reference, total: rest.total, lines: rest.lines })
    }
  })

  test('[S59] is nobody else’s: another key, none, or none such are the same 404', async () => {
    const [one, other] = [await booked(), await booked()]
    const answers = [
      await ask('GET', one.id, other.key),
      await ask('GET', one.id, 'x'),
      await house.fetch(`/api/bookings/${one.id}`),
      await house.fetch(`/api/bookings/${one.id}`, {
        headers: { cookie: `booking-${one.reference}=${one.key}` },
      }),
      await ask('GET', crypto.randomUUID(), one.key),
      await ask('PUT', one.id, other.key, { message: 'mine' }),
      await ask('DELETE', one.id, other.key),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ code: 'not_found' })
    }
  })

  test('changes what its kind lets it change, and nothing else', async () => {
    const { id, key, day } = await booked()
    const to = ownDay()
    const answer = await ask('PUT', id, key, { choice: { date: to, startTime: null }, message: 'Later' })
    expect(await faultsOf('put', '/bookings/{id}', answer)).toEqual([])
    const changed = await answer.json()
    expect(changed).toMatchObject({
      message: 'Later',
      lines: [{ when: { day: to }, choice: { venue: 'The Orangery, Kew' } }],
    })
    expect(changed.lines[0].when.time).toBeUndefined()
    expect([await takenOn(house, day), await takenOn(house, to)]).toEqual([0, 1])
    const wrong = await ask('PUT', id, key, { choice: { eventType: 'birthday', guests: 0 }, colour: 'red' })
    expect(wrong.status).toBe(422)
    expect((await wrong.json()).errors.map(({ path }: { path: string }) => path)).toEqual(['colour'])
    const fixed = await ask('PUT', id, key, { choice: { eventType: 'birthday' } })
    expect(await fixed.json()).toMatchObject({ errors: [{ path: 'eventType', code: 'unknown_field' }] })
  })

  test('that was changed meanwhile is not changed unseen', async () => {
    const { id, key } = await booked()
    expect((await ask('PUT', id, key, { message: 'one', version: 1 })).status).toBe(200)
    const stale = await ask('PUT', id, key, { message: 'two', version: 1 })
    expect(stale.status).toBe(409)
    expect(await stale.json()).toMatchObject({ code: 'stale' })
  })

  test('says what cancelling gives back, is cancelled, and stays', async () => {
    const { id, key, day } = await booked()
    const preview = await ask('GET', `${id}/cancellation`, key)
    expect(await faultsOf('get', '/bookings/{id}/cancellation', preview)).toEqual([])
    expect(await preview.json()).toMatchObject({ possible: true, lines: [{ line: 0, percent: 100 }] })
    const gone = await ask('DELETE', id, key)
    expect(await faultsOf('delete', '/bookings/{id}', gone)).toEqual([])
    expect(await gone.json()).toMatchObject({ status: 'cancelled' })
    expect(await takenOn(house, day)).toBe(0)
    const twice = await ask('DELETE', id, key)
    expect([twice.status, (await twice.json()).code]).toEqual([409, 'illegal_status'])
  })
})

describe('a hold through JSON', () => {
  test('is booked at its checkout with the price that was held', async () => {
    const held = await booked({ hold: true })
    expect(held).toMatchObject({ status: 'held', extended: false })
    expect(Date.parse(held.heldUntil) - Date.parse(held.booked)).toBe(900_000)
    const answer = await ask('POST', `${held.id}/checkout`, held.key, {})
    expect(await faultsOf('post', '/bookings/{id}/checkout', answer)).toEqual([])
    expect(await answer.json()).toMatchObject({
      status: 'pending',
      total: held.total,
      customer: { email: ANN.email },
    })
    const twice = await ask('POST', `${held.id}/checkout`, held.key, {})
    expect([twice.status, (await twice.json()).code]).toEqual([409, 'illegal_status'])
  })

  test('is let go by DELETE', async () => {
    const held = await booked({ hold: true })
    expect(await (await ask('DELETE', held.id, held.key)).json()).toMatchObject({ status: 'expired' })
    expect(await takenOn(house, held.day)).toBe(0)
  })
})

describe('what was quoted', () => {
  const quote = (lines: unknown[], more: object = {}) =>
    house.fetch('/api/quotes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lines, ...more }),
    })

  test('is booked by its hash alone, while it lives', async () => {
    const day = ownDay()
    const { hash, total } = await (await quote(orderOn(day).lines)).json()
    const answer = await postJson(house, { quote: hash, customer: ANN })
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ total, lines: [{ when: { day } }] })
    const { hash: old } = await (await quote(orderOn(ownDay()).lines)).json()
    await house.db.write([{ sql: 'UPDATE quotes SET expires = 1 WHERE hash = ?', args: [old] }])
    const late = await postJson(house, { quote: old, customer: ANN })
    expect(late.status).toBe(422)
    expect(await late.json()).toMatchObject({ errors: [{ path: 'quote', code: 'lapsed' }] })
  })

  test('two things that cost the same are two quotes', async () => {
    const [one, other] = await Promise.all(
      [ownDay(), ownDay()].map(async (day) => (await quote(orderOn(day).lines)).json()),
    )
    expect(one.total).toEqual(other.total)
    expect(one.hash).not.toBe(other.hash)
  })
})

describe('P04: what became of an attempt whose answer was lost', () => {
  test('is told by its key: the booking, or that there is none', async () => {
    const key = crypto.randomUUID()
    const unknown = await house.fetch(`/api/bookings/by-key/${key}`)
    expect(unknown.status).toBe(404)
    const made = await (await postJson(house, orderOn(ownDay()), { 'idempotency-key': key })).json()
    const told = await house.fetch(`/api/bookings/by-key/${key}`)
    expect(await faultsOf('get', '/bookings/by-key/{key}', told)).toEqual([])
    expect(await told.json()).toEqual({
      outcome: 'booked',
      id: made.id,
      reference: made.reference,
      status: 'pending',
    })
  })
})

describe('a promotion', () => {
  const promotion = (row: Record<string, string | number>) => {
    const names = Object.keys(row)
    return house.db.write([
      {
        sql: `INSERT INTO promotions (${names.join()}) VALUES (${names.map(() => '?').join()})`,
        args: Object.values(row),
      },
    ])
  }

  test('takes its share off the order, names its rule, and is used up', async () => {
    await promotion({ id: 'tenth', code: 'TENTH', name: 'A tenth off', off: '{"percent":10}', most: 1 })
    const plain = await booked()
    const order = orderOn(ownDay(), { promotion: ' tenth ' })
    const made = await (await postJson(house, order)).json()
    expect(made.total.amount).toBe(plain.total.amount - Math.round(plain.total.amount / 10))
    expect(made.bill.at(-1)).toMatchObject({
      rule: 'promotion',
      label: { text: 'A tenth off' },
      inputs: { from: plain.total.amount },
    })
    expect(made.lines[0].amount).toEqual(made.total)
    const before = await rowCounts(house)
    const late = await postJson(house, orderOn(ownDay(), { promotion: 'TENTH' }))
    expect(late.status).toBe(422)
    const body = await late.text()
    expect(JSON.parse(body)).toMatchObject({ errors: [{ path: 'promotion', code: 'not_taken' }] })
    expect(body).not.toContain('TENTH')
    expect(await rowCounts(house)).toEqual(before)
    await ask('DELETE', made.id, keyIn(made.link))
    expect((await postJson(house, orderOn(ownDay(), { promotion: 'TENTH' }))).status).toBe(201)
  })

  test('[S75] of which one is left is used by one of ten at once', async () => {
    await promotion({ id: 'single', code: 'SINGLE', name: 'One of a kind', off: '{"fixed":5000}', most: 1 })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => postJson(house, orderOn(ownDay(), { promotion: 'SINGLE' }))),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(9)
  })
})

test('a tax that is in the prices is told apart and changes nothing; one that is added is a line', async () => {
  const included = await openHouse({ taxes: [{ name: { en: 'VAT', fr: 'TVA' }, percent: 20 }] }, 'process')
  const made = await (await postJson(included, orderOn(ownDay()))).json()
  expect(made.taxes).toMatchObject([
    { percent: 20, included: true, amount: { amount: Math.round(made.total.amount / 6) } },
  ])
  await included.close()
  const added = await openHouse(
    { taxes: [{ name: { en: 'VAT', fr: 'TVA' }, percent: 20 }], taxesIncluded: false },
    'process',
  )
  const dearer = await (await postJson(added, orderOn(ownDay()))).json()
  expect(dearer.total.amount).toBe(Math.round(made.total.amount * 1.2))
  expect(dearer.bill.at(-1)).toMatchObject({ rule: 'tax', label: { text: 'VAT' } })
  await added.close()
})

describe('a season', () => {
  test('makes another price of a package, names itself on the bill, and is shown before a change into it', async () => {
    const [before, inside] = [ownDay(), ownDay()]
    await house.db.write([
      {
        sql: `INSERT INTO price_rules (id, listing_id, rule, name, first_day, last_day, change)
          SELECT 'festive', id, 'season', 'Festive', ?, ?, '{"percent":20}' FROM listings WHERE slug = 'garden-vows'`,
        args: [inside, inside],
      },
    ])
    const made = await (await postJson(house, orderOn(before))).json()
    const key = keyIn(made.link)
    const asked = await ask('PUT', made.id, key, { choice: { date: inside } })
    expect(asked.status).toBe(409)
    const { code, quote } = await asked.json()
    expect(code).toBe('price_changed')
    expect(quote.total.amount).toBe(Math.round(made.total.amount * 1.2))
    expect(await takenOn(house, inside)).toBe(0)
    const agreed = await (
      await ask('PUT', made.id, key, { choice: { date: inside }, quote: quote.hash })
    ).json()
    expect(agreed.total).toEqual(quote.total)
    expect(agreed.bill[0]).toMatchObject({
      rule: 'season',
      inputs: {
        from: made.total.amount,
        steps: [{ rule: 'season', name: { text: 'Festive' }, change: { percent: 20 } }],
      },
    })
    expect(agreed.lines[0].amount).toEqual(quote.total)
    expect(agreed.deposit.amount + agreed.balance.amount).toBe(agreed.total.amount)
    // What has nothing to do with the price leaves the bill as it was agreed, whatever today's prices are.
    await house.db.write([
      { sql: "UPDATE listings SET price = price * 2 WHERE slug = 'garden-vows'", args: [] },
    ])
    const later = await (await ask('PUT', made.id, key, { choice: { venue: 'The barn' } })).json()
    expect(later.total).toEqual(quote.total)
    await house.db.write([
      { sql: "UPDATE listings SET price = price / 2 WHERE slug = 'garden-vows'", args: [] },
    ])
  })
})

describe('what the house decides through JSON', () => {
  const deskOf = async ({ reference }: { reference: string }) => {
    await house.settle()
    const [letter] = await house.db.read({
      sql: "SELECT text FROM mailbox WHERE subject LIKE ? AND text LIKE '%/desk/%'",
      args: [`%${reference}%`],
    })
    return /\/desk\/[2-9A-Z]{8}\?key=([\w-]+)/.exec(letter!.text as string)![1]!
  }

  test('is done with its own key and not with the customer’s, along the drawn moves', async () => {
    const made = await booked()
    const desk = await deskOf(made)
    expect((await ask('PATCH', made.id, made.key, { status: 'confirmed' })).status).toBe(404)
    const early = await ask('PATCH', made.id, desk, { status: 'completed' })
    expect([early.status, (await early.json()).code]).toEqual([409, 'illegal_status'])
    const confirmed = await ask('PATCH', made.id, desk, { status: 'confirmed', version: 1 })
    expect(await faultsOf('patch', '/bookings/{id}', confirmed)).toEqual([])
    expect(await confirmed.json()).toMatchObject({ status: 'confirmed' })
    const stale = await ask('PATCH', made.id, desk, { status: 'cancelled', why: 'No crew', version: 1 })
    expect([stale.status, (await stale.json()).code]).toEqual([409, 'stale'])
    const wordless = await ask('PATCH', made.id, desk, { status: 'cancelled' })
    expect(await wordless.json()).toMatchObject({ errors: [{ path: 'why', code: 'required' }] })
    const gone = await ask('PATCH', made.id, desk, { status: 'cancelled', why: 'No crew' })
    expect((await gone.json()).events.at(-1)).toMatchObject({
      what: 'cancelled',
      who: 'house',
      why: 'No crew',
    })
    expect(await takenOn(house, made.day)).toBe(0)
  })

  test('a letter is sent again to whoever booked', async () => {
    const made = await booked()
    await house.settle()
    const answer = await ask('POST', `${made.id}/resend-confirmation`, made.key)
    expect(await faultsOf('post', '/bookings/{id}/resend-confirmation', answer)).toEqual([])
    await house.settle()
    const letters = await house.db.read({
      sql: "SELECT COUNT(*) AS n FROM notifications WHERE booking_id = ? AND template = 'booking-received'",
      args: [made.id],
    })
    expect(letters).toEqual([{ n: 2 }])
  })
})
