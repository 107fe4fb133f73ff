import { afterAll, beforeAll, expect, test } from 'bun:test'
import { addDays, dayAt } from '../../src/shared/days.ts'
import { openHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const today = dayAt(Date.now(), 'Europe/London')
const statusOf = async (path: string) => `${(await house.fetch(path)).status} ${path}`

test('[S119] no list is longer than a hundred, and none is asked for beyond every end', async () => {
  for (const list of ['packages', 'tours', 'themes', 'testimonials', 'appointments/services']) {
    for (const wrong of [
      'limit=101',
      'limit=1e9',
      'limit=0',
      'limit=-1',
      'limit=',
      'limit=99999999999',
      'page=0',
      'page=1e9',
      'page=100001',
    ])
      expect(await statusOf(`/api/${list}?${wrong}`)).toBe(`422 /api/${list}?${wrong}`)
    expect((await (await house.fetch(`/api/${list}?limit=100&page=100000`)).json()).data).toEqual([])
  }
})

test('[S119] no span of days is longer than a year, said or unsaid', async () => {
  const at = '/api/tours/steam-to-the-sea/departures'
  for (const wrong of [
    'from=0001-01-01&to=9999-12-31',
    `to=${addDays(today, 400)}`,
    'to=9999-12-31',
    'to=0001-01-01',
    `from=${addDays(today, 2)}&to=${today}`,
    `from=${today}&to=${addDays(today, 367)}`,
    'from=-271821-04-20',
    'from=+275760-09-13',
  ])
    expect(await statusOf(`${at}?${wrong}`)).toBe(`422 ${at}?${wrong}`)
  for (const sound of [
    '',
    `from=${today}&to=${addDays(today, 366)}`,
    `to=${addDays(today, 366)}`,
    'from=9999-12-31',
    'from=0001-01-01',
  ])
    expect(await statusOf(`${at}?${sound}`)).toBe(`200 ${at}?${sound}`)
  const slots = (query: string) => `/api/appointments/slots?service=first-consultation&duration=30&${query}`
  for (const wrong of [
    'from=0001-01-01&to=9999-12-31',
    `from=${today}&to=${addDays(today, 90)}`,
    `from=${today}&to=0001-01-01`,
  ])
    expect(await statusOf(slots(wrong))).toBe(`422 ${slots(wrong)}`)
})

test('[S119] a page of a month nobody can book shows one that somebody can', async () => {
  for (const path of ['/packages/garden-vows', '/tours/steam-to-the-sea', '/appointments/first-consultation'])
    for (const query of [
      'month=0001-01',
      'month=9999-12',
      'date=9999-12-31',
      'date=0001-01-01',
      'day=9999-12-31',
      'guests=999999',
    ])
      expect(await statusOf(`${path}?${query}`)).toBe(`200 ${path}?${query}`)
  for (const path of ['/packages', '/tours'])
    for (const query of [
      'date=9999-12-31',
      'date=0001-01-01',
      'guests=999999',
      'minPrice=9999999&maxPrice=0',
      'minPrice=9999999.99',
    ])
      expect(await statusOf(`${path}?${query}`)).toBe(`200 ${path}?${query}`)
})
