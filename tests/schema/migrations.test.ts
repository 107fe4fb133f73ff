import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { is } from 'drizzle-orm'
import { CasingCache } from 'drizzle-orm/casing'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '../../db/schema/index.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'

const folder = mkdtempSync(join(tmpdir(), 'rendezvous-schema-'))
const db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
await migrate(db, MIGRATIONS)
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const casing = new CasingCache('snake_case')
const tables = (Object.values(schema) as unknown[]).filter((each): each is SQLiteTable =>
  is(each, SQLiteTable),
)

test('the migrations make the tables that the code believes in, column by column', async () => {
  expect(tables.length).toBeGreaterThan(20)
  for (const table of tables) {
    const { name, columns } = getTableConfig(table)
    const rows = await db.read({
      sql: 'SELECT name, type, "notnull" FROM pragma_table_info(?) ORDER BY cid',
      args: [name],
    })
    const believed = columns.map((column) => ({
      name: casing.getColumnCasing(column),
      type: column.getSQLType().toUpperCase(),
      notnull: column.notNull ? 1 : 0,
    }))
    const byName = (a: { name: unknown }, b: { name: unknown }) => (String(a.name) < String(b.name) ? -1 : 1)
    const made = rows.map((row) => ({ ...row, type: String(row.type).toUpperCase() })) as typeof believed
    expect({ name, columns: made.sort(byName) }).toEqual({ name, columns: believed.sort(byName) })
  }
})

test('every table is strict, and none is there that the code does not know', async () => {
  const rows = await db.read({
    sql: "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
    args: [],
  })
  expect(rows.filter((row) => row.strict !== 1)).toEqual([])
  const known = [...tables.map((table) => getTableConfig(table).name), 'migrations'].sort()
  expect(rows.map((row) => String(row.name)).sort()).toEqual(known)
})

test('every refusal the code can name is one the schema can make', async () => {
  const { CONSTRAINTS } = await import('../../src/bookings/refusals.ts')
  const rows = await db.read({ sql: 'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL', args: [] })
  const text = rows.map((row) => String(row.sql)).join('\n')
  for (const name of Object.keys(CONSTRAINTS)) {
    if (/^\w+$/.test(name)) expect(text).toContain(`'${name}'`)
    else for (const part of name.split(', ')) expect(text).toContain(part.split('.')[1]!)
  }
})
