import { type Database, Unavailable, type Written } from '../shared/database.ts'
import { jitter } from './patience.ts'
import { withoutQuotes } from './statement.ts'

/** One file of `migrations/`: its name without `.sql`, and its text. */
export interface Migration {
  name: string
  sql: string
}

// drizzle-kit writes it behind the statement or on a line of its own.
const BREAKPOINT = /--> statement-breakpoint[ \t]*$/m

/**
 * Brings the database forward and gives the names of what this call applied, in order.
 *
 * Each migration is one batch whose first statement writes its own name, so of several processes that start
 * together exactly one makes it; the others are refused by the name, look again and go on. Throws, having
 * changed nothing, when a migration was edited after it was applied, or the database knows newer ones.
 */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<string[]> {
  const ours = await Promise.all([...migrations].sort(byName).map(prepare))
  await db.write([{ sql: JOURNAL, args: [] }])
  const applied: string[] = []
  for (let attempt = 0; ; ) {
    const next = pending(ours, await journal(db))
    if (!next) return applied
    const outcome = await apply(db, next)
    if (outcome === 'applied') applied.push(next.name)
    if (outcome !== 'unknown') attempt = 0
    else if (++attempt > 5) throw new Error(`${next.name}: the database does not answer`)
    else await jitter(200)
  }
}

const JOURNAL =
  'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied INTEGER NOT NULL) STRICT'

interface Prepared {
  name: string
  hash: string
  statements: string[]
}

const byName = (a: Migration, b: Migration) => (a.name < b.name ? -1 : 1)

async function prepare({ name, sql }: Migration): Promise<Prepared> {
  const text = sql.replaceAll('\r\n', '\n')
  const statements = text.split(BREAKPOINT).filter((statement) => withoutQuotes(statement).trim() !== '')
  for (const statement of statements) {
    // Inside a transaction it does nothing, and a DROP TABLE would then delete, by cascade, what refers to the table.
    if (/^pragma\s+foreign_keys\b/i.test(withoutQuotes(statement).trim()))
      throw new Error(
        `${name}.sql: PRAGMA foreign_keys has no effect in a migration; use PRAGMA defer_foreign_keys = ON`,
      )
  }
  return { name, hash: await sha256(text), statements }
}

async function journal(db: Database): Promise<Map<string, string>> {
  const rows = await db.read({ sql: 'SELECT name, hash FROM migrations ORDER BY name', args: [] })
  return new Map(rows.map((row) => [String(row.name), String(row.hash)]))
}

function pending(ours: readonly Prepared[], journal: ReadonlyMap<string, string>): Prepared | undefined {
  const unknown = [...journal.keys()].filter((name) => !ours.some((one) => one.name === name))
  if (unknown.length > 0)
    throw new Error(
      `The database is newer than this build: it has ${unknown.join(', ')}. Start the newer build.`,
    )
  const edited = ours.find(({ name, hash }) => journal.has(name) && journal.get(name) !== hash)
  if (edited)
    throw new Error(
      `migrations/${edited.name}.sql was edited after it was applied. Restore it and write a new one.`,
    )
  return ours.find(({ name }) => !journal.has(name))
}

async function apply(
  db: Database,
  { name, hash, statements }: Prepared,
): Promise<'applied' | 'elsewhere' | 'unknown'> {
  const row = {
    sql: 'INSERT INTO migrations (name, hash, applied) VALUES (?, ?, unixepoch())',
    args: [name, hash],
  }
  let written: Written
  try {
    written = await db.write([row, ...statements.map((sql) => ({ sql, args: [] }))])
  } catch (error) {
    // Perhaps made and perhaps not: the journal will tell.
    if (error instanceof Unavailable) return 'unknown'
    throw new Error(`migrations/${name}.sql: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
  if (written.ok) return 'applied'
  if (written.statement === 0 && written.constraint === 'migrations.name') return 'elsewhere'
  throw new Error(`migrations/${name}.sql, statement ${written.statement}: refused by ${written.constraint}`)
}

async function sha256(text: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toHex()
}
