import { parseConfig } from '../../src/platform/config.ts'
import { registerSchedules } from '../../src/platform/schedules.ts'
import type { Row } from '../../src/shared/database.ts'
import { openHouse, type TestHouse } from './house.ts'
import { asked } from './life.ts'
import { type StandIn, startQStash } from './qstash.ts'

/** A house with one half of the queue, and a minute that passes when a test says so. */
export interface Queued {
  house: TestHouse
  /** Where its queue is the hosted one. */
  qstash?: StandIn
  /** What happens each minute, and all that it leaves to be done now. */
  sweep(): Promise<void>
  /** As if the time of these jobs had come. */
  whenDue(id: string): Promise<void>
  /** Those whose id is like this. */
  jobs(id: string): Promise<Row[]>
  close(): Promise<void>
}

export async function openQueued(half: 'outbox' | 'qstash'): Promise<Queued> {
  const qstash = half === 'qstash' ? startQStash() : undefined
  const house = await openHouse({}, undefined, qstash?.env())
  // A house in this process has no other way in; the others may as well be called by the same.
  qstash?.calls((url, init) => house.fetch(url.slice(house.origin.length), init))
  if (qstash) {
    const { queue } = parseConfig(qstash.env())
    await registerSchedules({ queue, baseUrl: house.origin })
  }
  const jobs = (id: string) =>
    house.db.read({ sql: 'SELECT *, unixepoch() AS now FROM jobs WHERE id LIKE ? ORDER BY id', args: [id] })

  async function sweep() {
    if (!qstash) return void (await asked(house).then(() => house.settle()))
    await qstash.strike(qstash.schedules()[0]!.scheduleId)
    await told(house)
    await qstash.bring()
    await house.settle()
  }

  return {
    house,
    ...(qstash && { qstash }),
    sweep,
    jobs,
    async whenDue(id) {
      await house.db.write([
        {
          sql: `UPDATE jobs SET not_before = unixepoch() - 1, published = NULL,
            payload = CASE WHEN name = 'unanswered' THEN json_set(payload, '$.until', unixepoch() - 1) ELSE payload END
            WHERE id LIKE ? AND done IS NULL`,
          args: [id],
        },
      ])
      await sweep()
    },
    async close() {
      await qstash?.stop()
      await house.close()
    },
  }
}

/** Until the hosted queue has been told of everything that is due, or of what it may be told ahead. */
async function told({ db }: TestHouse): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const [row] = await db.read({
      sql: `SELECT COUNT(*) AS n FROM jobs WHERE done IS NULL AND dead IS NULL AND published IS NULL
        AND leased <= unixepoch() AND not_before <= unixepoch() + 6 * 86400`,
      args: [],
    })
    if (row!.n === 0) return
    await Bun.sleep(10)
  }
  throw new Error('The queue was not told within four seconds')
}
