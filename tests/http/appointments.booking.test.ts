import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { appointmentMade, atLondon, instant, tuesday } from '../support/appointments.ts'
import { ANN } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

let guests = 0
const someone = () => ({ ...ANN, email: `guest${guests++}@example.org` })

const send = (body: object, headers: Record<string, string> = {}) =>
  house.fetch('/api/bookings', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const orderAt = (time: string, more: object = {}, customer: object = someone(), day = tuesday()) => ({
  lines: [
    {
      kind: 'appointment',
      listing: 'first-consultation',
      start: instant(atLondon(day, time)),
      duration: 30,
      inquiry: 'A party for forty',
      ...more,
    },
  ],
  customer,
})
const claimsOf = async (reference: string) =>
  house.db.read({
    sql: `SELECT consultants.slug, claims.starts, claims.ends FROM claims JOIN bookings ON bookings.id = claims.booking_id
      JOIN consultants ON consultants.pool_id = claims.pool_id WHERE reference = ? AND released IS NULL`,
    args: [reference],
  })

describe('an appointment that is booked', () => {
  test('claims one person with the buffer, at the price of its length', async () => {
    const answer = await send(orderAt('09:00', { consultant: 'tomas-okafor' }))
    expect(answer.status).toBe(201)
    const booking = await answer.json()
    expect(booking).toMatchObject({ status: 'confirmed', total: { amount: 2_800, currency: 'EUR' } })
    const start = atLondon(tuesday(), '09:00')
    expect(booking.lines[0].when).toMatchObject({
      day: tuesday(),
      time: '09:00',
      minutes: 30,
      zone: 'Europe/London',
    })
    expect(await claimsOf(booking.reference)).toEqual([
      { slug: 'tomas-okafor', starts: start, ends: start + 45 * 60 },
    ])
  })

  test('with anyone falls to one after the other, and then to nobody', async () => {
    const answers = [await send(orderAt('12:00')), await send(orderAt('12:00')), await send(orderAt('12:00'))]
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 409])
    const bodies = await Promise.all(answers.map((each) => each.json()))
    const who = await Promise.all(
      bodies.slice(0, 2).map(async ({ reference }) => (await claimsOf(reference))[0]!.slug),
    )
    expect(who.sort()).toEqual(['iris-bennett', 'tomas-okafor'])
    expect(bodies[2].code).toBe('slot_taken')
    expect(bodies[2].near.length).toBeGreaterThan(0)
    for (const near of bodies[2].near)
      expect((await send(orderAt('12:00', { start: near }))).status).not.toBe(422)
  })

  test('sent again is the same booking, though its time is taken and its customer has enough by now', async () => {
    const [order, key] = [
      orderAt('14:15', { consultant: 'iris-bennett' }),
      { 'idempotency-key': crypto.randomUUID() },
    ]
    const [first, again] = [await send(order, key), await send(order, key)]
    expect([first.status, again.status].every((status) => status < 300)).toBe(true)
    expect((await first.json()).reference).toBe((await again.json()).reference)
  })

  test('is refused by field where it makes no sense', async () => {
    const codes = async (more: object) => {
      const answer = await send(orderAt('09:00', more))
      const { errors = [] } = await answer.json()
      return [
        answer.status,
        ...errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
      ]
    }
    expect(await codes({ duration: 20 })).toEqual([422, 'lines.0.duration not_offered_here'])
    expect(await codes({ consultant: 'grace-moreau' })).toEqual([422, 'lines.0.consultant not_offered_here'])
    expect(await codes({ start: instant(atLondon(tuesday(), '09:10')) })).toEqual([
      422,
      'lines.0.start time_not_open',
    ])
    expect(await codes({ inquiry: '' })).toEqual([422, 'lines.0.inquiry required'])
  })

  test('by form leads from the picker to its private page', async () => {
    const day = tuesday(1)
    const start = instant(atLondon(day, '10:30'))
    const quote = await house.fetch(
      `/appointments/first-consultation/quote?start=${start}&duration=30&consultant=iris-bennett`,
    )
    const html = await quote.text()
    expect(quote.status).toBe(200)
    expect(html).toContain('name="inquiry"')
    expect(html).toContain('Iris Bennett')
    const hidden = Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    )
    const sent = await house.fetch('/bookings', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.origin },
      body: new URLSearchParams({ ...hidden, ...someone(), inquiry: 'Will it rain?' }).toString(),
    })
    expect(sent.status).toBe(303)
    const [path, cookie] = [sent.headers.get('location')!, sent.headers.get('set-cookie')!.split(';')[0]!]
    const shown = await (await house.fetch(path, { headers: { cookie } })).text()
    for (const words of ['First consultation', 'Iris Bennett', '30 min', '10:30', 'London', 'Will it rain?'])
      expect(shown).toContain(words)
    const changes = await (await house.fetch(`${path}/changes`, { headers: { cookie } })).text()
    expect(changes).toContain(`value="${start}" selected`)
  })

  test('that is moved is not in its own way', async () => {
    const day = tuesday(2)
    const booked = await (await send(orderAt('09:00', { consultant: 'iris-bennett' }, someone(), day))).json()
    const { pathname, search } = new URL(booked.link)
    const opened = await house.fetch(pathname + search)
    const cookie = opened.headers.get('set-cookie')!.split(';')[0]!
    const [{ id }] = (await house.db.read({
      sql: "SELECT id FROM consultants WHERE slug = 'iris-bennett'",
      args: [],
    })) as [{ id: string }]
    const moved = await house.fetch(`${pathname}/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.origin, cookie },
      // On the grid of the hour the next start overlaps the old one.
      body: new URLSearchParams({
        version: '1',
        start: instant(atLondon(day, '09:45')),
        duration: '30',
        consultant: id,
        inquiry: 'A little later',
      }).toString(),
    })
    expect(moved.status).toBe(303)
    const start = atLondon(day, '09:45')
    expect(await claimsOf(booked.reference)).toEqual([
      { slug: 'iris-bennett', starts: start, ends: start + 45 * 60 },
    ])
  })
})

describe('one customer', () => {
  test('has at most two around a time, by their address however it is spelt, and is told so', async () => {
    const day = tuesday(3)
    const busy = { ...ANN, email: 'Busy@Example.org' }
    const times = ['09:00', '09:45', '10:30', '16:30']
    const answers = []
    for (const [index, time] of times.entries())
      answers.push(
        await send(orderAt(time, {}, { ...busy, email: index % 2 ? 'busy@example.org' : busy.email }, day)),
      )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 429, 201])
    expect((await answers[2]!.json()).code).toBe('rate_limited')
    // Somebody else still may.
    expect((await send(orderAt('10:30', {}, someone(), day))).status).toBe(201)
  })

  test('gets no more around a time by moving one there', async () => {
    const [day, later] = [tuesday(5), tuesday(6)]
    const customer = { ...ANN, email: 'mover@example.org' }
    for (const time of ['09:00', '09:45'])
      expect((await send(orderAt(time, {}, customer, day))).status).toBe(201)
    const made = await (await send(orderAt('09:00', {}, customer, later))).json()
    const { searchParams } = new URL(made.link)
    const moveTo = (time: string, on: string) =>
      house.fetch(`/api/bookings/${made.id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-booking-key': searchParams.get('key')! },
        body: JSON.stringify({ choice: { start: instant(atLondon(on, time)) } }),
      })
    expect((await moveTo('10:30', day)).status).toBe(429)
    expect((await moveTo('10:30', later)).status).toBe(200)
  })

  test('has no more of a service in a week than it allows', async () => {
    const day = tuesday(4)
    const email = 'couple@example.org'
    const afar = (time: string, of = day) =>
      send(orderAt(time, { listing: 'wedding-from-afar', consultant: 'tomas-okafor' }, { ...ANN, email }, of))
    await appointmentMade(house.db, {
      consultant: 'tomas-okafor',
      start: atLondon(day, '09:00'),
      service: 'wedding-from-afar',
      email,
    })
    const wednesday = instant(atLondon(day, '09:00') + 86_400).slice(0, 10)
    expect((await afar('09:00', wednesday)).status).toBe(201)
    const thursday = instant(atLondon(day, '09:00') + 2 * 86_400).slice(0, 10)
    expect((await afar('09:00', thursday)).status).toBe(429)
    expect((await afar('09:00', tuesday(5))).status).toBe(201)
  })
})
