import { insert } from '../../db/queries/statement.ts'
import { poolOverrides } from '../../db/schema/inventory.ts'
import type { Database } from '../../src/shared/database.ts'
import { DAY_LENGTH, type Day, dayMark } from '../../src/shared/days.ts'
import { newId } from '../../src/shared/ids.ts'
import { audit, lettersWritten } from './audit.ts'
import { type Answer, orderFor, send, stampede } from './orders.ts'
import type { Premises } from './premises.ts'
import type { Server } from './server.ts'

export interface Race {
  rounds: number
  answers: Answer[]
  /** What did not hold, a sentence each. */
  faults: string[]
}

interface Runners {
  rounds: number
  guests: number
  processes?: number
}

/** A day as it stands before it is wanted: how many can still have it, and how many are claimed in the end. */
interface Prize {
  places: number
  capacity: number
}

/**
 * The last crew of a day, wanted by many at once over several processes, a day for each round. On every other day
 * somebody has one of the two crews already; on the days between an exception leaves only one.
 */
export const lastCrew = (premises: Premises, runners: Runners): Promise<Race> =>
  race(premises, runners, async (day, round, url) => {
    if (round % 2) {
      await allow(premises, day, 1)
      return { places: 1, capacity: 1 }
    }
    const { status } = await send(url, orderFor(day))
    if (status !== 201) throw new Error(`The first crew was answered ${status}`)
    return { places: 1, capacity: 2 }
  })

/** Ten places of a day, which an exception makes of the two that there are else. */
export const tenPlaces = (premises: Premises, runners: Runners): Promise<Race> =>
  race(premises, runners, async (day) => {
    await allow(premises, day, 10)
    return { places: 10, capacity: 10 }
  })

async function race(
  { db, days, open }: Premises,
  { rounds, guests, processes = 3 }: Runners,
  prepare: (day: Day, round: number, url: string) => Promise<Prize>,
): Promise<Race> {
  const servers: Server[] = []
  for (let turn = 0; turn < processes; turn++) servers.push(await open())
  const urls = servers.map(({ url }) => url)
  const race: Race = { rounds, answers: [], faults: [] }
  for (const [round, day] of days.slice(0, rounds).entries()) {
    const prize = await prepare(day, round, urls[0]!)
    await lettersWritten(db)
    const before = await rowCounts(db)
    const orders = Array.from({ length: guests }, () => orderFor(day))
    const answers = await stampede(urls, orders)
    await lettersArrive(db, urls[0]!, answers)
    race.answers.push(...answers)
    race.faults.push(...(await faultsOf(db, day, prize, answers, before)))
  }
  race.faults.push(...(await audit(db, race.answers)))
  for (const server of servers) await server.stop()
  return race
}

/**
 * Waits for every letter. One whose turn at the database's door did not come in the stampede would be tried again after
 * a minute; here the minute passes at once, and a customer who asks again has the house look for what is due.
 */
async function lettersArrive(db: Database, url: string, answers: readonly Answer[]): Promise<void> {
  const failed = 'done IS NULL AND dead IS NULL AND error IS NOT NULL'
  const left = {
    sql: `SELECT COUNT(*) AS n FROM jobs WHERE done IS NULL AND dead IS NULL AND (not_before <= unixepoch() OR ${failed})`,
    args: [],
  }
  const winner = answers.find(({ status }) => status === 201)
  for (let tries = 1; tries < 1_500 && Number((await db.read(left))[0]!.n) > 0; tries++) {
    await Bun.sleep(20)
    if (tries % 200 > 0 || !winner) continue
    await db.write([
      { sql: `UPDATE jobs SET leased = 0, not_before = unixepoch() WHERE ${failed}`, args: [] },
    ])
    await send(url, winner)
  }
  await lettersWritten(db)
}

const allow = ({ db, pool }: Premises, day: Day, capacity: number) =>
  db.write([
    insert(poolOverrides, {
      id: newId(),
      poolId: pool,
      starts: dayMark(day),
      ends: dayMark(day) + DAY_LENGTH,
      capacity,
    }),
  ])

async function faultsOf(
  db: Database,
  day: Day,
  { places, capacity }: Prize,
  answers: Answer[],
  before: Record<string, number>,
): Promise<string[]> {
  const winners = answers.filter(({ status }) => status === 201)
  const refused = answers.filter(({ status, code }) => status === 409 && code === 'sold_out')
  const [taken, kept] = await db.readAll([
    {
      sql: 'SELECT COALESCE(SUM(quantity), 0) AS n FROM claims WHERE starts = ? AND released IS NULL',
      args: [dayMark(day)],
    },
    {
      sql: `SELECT key, reference FROM idempotency_keys LEFT JOIN bookings ON bookings.id = booking_id
        WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key`,
      args: [JSON.stringify(answers.map(({ key }) => key))],
    },
  ])
  const after = await rowCounts(db)
  const won = winners
    .map(({ key, reference }) => ({ key, reference }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const expected = rowsOf(winners)
  const faults: [boolean, string][] = [
    [
      winners.length === places,
      `${winners.length} were told that they have a crew, of which ${places} were left`,
    ],
    [refused.length === answers.length - winners.length, 'some were told neither that nor "sold out"'],
    [taken![0]!.n === capacity, `${taken![0]!.n} of ${capacity} crews are claimed`],
    [Bun.deepEquals(kept, won), `${kept!.length} attempts are kept, and ${won.length} won`],
    ...Object.entries(after).map(([table, n]): [boolean, string] => [
      n - before[table]! === expected[table]!,
      `${table} grew by ${n - before[table]!} and not by ${expected[table]}`,
    ]),
  ]
  return faults.flatMap(([holds, sentence]) => (holds ? [] : [`${day}: ${sentence}`]))
}

/** What bookings leave behind; whoever was refused leaves nothing. */
function rowsOf(winners: Answer[]): Record<string, number> {
  const n = winners.length
  return {
    bookings: n,
    booking_lines: n,
    bill_lines: winners.reduce((sum, { billed = 0 }) => sum + billed, 0),
    booking_events: n,
    claims: n,
    idempotency_keys: n,
    // Two letters, and what ends it where nobody answers.
    jobs: 3 * n,
    notifications: 2 * n,
    mailbox: 2 * n,
  }
}

async function rowCounts(db: Database): Promise<Record<string, number>> {
  const tables = Object.keys(rowsOf([]))
  const counts = await db.readAll(
    tables.map((table) => ({ sql: `SELECT COUNT(*) AS n FROM ${table}`, args: [] })),
  )
  return Object.fromEntries(tables.map((table, index) => [table, Number(counts[index]![0]!.n)]))
}

/** The twin of a race: the same thirty guests in a house whose pools are not guarded. What it finds must be much. */
export async function withoutItsGuard(
  premises: Premises,
  run: typeof lastCrew = lastCrew,
): Promise<string[]> {
  await premises.db.write([{ sql: 'DROP TRIGGER pool_not_overdrawn', args: [] }])
  return (await run(premises, { rounds: 1, guests: 30 })).faults
}
