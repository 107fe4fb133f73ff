import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { addDays, dayAt } from '../../src/shared/days.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { departuresIn, takePlaces } from '../support/tours.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const asked = async (path: string) => {
  const answer = await house.fetch(`/api/tours${path}`)
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() }
}

describe('the list', () => {
  test('gives every tour in pages, and knows where each stands', async () => {
    const { body } = await asked('?limit=4&page=2')
    expect(body.pagination).toEqual({ page: 2, limit: 4, total: 6, totalPages: 2 })
    expect(body.data).toHaveLength(2)
    expect(body.data[0]).toMatchObject({
      price: { currency: 'EUR' },
      url: expect.stringContaining('/tours/'),
    })
  })

  test('is narrowed as the page is', async () => {
    const slugs = async (query: string) =>
      (await asked(query)).body.data.map(({ slug }: { slug: string }) => slug)
    expect(await slugs('?difficulty=challenging')).toEqual(['seven-sisters-ridge'])
    const [departure] = (await departuresIn(house.db, 'lanterns-of-yanaka')).slice(-1)
    expect(await slugs(`?date=${departure!.day}&guests=8`)).toContain('lanterns-of-yanaka')
    await takePlaces(house.db, departure!, 1)
    expect(await slugs(`?date=${departure!.day}&guests=8`)).not.toContain('lanterns-of-yanaka')
  })

  test('speaks French when asked to', async () => {
    expect((await asked('/open-garden-day?lang=fr')).body.title).toBe('Une journée au jardin clos')
  })

  test('refuses what it does not know, naming the field', async () => {
    for (const [query, path, code] of [
      ['?difficulty=deadly', 'difficulty', 'not_an_option'],
      ['?date=2027-02-30', 'date', 'not_a_day'],
      ['?guests=0', 'guests', 'not_a_number'],
      ['?colour=red', 'colour', 'unknown_field'],
      ['?limit=101', 'limit', 'too_big'],
    ]) {
      const { status, type, body } = await asked(query!)
      expect([query, status, type]).toEqual([query, 422, 'application/problem+json; charset=utf-8'])
      expect(body.errors).toContainEqual(expect.objectContaining({ path, code }))
    }
  })
})

test('one tour, by slug and by id, is the same, with its units', async () => {
  const { body } = await asked('/steam-to-the-sea')
  expect((await asked(`/${body.id}`)).body).toEqual(body)
  expect(body.units.at(-1)).toEqual({
    unit: 'infant',
    name: 'Infant',
    price: { amount: 0, currency: 'EUR' },
    places: 0,
    ages: { from: 0, to: 2 },
    accompaniedBy: ['adult'],
    perCompanion: 1,
  })
  expect(await asked('/garden-vows')).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

describe('the departures', () => {
  test('are those from one day to another, both included, on the clock of the place', async () => {
    const rows = await departuresIn(house.db, 'lanterns-of-yanaka')
    const [first, last] = [rows[2]!, rows[5]!]
    const { body } = await asked(`/lanterns-of-yanaka/departures?from=${first.day}&to=${last.day}`)
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(rows.slice(2, 6).map(({ id }) => id))
    expect(body.data[0]).toMatchObject({
      date: first.day,
      time: '17:30',
      zone: 'Asia/Tokyo',
      starts: `${first.day}T08:30:00.000Z`,
      ends: `${first.day}T11:30:00.000Z`,
      closes: `${addDays(String(first.day), -1)}T20:30:00.000Z`,
      state: 'available',
      capacity: 8,
      left: 8,
    })
  })

  test('say how full each is', async () => {
    const rows = await departuresIn(house.db, 'seven-sisters-ridge')
    const row = rows.at(-1)!
    const shown = async () =>
      (await asked(`/seven-sisters-ridge/departures?from=${row.day}&to=${row.day}`)).body.data[0]
    expect(await shown()).toMatchObject({ state: 'available', left: 12, lacking: 4 })
    await takePlaces(house.db, row, 7)
    expect(await shown()).toMatchObject({ state: 'limited', left: 5, lacking: 0 })
    await takePlaces(house.db, row, 5)
    expect(await shown()).toMatchObject({ state: 'sold_out', left: 0 })
  })

  test('have no limit where as many may come as like', async () => {
    const { body } = await asked('/open-garden-day/departures?limit=1')
    expect(body.data[0]).toMatchObject({ state: 'freesale', capacity: null, left: null })
  })

  test('name the price of each unit on their day', async () => {
    const rows = await departuresIn(house.db, 'open-garden-day')
    const priceOn = async (weekday: number) => {
      const { day } = rows.findLast((row) => new Date(String(row.day)).getUTCDay() === weekday)!
      const { body } = await asked(`/open-garden-day/departures?from=${day}&to=${day}`)
      return body.data[0].prices[0]
    }
    expect(await priceOn(3)).toEqual({ unit: 'adult', price: { amount: 1_600, currency: 'EUR' } })
    expect(await priceOn(6)).toEqual({ unit: 'adult', price: { amount: 1_900, currency: 'EUR' } })
  })

  test('refuse days that make no sense', async () => {
    const today = dayAt(Date.now(), 'Europe/London')
    for (const [query, path, code] of [
      ['from=2027-13-01', 'from', 'not_a_day'],
      [`from=${today}&to=${addDays(today, -1)}`, 'to', 'too_soon'],
      [`from=${today}&to=${addDays(today, 400)}`, 'to', 'too_far'],
    ])
      expect((await asked(`/open-garden-day/departures?${query}`)).body.errors).toEqual([
        expect.objectContaining({ path, code }),
      ])
    expect((await asked('/nothing/departures')).status).toBe(404)
  })
})
