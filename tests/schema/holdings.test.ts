import { expect, test } from 'bun:test'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { HOLDINGS } from '../../db/queries/holdings.ts'
import * as schema from '../../db/schema/index.ts'

const tables = (Object.values(schema) as unknown[])
  .filter((each): each is SQLiteTable => is(each, SQLiteTable))
  .map((table) => getTableConfig(table).name)

test('every table says what it holds of a person, or why it holds nothing', () => {
  expect(tables.length).toBeGreaterThan(20)
  expect(Object.keys(HOLDINGS).sort()).toEqual(tables.sort())
})

test('a declaration is of the table that it stands under', () => {
  for (const [name, holding] of Object.entries(HOLDINGS))
    if (typeof holding !== 'string') expect(getTableConfig(holding.table).name).toBe(name)
})
