import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Row } from '../../src/shared/database.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { assertGoodHtml } from '../support/html.ts'
import { q } from '../support/pools.ts'
import { departuresIn, takePlaces } from '../support/tours.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const read = async (path: string, headers: Record<string, string> = {}) =>
  (await house.fetch(path, { headers })).text()
const slugsIn = (html: string) => [
  ...new Set([...html.matchAll(/href="(?:\/fr)?\/tours\/([a-z-]+)[?"]/g)].map(([, slug]) => slug!)),
]
const listed = async (query: string) => slugsIn(await read(`/tours?${query}`))
/** A departure of a tour for this test alone, far enough ahead to be on sale. */
let turn = 0
async function ownDeparture(slug: string): Promise<Row> {
  turn += 1
  const rows = await departuresIn(house.db, slug)
  return rows[rows.length - turn * 3]!
}
const dayInput = (html: string, day: unknown) =>
  new RegExp(`<input[^>]*value="${day}"[^>]*>`).exec(html)?.[0] ?? ''

describe('a public page of tours', () => {
  for (const path of [
    '/tours',
    '/tours/river-by-lantern-light',
    '/tours/lanterns-of-yanaka',
    '/tours/open-garden-day',
  ])
    for (const language of ['en', 'fr'])
      test(`${path} is good HTML in ${language}, the same for everyone, and says where its twin is`, async () => {
        const address = language === 'fr' ? `/fr${path}` : path
        const answer = await house.fetch(address)
        const html = await answer.text()
        expect(answer.status).toBe(200)
        await assertGoodHtml(html)
        expect(html).toContain(`<html lang="${language}"`)
        expect(html).toContain(`hreflang="${language === 'en' ? 'fr' : 'en'}"`)
        expect(html).toContain(`rel="canonical" href="${house.origin}${address}"`)
        expect(answer.headers.get('cache-control')).toBe('public, no-cache')
        expect(answer.headers.get('set-cookie')).toBeNull()
        for (const [, file] of html.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)) {
          const served = await house.fetch(file!)
          expect(`${file} ${served.status}`).toBe(`${file} 200`)
          await served.arrayBuffer()
        }
      })

  test('of one tour tells machines of the trip, its steps and its price', async () => {
    const html = await read('/tours/seven-sisters-ridge')
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.+?)<\/script>/g)].map(
      ([, json]) => JSON.parse(json!),
    )
    const trip = blocks.find((each) => each['@type'].includes('TouristTrip'))
    expect(trip).toMatchObject({
      name: 'Seven Sisters, End to End',
      itinerary: { numberOfItems: 3 },
      offers: { price: '72.00', priceCurrency: 'EUR', url: `${house.origin}/tours/seven-sisters-ridge` },
    })
    expect(trip.itinerary.itemListElement[0]).toMatchObject({ position: 1, name: 'Seaford Head' })
  })

  test('of a tour that is not there, or of another kind, is not found', async () => {
    for (const path of [
      '/tours/no-such-thing',
      '/tours/garden-vows',
      '/tours/%27%20OR%201=1',
      '/packages/steam-to-the-sea',
    ])
      expect(`${path} ${(await house.fetch(path)).status}`).toBe(`${path} 404`)
  })
})

