import { sql } from 'drizzle-orm'
import type { Database } from '../../src/shared/database.ts'
import { DEFAULT_TERMS, type Terms } from '../../src/shared/terms.ts'
import { settings } from '../schema/house.ts'
import { statement, text } from './statement.ts'

const KEPT_MS = 5_000
const shelf = new WeakMap<Database, { until: number; terms: Terms }>()

/** The house's terms. Every request needs them and they hardly ever change, so they are kept for five seconds. */
export async function termsOf(db: Database, now: number): Promise<Terms> {
  const kept = shelf.get(db)
  if (kept && kept.until > now) return kept.terms
  const rows = await db.read(
    statement(sql`SELECT ${settings.name} AS name, ${settings.value} AS value FROM ${settings}`),
  )
  const set = Object.fromEntries(rows.map((row) => [text(row, 'name'), JSON.parse(text(row, 'value'))]))
  const terms = { ...DEFAULT_TERMS, ...set } as Terms
  shelf.set(db, { until: now + KEPT_MS, terms })
  return terms
}

export const setTerm = <K extends keyof Terms>(name: K, value: Terms[K]) =>
  statement(sql`INSERT INTO ${settings} (name, value) VALUES (${name}, ${JSON.stringify(value)})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`)
