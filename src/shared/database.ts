/**
 * What a value can be. Booleans travel as 0 and 1, instants as whole seconds or milliseconds. A whole number is
 * bound as INTEGER and any other as REAL; rows give integers as numbers, blobs as `Uint8Array`. Anything else, a
 * number that is not finite, a whole one past 2^53 and a text with a NUL are refused with a `TypeError`.
 */
export type Value = string | number | bigint | Uint8Array | null

export interface Statement {
  /** One statement, with a `?` for each of `args`. */
  readonly sql: string
  readonly args: readonly Value[]
}

export type Row = Record<string, Value>

/**
 * What became of a batch. `constraint` is the name of the constraint that refused it (for UNIQUE, which
 * SQLite reports by column, `table.column, table.column`), `foreign_key`, `not_null table.column`, or what a trigger
 * raised; `statement` is the index of the refused statement, or the number of them all when the commit was refused.
 */
export type Written = { ok: true; rows: Row[][] } | { ok: false; constraint: string; statement: number }

/**
 * The house's database: the same three calls over an embedded file and over a libSQL server.
 * There are no interactive transactions: a batch is atomic, so it either all happens or none of it does.
 */
export interface Database {
  readonly half: 'embedded' | 'remote'
  /** Runs one reading statement, perhaps more than once. Throws `Unavailable` when the database cannot be reached in time. */
  read(statement: Statement): Promise<Row[]>
  /** Runs several reading statements in one round trip, over one snapshot. */
  readAll(statements: readonly Statement[]): Promise<Row[][]>
  /**
   * Runs a batch atomically and durably. A constraint's refusal is a value; anything else is thrown.
   * `Unavailable` with `ambiguous` means: ask by your own ids whether it was made, before you claim either.
   */
  write(statements: readonly Statement[]): Promise<Written>
  /** Lets what was asked be answered; later calls throw `Unavailable`. */
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
