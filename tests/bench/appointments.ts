import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceWithin } from '../../db/queries/appointments.ts'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { spanAround, startsWithin } from '../../src/bookings/appointments/picker.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import type { Database } from '../../src/shared/database.ts'
import { newId } from '../../src/shared/ids.ts'
import { keptLog } from '../support/log.ts'
import { CLAIMANT, claimantRows, q } from '../support/pools.ts'

/**
 * A month of slots through the real query of an embedded house with 100,000 appointments, beside one where nobody has
 * booked; and what it costs to book a slot among a million claims, beside a thousand. Trust the ratios only.
 *
 *   bun tests/bench/appointments.ts
 */
const NOW = Date.parse('2027-03-01T08:00:00Z')
const MONTH = '2027-03'
const QUARTER = 900
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const turn = () => new Promise((next) => setImmediate(next))
const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1]!

async function house(name: string): Promise<Database> {
  const db = await openEmbedded({ url: `file:${join(folder, `${name}.db`)}`, log: keptLog() })
  await migrate(db, migrationsIn(join(import.meta.dir, '../../migrations')))
  await seedIfEmpty(db, NOW)
  await db.write(claimantRows())
  return db
}

/** Claims of a quarter of an hour, side by side from `from` on (seconds), of one pool; in one statement, whose guard sees each. */
const filled = (pool: string, from: number, count: number, every = QUARTER) =>
  q(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
     INSERT INTO claims (id, pool_id, booking_id, line_id, starts, ends, quantity)
     SELECT lower(hex(randomblob(16))), ?, ?, ?, ? + i * ?, ? + i * ? + ?, 1 FROM n`,
    count,
    pool,
    CLAIMANT.bookingId,
    CLAIMANT.lineId,
    from,
    every,
    from,
    every,
    QUARTER,
  )

/** A quarter of every hour, by day and night, of nearly six years about now: what a busy house of two has. */
async function crowded(db: Database): Promise<void> {
  const pools = await db.read(q(`SELECT pool_id FROM consultants WHERE zone = 'Europe/London'`))
  for (const { pool_id } of pools)
    await db.write([filled(String(pool_id), NOW / 1000 - 25_000 * 4 * QUARTER, 50_000, 4 * QUARTER)])
}

async function month(db: Database): Promise<number> {
  const asked = { language: 'en', span: spanAround(MONTH), now: NOW / 1000 } as const
  const listing = (await serviceWithin(db, 'first-consultation', asked))!
  return startsWithin(listing, 15, asked.span).length
}

async function timed(call: () => Promise<unknown>): Promise<number> {
  await turn()
  const began = performance.now()
  await call()
  return performance.now() - began
}

const [empty, full] = [await house('empty'), await house('full')]
await crowded(full)
const [{ n }] = (await full.read(q('SELECT COUNT(*) AS n FROM claims'))) as [{ n: number }]
const times = { empty: [] as number[], full: [] as number[] }
for (let round = 0; round < 110; round += 1) {
  const [of, among] = [await timed(() => month(empty)), await timed(() => month(full))]
  // The first rounds only warm.
  if (round >= 10) {
    times.empty.push(of)
    times.full.push(among)
  }
}
const reference = percentile(times.empty, 0.5)
for (const [name, values, starts] of [
  ['nobody booked', times.empty, await month(empty)],
  [`${n} booked`, times.full, await month(full)],
] as const)
  console.log(
    `a month of slots, ${name.padEnd(14)} median ${percentile(values, 0.5).toFixed(2)} ms   p95 ${percentile(values, 0.95).toFixed(2)} ms   ${(percentile(values, 0.5) / reference).toFixed(2)}   (${starts} starts)`,
  )

/** A house with so many claims in its pools of ten thousand each, and one pool of them to book in. */
async function claimed(name: string, claims: number): Promise<{ db: Database; pool: string }> {
  const db = await house(name)
  const pools = Array.from({ length: Math.ceil(claims / 10_000) }, () => newId())
  for (const id of pools) {
    await db.write([q('INSERT INTO pools (id, name, capacity) VALUES (?, ?, 1)', id, id)])
    await db.write([filled(id, 0, Math.min(claims, 10_000), 2 * QUARTER)])
    await turn()
  }
  return { db, pool: pools[Math.floor(pools.length / 2)]! }
}

const booking = (pool: string, index: number) =>
  q(
    'INSERT INTO claims (id, pool_id, booking_id, line_id, starts, ends, quantity) VALUES (?, ?, ?, ?, ?, ?, 1)',
    newId(),
    pool,
    CLAIMANT.bookingId,
    CLAIMANT.lineId,
    // Between two that are there already.
    (2 * index + 1) * QUARTER,
    (2 * index + 2) * QUARTER,
  )

const sides = { 1000: await claimed('thousand', 1_000), 1000000: await claimed('million', 1_000_000) }
const micros: Record<string, number[]> = { 1000: [], 1000000: [] }
for (let index = 0; index < 400; index += 1)
  for (const [size, { db, pool }] of Object.entries(sides)) {
    const spent = await timed(async () => {
      const written = await db.write([booking(pool, index)])
      if (!written.ok) throw new Error(written.constraint)
    })
    if (index >= 50) micros[size]!.push(spent * 1_000)
  }
const thousand = percentile(micros[1_000]!, 0.5)
for (const [size, values] of Object.entries(micros))
  console.log(
    `a slot booked, durably, among ${Number(size).toLocaleString('en').padStart(9)} claims   median ${percentile(values, 0.5).toFixed(0)} µs   p95 ${percentile(values, 0.95).toFixed(0)} µs   ${(percentile(values, 0.5) / thousand).toFixed(2)}`,
  )

for (const db of [empty, full, ...Object.values(sides).map((side) => side.db)]) await db.close()
rmSync(folder, { recursive: true, force: true })
