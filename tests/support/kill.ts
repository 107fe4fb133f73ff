import type { Database } from '../../src/shared/database.ts'
import { aMinutePasses, audit, auditLetters, lettersWritten } from './audit.ts'
import { type Answer, type Order, orderFor, send } from './orders.ts'
import type { Premises } from './premises.ts'

export interface Kills {
  kills: number
  answers: Answer[]
  /** Bookings that were made although nobody was told. */
  untold: number
  letters: number
  /** What did not hold, a sentence each. */
  faults: string[]
}

const AT_ONCE = 12
const between = (least: number, most: number) => least + Math.floor(Math.random() * (most - least + 1))

/** Places for everybody: these stories are about what is kept, not about who comes first. */
const room = (db: Database, pool: string) =>
  db.write([{ sql: 'UPDATE pools SET capacity = 1000000 WHERE id = ?', args: [pool] }])

/**
 * A server is killed at any moment of a burst of bookings, and another takes over its file, again and again. Nobody
 * else has the file open when it happens, so that whoever opens it next has to recover it.
 */
export async function serverKilled(premises: Premises, { kills }: { kills: number }): Promise<Kills> {
  const story = begun(kills)
  await room(premises.db, premises.pool)
  let inDoubt: Order[] = []
  for (let kill = 0; kill <= kills; kill++) {
    const server = await premises.open()
    await clearUp(premises.db, server.url, inDoubt, story)
    if (kill === kills) {
      await server.stop()
      break
    }
    let answers: Answer[] = []
    await premises.away(async () => {
      const goal = between(3, 40)
      let acknowledged = 0
      answers = await burst(server.url, premises.days, async (answer) => {
        if (answer.status === 201) acknowledged += 1
        if (acknowledged !== goal || answer.status !== 201) return acknowledged < goal
        await Bun.sleep(Math.random() * 5)
        await server.kill()
        return false
      })
    })
    story.answers.push(...answers)
    story.faults.push(...(await audit(premises.db, story.answers)), ...unexpected(answers, [201, 0]))
    inDoubt = answers.filter(({ status }) => status === 0)
    story.untold += await made(premises.db, inDoubt)
    await aMinutePasses(premises.db)
  }
  story.letters = await lettersIn(premises.db)
  return story
}

/** The libSQL server is killed and comes back during one long burst; the house's own process stays up throughout. */
export async function databaseKilled(premises: Premises, { kills }: { kills: number }): Promise<Kills> {
  const { db, pool, days } = premises
  const sqld = premises.sqld!
  const story = begun(kills)
  await room(db, pool)
  const server = await premises.open()
  let [left, goal, acknowledged] = [kills, between(3, 20), 0]
  let underway: Promise<void> | undefined
  async function crash() {
    await sqld.kill()
    await Bun.sleep(between(0, 300))
    await sqld.restart()
    left -= 1
    goal = acknowledged + between(3, 20)
    underway = undefined
  }
  story.answers = await burst(server.url, days, async ({ status }) => {
    if (status === 201) acknowledged += 1
    if (acknowledged >= goal && left > 0) underway ??= crash()
    // Nobody comes back at once to a house that said it cannot answer.
    if (status === 503) await Bun.sleep(20)
    return left > 0 || acknowledged < goal
  })
  await underway
  story.faults.push(...(await audit(db, story.answers)), ...unexpected(story.answers, [201, 409, 503]))
  const inDoubt = story.answers.filter(({ status }) => status === 503)
  story.untold = await made(db, inDoubt)
  await aMinutePasses(db)
  // A second process finds at its start what the first would find with its next sweep.
  const other = await premises.open()
  await clearUp(db, server.url, inDoubt, story)
  for (const each of [server, other]) await each.stop()
  story.letters = await lettersIn(db)
  return story
}

const begun = (kills: number): Kills => ({ kills, answers: [], untold: 0, letters: 0, faults: [] })

/** Orders for one day after another, some at once, until `more` says no. */
async function burst(
  url: string,
  days: readonly string[],
  more: (answer: Answer) => Promise<boolean>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  let [next, going] = [between(0, days.length - 1), true]
  async function guest() {
    while (going) {
      const answer = await send(url, orderFor(days[next++ % days.length]!))
      answers.push(answer)
      if (!(await more(answer)) || answer.status === 0) going = false
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, guest))
  return answers
}

/**
 * Once a house is open again: whoever was left in doubt asks once more with the same key and has one booking, and
 * every letter arrives once.
 */
async function clearUp(db: Database, url: string, inDoubt: Order[], { answers, faults }: Kills) {
  const cleared = await Promise.all(inDoubt.map((order) => send(url, order)))
  answers.push(...cleared)
  faults.push(...unexpected(cleared, [201]))
  await lettersWritten(db)
  faults.push(...(await audit(db, answers)), ...(await auditLetters(db)))
}

const unexpected = (answers: readonly Answer[], expected: number[]) =>
  answers
    .filter(({ status }) => !expected.includes(status))
    .map(({ status, code, key }) => `${key} was answered ${status} ${code ?? ''}`)

async function made(db: Database, orders: readonly Order[]): Promise<number> {
  const [row] = await db.read({
    sql: `SELECT COUNT(*) AS n FROM idempotency_keys
      WHERE booking_id IS NOT NULL AND key IN (SELECT value FROM json_each(?))`,
    args: [JSON.stringify(orders.map(({ key }) => key))],
  })
  return Number(row!.n)
}

async function lettersIn(db: Database): Promise<number> {
  const [row] = await db.read({ sql: 'SELECT COUNT(*) AS n FROM mailbox', args: [] })
  return Number(row!.n)
}
