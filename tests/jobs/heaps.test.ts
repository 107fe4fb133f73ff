import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { endpointFailed } from '../../db/queries/deliveries.ts'
import { jobsListed } from '../../db/queries/job-list.ts'
import { jobsLost, takeDueJobs, takeJob } from '../../db/queries/jobs.ts'
import { letGoOf, RETENTION } from '../../db/queries/retention.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database, Statement } from '../../src/shared/database.ts'
import { DEFAULT_TERMS } from '../../src/shared/terms.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'

// An embedded database answers within the turn of the loop, and whoever writes holds up whoever else does. So what is
// asked with every job, and for every row of a great heap, must not look through the heap.

const folder = mkdtempSync(join(tmpdir(), 'heaps-'))
const file = join(folder, 'house.db')
let db: Database
let connection: Libsql.Database
beforeAll(async () => {
  db = await openEmbedded({ url: `file:${file}`, log: keptLog() })
  await migrate(db, MIGRATIONS)
  // One of its own: libsql leaves an EXPLAIN open, and the house's could then make no checkpoint.
  connection = new Libsql(file)
})
afterAll(async () => {
  connection.close()
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const planOf = ({ sql, args = [] }: Statement) =>
  (connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([...args]) as { detail: string }[]).map(
    ({ detail }) => detail,
  )

/** How each statement that somebody sends goes to work. */
async function plansOf(send: (db: Database) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = []
  const keep = <T>(statements: readonly Statement[], answer: T): T => {
    plans.push(...statements.flatMap(planOf))
    return answer
  }
  await send({
    half: 'embedded',
    read: (one: Statement) => db.read(one).then((rows) => keep([one], rows)),
    readAll: (all: Statement[]) => db.readAll(all).then((rows) => keep(all, rows)),
    write: (all: Statement[]) => db.write(all).then((written) => keep(all, written)),
  } as unknown as Database)
  return plans
}

/** Reading along an index is only little where what is read of it is bounded. */
const BY_DUE = /^SEARCH jobs USING INDEX jobs_due \(not_before</

describe('however many jobs wait for their time', () => {
  const lease = { lease: 60, mostTimes: 16 }
  test.each<[string, (db: Database) => Promise<unknown>]>([
    ['some are taken', (db) => takeDueJobs(db, { most: 20, names: ['x'], among: false, ...lease })],
    ['one is taken', (db) => takeJob(db, { id: 'x', name: 'x' }, lease)],
    ['those are found that a queue has lost', (db) => db.write([jobsLost(7200)])],
  ])('%s by looking at no more than what is due', async (_, send) => {
    const plans = (await plansOf(send)).filter((each) => / jobs /.test(each))
    expect(plans.length).toBeGreaterThan(0)
    for (const each of plans)
      expect(each).toMatch(
        each.includes('jobs_due') ? BY_DUE : /^SEARCH jobs USING (COVERING )?INDEX \w+ \(id=\?\)/,
      )
  })
})

test('however many jobs there were, the few that did nothing and those of one name are found by an index', async () => {
  for (const filters of [{ state: 'skipped' }, { state: 'cancelled' }, { name: 'x' }] as const) {
    const plans = await plansOf((db) => jobsListed(db, filters, { limit: 50, offset: 0 }))
    for (const each of plans.filter((each) => / jobs\b/.test(each)))
      expect(each).toMatch(/USING (COVERING )?INDEX (jobs_skipped|jobs_by_name)/)
  }
})

test('however much was sent to an endpoint, a try that fails does not look through it', async () => {
  const plans = await plansOf((db) => db.write(endpointFailed('x', 1, 2)))
  expect(plans.filter((each) => each.includes('webhook_attempts'))).toEqual([])
  // Its other deliveries are asked for once, where it was disabled; that is known before.
  const other = plans.filter((each) => each.includes('webhook_deliveries'))
  expect(other).toEqual(['SEARCH webhook_deliveries USING INDEX webhook_delivery_once (endpoint_id=?)'])
})

test('each event that is let go of is held against its own deliveries and not against all', async () => {
  const rule = RETENTION.at(-1)!
  const plans = await plansOf((db) =>
    letGoOf(db, rule, DEFAULT_TERMS.keptDays, { after: 0, looks: 25_000, most: 500 }),
  )
  expect(plans.filter((each) => each.includes('webhook_deliveries'))).toEqual([
    'SEARCH webhook_deliveries USING COVERING INDEX webhook_deliveries_of_event (event_id=?)',
  ])
})
