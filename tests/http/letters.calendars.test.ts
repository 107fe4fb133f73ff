import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { addDays, dayAt } from '../../src/shared/days.ts'
import { clockChanges, secondOf } from '../../src/shared/zones.ts'
import { atLondon, instant, LONDON, tuesday } from '../support/appointments.ts'
import { calendarsSent, readStrictly } from '../support/calendars.ts'
import { ANN, orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { HOUSE, letterTo, linkIn, whenDue } from '../support/life.ts'
import { departuresIn } from '../support/tours.ts'

// Every calendar file that comes with a letter, read strictly, over the lives of bookings of every kind.

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A booking with the keys of its customer and of the house's desk. */
async function made(order: object) {
  const answer = await postJson(house, order)
  if (answer.status !== 201) throw new Error(`It was answered ${answer.status}: ${await answer.text()}`)
  const { id, reference, link } = (await answer.json()) as Record<'id' | 'reference' | 'link', string>
  await house.settle()
  const desk = linkIn(await letterTo(house, HOUSE, reference), '/desk/')
  const keyIn = (path: string) => new URL(path, house.origin).searchParams.get('key')!
  return { id, reference, key: keyIn(link), desk: keyIn(desk) }
}
type Made = Awaited<ReturnType<typeof made>>

const asked = ({ id }: Made, method: string, key: string, body?: object) =>
  house.fetch(`/api/bookings/${id}`, {
    method,
    headers: { 'x-booking-key': key, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })

/** Asks for something by the API and waits for its letters. */
async function ask(...what: Parameters<typeof asked>): Promise<void> {
  const answer = await asked(...what)
  if (answer.status !== 200) throw new Error(`It was answered ${answer.status}: ${await answer.text()}`)
  await house.settle()
}
const decide = (booking: Made, status: string, why?: string) =>
  ask(booking, 'PATCH', booking.desk, { status, ...(why && { why }) })
/** Where another day has another price, that is agreed to. */
async function change(booking: Made, choice: object): Promise<void> {
  const answer = await asked(booking, 'PUT', booking.key, { choice })
  const { code, quote } = (await answer.json()) as { code?: string; quote?: { hash: string } }
  if (answer.status === 200) return house.settle()
  if (code !== 'price_changed') throw new Error(`It was answered ${code}`)
  return ask(booking, 'PUT', booking.key, { choice, quote: quote!.hash })
}
const cancel = (booking: Made) => ask(booking, 'DELETE', booking.key)

/** In one word each. */
const lifeOf = async ({ reference }: Made) =>
  (await calendarsSent(house, reference)).map(
    ({ template, method, status, sequence }) => `${template}: ${method} ${status} ${sequence}`,
  )

/** The days before and after the clocks of London change, far enough ahead. */
function aroundTheChange(): [before: string, after: string] {
  const from = Date.now() + 65 * 86_400_000
  const day = dayAt(clockChanges(LONDON, from, from + 300 * 86_400_000)[0]!.at, LONDON)
  return [addDays(day, -1), addDays(day, 1)]
}

const BY_HAND = { venue: 'The Orangery, Kew', startTime: '15:30', guests: 60 }

describe('the life of a booking in calendar files', () => {
  test('a package is tentative, then confirmed, then moved over a change of the clocks, then called off: one UID, one more SEQUENCE each', async () => {
    const [before, after] = aroundTheChange()
    const booking = await made(orderOn(before))
    await decide(booking, 'confirmed')
    await change(booking, { ...BY_HAND, date: after })
    await cancel(booking)
    expect(await lifeOf(booking)).toEqual([
      'booking-received: REQUEST TENTATIVE 0',
      'booking-confirmed: REQUEST CONFIRMED 1',
      'booking-changed: REQUEST CONFIRMED 2',
      'booking-cancelled: CANCEL CANCELLED 3',
    ])
    const files = await calendarsSent(house, booking.reference)
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(1)
    expect(files.map(({ wall, zone }) => `${wall} ${zone}`)).toEqual(
      [before, before, after, after].map((day) => `${day}T15:30:00 ${LONDON}`),
    )
    expect(files.map(({ starts }) => starts)).toEqual(
      [before, before, after, after].map((day) => secondOf(day, '15:30', LONDON)),
    )
    // Two days later by the calendar, and an hour more or less by the sun.
    expect(Math.abs(files[2]!.starts - files[0]!.starts - 2 * 86_400)).toBe(3600)
  })

  test('a tour keeps its UID from one departure to another, each at its own hour in its own zone', async () => {
    const zones = new Set<string>()
    for (const slug of ['steam-to-the-sea', 'lanterns-of-yanaka']) {
      const departures = await departuresIn(house.db, slug)
      const [first, second] = [departures.at(-1)!, departures.at(-8)!]
      const units = [{ unit: 'adult', quantity: 2 }]
      const line = { kind: 'tour', listing: slug, departure: first.id, units }
      const booking = await made({ lines: [line], customer: ANN })
      await change(booking, { departure: second.id, units })
      await cancel(booking)
      expect(await lifeOf(booking)).toEqual([
        'booking-confirmed: REQUEST CONFIRMED 0',
        'booking-changed: REQUEST CONFIRMED 1',
        'booking-cancelled: CANCEL CANCELLED 2',
      ])
      const files = await calendarsSent(house, booking.reference)
      expect(new Set(files.map(({ uid }) => uid)).size).toBe(1)
      expect(files.map(({ starts }) => starts)).toEqual(
        [first, second, second].map(({ starts }) => Number(starts)),
      )
      expect(files.map(({ ends }) => ends)).toEqual([first, second, second].map(({ ends }) => Number(ends)))
      zones.add(files[0]!.zone)
    }
    expect([...zones].sort()).toEqual(['Asia/Tokyo', LONDON])
  })

  test('an appointment is confirmed, moved and called off', async () => {
    const [first, second] = [atLondon(tuesday(1), '09:00'), atLondon(tuesday(2), '10:30')]
    const consultant = 'iris-bennett'
    const line = { kind: 'appointment', listing: 'first-consultation', duration: 30, inquiry: 'A party' }
    const booking = await made({ lines: [{ ...line, consultant, start: instant(first) }], customer: ANN })
    await change(booking, { start: instant(second) })
    await cancel(booking)
    expect(await lifeOf(booking)).toEqual([
      'booking-confirmed: REQUEST CONFIRMED 0',
      'booking-changed: REQUEST CONFIRMED 1',
      'booking-cancelled: CANCEL CANCELLED 2',
    ])
    const files = await calendarsSent(house, booking.reference)
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(1)
    expect(files.map(({ starts, ends }) => [starts, ends])).toEqual(
      [first, second, second].map((start) => [start, start + 1800]),
    )
  })

  test('of several lines each is asked for and called off in a file of its own; on the page they are told in one', async () => {
    const [tour] = (await departuresIn(house.db, 'steam-to-the-sea')).slice(-3)
    const lines = [
      ...orderOn(ownDay()).lines,
      {
        kind: 'tour',
        listing: 'steam-to-the-sea',
        departure: tour!.id,
        units: [{ unit: 'adult', quantity: 1 }],
      },
    ]
    const booking = await made({ lines, customer: ANN })
    await cancel(booking)
    const files = await calendarsSent(house, booking.reference)
    expect(files.map(({ name, method, sequence }) => `${name}: ${method} ${sequence}`)).toEqual([
      `${booking.reference}-1.ics: REQUEST 0`,
      `${booking.reference}-2.ics: REQUEST 0`,
      `${booking.reference}-1.ics: CANCEL 1`,
      `${booking.reference}-2.ics: CANCEL 1`,
    ])
    expect(files.map(({ uid }) => uid)).toEqual([0, 1, 0, 1].map((line) => files[line]!.uid))
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(2)
    const page = await house.fetch(`/bookings/${booking.reference}/calendar.ics`, {
      headers: { cookie: `booking-${booking.reference}=${booking.key}` },
    })
    const text = await page.text()
    expect(text).toContain('METHOD:PUBLISH')
    expect(text.match(/STATUS:CANCELLED/g)).toHaveLength(2)
  })

  test('what the house declines, calls off or lets pass is cancelled in the calendar as well', async () => {
    const [declined, calledOff, unanswered] = [
      await made(orderOn(ownDay())),
      await made(orderOn(ownDay())),
      await made(orderOn(ownDay())),
    ]
    await decide(declined, 'cancelled', 'We are away.')
    await decide(calledOff, 'confirmed')
    await decide(calledOff, 'cancelled', 'A storm.')
    await whenDue(house, `unanswered:${unanswered.id}`)
    expect((await lifeOf(declined)).at(-1)).toBe('booking-declined: CANCEL CANCELLED 1')
    expect((await lifeOf(calledOff)).at(-1)).toBe('booking-called-off: CANCEL CANCELLED 2')
    expect((await lifeOf(unanswered)).at(-1)).toBe('booking-unanswered: CANCEL CANCELLED 1')
    for (const booking of [declined, calledOff, unanswered]) {
      const files = await calendarsSent(house, booking.reference)
      expect(new Set(files.map(({ uid }) => uid)).size).toBe(1)
    }
  })
})

describe('a calendar file in a letter', () => {
  test('says what it is in its type, is named by the booking, and is what the page gives', async () => {
    const booking = await made(orderOn(ownDay()))
    const [file] = await calendarsSent(house, booking.reference)
    expect(file).toMatchObject({
      type: 'text/calendar; charset=utf-8; method=REQUEST',
      name: `${booking.reference}.ics`,
    })
    const answer = await house.fetch(`/bookings/${booking.reference}/calendar.ics`, {
      headers: { cookie: `booking-${booking.reference}=${booking.key}` },
    })
    const withoutItsHour = (text: string) => text.replace(/DTSTAMP:\S+/, '')
    expect(withoutItsHour(file!.content)).toBe(withoutItsHour(await answer.text()))
    await cancel(booking)
    const files = await calendarsSent(house, booking.reference)
    expect(files.at(-1)!.type).toBe('text/calendar; charset=utf-8; method=CANCEL')
  })

  test('opens the booking to nobody: whoever sees the calendar does not see its key', async () => {
    const booking = await made(orderOn(ownDay()))
    const [file] = await calendarsSent(house, booking.reference)
    const unfolded = file!.content.replaceAll('\r\n ', '')
    expect(unfolded).toContain(`/bookings/${booking.reference}`)
    expect(unfolded).not.toContain('key=')
    expect(unfolded).not.toContain(booking.key)
  })

  test('can be had from the mailbox, as a file and never as a page', async () => {
    const booking = await made(orderOn(ownDay()))
    const [file] = await calendarsSent(house, booking.reference)
    const page = await (await house.fetch(`/dev/mail/${file!.letter}`)).text()
    expect(page).toContain(`href="/dev/mail/${file!.letter}/attachments/0"`)
    expect(page).toContain(`${booking.reference}.ics`)
    const answer = await house.fetch(`/dev/mail/${file!.letter}/attachments/0`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=REQUEST')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${booking.reference}.ics"`)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(readStrictly(await answer.text()).uid).toBe(file!.uid)
    for (const other of ['1', '-1', '0.5', 'x', 'length'])
      expect((await house.fetch(`/dev/mail/${file!.letter}/attachments/${other}`)).status).toBe(404)
  })

  test('does not come with the house’s own copies, nor with what is no news of the day', async () => {
    const booking = await made(orderOn(ownDay()))
    await decide(booking, 'confirmed')
    const templates = await house.db.read({
      sql: `SELECT template FROM mailbox JOIN notifications ON notifications.id = mailbox.key
        WHERE booking_id = ? AND attachments = '[]'`,
      args: [booking.id],
    })
    expect(templates).toEqual([{ template: 'house-copy' }])
  })
})
