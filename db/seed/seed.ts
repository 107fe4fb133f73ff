import type { Database } from '../../src/shared/database.ts'
import { dayAt } from '../../src/shared/days.ts'
import { demoStatements } from './demo.ts'
import { ZONE } from './terms.ts'

/**
 * Furnishes an empty house; true when it did. Several processes may start at once: the batch that comes second finds
 * the crews there and nothing of it happens. A house that has removed its listings and kept the crews stays empty.
 * Throws when anything else refuses the batch. `now` in milliseconds.
 */
export async function seedIfEmpty(db: Database, now: number): Promise<boolean> {
  const [any] = await db.read({ sql: 'SELECT id FROM listings LIMIT 1', args: [] })
  if (any) return false
  const written = await db.write(demoStatements(now, dayAt(now, ZONE)))
  if (written.ok) return true
  if (written.statement === GUARD) return false
  throw new Error(`The demo house was refused by ${written.constraint} at statement ${written.statement}`)
}

/** The place of the crews in the batch. */
const GUARD = 0
