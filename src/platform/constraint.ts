/**
 * The name of the constraint that refused a statement, from the error that either half throws, or undefined
 * when the error is no constraint's refusal. The name comes from the message, because a libSQL server sends no
 * extended code; the two halves differ only in what stands before the message.
 *
 * A value of the wrong type for a STRICT column has SQLite's constraint code as well, but it is a fault in
 * our code and no rule of the house, so it stays an error.
 */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  const rawCode = 'rawCode' in error ? Number(error.rawCode) : 0
  if (!code.startsWith('SQLITE_CONSTRAINT') && (rawCode & 0xff) !== SQLITE_CONSTRAINT) return undefined
  return nameIn(error.message.replace(PREFIX, ''))
}

const SQLITE_CONSTRAINT = 19

/** `SQLITE_CONSTRAINT: SQLITE_CONSTRAINT: SQLite error: …`: one code from the batch, one from the client, then the server. */
const PREFIX = /^(?:SQLITE_[A-Z_]+: )*(?:SQLite error: )?/

function nameIn(message: string): string | undefined {
  const check = /^CHECK constraint failed: (.+)$/s.exec(message)
  if (check) return check[1]
  const unique = /^UNIQUE constraint failed: (.+)$/s.exec(message)
  // An index over an expression has no columns to report, so SQLite reports its name: `index 'lower_email'`.
  if (unique) return unique[1]?.replace(/^index '(.+)'$/s, '$1')
  const notNull = /^NOT NULL constraint failed: (.+)$/s.exec(message)
  if (notNull) return `not_null ${notNull[1]}`
  if (message === 'FOREIGN KEY constraint failed') return 'foreign_key'
  // Our triggers say `RAISE(ABORT, 'lower_snake_case')` and nothing else.
  return /^[a-z][a-z0-9_]*$/.test(message) ? message : undefined
}
