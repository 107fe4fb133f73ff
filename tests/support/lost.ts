import type { Database } from '../../src/shared/database.ts'
import { aMinutePasses, audit, auditLetters, lettersWritten } from './audit.ts'
import { makeChance } from './chance.ts'
import { lossyLineTo } from './lossy.ts'
import { type Answer, type Order, orderFor, send } from './orders.ts'
import type { Premises } from './premises.ts'

export interface Lost {
  /** What each customer was told in the end. */
  answers: Answer[]
  /** How often somebody was told that it is not known, and asked again with the same key. */
  unknown: number
  carried: number
  lost: number
  /** What did not hold, a sentence each. */
  faults: string[]
}

const AT_ONCE = 12
/** More than a customer would ask: by then a house that is in its senses knows. */
const MOST_TRIES = 30

/**
 * Customers book while a fifth of the database's answers never arrive, on days of which most are wanted by more than
 * there is room for. Whoever is told that it is not known asks again with the same key. In the end what customers
 * were told must be what the books say: told and there, not told and not there.
 */
export async function answersLost(
  { db, days, sqld, open }: Premises,
  { customers, part = 0.2 }: { customers: number; part?: number },
): Promise<Lost> {
  const line = await lossyLineTo(sqld!.url, makeChance(customers))
  const servers = [await open(line.url), await open(line.url)]
  const story: Lost = { answers: [], unknown: 0, carried: 0, lost: 0, faults: [] }
  const orders = Array.from({ length: customers }, (_, number) =>
    orderFor(days[number % Math.ceil(customers / 3)]!),
  )
  line.loses = part
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < customers) {
        const turn = next++
        story.answers.push(await untilKnown(servers[turn % 2]!.url, orders[turn]!, story))
      }
    }),
  )
  Object.assign(story, { carried: line.carried, lost: line.lost })
  for (const server of servers) await server.stop()
  await line.stop()
  await aMinutePasses(db)
  // A house begins with what is due, and this one has a sound line.
  const last = await open()
  await lettersWritten(db)
  await last.stop()
  story.faults.push(...(await faultsOf(db, orders, story.answers)), ...(await audit(db, story.answers)))
  story.faults.push(...(await auditLetters(db)))
  return story
}

/** Asks with the same key until the answer is one. */
async function untilKnown(url: string, order: Order, story: Lost): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await send(url, order)
    const isKnown = answer.status !== 503 && answer.status !== 504 && answer.status !== 0
    if (isKnown || tries === MOST_TRIES) return answer
    story.unknown += 1
  }
}

async function faultsOf(
  db: Database,
  orders: readonly Order[],
  answers: readonly Answer[],
): Promise<string[]> {
  const rows = await db.read({
    sql: `SELECT bookings.reference, key FROM bookings LEFT JOIN idempotency_keys ON booking_id = bookings.id`,
    args: [],
  })
  const there = new Map(rows.map((row) => [String(row.key), String(row.reference)]))
  const won = answers.filter(({ status }) => status === 201).length
  const faults: string[] = []
  if (rows.length !== won) faults.push(`${rows.length} bookings are there and ${won} were promised`)
  for (const { key, status, code, reference } of answers) {
    if (status !== 201 && !(status === 409 && code === 'sold_out'))
      faults.push(`${key} was told ${status} ${code ?? ''}`)
    if (status === 201 && there.get(key) !== reference)
      faults.push(`${reference} was promised and is not there`)
    if (status !== 201 && there.has(key))
      faults.push(`${there.get(key)} is there and its customer was told ${status}`)
  }
  if (answers.length !== orders.length) faults.push(`${orders.length - answers.length} heard nothing`)
  return faults
}

/**
 * The twin: a house that forgets under which key a booking was made, so that an attempt whose answer was lost is taken
 * for a new one.
 */
export async function withoutItsKeys(premises: Premises): Promise<string[]> {
  await premises.db.write([
    {
      sql: `CREATE TRIGGER forgetful AFTER INSERT ON idempotency_keys BEGIN
        DELETE FROM idempotency_keys WHERE scope = NEW.scope AND key = NEW.key; END`,
      args: [],
    },
  ])
  return (await answersLost(premises, { customers: 60 })).faults
}
