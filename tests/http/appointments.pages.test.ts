import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { addDays } from '../../src/shared/days.ts'
import { appointmentMade, atLondon, givenBack, instant, tuesday } from '../support/appointments.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const PART = { 'hx-request': 'true', 'hx-target': 'section#picker' }
const page = (path: string, headers: Record<string, string> = {}) => house.fetch(path, { headers })
const textOf = async (path: string, headers: Record<string, string> = {}) =>
  (await page(path, headers)).text()

const SERVICE = '/appointments/first-consultation'
/** The instants that a page offers, in order. */
const offered = (html: string) => [...html.matchAll(/<time datetime="([^"]+)">/g)].map(([, start]) => start!)
const timesOn = async (query: string, service = SERVICE) => offered(await textOf(`${service}?${query}`))
const hours = (times: string[]) => times.map((each) => each.slice(11, 16))

describe('the list of consultations', () => {
  test('names each with its length, those who give it, and its price', async () => {
    const html = await textOf('/appointments')
    await assertGoodHtml(html)
    for (const slug of ['first-consultation', 'flowers-and-table', 'wedding-from-afar'])
      expect(html).toContain(`href="/appointments/${slug}"`)
    expect(html).toContain('15, 30, 45 or 60 min with Iris Bennett or Tomas Okafor')
    expect(html).toContain('from €15')
    expect(await textOf('/fr/appointments')).toContain('href="/fr/appointments/first-consultation"')
  })

  test('is reached from every page', async () => {
    expect(await textOf('/themes')).toContain('href="/appointments"')
  })
})

describe('the page of a service', () => {
  test('shows a month and the times of its first free day, in both languages, as good HTML', async () => {
    for (const path of [SERVICE, `/fr${SERVICE}`, `${SERVICE}?zone=Asia/Tokyo`]) {
      const answer = await page(path)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, no-cache'])
      const html = await answer.text()
      await assertGoodHtml(html)
      expect(offered(html).length).toBeGreaterThan(0)
      expect(html.match(/<input type="radio" name="day"/g)!.length).toBeGreaterThan(27)
    }
  })

  test('offers sixteen, eleven, eight and six starts on a free full day', async () => {
    const day = tuesday()
    for (const [duration, count] of [
      [15, 16],
      [30, 11],
      [45, 8],
      [60, 6],
    ])
      expect(await timesOn(`duration=${duration}&day=${day}`)).toHaveLength(count!)
  })

  test('tells a time on the visitor’s clock, with that of the place beside it where it is another', async () => {
    const day = tuesday()
    const html = await textOf(`${SERVICE}?duration=60&day=${day}&zone=Asia/Kolkata`)
    expect(html).toMatch(/<option value="Asia\/Kolkata" selected/)
    const first = /<time datetime="([^"]+)">([\d:]+)<\/time><small>([^<]+)<\/small>/.exec(html)!
    const clock = (zone: string) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
        new Date(first[1]!),
      )
    expect(first[2]).toBe(clock('Asia/Kolkata'))
    expect(first[3]).toBe(`${clock('Europe/London')} London`)
    const same = await textOf(`${SERVICE}?duration=60&day=${day}&zone=Europe/Jersey`)
    expect(same).toContain('<option value="Europe/Jersey" selected')
    expect(same).not.toContain('<small>')
  })

  test('puts a time on the day it is where the visitor is', async () => {
    // Nine in London is six or eight in the evening in Tokyo, and half past eight in the morning is the evening before in Honolulu.
    const day = tuesday()
    const tokyo = await timesOn(`duration=60&day=${day}&zone=Asia/Tokyo`)
    const honolulu = await timesOn(`duration=60&day=${addDays(day, -1)}&zone=Pacific/Honolulu`)
    expect(tokyo).toContain(instant(atLondon(day, '09:00')))
    expect(honolulu).toContain(instant(atLondon(day, '09:00')))
  })

  test('leads from a time to its quote, with everything that is chosen', async () => {
    const day = tuesday()
    const html = await textOf(
      `/appointments/wedding-from-afar?duration=60&consultant=grace-moreau&day=${day}`,
    )
    const [, link] = /<a class="time" href="([^"]+)"/.exec(html)!
    const url = new URL(link!.replaceAll('&amp;', '&'), house.origin)
    expect(url.pathname).toBe('/appointments/wedding-from-afar/quote')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      duration: '60',
      consultant: 'grace-moreau',
      start: offered(html)[0]!,
    })
    expect((await page(url.pathname + url.search)).status).toBe(200)
  })

  test('is the part alone for htmx, and works as a plain form without it', async () => {
    const part = await textOf(SERVICE, PART)
    expect(part).toStartWith('<section id="picker"')
    await assertGoodHtml(part)
    const html = await textOf(SERVICE)
    expect(html).toMatch(/<form[^>]+method="get"[^>]+action="\/appointments\/first-consultation#times"/)
    expect(html).toContain('<button type="submit" class="button is-primary picker-show">')
  })

  test('turns its months within what can be booked', async () => {
    const html = await textOf(SERVICE)
    const [, next] = /id="calendar-right" href="([^"#]+)/.exec(html)!
    expect(html).not.toContain('id="calendar-left"')
    const later = await textOf(next!.replaceAll('&amp;', '&'))
    expect(later).toContain('id="calendar-left"')
    for (const month of ['1999-01', '2099-12', 'soon'])
      expect((await page(`${SERVICE}?month=${month}`)).status).toBe(200)
  })

  test('knows where to go when a day has nothing', async () => {
    const html = await textOf(`${SERVICE}?day=${addDays(tuesday(), 4)}`)
    expect(offered(html)).toEqual([])
    expect(html).toMatch(/id="picker-hint" href="[^"]+day=\d{4}-\d\d-\d\d#times"/)
  })

  test('shows the hours of the one who is meant', async () => {
    const day = addDays(tuesday(), 3)
    expect(await timesOn(`duration=60&day=${day}&consultant=iris-bennett`)).toHaveLength(6)
    expect(await timesOn(`duration=60&day=${day}&consultant=tomas-okafor`)).toHaveLength(3)
    expect(await timesOn(`duration=60&day=${day}&consultant=nobody`)).toHaveLength(6)
  })

  test('is nowhere for a service that is not on sale', async () => {
    expect((await page('/appointments/nothing')).status).toBe(404)
    expect((await page('/appointments/garden-vows')).status).toBe(404)
    expect((await page('/packages/first-consultation')).status).toBe(404)
  })
})

