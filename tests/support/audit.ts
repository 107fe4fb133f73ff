import type { Database, Statement, Value } from '../../src/shared/database.ts'
import type { Answer } from './orders.ts'

// The auditor reads the books with SQL of its own and says in a sentence each what does not hold. Nothing found is
// an empty list. It asks no code of ours, or a fault could hide on both sides.

const q = (sql: string, ...args: Value[]): Statement => ({ sql, args })
const letters = "('letter:booking-received:' || b.id || ':1', 'letter:house-copy:' || b.id || ':1')"

/** Each finds the bookings of which the sentence is true. */
const HALVES_OF_BOOKINGS: Record<string, string> = {
  'has no line': 'NOT EXISTS (SELECT 1 FROM booking_lines WHERE booking_id = b.id)',
  'has a line that claims nothing': `EXISTS (SELECT 1 FROM booking_lines AS l WHERE booking_id = b.id
     AND NOT EXISTS (SELECT 1 FROM claims WHERE line_id = l.id AND booking_id = b.id AND released IS NULL))`,
  'has a bill that is not its total':
    'total IS NOT (SELECT SUM(amount) FROM bill_lines WHERE booking_id = b.id)',
  'has lines that are not its total':
    'total IS NOT (SELECT SUM(amount) FROM booking_lines WHERE booking_id = b.id)',
  'was received not once': `1 <> (SELECT COUNT(*) FROM booking_events WHERE booking_id = b.id AND what = 'received')`,
  'has not one key': '1 <> (SELECT COUNT(*) FROM idempotency_keys WHERE booking_id = b.id)',
  'lacks a letter': `2 <> (SELECT COUNT(*) FROM jobs WHERE id IN ${letters} AND dead IS NULL)`,
}

const OTHERS: Record<string, string> = {
  'a letter is to be written about no booking': `SELECT id AS at FROM jobs WHERE name = 'letter'
     AND NOT EXISTS (SELECT 1 FROM bookings WHERE id = json_extract(payload, '$.booking'))`,
  'a day is oversold': `SELECT pool_id || ' ' || date(starts, 'unixepoch') || ': ' || SUM(quantity) AS at FROM claims AS c
     WHERE released IS NULL AND (expires IS NULL OR expires > unixepoch()) GROUP BY pool_id, starts
     HAVING SUM(quantity) > COALESCE(
       (SELECT MIN(capacity) FROM pool_overrides WHERE pool_id = c.pool_id AND starts <= c.starts AND ends > c.starts),
       (SELECT capacity FROM pools WHERE id = c.pool_id))`,
}

/** What is wrong with the books, given what customers were told (only answers of 201 count). */
export async function audit(db: Database, told: readonly Answer[]): Promise<string[]> {
  const questions = [
    ...Object.entries(HALVES_OF_BOOKINGS).map(
      ([what, where]) => [what, `SELECT reference AS at FROM bookings AS b WHERE ${where}`] as const,
    ),
    ...Object.entries(OTHERS),
  ]
  const found = await db.readAll(questions.map(([, sql]) => q(sql)))
  const [check, strangers, made] = await db.readAll([
    q('PRAGMA integrity_check'),
    q('PRAGMA foreign_key_check'),
    q('SELECT reference, key FROM bookings JOIN idempotency_keys ON booking_id = bookings.id'),
  ])
  const references = new Map(made!.map((row) => [String(row.key), String(row.reference)]))
  return [
    ...found.flatMap((rows, index) => rows.map((row) => `${questions[index]![0]}: ${row.at}`)),
    ...check!.flatMap((row) => (row.integrity_check === 'ok' ? [] : [`damaged: ${row.integrity_check}`])),
    ...strangers!.map((row) => `a row of ${row.table} points to nothing`),
    ...told
      .filter(({ status, key, reference }) => status === 201 && references.get(key) !== reference)
      .map(({ reference }) => `was promised and is not there: ${reference}`),
  ]
}

/** What is wrong with the letters once all of them should have arrived. */
export async function auditLetters(db: Database): Promise<string[]> {
  const questions: Record<string, string> = {
    'has not arrived once': `SELECT j.id AS at FROM jobs AS j WHERE name = 'letter'
       AND 1 <> (SELECT COUNT(*) FROM mailbox WHERE key = j.id)`,
    'is not noted as sent': `SELECT j.id AS at FROM jobs AS j WHERE name = 'letter'
       AND NOT EXISTS (SELECT 1 FROM notifications WHERE id = j.id AND status = 'sent')`,
    'is not done': `SELECT id AS at FROM jobs WHERE done IS NULL AND not_before <= unixepoch()`,
    'was asked for by nobody': `SELECT key AS at FROM mailbox WHERE key NOT IN (SELECT id FROM jobs)`,
  }
  const found = await db.readAll(Object.values(questions).map((sql) => q(sql)))
  return Object.keys(questions).flatMap((what, index) => found[index]!.map((row) => `${what}: ${row.at}`))
}

/** Waits until no job is left to do. Throws when some are left after a time in which thousands would have been done. */
export async function lettersWritten(db: Database): Promise<void> {
  const left = q(
    'SELECT COUNT(*) AS n, MAX(error) AS error FROM jobs WHERE done IS NULL AND dead IS NULL AND not_before <= unixepoch()',
  )
  for (const deadline = Date.now() + 20_000; ; await Bun.sleep(20)) {
    const [row] = await db.read(left)
    if (row!.n === 0) return
    if (Date.now() > deadline) throw new Error(`${row!.n} jobs are left to do. ${row!.error ?? ''}`)
  }
}

/** Stands for the minute after which what a dead worker had taken is free again, and for the pauses between tries. */
export const aMinutePasses = (db: Database) =>
  db.write([q('UPDATE jobs SET leased = 0, not_before = MIN(not_before, unixepoch()) WHERE done IS NULL')])
