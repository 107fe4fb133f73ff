import type { Statement, Value } from '../shared/database.ts'

export type Bound = string | bigint | number | Uint8Array | null

/** What a statement's text is good for: found once for each text and kept. */
interface Text {
  placeholders: number
  reads: boolean
  fault: string | undefined
}

/**
 * The values of one statement as both halves bind them, so that the halves cannot differ: a whole number as
 * INTEGER and any other as REAL (the libraries would send every number as REAL, and `? || ''` would give `5.0`).
 *
 * Throws `TypeError` for what a library would take in silence: the embedded binding ends the whole process on
 * a boolean, keeps the last call's value where one is missing, runs only the first of two statements, and
 * cuts a text at its first NUL when it is read.
 */
export function bound(statement: Statement): Bound[] {
  const text = textOf(statement.sql)
  if (text.fault) throw new TypeError(`${text.fault}: ${statement.sql}`)
  if (text.placeholders !== statement.args.length)
    throw new TypeError(
      `${text.placeholders} values wanted, ${statement.args.length} given: ${statement.sql}`,
    )
  return statement.args.map((value, index) => bindable(value, index, statement.sql))
}

/** As `bound`, for a statement that must not write: a read may be sent twice. */
export function boundForReading(statement: Statement): Bound[] {
  if (!textOf(statement.sql).reads) throw new TypeError(`not a reading statement: ${statement.sql}`)
  return bound(statement)
}

/** A row is an object, so of two columns with one name one would be lost, in each half another. */
export function distinct(columns: readonly string[], sql: string): void {
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) throw new TypeError(`two columns are called ${twice}: ${sql}`)
}

function bindable(value: Value, index: number, sql: string): Bound {
  switch (typeof value) {
    case 'string':
      if (value.includes('\0')) break
      return value.isWellFormed() ? value : value.toWellFormed()
    case 'number':
      if (Number.isSafeInteger(value)) return BigInt(value)
      if (Number.isFinite(value) && !Number.isInteger(value)) return value
      break
    case 'bigint':
      if (value >= -LARGEST && value <= LARGEST) return value
      break
    case 'object':
      if (value === null || value instanceof Uint8Array) return value
  }
  throw new TypeError(`value ${index + 1} cannot be stored (${described(value)}): ${sql}`)
}

/** Whole numbers come back as JavaScript numbers, so one that would come back changed is refused. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

const described = (value: unknown) =>
  typeof value === 'string'
    ? 'a text with a NUL'
    : typeof value === 'object'
      ? 'an object'
      : `${typeof value} ${String(value)}`

const texts = new Map<string, Text>()
const TEXTS_KEPT = 2_000

function textOf(sql: string): Text {
  let text = texts.get(sql)
  if (!text) {
    if (texts.size >= TEXTS_KEPT) texts.clear()
    text = readText(sql)
    texts.set(sql, text)
  }
  return text
}

function readText(sql: string): Text {
  const bare = withoutQuotes(sql).trim()
  const placeholders = [...bare.matchAll(/\?(\d*)/g)].reduce(
    (count, [, number]) => (number ? Math.max(count, Number(number)) : count + 1),
    0,
  )
  return { placeholders, reads: readsOnly(bare), fault: faultOf(bare) }
}

/** The text without its comments and without what stands in quotes, where a `?`, a `;` or a word means nothing. */
export const withoutQuotes = (sql: string) =>
  sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, ' ')

const readsOnly = (bare: string) =>
  /^(?:select|values|explain)\b/i.test(bare) ||
  /^pragma\s+\w+\s*;?$/i.test(bare) ||
  (/^with\b/i.test(bare) && !/\b(?:insert\s+(?:into|or)|replace\s+into|update|delete\s+from)\b/i.test(bare))

function faultOf(bare: string): string | undefined {
  if (bare === '' || bare === ';') return 'no statement'
  // A batch is one transaction: what would end it early, or cannot run inside one, has no place in it.
  if (/^(?:begin|commit|end|rollback|savepoint|release|attach|detach|vacuum)\b/i.test(bare))
    return 'a batch is a transaction already'
  if (/[:@$]\w/.test(bare) && !/^create\b/i.test(bare)) return 'values are given by position, with ?'
  const trigger = /^create\s+(?:temp\s+|temporary\s+)?trigger\b/i.test(bare)
  const rest = trigger ? bare.replace(/^[\s\S]*?\bbegin\b[\s\S]*?;\s*end\b/i, '') : bare
  if (/;\s*\S/.test(rest)) return 'more than one statement'
  return undefined
}
