import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { setTerm } from '../../db/queries/house.ts'
import { addDays } from '../../src/shared/days.ts'
import { type FakedHouse, openFaked } from '../support/faked.ts'
import { formOn, orderOn, postJson } from '../support/guest.ts'
import { post, rowOf } from '../support/life.ts'
import { at } from '../support/times.ts'

// Reminders by a clock that is stepped through a year, that of the database with it. Each test goes on where the one
// before has left off: time does not go back.

let house: FakedHouse
beforeAll(async () => {
  house = await openFaked('2027-01-05T09:00Z', {
    packageStartsAs: 'confirmed',
    reminders: {
      any: [{ hours: 48 }, { hours: 2 }],
      // For both at once: what is two days and what is 48 hours.
      package: [{ hours: 48 }, { days: 2 }, { hours: 2 }],
    },
  })
})
afterAll(() => house.close())

const zoneIs = async (zone: string) =>
  expect(await house.db.write([setTerm('zone', zone)])).toMatchObject({ ok: true })

interface Mine {
  id: string
  email: string
  key: string
}

let guests = 0
/** Somebody's party at two in the afternoon. */
async function booked(day: string, more: object = {}): Promise<Mine> {
  guests += 1
  const email = `guest${guests}@example.org`
  const [line] = orderOn(day).lines
  const order = { lines: [{ ...line, startTime: '14:00', ...more }], customer: { name: 'Ann', email } }
  const sent = await postJson(house, order)
  const body = (await sent.json()) as { id: string; link: string; status: string }
  expect({ status: sent.status, body }).toMatchObject({ status: 201, body: { status: 'confirmed' } })
  return { id: body.id, email, key: new URL(body.link).searchParams.get('key')! }
}

