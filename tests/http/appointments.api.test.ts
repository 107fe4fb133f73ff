import { afterAll, beforeAll, expect, test } from 'bun:test'
import { addDays } from '../../src/shared/days.ts'
import { appointmentMade, atLondon, instant, tuesday } from '../support/appointments.ts'
import { type ApiDocument, documentOf } from '../support/document.ts'
import { openHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let document: ApiDocument
beforeAll(async () => {
  house = await openHouse()
  document = await documentOf(house)
})
afterAll(() => house.close())

const get = (path: string) => house.fetch(`/api/appointments${path}`)
const operation = (path: string) => document.operations.find((each) => each.path === `/appointments${path}`)!
const query = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    service: 'first-consultation',
    from: tuesday(),
    to: tuesday(),
    duration: '30',
    ...more,
  }).toString()

interface Slot {
  start: string
  end: string
  local: { date: string; time: string; zone: string; offset: string }
  consultants: string[]
}
const slots = async (more: Record<string, string> = {}): Promise<Slot[]> =>
  (await (await get(`/slots?${query(more)}`)).json()).data

test('the services are as the document says, with what a booking names', async () => {
  for (const lang of ['en', 'fr']) {
    const answer = await get(`/services?lang=${lang}`)
    expect(await document.faultsOf(operation('/services'), answer.clone())).toEqual([])
    const { data, pagination } = await answer.json()
    expect(pagination).toEqual({ page: 1, limit: 20, total: 3, totalPages: 1 })
    expect(data[0]).toMatchObject({ slug: 'first-consultation', notice: 60, windowDays: 60 })
    expect(data[0].durations.map(({ minutes }: { minutes: number }) => minutes)).toEqual([15, 30, 45, 60])
  }
  expect((await (await get('/services?limit=2&page=2')).json()).data).toHaveLength(1)
})

test('the times of a day carry their zone, and who is free then', async () => {
  const answer = await get(`/slots?${query({ zone: 'Asia/Kolkata' })}`)
  expect(await document.faultsOf(operation('/slots'), answer.clone())).toEqual([])
  const { data, ...rest } = await answer.json()
  expect(rest).toMatchObject({ service: 'first-consultation', duration: 30, zone: 'Asia/Kolkata' })
  const first: Slot = data[0]
  expect(first.start).toBe(instant(atLondon(tuesday(), '09:00')))
  expect(Date.parse(first.end) - Date.parse(first.start)).toBe(30 * 60_000)
  expect(first.local).toMatchObject({ date: tuesday(), zone: 'Asia/Kolkata', offset: '+05:30' })
  expect(`${first.local.date}T${first.local.time}`).toBe(
    new Date(Date.parse(first.start) + 5.5 * 3_600_000).toISOString().slice(0, 16),
  )
  expect(first.consultants.sort()).toEqual(['iris-bennett', 'tomas-okafor'])
})

test('[S119] a whole window comes in one answer, and a longer one is refused', async () => {
  const whole = { from: tuesday(), to: addDays(tuesday(), 61) }
  const all = await slots(whole)
  expect(all.length).toBeGreaterThan(300)
  expect(all.map(({ start }) => start)).toEqual(all.map(({ start }) => start).toSorted())
  const longer = await get(`/slots?${query({ from: tuesday(), to: addDays(tuesday(), 62) })}`)
  expect(longer.status).toBe(422)
  expect((await longer.json()).errors).toMatchObject([{ path: 'to', code: 'too_many_days' }])
})

test('a time that is taken is not among them', async () => {
  const start = atLondon(tuesday(), '11:15')
  const free = async () =>
    (await slots()).find((each) => each.start === instant(start))?.consultants.toSorted()
  expect(await free()).toEqual(['iris-bennett', 'tomas-okafor'])
  await appointmentMade(house.db, { consultant: 'iris-bennett', start })
  expect(await free()).toEqual(['tomas-okafor'])
  expect((await slots({ consultant: 'iris-bennett' })).map((each) => each.start)).not.toContain(
    instant(start),
  )
  await appointmentMade(house.db, { consultant: 'tomas-okafor', start })
  expect(await free()).toBeUndefined()
})

test('every refusal names its field, as the document says', async () => {
  const wrong = async (more: Record<string, string>) => {
    const answer = await get(`/slots?${query(more)}`)
    expect(await document.faultsOf(operation('/slots'), answer.clone())).toEqual([])
    const { errors = [] } = await answer.json()
    return [
      answer.status,
      ...errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
    ]
  }
  expect(await wrong({ zone: 'Mars/Olympus' })).toEqual([422, 'zone not_an_option'])
  expect(await wrong({ zone: '+01:00' })).toEqual([422, 'zone not_an_option'])
  expect(await wrong({ from: '2027-02-30' })).toEqual([422, 'from not_a_day'])
  expect(await wrong({ from: tuesday(1), to: tuesday() })).toEqual([422, 'to too_small'])
  expect(await wrong({ duration: '20' })).toEqual([422, 'duration not_offered_here'])
  expect(await wrong({ duration: 'long' })).toEqual([422, 'duration not_a_number'])
  expect(await wrong({ consultant: 'grace-moreau' })).toEqual([422, 'consultant not_offered_here'])
  expect(await wrong({ colour: 'red' })).toEqual([422, 'colour unknown_field'])
  expect(await wrong({ service: 'garden-vows' })).toEqual([404])
  expect((await get('/slots')).status).toBe(422)
})
