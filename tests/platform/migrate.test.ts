import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/platform/database.ts'
import { type Migration, migrate } from '../../src/platform/migrate.ts'
import { migrationsIn } from '../../src/platform/migrations.ts'
import type { Database } from '../../src/shared/database.ts'
import { keptLog } from '../support/log.ts'
import { type Sqld, startSqld } from '../support/sqld.ts'

const ROOMS: Migration = {
  name: '0000_rooms',
  sql: `CREATE TABLE rooms (id INTEGER PRIMARY KEY, made INTEGER NOT NULL DEFAULT 0) STRICT;
--> statement-breakpoint
CREATE TRIGGER rooms_are_few BEFORE INSERT ON rooms WHEN (SELECT count(*) FROM rooms) >= 3
BEGIN
  SELECT CASE WHEN 1 THEN RAISE(ABORT, 'rooms_are_few') END;
  UPDATE rooms SET made = made + 1;
END;
`,
}
const ONE_ROOM: Migration = { name: '0001_one_room', sql: 'INSERT INTO rooms (id) VALUES (1);\n' }
const COUNTED: Migration = {
  name: '0002_counted',
  sql: `-- Adding, not setting: made twice, it would show.
UPDATE rooms SET made = made + 1;
--> statement-breakpoint
ALTER TABLE rooms ADD COLUMN beds INTEGER NOT NULL DEFAULT 2;`,
}
const ALL = [ROOMS, ONE_ROOM, COUNTED]

const folder = mkdtempSync(join(tmpdir(), 'migrate-'))
let count = 0
let url: string
beforeEach(() => {
  url = `file:${join(folder, `${count++}.db`)}`
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function using<T>(url: string, use: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ url, log: keptLog() })
  try {
    return await use(db)
  } finally {
    await db.close()
  }
}
const brought = (url: string, migrations: Migration[]) => using(url, (db) => migrate(db, migrations))
const fault = (url: string, migrations: Migration[]): Promise<string> =>
  brought(url, migrations).then(
    () => 'nothing',
    (error) => error.message,
  )
const rooms = (url: string) => using(url, (db) => db.read({ sql: 'SELECT * FROM rooms', args: [] }))

function inFolder(migrations: Migration[]): string {
  const place = join(folder, `migrations${count++}`)
  mkdirSync(place)
  for (const { name, sql } of migrations) writeFileSync(join(place, `${name}.sql`), sql)
  return place
}

async function cli(url: string, place: string) {
  const program = join(import.meta.dir, '../../src/platform/migrate.cli.ts')
  const child = Bun.spawn([process.execPath, program, place], {
    env: { ...process.env, DATABASE_URL: url, DATABASE_AUTH_TOKEN: '' },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [said, faults, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { said: said.trim().split('\n'), faults: faults.trim(), code }
}

describe('processes that start together', () => {
  let server: Sqld
  beforeAll(async () => {
    server = await startSqld()
  })
  afterAll(() => server.stop())

  async function together(url: string, processes: number) {
    const place = inFolder(ALL)
    const told = await Promise.all(Array.from({ length: processes }, () => cli(url, place)))
    expect(told.map(({ code, faults }) => [code, faults])).toEqual(told.map(() => [0, '']))
    const applied = told.flatMap(({ said }) => said.filter((line) => line.startsWith('applied ')))
    expect(applied.sort()).toEqual(ALL.map(({ name }) => `applied ${name}`))
    expect(await rooms(url)).toEqual([{ id: 1, made: 1, beds: 2 }])
    expect((await cli(url, place)).said).toEqual(['nothing to apply'])
  }

  test('apply each migration once to a file, four of them', () => together(url, 4), 20_000)
  test('apply each migration once to a server, three of them', () => together(server.url, 3), 20_000)
})

test('an older database is brought forward, by what it lacks alone', async () => {
  expect(await brought(url, [ROOMS])).toEqual(['0000_rooms'])
  expect(await brought(url, [COUNTED, ONE_ROOM, ROOMS])).toEqual(['0001_one_room', '0002_counted'])
  expect(await brought(url, ALL)).toEqual([])
  expect(await rooms(url)).toEqual([{ id: 1, made: 1, beds: 2 }])
})

test('a migration that was edited after it was applied stops with its name, before anything is done', async () => {
  await brought(url, [ROOMS])
  const edited = { ...ROOMS, sql: `${ROOMS.sql} -- better` }
  expect(await fault(url, [edited, ONE_ROOM])).toStartWith('migrations/0000_rooms.sql was edited')
  expect(await rooms(url)).toEqual([])
  expect(await brought(url, [{ ...ROOMS, sql: ROOMS.sql.replaceAll('\n', '\r\n') }])).toEqual([])
})

test('a database from a newer build stops with what this one lacks', async () => {
  await brought(url, ALL)
  expect(await fault(url, [ROOMS])).toContain('newer than this build: it has 0001_one_room, 0002_counted')
  const { code, faults, said } = await cli(url, inFolder([ROOMS]))
  expect([code, said]).toEqual([1, ['']])
  expect(faults).toStartWith('The database is newer than this build')
})

test('a migration that fails in the middle leaves nothing of itself, and those before it stand', async () => {
  const wrong = {
    name: '0001_wrong',
    sql: 'INSERT INTO rooms (id) VALUES (7);\n--> statement-breakpoint\nINSERT INTO romos VALUES (1)',
  }
  expect(await fault(url, [ROOMS, wrong])).toMatch(/^migrations\/0001_wrong\.sql: .*romos/)
  const refused = {
    name: '0001_wrong',
    sql: 'INSERT INTO rooms (id) VALUES (7);\n--> statement-breakpoint\nINSERT INTO rooms (id) VALUES (7)',
  }
  expect(await fault(url, [ROOMS, refused])).toBe(
    'migrations/0001_wrong.sql, statement 2: refused by rooms.id',
  )
  expect(await rooms(url)).toEqual([])
  expect(await brought(url, ALL)).toEqual(['0001_one_room', '0002_counted'])
})

test('what would be lost in silence is refused: a missing breakpoint, foreign keys switched off', async () => {
  const joined = {
    name: '0001_joined',
    sql: 'INSERT INTO rooms (id) VALUES (1);\nINSERT INTO rooms (id) VALUES (2);',
  }
  expect(await fault(url, [ROOMS, joined])).toContain('0001_joined.sql: more than one statement')
  const two = {
    name: '0001_two',
    sql: `${ROOMS.sql.split('breakpoint\n')[1]!.replace('TRIGGER rooms', 'TRIGGER more')} DELETE FROM rooms`,
  }
  expect(await fault(url, [ROOMS, two])).toContain('0001_two.sql: more than one statement')
  const off = {
    name: '0001_off',
    sql: 'PRAGMA foreign_keys=OFF;\n--> statement-breakpoint\nDROP TABLE rooms;',
  }
  expect(await fault(url, [ROOMS, off])).toContain('0001_off.sql: PRAGMA foreign_keys has no effect')
  expect(await rooms(url)).toEqual([])
})

test("the house's own migrations apply to an empty database", async () => {
  const ours = migrationsIn(join(import.meta.dir, '../../migrations'))
  expect(ours.length).toBeGreaterThan(0)
  expect(await brought(url, ours)).toEqual(ours.map(({ name }) => name))
})
