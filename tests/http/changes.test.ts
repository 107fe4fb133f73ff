import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { dayAt } from '../../src/shared/days.ts'
import { formOn, ownDay, postForm, takenOn } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function booked(day = ownDay()) {
  const sent = await postForm(house, formOn(day, { theme: 'wild-meadow', 'addOn.string-quartet': '1' }))
  const path = sent.headers.get('location')!
  return {
    day,
    path,
    reference: path.slice('/bookings/'.length),
    cookie: sent.headers.get('set-cookie')!.split(';')[0]!,
  }
}

type Mine = Awaited<ReturnType<typeof booked>>

const change = ({ path, cookie, day }: Mine, fields: Record<string, string>) =>
  house.fetch(`${path}/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.origin, cookie },
    body: new URLSearchParams({ version: '1', date: day, guests: '60', venue: 'Kew', ...fields }).toString(),
  })

const rowOf = async ({ reference }: Mine) => {
  const [row] = await house.db.read({
    sql: `SELECT bookings.version, bookings.total, bookings.message, bookings.balance_due, booking_lines.day, booking_lines.choice
      FROM bookings JOIN booking_lines ON booking_id = bookings.id WHERE reference = ?`,
    args: [reference],
  })
  return { ...row, choice: JSON.parse(row!.choice as string) } as Record<string, unknown> & {
    choice: Record<string, unknown>
  }
}

describe('changing a booking', () => {
  test('moves its day: the new one is claimed, the old one is free, the price stays', async () => {
    const mine = await booked()
    const before = await rowOf(mine)
    const to = ownDay()
    const page = await house.fetch(`${mine.path}/changes`, { headers: { cookie: mine.cookie } })
    expect(page.status).toBe(200)
    await assertGoodHtml(await page.text())
    const done = await change(mine, {
      date: to,
      startTime: '17:00',
      guests: '80',
      venue: 'The barn',
      requests: 'No lilies',
      message: 'Sorry',
    })
    expect(done.status).toBe(303)
    expect([await takenOn(house, mine.day), await takenOn(house, to)]).toEqual([0, 1])
    const after = await rowOf(mine)
    expect(after).toMatchObject({ version: 2, day: to, total: before.total, message: 'Sorry' })
    expect(after.choice).toMatchObject({
      date: to,
      startTime: '17:00',
      guests: 80,
      venue: 'The barn',
      requests: 'No lilies',
    })
    expect(after.choice.theme).toEqual(before.choice.theme)
    expect(after.choice.addOns).toEqual(before.choice.addOns)
    expect(after.balance_due).not.toBe(before.balance_due)
    const html = await (await house.fetch(mine.path, { headers: { cookie: mine.cookie } })).text()
    await assertGoodHtml(html)
    expect(html).toContain('Details changed')
    await house.settle()
    const letters = await house.db.read({
      sql: 'SELECT recipient FROM mailbox WHERE subject LIKE ?',
      args: [`%hanged%${mine.reference}%`],
    })
    expect(letters).toHaveLength(2)
  })

  test('to a full day is refused with the free ones near it, and it keeps the day it has', async () => {
    const [mine, other] = [await booked(), await booked()]
    await booked(other.day)
    const answer = await change(mine, { date: other.day, message: 'kept words' })
    const html = await answer.text()
    expect(answer.status).toBe(409)
    await assertGoodHtml(html)
    expect(html).toContain('kept words')
    expect(await takenOn(house, mine.day)).toBe(1)
    expect(await rowOf(mine)).toMatchObject({ version: 1, day: mine.day })
  })

  test('of the time alone keeps the place on a day that is full', async () => {
    const mine = await booked()
    await booked(mine.day)
    expect((await change(mine, { startTime: '11:00' })).status).toBe(303)
    expect(await takenOn(house, mine.day)).toBe(2)
  })

  test('ten at once of one version is one change, and nobody is left with two places or none', async () => {
    const mine = await booked()
    const days = Array.from({ length: 10 }, () => ownDay())
    const answers = await Promise.all(days.map((date) => change(mine, { date })))
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1)
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(9)
    const taken = await Promise.all([mine.day, ...days].map((day) => takenOn(house, day)))
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect((await rowOf(mine)).version).toBe(2)
  })

  test('says what is wrong with it, field by field, and changes nothing', async () => {
    const mine = await booked()
    const today = dayAt(Date.now(), 'Europe/London')
    for (const [field, value] of Object.entries({
      date: today,
      guests: '9999',
      venue: '',
      startTime: 'noon',
      message: 'm'.repeat(2001),
    })) {
      const answer = await change(mine, { [field]: value })
      const html = await answer.text()
      expect(`${field} ${answer.status}`).toBe(`${field} 422`)
      await assertGoodHtml(html)
      expect(html).toContain(`href="#field-${field}"`)
    }
    expect(await rowOf(mine)).toMatchObject({ version: 1, day: mine.day })
  })

  test('is over when the booking is', async () => {
    const mine = await booked()
    await house.fetch(`${mine.path}/cancellation`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: house.origin,
        cookie: mine.cookie,
      },
      body: 'version=1',
    })
    expect((await house.fetch(`${mine.path}/changes`, { headers: { cookie: mine.cookie } })).status).toBe(404)
    expect((await change(mine, { version: '2' })).status).toBe(404)
  })

  test('is for the one who has the key', async () => {
    const [mine, other] = [await booked(), await booked()]
    expect((await change({ ...mine, cookie: other.cookie }, {})).status).toBe(404)
    expect((await house.fetch(`${mine.path}/changes`)).status).toBe(404)
  })
})
