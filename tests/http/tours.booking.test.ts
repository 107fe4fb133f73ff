import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Row } from '../../src/shared/database.ts'
import { ANN, postForm, postJson } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'
import { q } from '../support/pools.ts'
import { departuresIn, takePlaces } from '../support/tours.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const SLUG = 'steam-to-the-sea'
let turn = 0
/** A departure of the train that no other test asks for. */
async function ownDeparture(): Promise<Row> {
  turn += 1
  return (await departuresIn(house.db, SLUG)).at(-turn * 6)!
}
const order = (departure: Row, units: Record<string, number>, more: object = {}) => ({
  lines: [
    {
      kind: 'tour',
      listing: SLUG,
      departure: departure.id,
      units: Object.entries(units).map(([unit, quantity]) => ({ unit, quantity })),
      ...more,
    },
  ],
  customer: ANN,
})
const placesTaken = async (departure: Row) => {
  const [row] = await house.db.read(
    q(
      'SELECT COALESCE(SUM(quantity), 0) AS n, COUNT(*) AS claims FROM claims WHERE pool_id = ? AND released IS NULL',
      departure.pool_id!,
    ),
  )
  return Number(row!.n)
}

describe('a tour in JSON', () => {
  test('is booked by its departure, and takes the places of its party', async () => {
    const departure = await ownDeparture()
    const answer = await postJson(house, order(departure, { adult: 2, child: 1, infant: 1 }))
    expect(answer.status).toBe(201)
    const { status, lines } = await answer.json()
    expect(status).toBe('confirmed')
    expect(lines[0]).toMatchObject({ kind: 'tour', slug: SLUG, choice: { departure: departure.id } })
    expect(await placesTaken(departure)).toBe(3)
  })

  test('is booked by its day as well, where one leaves on it', async () => {
    const departure = await ownDeparture()
    const answer = await postJson(
      house,
      order(departure, { adult: 1 }, { departure: undefined, date: departure.day }),
    )
    expect(answer.status).toBe(201)
    expect(await placesTaken(departure)).toBe(1)
  })

  test('that is full says so, and which departures nearby are not', async () => {
    const departure = await ownDeparture()
    await takePlaces(house.db, departure, 39)
    const answer = await postJson(house, order(departure, { adult: 2 }))
    expect(answer.status).toBe(409)
    const refusal = await answer.json()
    expect(refusal).toMatchObject({ code: 'sold_out', day: departure.day, zone: 'Europe/London' })
    const ids = (await departuresIn(house.db, SLUG)).map(({ id }) => String(id))
    expect(refusal.near.length).toBeGreaterThan(0)
    for (const id of refusal.near) expect(ids).toContain(id)
    expect(refusal.near).not.toContain(departure.id)
    expect((await postJson(house, order(departure, { adult: 1 }))).status).toBe(201)
  })

  test('is sold once to two who want its last places together', async () => {
    const departure = await ownDeparture()
    await takePlaces(house.db, departure, 38)
    const both = await Promise.all([1, 2].map(() => postJson(house, order(departure, { adult: 2 }))))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await placesTaken(departure)).toBe(40)
  })

  test('[S77] that is called off, closed, or for children alone is refused at its field', async () => {
    const departure = await ownDeparture()
    const refused = async (units: Record<string, number>) => {
      const { errors = [] } = await (await postJson(house, order(departure, units))).json()
      return errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
    }
    expect(await refused({ child: 1 })).toEqual(['lines.0.units.0.quantity not_accompanied'])
    await house.db.write([q("UPDATE departures SET status = 'called_off' WHERE id = ?", departure.id!)])
    expect(await refused({ adult: 1 })).toEqual(['lines.0.departure called_off'])
  })
})

describe('a tour in pages', () => {
  const quoteOf = (departure: Row, query: string) =>
    house.fetch(`/tours/${SLUG}/quote?date=${departure.day}&${query}`)

  test('goes from its panel over the quote to a booking that says when, where and who', async () => {
    const departure = await ownDeparture()
    const quote = await quoteOf(departure, 'unit.adult=2&unit.infant=1')
    const html = await quote.text()
    expect(quote.status).toBe(200)
    await assertGoodHtml(html)
    expect(html).toContain('Tenterden Town station')
    const hidden = Object.fromEntries(
      [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
        /name="([^"]*)"/.exec(input)?.[1] ?? '',
        /value="([^"]*)"/.exec(input)?.[1] ?? '',
      ]),
    )
    expect(hidden).toMatchObject({ kind: 'tour', 'unit.adult': '2', 'unit.infant': '1' })
    const booked = await postForm(house, { ...hidden, ...ANN })
    expect(booked.status).toBe(303)
    const cookie = booked.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const page = await (await house.fetch(booked.headers.get('location')!, { headers: { cookie } })).text()
    await assertGoodHtml(page)
    expect(page).toContain('10:30–16:30')
    expect(page).toContain('2 × Adult, 1 × Infant')
    expect(page).toContain('platform 1, by the water tower')
    expect(await placesTaken(departure)).toBe(2)
  })

  test('shows the tour again with what is amiss in a choice', async () => {
    const departure = await ownDeparture()
    const children = await quoteOf(departure, 'unit.child=2')
    expect(children.status).toBe(422)
    expect(await children.text()).toContain('Child: at least one of these must come along: Adult.')
    await takePlaces(house.db, departure, 40)
    const full = await quoteOf(departure, 'unit.adult=1')
    expect(full.status).toBe(409)
    const html = await full.text()
    await assertGoodHtml(html)
    expect(html).toContain('Nothing is left on')
    expect(html).toMatch(/href="\/tours\/steam-to-the-sea\?date=[^"]*#calendar"/)
  })

  test('is moved to another departure, and gives the places of the first back', async () => {
    const [departure, other] = [await ownDeparture(), await ownDeparture()]
    const booked = await (await postJson(house, order(departure, { adult: 3 }))).json()
    const { pathname, search } = new URL(booked.link)
    const opened = await house.fetch(pathname + search)
    const cookie = opened.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const form = await (await house.fetch(`${pathname}/changes`, { headers: { cookie } })).text()
    await assertGoodHtml(form)
    expect(form).toMatch(new RegExp(`<option value="${departure.id}" selected`))
    const send = (more: Record<string, string>) =>
      house.fetch(`${pathname}/changes`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.origin, cookie },
        body: new URLSearchParams({
          version: /name="version" value="(\d+)"/.exec(form)![1]!,
          departure: String(other.id),
          'unit.adult': '3',
          ...more,
        }).toString(),
      })
    const asked = await send({})
    // A season may begin between the two: then the new price is agreed to first.
    const hash = /name="quote" value="([^"]+)"/.exec(asked.status === 409 ? await asked.text() : '')?.[1]
    expect((hash ? await send({ quote: hash }) : asked).status).toBe(303)
    expect([await placesTaken(departure), await placesTaken(other)]).toEqual([0, 3])
  })
})
