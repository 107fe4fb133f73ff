import { insert } from '../../db/queries/statement.ts'
import { poolOverrides } from '../../db/schema/inventory.ts'
import type { Database } from '../../src/shared/database.ts'
import { DAY_LENGTH, type Day, dayMark } from '../../src/shared/days.ts'
import { newId } from '../../src/shared/ids.ts'
import { audit, lettersWritten } from './audit.ts'
import { type Answer, orderFor, send } from './orders.ts'
import type { Premises } from './premises.ts'
import type { Server } from './server.ts'

export interface Race {
  rounds: number
  answers: Answer[]
  /** What did not hold, a sentence each. */
  faults: string[]
}

/**
 * The last crew of a day, wanted by many at once over several processes, a day for each round. On every other day
 * somebody has one of the two crews already; on the days between an exception leaves only one.
 */
export async function lastCrew(
  { db, days, pool, open }: Premises,
  { rounds, guests, processes = 3 }: { rounds: number; guests: number; processes?: number },
): Promise<Race> {
  const servers: Server[] = []
  for (let turn = 0; turn < processes; turn++) servers.push(await open())
  const race: Race = { rounds, answers: [], faults: [] }
  for (const [round, day] of days.slice(0, rounds).entries()) {
    if (round % 2) await leaveOne(db, pool, day)
    else race.faults.push(...firstTaken(await send(servers[0]!.url, orderFor(day))))
    await lettersWritten(db)
    const before = await rowCounts(db)
    const answers = await Promise.all(
      Array.from({ length: guests }, (_, guest) => send(servers[guest % processes]!.url, orderFor(day))),
    )
    await lettersWritten(db)
    race.answers.push(...answers)
    race.faults.push(...(await faultsOf(db, day, round % 2 ? 1 : 2, answers, before)))
  }
  race.faults.push(...(await audit(db, race.answers)))
  for (const server of servers) await server.stop()
  return race
}

const leaveOne = (db: Database, poolId: string, day: Day) =>
  db.write([
    insert(poolOverrides, {
      id: newId(),
      poolId,
      starts: dayMark(day),
      ends: dayMark(day) + DAY_LENGTH,
      capacity: 1,
    }),
  ])

const firstTaken = ({ status }: Answer) => (status === 201 ? [] : [`The first crew was answered ${status}`])

async function faultsOf(
  db: Database,
  day: Day,
  capacity: number,
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
        WHERE key IN (SELECT value FROM json_each(?))`,
      args: [JSON.stringify(answers.map(({ key }) => key))],
    },
  ])
  const after = await rowCounts(db)
  const won = winners.map(({ key, reference }) => ({ key, reference }))
  const expected = rowsOf(winners)
  const faults: [boolean, string][] = [
    [winners.length === 1, `${winners.length} were told that they have the last crew`],
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
    jobs: 2 * n,
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

/** The twin of the race: the same thirty guests in a house whose pools are not guarded. What it finds must be much. */
export async function withoutItsGuard(premises: Premises): Promise<string[]> {
  await premises.db.write([{ sql: 'DROP TRIGGER pool_not_overdrawn', args: [] }])
  return (await lastCrew(premises, { rounds: 1, guests: 30 })).faults
}