const own = (mine: Mine, method: string, body?: object) =>
  house.fetch(`/api/bookings/${mine.id}`, {
    method,
    headers: { 'x-booking-key': mine.key, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })

/** The rules of the reminders that have come to somebody, in order. */
const reminders = async ({ email }: Mine, template = 'booking-reminder') => {
  const rows = await house.rows(
    `SELECT mailbox.key AS key FROM mailbox JOIN notifications ON notifications.id = mailbox.key
      WHERE mailbox.recipient = ? AND template = ? ORDER BY received, mailbox.key`,
    email,
    template,
  )
  return rows.map(({ key }) => String(key).split(':').at(-1))
}

/** At 61 s before an instant it has not come, nor at a sweep a second before; with the sweep of its minute it has. */
async function comes(mine: Mine, instant: string, before: string[], rule: string) {
  for (const early of [61, 1]) {
    await house.at(at(instant) - early)
    await house.sweep()
    expect({ early, reminders: await reminders(mine) }).toEqual({ early, reminders: before })
  }
  await house.at(at(instant) + 59)
  await house.sweep()
  expect(await reminders(mine)).toEqual([...before, rule])
}

describe.each([
  // Sundays on which the clocks change, with the parties on the Monday after; on the wall 14:00, everywhere.
  {
    zone: 'America/New_York',
    change: '2027-03-14',
    hours: '2027-03-13T18:00Z', // 13:00 by the clock of winter
    days: '2027-03-13T19:00Z', // 14:00
    soon: '2027-03-15T16:00Z', // 12:00 by the clock of summer
  },
  {
    zone: 'Europe/London',
    change: '2027-03-28',
    hours: '2027-03-27T13:00Z',
    days: '2027-03-27T14:00Z',
    soon: '2027-03-29T11:00Z',
  },
  {
    zone: 'Europe/London',
    change: '2027-10-31',
    days: '2027-10-30T13:00Z',
    hours: '2027-10-30T14:00Z', // 15:00 by the clock of summer
    soon: '2027-11-01T12:00Z',
  },
  {
    zone: 'America/New_York',
    change: '2027-11-07',
    days: '2027-11-06T18:00Z',
    hours: '2027-11-06T19:00Z',
    soon: '2027-11-08T17:00Z',
  },
])('where the clocks of $zone change on $change', ({ zone, change, hours, days, soon }) => {
  test('a reminder comes in the minute of its local time: hours are elapsed, days are of the calendar', async () => {
    await house.at(`${addDays(change, -5)}T12:00Z`)
    await zoneIs(zone)
    await house.at(`${addDays(change, -5)}T12:01Z`)
    const mine = await booked(addDays(change, 1))
    const [first, second] = [
      { at: hours, rule: '48h' },
      { at: days, rule: '2d' },
    ].sort((a, b) => (a.at < b.at ? -1 : 1)) as [{ at: string; rule: string }, { at: string; rule: string }]
    await comes(mine, first.at, [], first.rule)
    await comes(mine, second.at, [first.rule], second.rule)
    await comes(mine, soon, [first.rule, second.rule], '2h')
    const [letter] = await house.rows(
      'SELECT text FROM mailbox WHERE recipient = ? ORDER BY received DESC LIMIT 1',
      mine.email,
    )
    expect(letter!.text).toContain('14:00')
  })
})

test('what was moved is reminded of at its new time alone, what was cancelled of not at all', async () => {
  await zoneIs('Europe/London')
  await house.at('2027-11-20T09:00Z')
  const [moved, cancelled] = [await booked('2027-12-06'), await booked('2027-12-07')]
  await house.sweep()
  expect((await own(moved, 'PUT', { choice: { date: '2027-12-09' } })).status).toBe(200)
  expect((await own(cancelled, 'DELETE')).status).toBe(200)
  for (const instant of ['2027-12-04T14:00Z', '2027-12-05T14:00Z', '2027-12-06T13:00Z']) {
    await house.at(instant)
    await house.sweep()
  }
  expect([await reminders(moved), await reminders(cancelled)]).toEqual([[], []])
  const [row] = await house.rows(
    `SELECT COUNT(*) AS n FROM jobs WHERE name = 'reminder' AND skipped = 'the booking has moved on'
      AND json_extract(payload, '$.booking') IN (?, ?)`,
    moved.id,
    cancelled.id,
  )
  expect(row!.n).toBe(3)
  await comes(moved, '2027-12-07T14:00Z', [], '48h')
  await comes(moved, '2027-12-09T12:00Z', ['48h'], '2h')
})

test('after eight days without a queue only what is still of use is sent, once each', async () => {
  await house.at('2028-01-10T09:00Z')
  const past = await booked('2028-01-20')
  const soon = await booked('2028-01-22')
  const begun = await booked('2028-01-21', { startTime: '08:00' })
  await house.sweep()
  await house.at('2028-01-12T09:00Z')
  // Nobody sweeps until the 20th, at half past eight in the evening.
  await house.at('2028-01-20T20:30Z')
  await house.sweep()
  await house.sweep()
  // Two days before has been overtaken by nothing yet, and the party of the 20th has begun.
  expect(await reminders(past)).toEqual([])
  expect(await reminders(begun)).toEqual(['48h'])
  expect(await reminders(soon)).toEqual(['48h'])
  const skipped = await house.rows(
    `SELECT id FROM jobs WHERE name = 'reminder' AND skipped LIKE '%too late%' AND json_extract(payload, '$.booking') = ?`,
    past.id,
  )
  expect(skipped).toHaveLength(2)
  // The one of two hours was still ahead for both.
  await comes(begun, '2028-01-21T06:00Z', ['48h'], '2h')
  await comes(soon, '2028-01-22T12:00Z', ['48h'], '2h')
})

test('a party whose hour is not agreed yet is reminded of in the morning, not at the midnight it begins at', async () => {
  await house.at('2028-02-01T09:00Z')
  const mine = await booked('2028-02-10', { startTime: undefined })
  // Of two days before in the house's two ways, the first.
  await comes(mine, '2028-02-08T10:00Z', [], '48h')
  await comes(mine, '2028-02-09T10:00Z', ['48h'], '2h')
  await house.at('2028-02-10T09:00Z')
  await house.sweep()
  expect(await reminders(mine)).toEqual(['48h', '2h'])
})

test('the balance is written about in the morning three days before it is due, not to whoever books later', async () => {
  await house.at('2028-03-01T09:00Z')
  const [mine, late] = [await booked('2028-04-03'), await booked('2028-03-10')]
  await house.sweep()
  // Due on 27 March, the day after the clocks went forward.
  const instant = at('2028-03-24T10:00Z')
  await house.at(instant - 61)
  await house.sweep()
  expect(await reminders(mine, 'balance-due')).toEqual([])
  await house.at(instant + 59)
  await house.sweep()
  expect(await reminders(mine, 'balance-due')).toHaveLength(1)
  expect(await reminders(late, 'balance-due')).toEqual([])
})

test('a hold ends in the minute of its end, and what nobody answered in that of its third day', async () => {
  await house.at('2028-06-01T09:00:30Z')
  await house.db.write([setTerm('packageStartsAs', 'pending')])
  await house.at('2028-06-01T10:00:30Z')
  const held = await post(house, '/holds', formOn('2028-07-01'))
  const asks = await post(house, '/bookings', formOn('2028-07-02'))
  const references = [held, asks].map((answer) => answer.headers.get('location')!.split('/')[2]!)
  const statuses = async () =>
    Promise.all(references.map(async (reference) => (await rowOf(house, reference)).status))
  for (const [instant, expected] of [
    ['2028-06-01T10:15:29Z', ['held', 'pending']],
    ['2028-06-01T10:16:00Z', ['expired', 'pending']],
    ['2028-06-04T10:00:29Z', ['expired', 'pending']],
    ['2028-06-04T10:01:00Z', ['expired', 'expired']],
  ] as const) {
    await house.at(instant)
    await house.sweep()
    expect({ instant, statuses: await statuses() }).toEqual({ instant, statuses: [...expected] })
  }
})
