import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import Libsql from 'libsql'
import type { Row, Statement } from '../shared/database.ts'
import { bound, distinct } from './statement.ts'

/** How long SQLite may wait for another process's lock. The whole process stands still for it (rule E2). */
const SYNCHRONOUS_WAIT_MS = 100
const STATEMENTS_KEPT = 500

const SETTINGS: Record<string, { set: string; reads: number | string }> = {
  journal_mode: { set: 'WAL', reads: 'wal' },
  synchronous: { set: 'FULL', reads: 2 },
  // Checkpoints are made by one function only: see database.checkpoint.ts.
  wal_autocheckpoint: { set: '0', reads: 0 },
  trusted_schema: { set: 'OFF', reads: 0 },
  cell_size_check: { set: 'ON', reads: 1 },
  foreign_keys: { set: 'ON', reads: 1 },
}

/** What our one file of SQLite can be asked. Everything is synchronous: nothing else runs meanwhile. */
export class Connection {
  readonly path: string
  readonly #database: Libsql.Database
  readonly #prepared = new Map<string, Prepared>()

  /** Throws SQLITE_BUSY when another process is opening the file at this moment: ask again. */
  constructor(url: string) {
    this.path = pathOf(url)
    makePrivate(this.path)
    this.#database = new Libsql(this.path, { timeout: SYNCHRONOUS_WAIT_MS })
    try {
      for (const [name, { set, reads }] of Object.entries(SETTINGS)) {
        this.pragma(`${name} = ${set}`)
        if (this.pragma(name) !== reads)
          throw new Error(`${this.path}: ${name} is ${this.pragma(name)}, not ${reads}`)
      }
      const check = this.pragma('quick_check(1)')
      if (check !== 'ok') throw new Error(`${this.path} is damaged: ${check}`)
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  /** Runs one statement to its end and gives its rows, if it has any. */
  rows(statement: Statement, values = bound(statement)): Row[] {
    // Always `all`, never `run` or `get`: a statement that gives rows and is left before its last one stays
    // open in SQLite, which then neither commits what it wrote nor lets its lock go.
    return this.#statement(statement.sql).all(values).map(withBytes)
  }

  /** BEGIN, COMMIT, SAVEPOINT and their like, which `rows` does not take. */
  command(sql: string): void {
    this.#statement(sql).run([])
  }

  /** The first value that a PRAGMA answers. */
  pragma(text: string): unknown {
    return Object.values((this.#database.prepare(`PRAGMA ${text}`).all([]) as Row[])[0] ?? {})[0]
  }

  /**
   * Moves the WAL into the file and empties it; false when somebody reads or writes meanwhile.
   * Only TRUNCATE: a PASSIVE checkpoint beside another process's commit can damage the file in this version
   * of SQLite (rule E3), and TRUNCATE itself falls back to PASSIVE when it does not get the write lock in
   * time. So we wait long for it, and call only when a moment ago the lock was to be had.
   */
  truncateWal(waitMs = 5_000): boolean {
    this.command('BEGIN IMMEDIATE')
    this.command('COMMIT')
    this.pragma(`busy_timeout = ${waitMs}`)
    try {
      return this.pragma('wal_checkpoint(TRUNCATE)') === 0
    } finally {
      this.pragma(`busy_timeout = ${SYNCHRONOUS_WAIT_MS}`)
    }
  }

  get walBytes(): number {
    return statSync(`${this.path}-wal`, { throwIfNoEntry: false })?.size ?? 0
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction
  }

  close(): void {
    this.#prepared.clear()
    this.#database.close()
  }

  /**
   * Preparing costs more than running, so what was prepared is kept by its text, the least used given up first.
   * SQLite itself prepares a kept statement again when any process has changed the schema; what this
   * connection changed is forgotten as well, so that nothing of a dropped table stays alive.
   */
  #statement(sql: string): Prepared {
    const kept = this.#prepared.get(sql)
    if (kept) {
      this.#prepared.delete(sql)
      this.#prepared.set(sql, kept)
      return kept
    }
    const statement = this.#database.prepare<[unknown[]]>(sql)
    if (statement.reader)
      distinct(
        statement.columns().map(({ name }) => name),
        sql,
      )
    if (/^\s*(?:create|alter|drop|reindex|pragma)\b/i.test(sql)) this.#prepared.clear()
    else this.#prepared.set(sql, statement)
    if (this.#prepared.size > STATEMENTS_KEPT) {
      for (const oldest of this.#prepared.keys()) {
        this.#prepared.delete(oldest)
        break
      }
    }
    return statement
  }
}

type Prepared = Libsql.Statement<[unknown[]]>

/** The binding gives each blob as an `ArrayBuffer`. */
function withBytes(row: unknown): Row {
  const values = row as Record<string, Row[string] | ArrayBuffer>
  for (const name in values) {
    const value = values[name]
    if (value instanceof ArrayBuffer) values[name] = new Uint8Array(value)
  }
  return values as Row
}

function pathOf(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url)
  const path = url.replace(/^file:/, '')
  if (!url.startsWith('file:') || path === '' || path.startsWith(':memory:') || path.includes('?'))
    throw new Error(`The database's address must be file: and a path, not ${url}`)
  return path
}

/** Bookings and names are nobody else's to read. SQLite gives the WAL the mode of its file. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600))
}
