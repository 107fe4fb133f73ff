import type { Database } from '../../src/shared/database.ts'
import { aMinutePasses } from './audit.ts'
import { type Answer, orderFor, send } from './orders.ts'
import type { Premises } from './premises.ts'
import { freePort } from './processes.ts'
import { startQStash } from './qstash.ts'
import { startResend } from './resend.ts'

export interface LettersKept {
  kills: number
  answers: Answer[]
  /** Rows of the outbox, calls of the queue at the house and letters that the mail service has sent. */
  jobs: number
  calls: number
  letters: number
  /** What did not hold, a sentence each. */
  faults: string[]
}

const between = (least: number, most: number) => least + Math.floor(Math.random() * (most - least + 1))

/**
 * A house is killed at any moment between a booking and its letters, again and again, while the hosted queue brings
 * each of its messages one to three times in any order. Its address stays the same, as a real one's would.
 */
export async function killedBeforeLetters(
  premises: Premises,
  { kills, forgets = false }: { kills: number; forgets?: boolean },
): Promise<LettersKept> {
  const { db, pool } = premises
  const [qstash, resend] = [startQStash(), startResend({ forgets })]
  // Its minutes are seconds here, so that what it was not answered it brings again while the next house is open.
  Object.assign(qstash.weather, { copies: [1, 2, 3], lateMs: 150, secondMs: 10 })
  const env = {
    ...qstash.env(),
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    MAIL_FROM: 'house@example.org',
  }
  const port = freePort()
  const answers: Answer[] = []
  await db.write([{ sql: 'UPDATE pools SET capacity = 1000000 WHERE id = ?', args: [pool] }])
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const server = await premises.open(undefined, env, port)
      const orders = Array.from({ length: between(1, 3) }, () =>
        orderFor(premises.days[between(0, premises.days.length - 1)]!),
      )
      const sent = Promise.all(orders.map((order) => send(server.url, order)))
      // Some are killed before they have answered, some after their letters are gone.
      if (Math.random() < 0.7) await sent
      await Bun.sleep(Math.random() ** 2 * 250)
      await server.kill()
      answers.push(...(await sent))
      await aMinutePasses(db)
    }
    const server = await premises.open(undefined, env, port)
    await allEnded(db, () => sweep(qstash, server.url))
    await qstash.quiet()
    const faults = [
      ...(await faultsOf(db, resend.keys())),
      ...answers.filter(({ status }) => ![201, 0].includes(status)).map(({ status }) => `answered ${status}`),
    ]
    const [row] = await db.read({ sql: 'SELECT COUNT(*) AS n FROM jobs', args: [] })
    return {
      kills,
      answers,
      jobs: Number(row!.n),
      calls: qstash.deliveries().length,
      letters: resend.sent().length,
      faults,
    }
  } finally {
    await qstash.stop()
    await resend.stop()
  }
}

/** The house's schedule strikes, as it does every minute. */
const sweep = (qstash: ReturnType<typeof startQStash>, url: string) =>
  fetch(`${qstash.url}/v2/publish/${url}/jobs/sweep`, {
    method: 'POST',
    headers: { authorization: `Bearer ${qstash.token}`, 'content-type': 'application/json' },
    body: '{}',
  })

/** Hours pass until nothing is left to do: long enough for the house to see that what it told has been lost. */
async function allEnded(db: Database, sweep: () => Promise<unknown>): Promise<void> {
  const due = {
    sql: 'SELECT COUNT(*) AS n, MAX(error) AS error FROM jobs WHERE done IS NULL AND dead IS NULL AND not_before <= unixepoch()',
    args: [],
  }
  for (let minute = 0; ; minute += 1) {
    const [row] = await db.read(due)
    if (row!.n === 0) return
    if (minute === 60) throw new Error(`${row!.n} jobs are left to do. ${row!.error ?? ''}`)
    // Not while their workers may still live: each has had a second since the last of these minutes.
    await aMinutePasses(db)
    await db.write([
      {
        sql: `UPDATE jobs SET published = published - 7200, not_before = MIN(not_before, unixepoch() - 7200)
          WHERE done IS NULL AND dead IS NULL AND not_before <= unixepoch()`,
        args: [],
      },
    ])
    await sweep()
    await Bun.sleep(1_000)
  }
}

/** Every row has ended, and the mail service has sent each letter under its own key, once. */
async function faultsOf(db: Database, keys: readonly string[]): Promise<string[]> {
  const rows = await db.read({
    sql: 'SELECT id, name, done, dead, skipped, error FROM jobs WHERE not_before <= unixepoch()',
    args: [],
  })
  const notes = await db.read({ sql: "SELECT id FROM notifications WHERE status = 'sent'", args: [] })
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  // One whose sending was written down, and then not that it was done, is found to be sent when it is run again.
  const letters = rows.filter(
    ({ name, skipped }) => name === 'letter' && (skipped === null || skipped === 'it had been sent already'),
  )
  return [
    ...rows
      .filter(({ done, dead }) => done === null && dead === null)
      .map(({ id }) => `neither done nor dead: ${id}`),
    ...rows.filter(({ dead }) => dead !== null).map(({ id, error }) => `dead: ${id}: ${error}`),
    ...letters
      .filter(({ id }) => times.get(String(id)) !== 1)
      .map(({ id }) => `sent ${times.get(String(id)) ?? 0} times: ${id}`),
    ...[...times.keys()]
      .filter((key) => !letters.some(({ id }) => id === key))
      .map((key) => `sent under a key that is no letter's: ${key}`),
    ...letters
      .filter(({ id }) => !notes.some((note) => note.id === id))
      .map(({ id }) => `is not noted as sent: ${id}`),
  ]
}
