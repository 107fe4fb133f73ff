import { afterEach, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insert } from '../../db/queries/statement.ts'
import { listings } from '../../db/schema/listings.ts'
import { tours, tourTimes } from '../../db/schema/tours.ts'
import { plannedOf, type TourPlan } from '../../src/inventory/plan.ts'
import { planDepartures } from '../../src/inventory/plan-departures.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database } from '../../src/shared/database.ts'
import { DEFAULT_TERMS } from '../../src/shared/terms.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { q } from '../support/pools.ts'
import { iso } from '../support/times.ts'

const NOW = Date.parse('2027-03-08T12:00Z') // a Monday
const DAY_MS = 86_400_000
const plan: TourPlan = {
  listingId: 'walk',
  title: 'A walk',
  zone: 'Asia/Tokyo',
  minutes: 90,
  capacity: 8,
  cutOff: 60,
  times: [
    { weekday: 2, time: '17:30' },
    { weekday: 2, time: '09:00', capacity: 4, from: '2027-03-16' },
    { weekday: 6, time: '10:00', to: '2027-03-13' },
  ],
}

describe('a plan', () => {
  const keys = (days: number, now = NOW) =>
    plannedOf(plan, now, days).map(({ day, time }) => `${day} ${time}`)

  test('reaches as many days as wanted, today among them, each time in its own season', () => {
    expect(keys(9)).toEqual(['2027-03-09 17:30', '2027-03-13 10:00', '2027-03-16 09:00', '2027-03-16 17:30'])
  })

  test('begins with what is still ahead, on the calendar of the place', () => {
    // 17:00 in Tokyo on Tuesday, while it is morning in London.
    expect(keys(1, Date.parse('2027-03-09T08:00Z'))).toEqual(['2027-03-09 17:30'])
    expect(keys(1, Date.parse('2027-03-09T09:00Z'))).toEqual([])
  })

  test('gives each departure its instants and its places', () => {
    const [evening] = plannedOf(plan, NOW, 9)
    expect(evening).toMatchObject({ capacity: 8, name: 'A walk, 2027-03-09 17:30' })
    expect([evening!.starts, evening!.ends, evening!.closes].map(iso)).toEqual([
      '2027-03-09T08:30Z',
      '2027-03-09T10:00Z',
      '2027-03-09T07:30Z',
    ])
    expect(plannedOf(plan, NOW, 9)[2]).toMatchObject({ capacity: 4 })
  })
})

describe('the departures in the database', () => {
  const folders: string[] = []
  const open: Database[] = []
  afterEach(async () => {
    for (const db of open.splice(0)) await db.close()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  /** The same house, opened as often as there are processes. */
  async function house(processes = 1): Promise<Database[]> {
    const folder = mkdtempSync(join(tmpdir(), 'plan-'))
    folders.push(folder)
    const doors: Database[] = []
    for (let each = 0; each < processes; each += 1)
      doors.push(await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() }))
    open.push(...doors)
    await migrate(doors[0]!, MIGRATIONS)
    const [listingId, text, none] = ['walk', 'A walk', '']
    const facts = { type: 'tour', difficulty: 'easy', location: none, meetingPoint: none } as const
    const listing = {
      id: listingId,
      kind: 'tour',
      slug: listingId,
      title: text,
      summary: none,
      description: none,
    }
    const written = await doors[0]!.write([
      insert(listings, { ...listing, price: 100, currency: 'EUR', created: 0, updated: 0 }),
      insert(tours, { listingId, ...facts, zone: 'Europe/Paris', minutes: 90, capacity: 8, cutOff: 60 }),
      ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => insert(tourTimes, { listingId, weekday, time: '10:00' })),
    ])
    expect(written).toMatchObject({ ok: true })
    return doors
  }

  const rows = (db: Database) =>
    db.read(q('SELECT id, pool_id, day, time, status FROM departures ORDER BY day, time'))
  const counted = async (db: Database) => {
    const [row] = await db.read(
      q('SELECT (SELECT COUNT(*) FROM departures) AS departures, (SELECT COUNT(*) FROM pools) AS pools'),
    )
    return row
  }
  const terms = { ...DEFAULT_TERMS, departureDays: 30 }

  test('are there once, each with its own pool, however often they are planned', async () => {
    const [db] = await house()
    await planDepartures(db!, terms, NOW)
    const first = await rows(db!)
    expect(first).toHaveLength(29) // today's has left
    await planDepartures(db!, terms, NOW)
    await planDepartures(db!, terms, NOW + 1_000)
    expect(await rows(db!)).toEqual(first)
    expect(await counted(db!)).toEqual({ departures: 29, pools: 29 })
  })

  test('are there once when two processes plan them together', async () => {
    const [one, other] = await house(2)
    await Promise.all([planDepartures(one!, terms, NOW), planDepartures(other!, terms, NOW)])
    expect(await counted(one!)).toEqual({ departures: 29, pools: 29 })
  })

  test('stay as staff left them; the next day adds what has come into reach', async () => {
    const [db] = await house()
    await planDepartures(db!, terms, NOW)
    const [tomorrow] = await rows(db!)
    await db!.write([
      q("UPDATE departures SET status = 'called_off' WHERE id = ?", tomorrow!.id!),
      q('UPDATE pools SET capacity = 3 WHERE id = ?', tomorrow!.pool_id!),
    ])
    await planDepartures(db!, terms, NOW + DAY_MS)
    const after = await rows(db!)
    expect(after).toHaveLength(30)
    expect(after[0]).toEqual({ ...tomorrow!, status: 'called_off' })
    const [pool] = await db!.read(q('SELECT capacity FROM pools WHERE id = ?', tomorrow!.pool_id!))
    expect(pool?.capacity).toBe(3)
  })

  test('are planned again tomorrow by one job, however many planned them today', async () => {
    const [one, other] = await house(2)
    await Promise.all([planDepartures(one!, terms, NOW), planDepartures(other!, terms, NOW)])
    const jobs = await one!.read(q('SELECT id, not_before FROM jobs'))
    expect(jobs.map(({ id, not_before }) => [id, iso(Number(not_before))])).toEqual([
      ['plan-departures:2027-03-09', '2027-03-09T03:30Z'],
    ])
  })

  test('that were not planned for a while are all there after one run', async () => {
    const [db] = await house()
    await planDepartures(db!, terms, NOW)
    await planDepartures(db!, terms, NOW + 40 * DAY_MS)
    const days = (await rows(db!)).map(({ day }) => String(day))
    expect(days.filter((day) => day > '2027-04-17')).toHaveLength(29)
  })
})
