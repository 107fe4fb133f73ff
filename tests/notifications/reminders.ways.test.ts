import { afterAll, beforeAll, expect, test } from 'bun:test'
import { formOn, orderOn, ownDay, postJson } from '../support/guest.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { type Asked, asked, deskOf, get, letterTo, linkIn, opened, post, rowOf } from '../support/life.ts'

// Whichever way a booking comes to stand, it is reminded of. With rows of jobs alone: when they are due is said by
// `reminders.clock.test.ts`.

let house: TestHouse
let asking: TestHouse
beforeAll(async () => {
  house = await openHouse({ packageStartsAs: 'confirmed' }, 'process')
  asking = await openHouse({ packageStartsAs: 'pending' }, 'process')
})
afterAll(() => Promise.all([house.close(), asking.close()]))

/** What is planned for a booking as it stands now: hours before its start. */
async function planned(at: TestHouse, { reference }: { reference: string }) {
  await at.settle()
  const rows = await at.db.read({
    sql: `SELECT (booking_lines.starts - jobs.not_before) / 3600 AS hours FROM bookings
        JOIN booking_lines ON booking_lines.booking_id = bookings.id
        JOIN jobs ON jobs.id LIKE 'reminder:' || bookings.id || ':' || bookings.version || ':' || booking_lines.id || ':%'
      WHERE reference = ? AND bookings.status = 'confirmed' ORDER BY jobs.not_before`,
    args: [reference],
  })
  return rows.map(({ hours }) => hours)
}

const BOTH = [48, 2]

const change = (at: TestHouse, { path, cookie, day }: Asked, fields: Record<string, string>) =>
  post(at, `${path}/changes`, { version: '1', date: day, guests: '60', venue: 'Kew', ...fields }, cookie)

test('booked by the form and confirmed at once', async () => {
  expect(await planned(house, await asked(house))).toEqual(BOTH)
})

test('booked through the API', async () => {
  const sent = await postJson(house, orderOn(ownDay()))
  expect(await planned(house, (await sent.json()) as { reference: string })).toEqual(BOTH)
})

test('approved by the house, and not before', async () => {
  const mine = await asked(asking)
  await asking.settle()
  const planners = () =>
    asking.db.read({ sql: "SELECT id FROM jobs WHERE name IN ('follow-up', 'reminder')", args: [] })
  expect(await planners()).toEqual([])
  const desk = await deskOf(asking, mine)
  await post(asking, `${desk.path}/moves`, { move: 'confirm', version: '1' }, desk.cookie)
  expect((await rowOf(asking, mine.reference)).status).toBe('confirmed')
  expect(await planned(asking, mine)).toEqual(BOTH)
})

test('moved to another day: anew, for what stands now', async () => {
  const mine = await asked(house)
  expect((await change(house, mine, { date: ownDay(), startTime: '09:00' })).status).toBe(303)
  expect(await rowOf(house, mine.reference)).toMatchObject({ version: 2 })
  expect(await planned(house, mine)).toEqual(BOTH)
})

test('held first, and then booked', async () => {
  const { listing, date, guests, eventType } = formOn(ownDay())
  const choice = { kind: 'package', listing: listing!, date: date!, guests: guests!, eventType: eventType! }
  const held = await post(house, '/holds', choice)
  const checkout = held.headers.get('location')!
  const cookie = held.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const reference = checkout.split('/')[2]!
  await booked(checkout, cookie)
  expect(await planned(house, { reference })).toEqual(BOTH)
})

test('waited for, offered and taken', async () => {
  const day = ownDay()
  const [first] = [await asked(house, {}, day), await asked(house, {}, day)]
  const { listing, date, guests, eventType } = formOn(day)
  const who = { name: 'Zoé', email: 'zoe@example.org' }
  const choice = { kind: 'package', listing: listing!, date: date!, guests: guests!, eventType: eventType! }
  expect((await post(house, '/waitlist', { ...choice, ...who })).status).toBe(303)
  await post(house, `${first!.path}/cancellation`, { version: '1' }, first!.cookie)
  const letter = await letterTo(house, who.email, 'A place is free')
  const { path, cookie } = await opened(house, linkIn(letter, '/bookings/'))
  await booked(`${path}/checkout`, cookie)
  expect(await planned(house, { reference: path.split('/').at(-1)! })).toEqual(BOTH)
  expect(await planned(house, first!)).toEqual([])
})

async function booked(checkout: string, cookie: string) {
  const { html } = await get(house, checkout, cookie)
  const quote = /name="quote" value="([^"]+)"/.exec(html)![1]!
  const fields = { name: 'Zoé', email: 'zoe@example.org', venue: 'Kew', startTime: '15:30', quote }
  expect((await post(house, checkout, fields, cookie)).status).toBe(303)
}

test('whoever has an account and wants no such letters gets neither a reminder nor the question how it was', async () => {
  const mine = await asked(house)
  await house.settle()
  const row = await rowOf(house, mine.reference)
  await house.db.write([
    {
      sql: `INSERT INTO accounts (id, email, name, language, role, verified, preferences, created, updated)
        VALUES ('quiet', 'quiet@example.org', 'Q', 'en', 'customer', 1, '{"reminders":false,"reviews":false}', 0, 0)`,
      args: [],
    },
    { sql: "UPDATE bookings SET account_id = 'quiet' WHERE id = ?", args: [row.id!] },
    {
      sql: "UPDATE jobs SET not_before = unixepoch() WHERE id LIKE 'reminder:' || ? || ':%:48h'",
      args: [row.id!],
    },
    { sql: 'UPDATE booking_lines SET starts = unixepoch() - 60 WHERE booking_id = ?', args: [row.id!] },
    {
      sql: `INSERT INTO jobs (id, name, payload, not_before, created)
        VALUES ('asks', 'letter', json_object('booking', ?, 'template', 'review-request', 'version', 1), 0, 0)`,
      args: [row.id!],
    },
  ])
  await asked(house)
  await house.settle()
  const skipped = await house.db.read({
    sql: "SELECT name, skipped FROM jobs WHERE id = 'asks' OR id LIKE 'reminder:' || ? || ':%:48h' ORDER BY name",
    args: [row.id!],
  })
  expect(skipped).toEqual([
    { name: 'letter', skipped: 'they want no such letters' },
    { name: 'reminder', skipped: 'they want no reminders' },
  ])
})
