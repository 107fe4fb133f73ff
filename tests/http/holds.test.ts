import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { ANN, formOn, orderOn, ownDay, postForm, postJson, takenOn } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** What a browser would send back of the cookies an answer set. */
const cookiesOf = (answer: Response, before = '') =>
  [
    ...new Map(
      [
        ...before.split('; ').filter(Boolean),
        ...answer.headers.getSetCookie().map((each) => each.split(';')[0]!),
      ].map((pair) => [pair.split('=')[0], pair]),
    ).values(),
  ].join('; ')

/** A day with whatever the quote's page asks already. */
const choiceOn = (day: string) => {
  const { listing, date, guests, eventType, key } = formOn(day)
  return {
    kind: 'package',
    listing: listing!,
    date: date!,
    guests: guests!,
    eventType: eventType!,
    key: key!,
  }
}

async function hold(day = ownDay(), cookie = '') {
  const answer = await post('/holds', choiceOn(day), cookie)
  const path = answer.headers.get('location') ?? ''
  return { answer, day, path, at: path.replace(/\/checkout$/, ''), cookie: cookiesOf(answer, cookie) }
}

const post = (path: string, fields: Record<string, string>, cookie = '') =>
  house.fetch(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: house.origin,
      ...(cookie && { cookie }),
    },
    body: new URLSearchParams(fields).toString(),
  })
const page = async (path: string, cookie: string) => {
  const answer = await house.fetch(path, { headers: { cookie } })
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') }
}
const row = async (at: string) =>
  (
    await house.db.read({
      sql: 'SELECT * FROM bookings WHERE reference = ?',
      args: [at.split('/').at(-1)!],
    })
  )[0]!
const lapse = (at: string) =>
  house.db.write([
    {
      sql: 'UPDATE claims SET expires = unixepoch() - 1 WHERE booking_id = (SELECT id FROM bookings WHERE reference = ?)',
      args: [at.split('/').at(-1)!],
    },
    {
      sql: 'UPDATE bookings SET held_until = unixepoch() - 1 WHERE reference = ?',
      args: [at.split('/').at(-1)!],
    },
  ])
const hashIn = (html: string) => /name="quote" value="([^"]+)"/.exec(html)![1]!
const signed = (html: string, more: Record<string, string> = {}) => ({
  ...ANN,
  venue: 'The Orangery, Kew',
  quote: hashIn(html),
  ...more,
})

