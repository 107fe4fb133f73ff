import { Database as BunSqlite } from 'bun:sqlite'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import type { Statement } from '../../src/shared/database.ts'

// bun tests/bench/database.ts: this house's embedded database beside @libsql/client and bun:sqlite, each on a
// file of its own, WAL and synchronous=FULL. Rounds are interleaved and medians taken; trust the ratios only.

const ROUNDS = 5
const ROWS = 20_000
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const turn = () => new Promise((next) => setImmediate(next))

const SCHEMA = `CREATE TABLE listings (id INTEGER PRIMARY KEY, slug TEXT, title TEXT, summary TEXT, price INTEGER,
  currency TEXT, rating REAL, places INTEGER) STRICT`
const FILL = `INSERT INTO listings SELECT value, 'tour-' || value, 'A tour with the number ' || value,
  'Three days among the hills, with a guide and a boat', value * 7, 'EUR', 4.5, value % 30 FROM json_each(?)`
const POINT = 'SELECT * FROM listings WHERE id = ?'
const LIST = 'SELECT * FROM listings WHERE id >= ? ORDER BY id LIMIT 40'
const WRITE = 'UPDATE listings SET places = places + 1 WHERE id = ?'
const ids = JSON.stringify(Array.from({ length: ROWS }, (_, index) => index + 1))

interface Side {
  name: string
  read(sql: string, id: number): unknown
  write(sql: string, id: number): unknown
  close(): unknown
}

const one = (sql: string, id: number): Statement => ({ sql, args: [id] })

async function house(): Promise<Side> {
  const quiet = { debug() {}, info() {}, warn() {}, error() {} }
  const db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: quiet })
  await db.write([
    { sql: SCHEMA, args: [] },
    { sql: FILL, args: [ids] },
  ])
  return {
    name: 'this adapter',
    read: (sql, id) => db.read(one(sql, id)),
    write: (sql, id) => db.write([one(sql, id)]),
    close: () => db.close(),
  }
}

async function client(): Promise<Side> {
  const db = createClient({ url: `file:${join(folder, 'client.db')}`, concurrency: 1, timeout: 100 })
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'wal_autocheckpoint=0'])
    await db.execute(`PRAGMA ${pragma}`)
  await db.batch([SCHEMA, { sql: FILL, args: [ids] }], 'write')
  return {
    name: '@libsql/client',
    read: (sql, id) => db.execute({ sql, args: [id] }),
    write: (sql, id) => db.batch([{ sql, args: [id] }], 'write'),
    close: () => db.close(),
  }
}

function bun(): Side {
  const db = new BunSqlite(join(folder, 'bun.db'))
  db.run('PRAGMA journal_mode=WAL')
  db.run('PRAGMA synchronous=FULL')
  db.run('PRAGMA wal_autocheckpoint=0')
  db.run(SCHEMA)
  db.query(FILL).run(ids)
  return {
    name: 'bun:sqlite',
    read: (sql, id) => db.query(sql).all(id),
    write: (sql, id) => db.query(sql).run(id),
    close: () => db.close(),
  }
}

/** Microseconds for one of `times` calls, `together` of them under way at once. */
async function measured(times: number, together: number, call: (id: number) => unknown): Promise<number> {
  await turn()
  let next = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (next < times) {
        // All three leave the loop its turns, which the binding needs to free its handles.
        if (next % 500 === 499) await turn()
        await call(1 + ((next++ * 7_919) % (ROWS - 40)))
      }
    }),
  )
  return ((performance.now() - start) * 1_000) / times
}

const MEASURES: Record<string, (side: Side) => Promise<number>> = {
  'point read': (side) => measured(6_000, 1, (id) => side.read(POINT, id)),
  'list of 40': (side) => measured(800, 1, (id) => side.read(LIST, id)),
  'one durable write': (side) => measured(500, 1, (id) => side.write(WRITE, id)),
  '32 writers at once': (side) => measured(1_600, 32, (id) => side.write(WRITE, id)),
}

const sides = [await house(), await client(), bun()]
const times = new Map<string, number[]>()
for (let round = 0; round <= ROUNDS; round++)
  for (const [what, measure] of Object.entries(MEASURES))
    for (const side of sides) {
      const micros = await measure(side)
      // The first round only warms.
      if (round > 0) times.set(what + side.name, [...(times.get(what + side.name) ?? []), micros])
    }

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!
console.table(
  Object.fromEntries(
    Object.keys(MEASURES).map((what) => {
      const micros = sides.map((side) => median(times.get(what + side.name)!))
      const cells = sides.map((side, index) => [
        side.name,
        `${micros[index]!.toFixed(1)} µs (${(micros[2]! / micros[index]!).toFixed(2)})`,
      ])
      return [what, Object.fromEntries(cells)]
    }),
  ),
)
console.log('In brackets: how many times as fast as bun:sqlite, one commit for each write.')

for (const side of sides) await side.close()
rmSync(folder, { recursive: true, force: true })
