import { afterAll, beforeEach, expect, test } from 'bun:test'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { Connection } from '../../src/platform/database.connection.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import { type Database, Unavailable, type Value } from '../../src/shared/database.ts'
import { keptLog } from '../support/log.ts'

const folder = mkdtempSync(join(tmpdir(), 'embedded-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
let path: string
let url: string
beforeEach(() => {
  path = join(folder, `house${count++}`, 'rendezvous.db')
  url = `file:${path}`
})

const q = (sql: string, ...args: Value[]) => ({ sql, args })
const book = (who: string, number: number) =>
  q('INSERT INTO bookings (who, number) VALUES (?, ?)', who, number)
const numbers = async (db: Database, table = 'bookings') =>
  (await db.read(q(`SELECT number FROM ${table} ORDER BY number`))).map((row) => Number(row.number))

async function open(options: Partial<Parameters<typeof openEmbedded>[0]> = {}): Promise<Database> {
  const db = await openEmbedded({ url, log: keptLog(), ...options })
  await db.write(
    ['bookings', 'claims'].map((table) =>
      q(
        `CREATE TABLE IF NOT EXISTS ${table} (who TEXT, number INTEGER, note TEXT, UNIQUE (who, number)) STRICT`,
      ),
    ),
  )
  return db
}

/** Another program that has the file open and does as it likes. */
const stranger = () => new Libsql(path, { timeout: 0 })
/** The table of leases alone: the tables of these tests bear the names of the house's own. */
const LEASES = migrationsIn(join(import.meta.dir, '../../migrations'))[0]!
  .sql.split('--> statement-breakpoint')
  .find((each) => each.includes('CREATE TABLE `leases`'))!

function guests(who: string, batches: number, atOnce: number) {
  const program = join(import.meta.dir, '../support/guests.ts')
  return Bun.spawn([process.execPath, program, url, who, String(batches), String(atOnce)], {
    stdout: 'pipe',
    stderr: 'pipe',
  })
}

test("[S137] the folder and the files are nobody else's to read", async () => {
  const db = await open()
  const modes = [join(path, '..'), path, `${path}-wal`, `${path}-shm`].map(
    (file) => statSync(file).mode & 0o777,
  )
  expect(modes).toEqual([0o700, 0o600, 0o600, 0o600])
  await db.close()
})

test('every commit waits for the disk, foreign keys hold, and nothing else makes a checkpoint', async () => {
  const db = await open()
  const names = [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'wal_autocheckpoint',
    'trusted_schema',
    'cell_size_check',
  ]
  const settings = await db.readAll(names.map((name) => q(`PRAGMA ${name}`)))
  expect(settings.map(([row]) => Object.values(row!)[0])).toEqual(['wal', 2, 1, 0, 0, 1])
  await db.close()
})

test('a file that is no database, and an address that is no file, stop the start', async () => {
  const db = await open()
  await db.close()
  await Bun.write(path, 'no database at all, '.repeat(500))
  await expect(openEmbedded({ url, log: keptLog() })).rejects.toThrow('not a database')
  for (const wrong of ['file::memory:', 'file:', 'file:a.db?mode=ro'])
    await expect(openEmbedded({ url: wrong, log: keptLog() })).rejects.toThrow('must be file:')
})

test('what was promised before a kill is there after it, whole', async () => {
  const db = await open()
  const promised = new Map<string, number[]>()
  for (const who of ['first', 'second', 'third']) {
    const child = guests(who, 1_000_000, 16)
    let said = ''
    for await (const part of child.stdout) {
      said += new TextDecoder().decode(part)
      if (said.length > 2_000) child.kill('SIGKILL')
    }
    await child.exited
    // A last line without its end was not yet a promise that anybody could read.
    promised.set(who, said.split('\n').slice(0, -1).map(Number))
  }
  for (const [who, kept] of promised) {
    expect(kept.length).toBeGreaterThan(300)
    const found = new Set(
      (await db.read(q('SELECT number FROM bookings WHERE who = ?', who))).map((row) => row.number),
    )
    expect(kept.filter((number) => !found.has(number))).toEqual([])
  }
  const [bookings, claims, check] = await db.readAll([
    q('SELECT who, number FROM bookings ORDER BY 1, 2'),
    q('SELECT who, number FROM claims ORDER BY 1, 2'),
    q('PRAGMA integrity_check'),
  ])
  expect(claims).toEqual(bookings!)
  expect(check).toEqual([{ integrity_check: 'ok' }])
  await db.close()
}, 20_000)

test('three processes write one file, with checkpoints going on, and nothing is lost or refused', async () => {
  const db = await open()
  await db.write([q(LEASES)])
  const children = ['a', 'b', 'c'].map((who) => guests(who, 600, who === 'c' ? 1 : 8))
  const said = await Promise.all(children.map((child) => new Response(child.stdout).text()))
  const faults = await Promise.all(children.map((child) => new Response(child.stderr).text()))
  expect(await Promise.all(children.map((child) => child.exited))).toEqual([0, 0, 0])
  expect(faults).toEqual(['', '', ''])
  const all = Array.from({ length: 600 }, (_, number) => number)
  for (const lines of said)
    expect(
      lines
        .trim()
        .split('\n')
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(all)
  for (const table of ['bookings', 'claims'])
    expect(await db.read(q(`SELECT who, count(*) AS n FROM ${table} GROUP BY who`))).toEqual([
      { who: 'a', n: 600 },
      { who: 'b', n: 600 },
      { who: 'c', n: 600 },
    ])
  expect(await db.read(q('SELECT name FROM leases'))).toEqual([{ name: 'checkpoint' }])
  expect(await db.read(q('PRAGMA integrity_check'))).toEqual([{ integrity_check: 'ok' }])
  await db.close()
}, 30_000)

test('several questions are answered from one moment, also while another process writes', async () => {
  const db = await open()
  const child = guests('a', 1_000_000, 1)
  while ((await numbers(db)).length === 0) await Bun.sleep(5)
  const moments = new Set<unknown>()
  // On a busy machine the other process gets on slowly: until it has, nothing would be proved.
  for (let round = 0; round < 1_500 || moments.size <= 5; round++) {
    const many = Array.from({ length: 8 }, (_, table) =>
      q(`SELECT count(*) AS n FROM ${table % 2 ? 'claims' : 'bookings'}`),
    )
    const counts = new Set((await db.readAll(many)).map(([row]) => row?.n))
    expect(counts.size).toBe(1)
    moments.add([...counts][0])
  }
  child.kill('SIGKILL')
  await child.exited
  await db.close()
}, 20_000)

test('one that finds the file locked waits without stopping the house, and is served when it is free', async () => {
  const db = await open({ busyDeadline: 3_000 })
  const other = stranger()
  other.exec('BEGIN IMMEDIATE')
  let turns = 0
  const clock = setInterval(() => {
    turns++
    if (turns === 3) other.exec('COMMIT')
  }, 10)
  expect(await Promise.all([db.write([book('a', 1)]), db.write([book('a', 2)])])).toMatchObject([
    { ok: true },
    { ok: true },
  ])
  clearInterval(clock)
  expect(turns).toBeGreaterThanOrEqual(3)
  expect(await numbers(db)).toEqual([1, 2])
  other.close()
  await db.close()
})

test('questions are answered while a batch waits for the lock', async () => {
  const db = await open()
  const other = stranger()
  other.exec('BEGIN IMMEDIATE')
  const waiting = db.write([book('ann', 1)])
  const all = q('SELECT number FROM bookings')
  for (let turn = 0; turn < 40; turn++) {
    expect(await db.readAll([all, all])).toEqual([[], []])
    await Bun.sleep(2)
  }
  other.exec('COMMIT')
  expect(await waiting).toMatchObject({ ok: true })
  expect(await db.readAll([all, all])).toEqual([[{ number: 1 }], [{ number: 1 }]])
  other.close()
  await db.close()
})

test('one that finds the file locked for too long is told that nothing was made', async () => {
  const db = await open({ busyDeadline: 250 })
  const other = stranger()
  other.exec('BEGIN IMMEDIATE')
  const errors = await Promise.all(
    [1, 2, 3].map((number) => db.write([book('a', number)]).catch((error) => error)),
  )
  for (const error of errors) {
    expect(error).toBeInstanceOf(Unavailable)
    expect(error.ambiguous).toBe(false)
  }
  expect(await numbers(db)).toEqual([])
  other.exec('COMMIT')
  expect(await db.write([book('a', 4)])).toMatchObject({ ok: true })
  expect(await numbers(db)).toEqual([4])
  other.close()
  await db.close()
})

test('when one batch fills the disk, its neighbours are made and it alone is told', async () => {
  const db = await open()
  const [pages] = await db.read(q('PRAGMA page_count'))
  await db.write([q(`PRAGMA max_page_count = ${Number(pages?.page_count) + 20}`)])
  const huge = q('INSERT INTO bookings (who, number, note) VALUES (?, ?, ?)', 'a', 2, 'x'.repeat(500_000))
  const outcomes = await Promise.allSettled([
    db.write([book('a', 1)]),
    db.write([book('a', 9), huge]),
    db.write([book('a', 3)]),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(String((outcomes[1] as PromiseRejectedResult).reason)).toContain('full')
  expect(await numbers(db)).toEqual([1, 3])
  await db.close()
})

test('bookings that come together share a commit', async () => {
  const db = await open()
  const frames = () => statSync(`${path}-wal`).size
  const before = frames()
  for (let number = 0; number < 50; number++) await db.write([book('apart', number)])
  const apart = frames() - before
  await Promise.all(Array.from({ length: 50 }, (_, number) => db.write([book('together', number)])))
  // Each commit writes the pages it touched once; fifty in one write them once altogether.
  expect(frames() - before - apart).toBeLessThan(apart / 10)
  await db.close()
})

test('a promise is kept before it is told: another process sees the row in the same moment', async () => {
  const db = await open()
  const other = stranger()
  const count = other.prepare('SELECT count(*) AS n FROM bookings WHERE number = ?')
  await Promise.all(
    Array.from({ length: 40 }, async (_, number) => {
      await db.write([book('a', number)])
      expect(count.all([number])).toEqual([{ n: 1 }])
    }),
  )
  other.close()
  await db.close()
})

test('the one with the lease empties the WAL, and so does whoever closes', async () => {
  const db = await open({ checkpointEvery: 30 })
  const other = await open({ checkpointEvery: 30 })
  await db.write([q(LEASES)])
  for (let number = 0; number < 20; number++) await db.write([book('a', number)])
  for (let wait = 0; wait < 100 && statSync(`${path}-wal`).size > 0; wait++) await Bun.sleep(20)
  expect(statSync(`${path}-wal`).size).toBe(0)
  const [lease] = await db.read(
    q("SELECT holder, expires > unixepoch() - 2 AS fresh FROM leases WHERE name = 'checkpoint'"),
  )
  expect(lease).toMatchObject({ fresh: 1 })
  await other.close()
  await db.write([book('a', 99)])
  await db.close()
  expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
  const again = await open()
  expect(await numbers(again)).toContain(99)
  await again.close()
})

test('a checkpoint gives way to a reader who is still at an older moment', async () => {
  const db = await open()
  const other = stranger()
  other.exec('BEGIN')
  other.prepare('SELECT * FROM bookings').all([])
  await db.write([book('a', 1)])
  const connection = new Connection(url)
  expect(connection.truncateWal(100)).toBe(false)
  other.exec('COMMIT')
  expect(connection.truncateWal(100)).toBe(true)
  expect(connection.walBytes).toBe(0)
  connection.close()
  other.close()
  await db.close()
})

test('many reads in a row leave the house its turns and do not gather memory', async () => {
  const db = await open()
  await db.write(Array.from({ length: 50 }, (_, number) => book('a', number)))
  const all = q('SELECT * FROM bookings')
  for (let warm = 0; warm < 2_000; warm++) await db.read(all)
  let turns = 0
  const clock = setInterval(() => turns++, 1)
  Bun.gc(true)
  const before = process.memoryUsage.rss()
  for (let read = 0; read < 20_000; read++) await db.read(all)
  clearInterval(clock)
  expect(turns).toBeGreaterThan(50)
  Bun.gc(true)
  expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024)
  await db.close()
})