describe('the list of tours', () => {
  test('narrows by each filter, and shows them all without one', async () => {
    const all = await listed('')
    expect(all).toHaveLength(6)
    for (const query of [
      'type=excursion',
      'difficulty=challenging',
      'minPrice=50',
      'maxPrice=30',
      'guests=30',
    ]) {
      const some = await listed(query)
      expect([query, some.length > 0 && some.length < all.length]).toEqual([query, true])
    }
    expect(await listed('difficulty=challenging')).toEqual(['seven-sisters-ridge'])
  })

  test('sorts by price both ways', async () => {
    const up = await listed('sort=price')
    expect(up[0]).toBe('open-garden-day')
    expect(await listed('sort=-price')).toEqual(up.toReversed())
  })

  test('shows on a day what leaves then and has room for the party, and nothing else', async () => {
    const departure = await ownDeparture('seven-sisters-ridge')
    const found = async (guests: number) =>
      (await listed(`date=${departure.day}&guests=${guests}`)).includes('seven-sisters-ridge')
    expect(await found(12)).toBe(true)
    expect(await found(13)).toBe(false)
    await takePlaces(house.db, departure, 10)
    expect([await found(2), await found(3)]).toEqual([true, false])
    const [, garden] = await Promise.all([
      takePlaces(house.db, departure, 2),
      listed(`date=${departure.day}`),
    ])
    expect(garden).toContain('open-garden-day')
    expect(await found(1)).toBe(false)
    // It leaves at weekends only, so on the Wednesday before it is not there at all.
    const wednesday = new Date(Date.parse(String(departure.day)) - 86_400_000 * 3).toISOString().slice(0, 10)
    expect([6, 0]).toContain(new Date(String(departure.day)).getUTCDay())
    expect(await listed(`date=${wednesday}`)).not.toContain('seven-sisters-ridge')
  })

  test('counts a hold while it lasts, and not once it has lapsed or was given back', async () => {
    const departure = await ownDeparture('lanterns-of-yanaka')
    const found = async () => (await listed(`date=${departure.day}&guests=8`)).includes('lanterns-of-yanaka')
    expect(await found()).toBe(true)
    const hold = await takePlaces(house.db, departure, 1, 60)
    expect(await found()).toBe(false)
    await house.db.write([q('UPDATE claims SET released = unixepoch() WHERE id = ?', hold)])
    expect(await found()).toBe(true)
    await takePlaces(house.db, departure, 1, 4)
    expect(await found()).toBe(false)
    await Bun.sleep(5_100)
    expect(await found()).toBe(true)
  })

  test('shows nothing that is closed, called off, past its cut-off or decided against', async () => {
    const departure = await ownDeparture('seven-sisters-ridge')
    const found = async () => (await listed(`date=${departure.day}&guests=1`)).includes('seven-sisters-ridge')
    const set = (change: string) =>
      house.db.write([q(`UPDATE departures SET ${change} WHERE id = ?`, departure.id!)])
    expect(await found()).toBe(true)
    for (const status of ['closed', 'called_off']) {
      await set(`status = '${status}'`)
      expect([status, await found()]).toEqual([status, false])
    }
    await set("status = 'open', closes = unixepoch() - 1")
    expect(await found()).toBe(false)
    await set(`closes = unixepoch() + 60`)
    expect(await found()).toBe(true)
    // Now it starts within two days, and nobody of the four it needs has come.
    await set('starts = unixepoch() + 3600, ends = unixepoch() + 7200')
    expect(await found()).toBe(false)
    await takePlaces(
      house.db,
      (await house.db.read(q('SELECT * FROM departures WHERE id = ?', departure.id!)))[0]!,
      4,
    )
    expect(await found()).toBe(true)
  })

  test('takes an exception of the pool for what it is', async () => {
    const departure = await ownDeparture('steam-to-the-sea')
    const found = async (guests: number) =>
      (await listed(`date=${departure.day}&guests=${guests}`)).includes('steam-to-the-sea')
    expect(await found(40)).toBe(true)
    await house.db.write([
      q(
        "INSERT INTO pool_overrides (id, pool_id, starts, ends, capacity) VALUES ('short', ?, ?, ?, 5)",
        departure.pool_id!,
        departure.starts!,
        departure.ends!,
      ),
    ])
    expect([await found(5), await found(6)]).toEqual([true, false])
  })

  test('says which filter to leave out when nothing is left', async () => {
    const html = await read('/tours?difficulty=challenging&guests=500')
    await assertGoodHtml(html)
    expect(slugsIn(html)).toEqual([])
    expect(html).toContain('href="/tours?guests=500"')
    expect(html).toContain('href="/tours?difficulty=challenging"')
  })

  test('lets a filter that makes no sense fall away', async () => {
    for (const query of [
      'guests=-1',
      'date=2027-02-30',
      'sort=id;drop',
      'minPrice=1e9',
      'difficulty[]=x',
      'type=%00',
    ])
      expect(await listed(query)).toHaveLength(6)
  })

  test('comes as a part when htmx asks for the part, and carries day and party into its links', async () => {
    const departure = await ownDeparture('hidden-courtyards')
    const html = await read(`/tours?date=${departure.day}&guests=3`, {
      'hx-request': 'true',
      'hx-target': 'section#results',
    })
    expect(html).not.toContain('<html')
    expect(html).toContain(`href="/tours/hidden-courtyards?date=${departure.day}&amp;guests=3"`)
  })
})

