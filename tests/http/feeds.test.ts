import { afterAll, beforeAll, expect, test } from 'bun:test'
import ICAL from 'ical.js'
import { feedKey } from '../../src/bookings/feeds/key.ts'
import { developmentSecret } from '../../src/platform/config.ts'
import { appointmentMade, atLondon, givenBack, tuesday } from '../support/appointments.ts'
import { openHouse, TARGET, type TestHouse } from '../support/house.ts'
import { EDGE_SECRET } from '../support/workerd.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const secret = TARGET === 'workerd' ? EDGE_SECRET : developmentSecret
async function keyOf(slug: string, version = 1): Promise<string> {
  const [row] = await house.db.read({ sql: 'SELECT id FROM consultants WHERE slug = ?', args: [slug] })
  return feedKey(secret, String(row!.id), version)
}
const feed = (key: string) => house.fetch(`/feeds/${key}.ics`)
async function eventsOf(key: string) {
  const calendar = new ICAL.Component(ICAL.parse(await (await feed(key)).text()))
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

test('a consultant’s diary is one calendar that a strict reader reads, on the clock of the place', async () => {
  const [day, key] = [tuesday(), await keyOf('iris-bennett')]
  expect(await eventsOf(key)).toEqual([])
  const inquiry = 'Two families; "one" budget,\nand a dog\\cat'
  const made = await appointmentMade(house.db, {
    consultant: 'iris-bennett',
    start: atLondon(day, '09:00'),
    inquiry,
  })
  await appointmentMade(house.db, {
    consultant: 'iris-bennett',
    start: atLondon(day, '11:15'),
    status: 'pending',
  })
  await appointmentMade(house.db, { consultant: 'tomas-okafor', start: atLondon(day, '09:00') })
  const answer = await feed(key)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  const events = await eventsOf(key)
  expect(events.map(({ startDate, endDate }) => `${startDate} ${endDate}`)).toEqual([
    `${day}T09:00:00 ${day}T09:30:00`,
    `${day}T11:15:00 ${day}T11:45:00`,
  ])
  const [first, second] = events
  expect(first!.startDate.zone.tzid).toBe('Europe/London')
  expect(first!.uid.startsWith(`${made.lineId}@`)).toBe(true)
  expect(first!.summary).toContain('First consultation: Ann Müller')
  expect(first!.description).toBe(`${inquiry}\nann@example.org\n+44 20 7946 0018`)
  expect(first!.attendees).toEqual([])
  expect([first, second].map((each) => each!.component.getFirstPropertyValue('status'))).toEqual([
    'CONFIRMED',
    'TENTATIVE',
  ])
})

test('what is cancelled is gone from it, and an unchanged diary is an unchanged file', async () => {
  const [day, key] = [tuesday(1), await keyOf('grace-moreau')]
  const made = await appointmentMade(house.db, {
    consultant: 'grace-moreau',
    start: atLondon(day, '14:00'),
    service: 'wedding-from-afar',
  })
  const [event] = await eventsOf(key)
  expect(event!.startDate.zone.tzid).toBe('America/New_York')
  const etag = (await feed(key)).headers.get('etag')!
  expect((await house.fetch(`/feeds/${key}.ics`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  await givenBack(house.db, made.bookingId)
  expect(await eventsOf(key)).toEqual([])
})

test('[S67] a key that is not the one opens nothing: of another, changed by a letter, without its proof, or ended', async () => {
  const [iris, tomas] = [await keyOf('iris-bennett'), await keyOf('tomas-okafor')]
  const [ofIris] = iris.split('.')
  const [, proofOfTomas] = tomas.split('.')
  const changed = iris.slice(0, -1) + (iris.endsWith('A') ? 'B' : 'A')
  for (const key of [
    `${ofIris}.${proofOfTomas}`,
    changed,
    ofIris!,
    'x',
    await keyOf('iris-bennett', 2),
    `${iris}.ics`,
  ]) {
    const answer = await feed(key)
    expect([key, answer.status, answer.headers.get('cache-control')]).toEqual([key, 404, 'no-store'])
  }
  expect((await house.fetch(`/feeds/${iris}`)).status).toBe(404)
  expect((await feed(iris)).status).toBe(200)
  await house.db.write([
    { sql: "UPDATE consultants SET feed_version = 2 WHERE slug = 'iris-bennett'", args: [] },
  ])
  expect((await feed(iris)).status).toBe(404)
  expect((await feed(await keyOf('iris-bennett', 2))).status).toBe(200)
})

test('search engines are told to stay away', async () => {
  expect(await (await house.fetch('/robots.txt')).text()).toContain('Disallow: /feeds/')
})
