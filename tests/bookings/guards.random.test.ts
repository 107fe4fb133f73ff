import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import type { Database } from '../../src/shared/database.ts'
import { newId } from '../../src/shared/ids.ts'
import { keptLog } from '../support/log.ts'
import {
  claimantRows,
  claimRow,
  overrideRow,
  poolRow,
  q,
  sabotaged,
  takenByDay,
  told,
} from '../support/pools.ts'

const DAYS = 12
const folder = mkdtempSync(join(tmpdir(), 'guards-'))
let db: Database
beforeAll(async () => {
  db = await openEmbedded({ url: `file:${join(folder, 'guards.db')}`, log: keptLog() })
  await migrate(db, migrationsIn(join(import.meta.dir, '../../migrations')))
  expect(await told(db, ...claimantRows())).toBe('made')
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const span = { day: fc.nat(DAYS - 5), days: fc.integer({ min: 1, max: 5 }) }
const override = fc.record({ ...span, capacity: fc.nat(5) })
const claim = fc.record({
  what: fc.constant('claim' as const),
  ...span,
  quantity: fc.integer({ min: 1, max: 3 }),
  held: fc.boolean(),
})
const ending = fc.record({ what: fc.constantFrom('release' as const, 'lapse' as const), which: fc.nat(20) })
const pool = {
  capacity: fc.integer({ min: 1, max: 4 }),
  overrides: fc.array(override, { maxLength: 3 }),
}
const story = fc.record({
  ...pool,
  steps: fc.array(fc.oneof({ weight: 3, arbitrary: claim }, ending), { minLength: 1, maxLength: 14 }),
})
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

/** Each day's own capacity, as the house means it: the lowest override that covers the day, or else the pool's. */
const capacities = ({ capacity, overrides }: Pick<Story, 'capacity' | 'overrides'>) =>
  Array.from({ length: DAYS }, (_, at) => {
    const covering = overrides.filter(({ day, days }) => day <= at && at < day + days)
    return covering.length > 0 ? Math.min(...covering.map((each) => each.capacity)) : capacity
  })

const furnish = (id: string, { capacity, overrides }: Pick<Story, 'capacity' | 'overrides'>) =>
  told(db, poolRow(id, capacity), ...overrides.map((each) => overrideRow(id, each.capacity, each)))

/** Lives a story in a pool of its own, and names the first day that ever held more than its capacity. */
async function overdrawnDay(life: Story): Promise<{ day: number; made: number } | undefined> {
  const poolId = newId()
  const made: string[] = []
  await furnish(poolId, life)
  const most = capacities(life)
  for (const step of life.steps) {
    if (step.what === 'claim') {
      const id = newId()
      // A hold is made to last, and lapses below when the story says so: the database's clock is not ours.
      const row = claimRow(poolId, { ...step, id, ...(step.held && { expires: 600 }) })
      if ((await told(db, row)) === 'made') made.push(id)
    } else if (made.length > 0) {
      const end = step.what === 'release' ? 'released = unixepoch()' : 'expires = unixepoch() - 1'
      await told(db, q(`UPDATE claims SET ${end} WHERE id = ?`, made[step.which % made.length]!))
    }
    const taken = await takenByDay(db, poolId, DAYS)
    const day = taken.findIndex((quantity, at) => quantity > most[at]!)
    if (day >= 0) return { day, made: made.length }
  }
  return undefined
}

test('whatever is claimed, released and left to lapse, no day ever holds more than its capacity', async () => {
  let lived = 0
  await fc.assert(
    fc.asyncProperty(story, async (each) => {
      lived += 1
      expect(await overdrawnDay(each)).toBeUndefined()
    }),
    { numRuns: 300 },
  )
  expect(lived).toBe(300)
})

test('a single day is never refused while it has room', async () => {
  const step = fc.record({ day: fc.nat(2), quantity: fc.integer({ min: 1, max: 3 }) })
  const single = fc.record({ ...pool, steps: fc.array(step, { maxLength: 14 }) })
  await fc.assert(
    fc.asyncProperty(single, async ({ capacity, overrides, steps }) => {
      const poolId = newId()
      await furnish(poolId, { capacity, overrides })
      const most = capacities({ capacity, overrides })
      const taken = most.map(() => 0)
      for (const { day, quantity } of steps) {
        const room = taken[day]! + quantity <= most[day]!
        const expected = room ? 'made' : most[day] === 0 ? 'pool_closed' : 'pool_overdrawn'
        expect(await told(db, claimRow(poolId, { day, quantity }))).toBe(expected)
        if (room) taken[day]! += quantity
      }
    }),
    { numRuns: 150 },
  )
})

test('an override that spoke for more than its own days would be found out', async () => {
  const generous = (sql: string) =>
    sql.replace(
      /\(SELECT MIN\(least\.capacity\)[\s\S]*AS least\)/,
      '(SELECT COALESCE(MIN(capacity), pools.capacity) FROM pool_overrides WHERE pool_id = NEW.pool_id AND ends > NEW.starts AND starts < NEW.ends)',
    )
  const found = await sabotaged(db, 'pool_not_overdrawn', generous, () =>
    fc.check(
      fc.asyncProperty(story, async (each) => (await overdrawnDay(each)) === undefined),
      { numRuns: 300, endOnFailure: true },
    ),
  )
  expect(found.failed).toBe(true)
})