describe('a tour', () => {
  test('shows a month of departures; what is full or closed cannot be chosen', async () => {
    const departure = await ownDeparture('lanterns-of-yanaka')
    const page = () => read(`/tours/lanterns-of-yanaka?month=${String(departure.day).slice(0, 7)}`)
    expect(dayInput(await page(), departure.day)).not.toContain('disabled')
    await takePlaces(house.db, departure, 5)
    expect(dayInput(await page(), departure.day)).toContain('nearly full')
    await takePlaces(house.db, departure, 3)
    const full = dayInput(await page(), departure.day)
    expect(full).toContain('disabled')
    expect(full).toContain('sold out')
  })

  test('lists what leaves on the day with its zone, and chooses the only one by itself', async () => {
    const departure = await ownDeparture('lanterns-of-yanaka')
    const html = await read(`/tours/lanterns-of-yanaka?date=${departure.day}`)
    expect(dayInput(html, '17:30')).toContain('checked')
    expect(html).toContain('17:30–20:30')
    expect(html).toContain('(GMT+9)')
    expect(html).toContain('8 places')
  })

  test('asks for a time where several leave', async () => {
    const saturday = (await departuresIn(house.db, 'river-by-lantern-light')).findLast(
      ({ time }) => time === '18:30',
    )!
    const html = await read(`/tours/river-by-lantern-light?date=${saturday.day}`)
    expect(dayInput(html, '16:00')).not.toContain('checked')
    expect(html).toContain('Choose a time')
    const chosen = await read(`/tours/river-by-lantern-light?date=${saturday.day}&time=16:00`)
    expect(dayInput(chosen, '16:00')).toContain('checked')
    expect(chosen).toContain('See the quote')
  })

  test('forgets the time of another day', async () => {
    const thursday = (await departuresIn(house.db, 'river-by-lantern-light')).findLast(
      ({ time }) => time === '18:00',
    )!
    const html = await read(`/tours/river-by-lantern-light?date=${thursday.day}&time=16:00`)
    await assertGoodHtml(html)
    expect(dayInput(html, '18:00')).toContain('checked')
    expect(html).not.toContain('id="time-problem"')
  })

  test('names the rules that make its price', async () => {
    const rows = await departuresIn(house.db, 'seven-sisters-ridge')
    const day = rows.at(-1)!.day
    const one = await read(`/tours/seven-sisters-ridge?date=${day}&unit.adult=1`)
    expect(one).toContain('€72')
    expect(one).not.toContain('Four and more -10')
    const five = await read(`/tours/seven-sisters-ridge?date=${day}&unit.adult=5`)
    expect(five).toContain('5 × €64.80 (Four and more -10 %)')
    expect(five).toContain('€324')
  })

  test('multiplies by its season on the days of the season', async () => {
    // One of the two is always within reach of the planning.
    const seasons = [
      { from: '12-01', to: '12-31', words: '(Festive × 1.5)' },
      { from: '06-15', to: '09-05', words: '(Summer × 1.25)' },
    ]
    const days = (await departuresIn(house.db, 'river-by-lantern-light')).map(({ day }) => String(day))
    const within = seasons.flatMap(({ from, to, words }) => {
      const day = days.find((each) => each.slice(5) >= from && each.slice(5) <= to)
      return day ? [{ day, words }] : []
    })
    expect(within.length).toBeGreaterThan(0)
    for (const { day, words } of within)
      expect(await read(`/tours/river-by-lantern-light?date=${day}&unit.adult=1`)).toContain(words)
  })

  test('says who must come with whom, at the field it concerns', async () => {
    const html = await read('/tours/steam-to-the-sea?unit.child=2')
    await assertGoodHtml(html)
    expect(html).toContain('Child: at least one of these must come along: Adult.')
    expect(/<input[^>]*name="unit\.child"[^>]*>/.exec(html)?.[0]).toContain('aria-invalid="true"')
    expect(await read('/tours/steam-to-the-sea?unit.child=2&unit.adult=1')).not.toContain('aria-invalid')
  })

  test('that has too few places left says how many, and which days nearby have enough', async () => {
    const departure = await ownDeparture('hidden-courtyards')
    const day = String(departure.day)
    for (const each of await departuresIn(house.db, 'hidden-courtyards'))
      if (each.day === day) await takePlaces(house.db, each, Number(each.capacity) - 2)
    const html = await read(`/tours/hidden-courtyards?date=${day}&unit.adult=3`)
    await assertGoodHtml(html)
    expect(html).toContain('Only 2 places are left on')
    const near = [
      ...html.matchAll(/tours\/hidden-courtyards\?date=([\d-]+)&amp;unit\.adult=3#calendar/g),
    ].map(([, each]) => each!)
    expect(near.length).toBeGreaterThan(1)
    expect(near).not.toContain(day)
    expect(await read(`/tours/hidden-courtyards?date=${day}&unit.adult=2`)).not.toContain('Only 2 places')
  })

  test('counts no place for an infant on a lap', async () => {
    const departure = await ownDeparture('steam-to-the-sea')
    await takePlaces(house.db, departure, 38)
    const html = await read(`/tours/steam-to-the-sea?date=${departure.day}&unit.adult=2&unit.infant=2`)
    expect(html).not.toContain('Only 2 places')
    expect(await read(`/tours/steam-to-the-sea?date=${departure.day}&unit.adult=3`)).toContain(
      'Only 2 places',
    )
  })

  test('has room for everyone where its capacity is open', async () => {
    const departure = await ownDeparture('open-garden-day')
    await takePlaces(house.db, departure, 5_000)
    const html = await read(`/tours/open-garden-day?date=${departure.day}&unit.adult=90`)
    expect(html).toContain('room for everyone')
    expect(html).not.toContain('is-lost')
  })

  test('gives the panel alone when htmx asks for it, and leads to the quote as a plain form', async () => {
    const headers = { 'hx-request': 'true', 'hx-target': 'form#panel' }
    const html = await read('/tours/hidden-courtyards?unit.adult=3', headers)
    expect(html).not.toContain('<html')
    expect(html).toMatch(/<form[^>]*method="get"[^>]*action="\/tours\/hidden-courtyards\/quote"/)
  })

  test('is shown anew at the next request when places are taken', async () => {
    const departure = await ownDeparture('lanterns-of-yanaka')
    const page = () => read(`/tours/lanterns-of-yanaka?date=${departure.day}`)
    expect(await page()).toContain('8 places')
    await takePlaces(house.db, departure, 3)
    expect(await page()).toContain('5 places')
  })

  test('is kept no longer than until its next cut-off, though nothing is written then', async () => {
    const departure = await ownDeparture('lanterns-of-yanaka')
    const page = () => read(`/tours/lanterns-of-yanaka?date=${departure.day}`)
    const rows = await house.db.read(q('SELECT unixepoch() AS now'))
    await house.db.write([
      q('UPDATE departures SET closes = ? WHERE id = ?', Number(rows[0]!.now) + 2, departure.id!),
    ])
    expect(await page()).not.toContain('no longer on sale')
    await Bun.sleep(3_000)
    expect(await page()).toContain('no longer on sale')
  })

  test('takes whatever is in its address', async () => {
    for (const query of [
      'date=2027-02-30',
      'unit.adult=-1',
      'unit.adult=1e9',
      'unit.__proto__=3',
      'month=9999-99',
      'time=99:99',
      'date=1970-01-01',
      'date=9999-12-31',
    ])
      expect([query, (await house.fetch(`/tours/hidden-courtyards?${query}`)).status]).toEqual([query, 200])
  })
})
