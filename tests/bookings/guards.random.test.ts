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
/** `release` is what a cancellation does, and `extend` and `confirm` what becomes of a hold. */
const ending = fc.record({
  what: fc.constantFrom('release', 'lapse', 'extend', 'confirm'),
  which: fc.nat(20),
})
const move = fc.record({ what: fc.constant('move' as const), which: fc.nat(20), ...span })
const pool = {
  capacity: fc.integer({ min: 1, max: 4 }),
  overrides: fc.array(override, { maxLength: 3 }),
}
const story = fc.record({
  ...pool,
  steps: fc.array(fc.oneof({ weight: 3, arbitrary: claim }, { weight: 2, arbitrary: ending }, move), {
    minLength: 1,
    maxLength: 16,
  }),
})
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

/** The same on one day, where whatever comes back comes back to a full house. */
const crowded = story.map((each) => ({
  ...each,
  overrides: [],
  steps: each.steps.map((step) => ('day' in step ? { ...step, day: 0, days: 1 } : step)),
}))

/** Each day's own capacity, as the house means it: the lowest override that covers the day, or else the pool's. */
const capacities = ({ capacity, overrides }: Pick<Story, 'capacity' | 'overrides'>) =>
  Array.from({ length: DAYS }, (_, at) => {
    const covering = overrides.filter(({ day, days }) => day <= at && at < day + days)
    return covering.length > 0 ? Math.min(...covering.map((each) => each.capacity)) : capacity
  })

const furnish = (id: string, { capacity, overrides }: Pick<Story, 'capacity' | 'overrides'>) =>
  told(db, poolRow(id, capacity), ...overrides.map((each) => overrideRow(id, each.capacity, each)))

type Step = Story['steps'][number]

/** What a hold's end or its confirmation sets. Each is tried on any claim, whatever has become of it: the schema knows. */
const SETS: Record<string, string> = {
  release: 'released = unixepoch()',
  lapse: 'expires = unixepoch() - 1',
  extend: 'expires = unixepoch() + 1200',
  confirm: 'expires = NULL',
}

/** How often each step was made and refused, over all stories: a property of nothing would hold as well. */
const tally = new Map<string, number>()
const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1)

/** One step on a pool; what was claimed by it is added to `made`. */
async function live(poolId: string, made: { id: string; quantity: number }[], step: Step): Promise<string> {
  const id = newId()
  if (step.what === 'claim') {
    // A hold is made to last, and lapses when the story says so: the database's clock is not ours.
    const answer = await told(db, claimRow(poolId, { ...step, id, ...(step.held && { expires: 600 }) }))
    if (answer === 'made') made.push({ id, quantity: step.quantity })
    return answer
  }
  if (!('which' in step) || made.length === 0) return 'nothing to do'
  const one = made[step.which % made.length]!
  if (!('day' in step)) return told(db, q(`UPDATE claims SET ${SETS[step.what]} WHERE id = ?`, one.id))
  const { quantity } = one
  const answer = await told(
    db,
    q('UPDATE claims SET released = unixepoch() WHERE id = ? AND released IS NULL', one.id),
    claimRow(poolId, { ...step, id, quantity }),
  )
  if (answer === 'made') made.push({ id, quantity })
  return answer
}

/** Lives a story in a pool of its own, and names the first day that ever held more than its capacity. */
async function overdrawnDay(life: Story): Promise<{ day: number; made: number } | undefined> {
  const poolId = newId()
  const made: { id: string; quantity: number }[] = []
  await furnish(poolId, life)
  const most = capacities(life)
  for (const step of life.steps) {
    count(`${step.what}: ${await live(poolId, made, step)}`)
    const taken = await takenByDay(db, poolId, DAYS)
    const day = taken.findIndex((quantity, at) => quantity > most[at]!)
    if (day >= 0) return { day, made: made.length }
  }
  return undefined
}

test('whatever is held, put off, left to lapse, confirmed, given back and moved, no day ever holds more than its capacity', async () => {
  let lived = 0
  await fc.assert(
    fc.asyncProperty(story, async (each) => {
      lived += 1
      expect(await overdrawnDay(each)).toBeUndefined()
    }),
    { numRuns: 300 },
  )
  expect(lived).toBe(300)
  for (const what of ['extend: made', 'confirm: made', 'lapse: made', 'move: made', 'release: made'])
    expect([what, (tally.get(what) ?? 0) > 20]).toEqual([what, true])
  for (const what of [
    'claim: pool_overdrawn',
    'move: pool_overdrawn',
    'extend: claim_lapsed',
    'confirm: claim_lapsed',
  ])
    expect([what, (tally.get(what) ?? 0) > 0]).toEqual([what, true])
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

test.each([
  ['a lapsed hold that could come back', 'claim_lapsed', () => undefined],
  [
    'a hold that was not counted',
    'pool_not_overdrawn',
    (sql: string) => sql.replace('AND (expires IS NULL OR expires > unixepoch())', 'AND expires IS NULL'),
  ],
] as const)('%s would be found out', async (_, trigger, change) => {
  const found = await sabotaged(db, trigger, change, () =>
    fc.check(
      fc.asyncProperty(crowded, async (each) => (await overdrawnDay(each)) === undefined),
      { numRuns: 3_000, endOnFailure: true },
    ),
  )
  expect(found.failed).toBe(true)
})
