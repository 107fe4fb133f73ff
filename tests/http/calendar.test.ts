import { afterAll, beforeAll, expect, test } from 'bun:test'
import ICAL from 'ical.js'
import { formOn, ownDay, postForm } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function booked(more: Record<string, string> = {}) {
  const day = ownDay()
  const sent = await postForm(house, formOn(day, more))
  const path = sent.headers.get('location')!
  return { day, path, cookie: sent.headers.get('set-cookie')!.split(';')[0]! }
}

async function fileOf({ path, cookie }: { path: string; cookie: string }) {
  const answer = await house.fetch(`${path}/calendar.ics`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!)
  return {
    method: calendar.getFirstPropertyValue('method'),
    event,
    status: event.component.getFirstPropertyValue('status'),
  }
}

test('a booking is a calendar file that a strict reader reads, in the zone of the place', async () => {
  const mine = await booked({ venue: 'Kew; "The Orangery", upper\\floor' })
  const { method, event, status } = await fileOf(mine)
  expect(method).toBe('REQUEST')
  expect(status).toBe('TENTATIVE')
  expect(event.startDate.toString()).toBe(`${mine.day}T15:30:00`)
  expect(event.startDate.zone.tzid).toBe('Europe/London')
  expect(event.location).toContain('Kew; ')
  expect(event.sequence).toBe(0)
})

test('without a time it takes the whole day', async () => {
  const mine = await booked({ startTime: '' })
  const { event } = await fileOf(mine)
  expect(event.startDate.isDate).toBe(true)
  expect(event.startDate.toString()).toBe(mine.day)
})

test('N01: a cancelled one cancels the same entry, one further on', async () => {
  const mine = await booked()
  const before = await fileOf(mine)
  await house.fetch(`${mine.path}/cancellation`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: house.origin,
      cookie: mine.cookie,
    },
    body: 'version=1',
  })
  const after = await fileOf(mine)
  expect([after.method, after.status]).toEqual(['CANCEL', 'CANCELLED'])
  expect(after.event.uid).toBe(before.event.uid)
  expect(after.event.sequence).toBe(1)
})

test('it is for the one who has the key', async () => {
  const { path } = await booked()
  expect((await house.fetch(`${path}/calendar.ics`)).status).toBe(404)
})