describe('a hold', () => {
  test('takes its place for a quarter of an hour, without a name or a letter', async () => {
    const { answer, day, path, at } = await hold()
    expect(answer.status).toBe(303)
    expect(path).toEndWith('/checkout')
    expect(await takenOn(house, day)).toBe(1)
    const held = await row(at)
    expect(held).toMatchObject({ status: 'held', name: '', email: '' })
    expect(Number(held.held_until) - Number(held.created)).toBe(900)
    const letters = await house.db.read({
      sql: "SELECT id FROM jobs WHERE name = 'letter' AND payload LIKE ?",
      args: [`%${held.id}%`],
    })
    expect(letters).toEqual([])
  })

  test('has a page that counts down, survives a reload and another tab, and is nobody else’s', async () => {
    const { path, cookie } = await hold()
    for (let turn = 0; turn < 2; turn += 1) {
      const { status, html } = await page(path, cookie)
      expect(status).toBe(200)
      await assertGoodHtml(html)
      expect(Number(/data-left="(\d+)"/.exec(html)![1])).toBeWithin(880, 901)
    }
    expect((await page(path, '')).status).toBe(404)
    expect((await page('/holds', cookie)).html).toContain(path)
    expect((await page('/holds', '')).html).not.toContain(path)
  })

  test('becomes a booking with who booked it, its price and its letters', async () => {
    const { path, at, day, cookie } = await hold()
    const { html } = await page(path, cookie)
    const booked = await post(path, signed(html, { message: 'Peonies & <ferns>' }), cookie)
    expect(booked.headers.get('location')).toBe(at)
    expect(await row(at)).toMatchObject({ status: 'pending', version: 2, name: ANN.name, email: ANN.email })
    expect(await takenOn(house, day)).toBe(1)
    const firm = await house.db.read({
      sql: 'SELECT expires FROM claims WHERE booking_id = ?',
      args: [(await row(at)).id as string],
    })
    expect(firm).toEqual([{ expires: null }])
    await house.settle()
    const letters = await house.db.read({
      sql: 'SELECT template FROM notifications WHERE booking_id = ? ORDER BY template',
      args: [(await row(at)).id as string],
    })
    expect(letters).toEqual([{ template: 'booking-received' }, { template: 'house-copy' }])
    const shown = await page(at, cookie)
    expect(shown.html).toContain('The Orangery, Kew')
    // The hold's own page leads there from now on, and so does the form that is sent once more.
    expect((await page(path, cookie)).location).toBe(at)
    expect((await post(path, signed(html), cookie)).headers.get('location')).toBe(at)
  })

  test('sent from two tabs at once is one booking', async () => {
    const { path, at, cookie } = await hold()
    const { html } = await page(path, cookie)
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, turn) => post(path, signed(html, { name: `Ann ${turn}` }), cookie)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(303))
    expect(await row(at)).toMatchObject({ status: 'pending', version: 2 })
  })

  test('says what is wrong with the form, keeps what was typed, and stays held', async () => {
    const { path, at, cookie } = await hold()
    const { html } = await page(path, cookie)
    const sent = await post(path, signed(html, { email: 'nobody', venue: '', name: 'Ann & <co>' }), cookie)
    const again = await sent.text()
    expect(sent.status).toBe(422)
    await assertGoodHtml(again)
    for (const id of ['field-email-problem', 'field-venue-problem']) expect(again).toContain(`id="${id}"`)
    expect(again).toContain('Ann &amp; &lt;co&gt;')
    expect(await row(at)).toMatchObject({ status: 'held', name: '' })
  })

  test('shows a price that changed before anything is agreed', async () => {
    const { path, at, cookie } = await hold()
    const { html } = await page(path, cookie)
    const dearer = { sql: "UPDATE listings SET price = price + ? WHERE slug = 'garden-vows'", args: [5000] }
    await house.db.write([dearer])
    const sent = await post(path, signed(html), cookie)
    const shown = await sent.text()
    expect(sent.status).toBe(409)
    expect(shown).toMatch(/<del>[^<]+<\/del>\s*<ins>/)
    expect(await row(at)).toMatchObject({ status: 'held' })
    expect((await post(path, signed(shown), cookie)).headers.get('location')).toBe(at)
    await house.db.write([{ ...dearer, args: [-5000] }])
  })

  test('is put off once', async () => {
    const { path, at, cookie } = await hold()
    const before = Number((await row(at)).held_until)
    expect((await post(`${at}/extension`, {}, cookie)).headers.get('location')).toBe(path)
    expect(await row(at)).toMatchObject({ held_until: before + 900, extended: 1 })
    await post(`${at}/extension`, {}, cookie)
    expect(await row(at)).toMatchObject({ held_until: before + 900 })
    expect((await page(path, cookie)).html).not.toContain('/extension"')
  })

  test('is let go, and its place is free', async () => {
    const { at, path, day, cookie } = await hold()
    await post(`${at}/release`, {}, cookie)
    await post(`${at}/release`, {}, cookie)
    expect(await row(at)).toMatchObject({ status: 'expired' })
    expect(await takenOn(house, day)).toBe(0)
    expect((await page(path, cookie)).html).toContain('/renewal"')
  })

  test('that lapsed is not booked, keeps what was typed, and offers the same again', async () => {
    const { path, at, day, cookie } = await hold()
    const { html } = await page(path, cookie)
    await lapse(at)
    const sent = await post(path, signed(html), cookie)
    const shown = await sent.text()
    expect(sent.status).toBe(409)
    expect(shown).toContain('The Orangery, Kew')
    expect(await row(at)).toMatchObject({ status: 'held', name: '' })
    const again = await post(`${at}/renewal`, {}, cookie)
    const fresh = again.headers.get('location')!
    expect(fresh).toEndWith('/checkout')
    expect(fresh).not.toBe(path)
    const mine = cookiesOf(again, cookie)
    expect((await page(fresh, mine)).html).toContain(`data-left="`)
    expect(await row(fresh.replace('/checkout', ''))).toMatchObject({ status: 'held' })
    const live = await house.db.read({
      sql: 'SELECT COUNT(*) AS n FROM claims WHERE released IS NULL AND (expires IS NULL OR expires > unixepoch()) AND booking_id IN (SELECT booking_id FROM booking_lines WHERE day = ?)',
      args: [day],
    })
    expect(live).toEqual([{ n: 1 }])
  })

  test('[S117] a fourth is refused while three live, and not to another visitor', async () => {
    let cookie = ''
    for (let turn = 0; turn < 3; turn += 1) {
      const held = await hold(ownDay(), cookie)
      expect(held.answer.status).toBe(303)
      cookie = held.cookie
    }
    const fourth = await hold(ownDay(), cookie)
    expect(fourth.answer.status).toBe(429)
    expect(await takenOn(house, fourth.day)).toBe(0)
    expect((await hold()).answer.status).toBe(303)
  })

  test('of the last place keeps everyone else away until it ends', async () => {
    const day = ownDay()
    expect((await postForm(house, formOn(day))).status).toBe(303)
    const { at, cookie } = await hold(day)
    expect((await postForm(house, formOn(day))).status).toBe(409)
    await post(`${at}/release`, {}, cookie)
    expect((await postForm(house, formOn(day))).status).toBe(303)
  })

  test('cannot be ended, put off or booked from another site or without its key', async () => {
    const { at, path, cookie } = await hold()
    for (const door of [`${at}/release`, `${at}/extension`, path]) {
      expect((await post(door, {})).status).toBe(404)
      const foreign = await house.fetch(door, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: 'https://evil.example',
          cookie,
        },
      })
      expect(foreign.status).toBe(403)
    }
    expect(await row(at)).toMatchObject({ status: 'held', extended: 0 })
  })
})

test('an order of three lines of which one is sold out is not held either', async () => {
  const full = ownDay()
  for (let turn = 0; turn < 2; turn += 1) await postJson(house, orderOn(full))
  const lines = [ownDay(), full, ownDay()].map((date) => orderOn(date).lines[0]!)
  const refused = await postJson(house, { ...orderOn(full), lines })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ code: 'sold_out', line: 1, day: full })
  for (const { date } of [lines[0]!, lines[2]!]) expect(await takenOn(house, date)).toBe(0)
})
