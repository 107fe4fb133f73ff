import { afterAll, beforeAll, expect, test } from 'bun:test'
import { feedKey } from '../../src/bookings/feeds/key.ts'
import { deskKey, linkKey } from '../../src/bookings/link.ts'
import { reviewKey } from '../../src/bookings/reviews/link.ts'
import { entryKey, opensEntry } from '../../src/bookings/waitlist/leave.ts'
import type { Row } from '../../src/shared/database.ts'
import { inProcess, type TestHouse } from '../support/house.ts'
import { asked } from '../support/life.ts'

// What becomes of the links in letters when the house changes its secret. [S136]

const OLD = 'an old secret of the tests, 32 characters or more'
const NEW = 'a new secret of the tests, 32 characters or more'
const ANOTHER = 'another secret of nobody, 32 characters or more'

let house: Awaited<ReturnType<typeof inProcess>>
let booking: Row
let over: Row
let consultant: Row
const one = async (sql: string, ...args: string[]) => (await house.db.read({ sql, args }))[0]!
beforeAll(async () => {
  house = await inProcess()
  const made = async () =>
    one(
      'SELECT id, reference FROM bookings WHERE reference = ?',
      (await asked(house as unknown as TestHouse)).reference,
    )
  booking = await made()
  over = await made()
  for (const status of ['confirmed', 'completed'])
    await house.db.write([
      { sql: 'UPDATE bookings SET status = ? WHERE id = ?', args: [status, over.id as string] },
    ])
  consultant = await one('SELECT id FROM consultants LIMIT 1')
})
afterAll(() => house.close())

/** What every link of a house with this secret answers, followed as a letter's reader would. */
async function answers(secret: string): Promise<number[]> {
  const [id, reference] = [String(booking.id), String(booking.reference)]
  const overNamed = { id: String(over.id), reference: String(over.reference), linkVersion: 1 }
  const paths = [
    `/bookings/${reference}?key=${await linkKey(secret, id, 1)}`,
    `/desk/${reference}?key=${await deskKey(secret, id, 1)}`,
    `/reviews/${await reviewKey(secret, overNamed)}`,
    `/feeds/${await feedKey(secret, String(consultant.id), 1)}.ics`,
  ]
  const pages = await Promise.all(paths.map((path) => house.fetch(path)))
  const headers = { 'X-Booking-Key': await linkKey(secret, id, 1) }
  return [...pages, await house.fetch(`/api/bookings/${id}`, { headers })].map(({ status }) => status)
}

const open = [302, 302, 200, 200, 200]
const shut = [404, 404, 404, 404, 404]

test('links of the secret before this one open as long as the house is told that one, and no others do', async () => {
  house.config.secret = OLD
  expect(await answers(OLD)).toEqual(open)
  expect(await answers(NEW)).toEqual(shut)

  Object.assign(house.config, { secret: NEW, previousSecret: OLD })
  expect(await answers(OLD)).toEqual(open)
  expect(await answers(NEW)).toEqual(open)
  expect(await answers(ANOTHER)).toEqual(shut)

  delete house.config.previousSecret
  expect(await answers(OLD)).toEqual(shut)
  expect(await answers(NEW)).toEqual(open)
})

test('so do the links that leave a waiting list', async () => {
  const key = await entryKey(OLD, 'entry')
  expect(await opensEntry({ secret: NEW, previousSecret: OLD }, key, 'entry')).toBe(true)
  expect(await opensEntry({ secret: NEW }, key, 'entry')).toBe(false)
  expect(await opensEntry({ secret: OLD }, key, 'another')).toBe(false)
})
