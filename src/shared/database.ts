/** What a value can be on its way into the database. Booleans travel as 0 and 1, instants as whole seconds or milliseconds. */
export type Value = string | number | bigint | Uint8Array | null

export interface Statement {
  readonly sql: string
  readonly args: readonly Value[]
}

export type Row = Record<string, Value>

/**
 * What became of a batch. `constraint` is the name of the constraint that refused it (for UNIQUE, which
 * SQLite reports by column, `table.column, table.column`), and `statement` the index of the refused statement.
 */
export type Written = { ok: true; rows: Row[][] } | { ok: false; constraint: string; statement: number }

/**
 * The house's database: the same three calls over an embedded file and over a libSQL server.
 * There are no interactive transactions: a batch is atomic, so it either all happens or none of it does.
 */
export interface Database {
  readonly half: 'embedded' | 'remote'
  /** Runs one reading statement. Throws `Unavailable` when the database cannot be reached in time. */
  read(statement: Statement): Promise<Row[]>
  /** Runs several reading statements in one round trip, over one snapshot. */
  readAll(statements: readonly Statement[]): Promise<Row[][]>
  /** Runs a batch atomically and durably. A constraint's refusal is a value; anything else is thrown. */
  write(statements: readonly Statement[]): Promise<Written>
  close(): Promise<void>
}

/** The database did not answer in time. `ambiguous` says that a write may have been made all the same. */
export class Unavailable extends Error {
  readonly ambiguous: boolean
  constructor(message: string, options: { cause?: unknown; ambiguous: boolean }) {
    super(message, { cause: options.cause })
    this.name = 'Unavailable'
    this.ambiguous = options.ambiguous
  }
}
