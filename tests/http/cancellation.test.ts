import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { ANN, formOn, ownDay, postForm, rowCounts, takenOn } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A booking of a day of its own, with the cookie that opens it. */
async function booked(day = ownDay()) {
  const sent = await postForm(house, formOn(day))
  const path = sent.headers.get('location')!
  const cookie = sent.headers.get('set-cookie')!.split(';')[0]!
  return { day, path, reference: path.slice('/bookings/'.length), cookie }
}

const cancel = (
  path: string,
  cookie: string,
  version: string | null = '1',
  more: Record<string, string> = {},
) =>
  house.fetch(`${path}/cancellation`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.origin, cookie, ...more },
    body: new URLSearchParams(version === null ? {} : { version }).toString(),
  })

const statusOf = async (reference: string) => {
  const [row] = await house.db.read({
    sql: 'SELECT status, version FROM bookings WHERE reference = ?',
    args: [reference],
  })
  return row
}

describe('cancelling a booking', () => {
  test('shows what it means first, and looking changes nothing', async () => {
    const { path, cookie } = await booked()
    const before = await rowCounts(house)
    const page = await house.fetch(`${path}/cancellation`, { headers: { cookie } })
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    await assertGoodHtml(html)
    expect(html).toContain('100% of what was paid comes back')
    expect(await rowCounts(house)).toEqual(before)
  })

  test('frees the day, stands on the timeline and writes to the customer and to the house', async () => {
    const { day, path, reference, cookie } = await booked()
    await house.settle()
    const done = await cancel(path, cookie)
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toBe(path)
    expect(await statusOf(reference)).toEqual({ status: 'cancelled', version: 2 })
    expect(await takenOn(house, day)).toBe(0)
    const html = await (await house.fetch(path, { headers: { cookie } })).text()
    await assertGoodHtml(html)
    expect(html).toContain('This booking no longer stands.')
    expect(html).not.toContain('/cancellation"')
    await house.settle()
    const letters = await house.db.read({
      sql: 'SELECT recipient FROM mailbox WHERE subject LIKE ? ORDER BY recipient',
      args: [`%ancelled%${reference}%`],
    })
    expect(letters.map((each) => each.recipient)).toEqual([ANN.email, 'house@maison-rendezvous.example'])
  })

  test('gives its place to somebody else', async () => {
    const first = await booked()
    await booked(first.day)
    expect((await postForm(house, formOn(first.day))).status).toBe(409)
    await cancel(first.path, first.cookie)
    expect((await postForm(house, formOn(first.day))).status).toBe(303)
  })

  test('twice, or ten times at once, is once', async () => {
    const { path, reference, cookie } = await booked()
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(path, cookie)))
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1)
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(9)
    const again = await cancel(path, cookie, '2')
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('It has been cancelled already')
    const events = await house.db.read({
      sql: "SELECT what FROM booking_events JOIN bookings ON bookings.id = booking_id WHERE reference = ? AND what = 'cancelled'",
      args: [reference],
    })
    expect(events).toHaveLength(1)
  })

  test('is only for the one who has its key, and only from this site', async () => {
    const [mine, other] = [await booked(), await booked()]
    expect((await cancel(mine.path, other.cookie)).status).toBe(404)
    expect((await cancel(mine.path, 'x=1')).status).toBe(404)
    expect((await cancel(mine.path, mine.cookie, '1', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await house.fetch(`${mine.path}/cancellation`)).status).toBe(404)
    expect(await statusOf(mine.reference)).toMatchObject({ status: 'pending' })
  })

  test('does not happen to a booking that was changed since it was looked at', async () => {
    const { path, reference, cookie } = await booked()
    for (const version of ['0', '7', 'x', null]) {
      const answer = await cancel(path, cookie, version)
      expect(answer.status).toBe(409)
      await assertGoodHtml(await answer.text())
    }
    expect(await statusOf(reference)).toEqual({ status: 'pending', version: 1 })
  })

  test('[S76] is refused once it has begun', async () => {
    const { path, reference, cookie } = await booked()
    await house.db.write([
      {
        sql: "UPDATE booking_lines SET day = '2020-01-01', starts = 1577836800 WHERE booking_id = (SELECT id FROM bookings WHERE reference = ?)",
        args: [reference],
      },
    ])
    const answer = await cancel(path, cookie)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('It has begun')
    expect(await statusOf(reference)).toMatchObject({ status: 'pending' })
  })
})
