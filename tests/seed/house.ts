import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Connection from 'libsql'
import type { Database, Row, Statement, Written } from '../../src/shared/database.ts'

const MIGRATIONS = join(import.meta.dir, '../../migrations')

/** A new file with the schema and nothing else; `open` as often as there are processes. */
export function emptyHouse(): { open: () => Database; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'house-'))
  const file = join(folder, 'house.db')
  const connection = new Connection(file)
  for (const name of readdirSync(MIGRATIONS)
    .filter((each) => each.endsWith('.sql'))
    .sort()) {
    const migration = readFileSync(join(MIGRATIONS, name), 'utf8')
    for (const statement of migration.split('--> statement-breakpoint')) connection.exec(statement)
  }
  connection.close()
  return { open: () => open(file), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** As much of a database as a seeding asks for. */
function open(file: string): Database {
  const connection = new Connection(file)
  connection.exec('PRAGMA foreign_keys = ON')
  const rows = ({ sql, args }: Statement) => connection.prepare(sql).all([...args]) as Row[]
  return {
    half: 'embedded',
    read: async (statement) => rows(statement),
    readAll: async (statements) => statements.map(rows),
    write: async (statements) => batch(connection, statements),
    async close() {
      connection.close()
    },
  }
}

function batch(connection: Connection.Database, statements: readonly Statement[]): Written {
  connection.exec('BEGIN IMMEDIATE')
  for (const [statement, { sql, args }] of statements.entries()) {
    try {
      connection.prepare(sql).run([...args])
    } catch (error) {
      connection.exec('ROLLBACK')
      const [, constraint] = /constraint failed: (.+)$/.exec(String(error)) ?? []
      if (!constraint) throw error
      return { ok: false, constraint, statement }
    }
  }
  connection.exec('COMMIT')
  return { ok: true, rows: statements.map(() => []) }
}
