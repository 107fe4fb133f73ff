import { getTableColumns, getTableName, type InferInsertModel, type SQL, type Table } from 'drizzle-orm'
import { SQLiteSyncDialect, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Row, Statement, Value } from '../../src/shared/database.ts'

const dialect = new SQLiteSyncDialect({ casing: 'snake_case' })

/** From drizzle's `sql` template, with the tables and columns of the schema in it, to what the database takes. */
export function statement(query: SQL): Statement {
  const { sql, params } = dialect.sqlToQuery(query)
  return { sql, args: params as Value[] }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const texts = new WeakMap<Table, Map<string, string>>()

/** One row in. The text is kept per table and set of columns, for a booking is a dozen of these. */
export function insert<T extends SQLiteTable>(table: T, row: InferInsertModel<T>): Statement {
  const columns = getTableColumns(table)
  const names = Object.keys(row).filter((name) => (row as Row)[name] !== undefined)
  const shelf = texts.get(table) ?? new Map<string, string>()
  texts.set(table, shelf)
  const shape = names.join()
  let text = shelf.get(shape)
  if (!text) {
    const list = names.map((name) => `"${snake(name)}"`).join(', ')
    text = `INSERT INTO "${getTableName(table)}" (${list}) VALUES (${names.map(() => '?').join(', ')})`
    shelf.set(shape, text)
  }
  const args = names.map((name) => {
    const value = (row as Record<string, unknown>)[name]
    return (value === null ? null : columns[name]!.mapToDriverValue(value)) as Value
  })
  return { sql: text, args }
}

export const text = (row: Row, name: string): string => row[name] as string
export const maybeText = (row: Row, name: string): string | undefined =>
  (row[name] as string | null) ?? undefined
export const number = (row: Row, name: string): number => Number(row[name])
export const maybeNumber = (row: Row, name: string): number | undefined =>
  row[name] === null ? undefined : Number(row[name])
