import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '../../db/schema/index.ts'
import type { Value } from '../../src/shared/database.ts'
import type { TestHouse } from './house.ts'

export const TABLES = (Object.values(schema) as unknown[]).filter((each): each is SQLiteTable =>
  is(each, SQLiteTable),
)

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const canaryOf = (table: SQLiteTable, column: string) =>
  `canary.${getTableName(table)}.${column}`.toLowerCase()

/**
 * A row of a table with a canary in every text that is free: whatever `fixed` does not say (what it points to, what has
 * only some values, what is JSON).
 */
export async function sowed(
  house: TestHouse,
  table: SQLiteTable,
  fixed: Record<string, Value>,
): Promise<void> {
  const row = Object.entries(getTableColumns(table)).map(([name, column]) => {
    if (name in fixed) return [name, fixed[name]!] as const
    return [name, column.dataType === 'string' ? canaryOf(table, name) : 1] as const
  })
  const names = row.map(([name]) => `"${snake(name)}"`)
  const written = await house.db.write([
    {
      sql: `INSERT INTO ${getTableName(table)} (${names.join()}) VALUES (${names.map(() => '?').join()})`,
      args: row.map(([, value]) => value),
    },
  ])
  if (!written.ok) throw new Error(`${getTableName(table)} refused it: ${written.constraint}`)
}

/** Where in the whole database a text stands, in whatever case: `table.column`, each once. */
export async function foundIn(house: TestHouse, texts: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  const names = TABLES.map((table) => getTableConfig(table).name)
  const all = await house.db.readAll(names.map((name) => ({ sql: `SELECT * FROM ${name}`, args: [] })))
  for (const [index, rows] of all.entries())
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (texts.some((text) => String(value).toLowerCase().includes(text.toLowerCase())))
          found.add(`${names[index]}.${column}`)
  return [...found].sort()
}