describe('a time that is taken', () => {
  test('is offered by whoever else is free, and gone when nobody is; given back it is there again', async () => {
    const day = tuesday(1)
    const start = atLondon(day, '09:00')
    const query = `duration=30&day=${day}`
    const at = instant(start)
    expect(await timesOn(query)).toContain(at)
    const iris = await appointmentMade(house.db, { consultant: 'iris-bennett', start })
    expect(iris.written.ok).toBe(true)
    expect(await timesOn(query)).toContain(at)
    expect(await timesOn(`${query}&consultant=iris-bennett`)).not.toContain(at)
    await appointmentMade(house.db, { consultant: 'tomas-okafor', start })
    expect(await timesOn(query)).not.toContain(at)
    expect(hours(await timesOn(query))[0]).toBe(instant(atLondon(day, '09:45')).slice(11, 16))
    await givenBack(house.db, iris.bookingId)
    expect(await timesOn(query)).toContain(at)
  })

  test('in one service is taken in all that the same person gives', async () => {
    const day = tuesday(2)
    const start = atLondon(day, '13:00')
    const query = `duration=60&day=${day}&consultant=tomas-okafor`
    const before = await timesOn(query, '/appointments/wedding-from-afar')
    await appointmentMade(house.db, { consultant: 'tomas-okafor', start, minutes: 60 })
    const after = await timesOn(query, '/appointments/wedding-from-afar')
    expect(before.length - after.length).toBe(2)
    expect((await timesOn(query)).length).toBe(
      (await timesOn(query.replace('tomas-okafor', 'iris-bennett'))).length - 2,
    )
  })

  test('asked for all the same shows the page again, with another to choose', async () => {
    const day = tuesday(1)
    const start = atLondon(day, '15:00')
    for (const consultant of ['iris-bennett', 'tomas-okafor']) {
      const made = await appointmentMade(house.db, { consultant, start, minutes: 60 })
      expect(made.written.ok).toBe(true)
    }
    const answer = await page(`${SERVICE}/quote?start=${instant(start)}&duration=30`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([409, 'no-store'])
    const html = await answer.text()
    await assertGoodHtml(html)
    expect(html).toContain('This time has just been taken')
    expect(html).toContain(`id="day-${day}" value="${day}" checked`)
  })

  test('too soon, too far, or off the grid says which', async () => {
    const quote = (start: string) => page(`${SERVICE}/quote?start=${start}&duration=30`)
    for (const [start, words] of [
      ['2020-01-07T09:00:00Z', 'too close for us'],
      [instant(atLondon(addDays(tuesday(), 84), '09:00')), 'up to 60 days ahead'],
      [instant(atLondon(tuesday(), '09:07')), 'not a time we offer'],
      [instant(atLondon(addDays(tuesday(), 5), '09:00')), 'not a time we offer'],
      ['noon', 'Please give a time'],
    ] as const) {
      const answer = await quote(start)
      expect([start, answer.status]).toEqual([start, 422])
      expect(await answer.text()).toContain(words)
    }
  })
})

describe('what is kept of it', () => {
  test('ends with a booking, with hours that change, and with a day off', async () => {
    const day = tuesday(2)
    const query = `duration=60&day=${day}&consultant=iris-bennett`
    expect(await timesOn(query)).toHaveLength(6)
    const made = await appointmentMade(house.db, {
      consultant: 'iris-bennett',
      start: atLondon(day, '09:00'),
    })
    expect(await timesOn(query)).toHaveLength(5)
    await givenBack(house.db, made.bookingId)
    expect(await timesOn(query)).toHaveLength(6)
    const id = made.consultantId
    await house.db.write([
      {
        sql: "UPDATE consultant_hours SET opens = '13:00' WHERE consultant_id = ? AND weekday = 2",
        args: [id],
      },
    ])
    expect(await timesOn(query)).toHaveLength(3)
    await house.db.write([
      {
        sql: "INSERT INTO consultant_overrides (id, consultant_id, day) VALUES ('off', ?, ?)",
        args: [id, day],
      },
    ])
    expect(await timesOn(query)).toHaveLength(0)
    await house.db.write([
      { sql: "DELETE FROM consultant_overrides WHERE id = 'off'", args: [] },
      {
        sql: "UPDATE consultant_hours SET opens = '09:00' WHERE consultant_id = ? AND weekday = 2",
        args: [id],
      },
    ])
    expect(await timesOn(query)).toHaveLength(6)
  })

  test('is the same for everyone who asks the same, whatever else stands in the address', async () => {
    const [one, other] = [await page(`${SERVICE}?duration=30`), await page(`${SERVICE}?utm=x&duration=30`)]
    expect(one.headers.get('etag')).toBe(other.headers.get('etag'))
  })
})
