import { sql } from 'drizzle-orm'
import type { Database, Row } from '../../src/shared/database.ts'
import { DEFAULT_TERMS, type Terms } from '../../src/shared/terms.ts'
import { claims } from '../schema/claims.ts'
import { settings, versions } from '../schema/house.ts'
import { poolStates } from './inventory.ts'
import { number, statement, text } from './statement.ts'

const KEPT_MS = 5_000
const shelf = new WeakMap<Database, { until: number; content: number; terms: Terms }>()

/**
 * The house's terms. Every request needs them and they hardly ever change, so they are kept for five seconds, or until
 * `versionsOf` has seen a newer content: what is then made must not speak of the old terms.
 */
export async function termsOf(db: Database, now: number): Promise<Terms> {
  const kept = shelf.get(db)
  const content = newest.get(db) ?? 0
  if (kept && kept.until > now && kept.content === content) return kept.terms
  const rows = await db.read(
    statement(sql`SELECT ${settings.name} AS name, ${settings.value} AS value FROM ${settings}`),
  )
  const set = Object.fromEntries(rows.map((row) => [text(row, 'name'), JSON.parse(text(row, 'value'))]))
  const terms = { ...DEFAULT_TERMS, ...set } as Terms
  shelf.set(db, { until: now + KEPT_MS, content, terms })
  return terms
}

/** What a page may depend on. As long as these are the same, so is the page. */
export interface Versions {
  content: number
  availability: number
  /** Epoch seconds at which the next hold lapses, for that ends pages without a write; 0 when there is none. */
  lapses: number
}

const VERSIONS = statement(sql`SELECT
  (SELECT ${versions.number} FROM ${versions} WHERE ${versions.name} = 'content') AS content,
  (SELECT ${versions.number} FROM ${versions} WHERE ${versions.name} = 'availability') AS availability,
  (SELECT MIN(${claims.expires}) FROM ${claims}
    WHERE ${claims.released} IS NULL AND ${claims.expires} > unixepoch()) AS lapses`)

/** Another one whenever a page that shows what is still to be had may be another one. */
export const stampOf = ({ content, availability, lapses }: Versions) => `${content}.${availability}.${lapses}`

/** The newest content that was seen: answers of a server can overtake one another. */
const newest = new WeakMap<Database, number>()

/** To be asked before a page is made: a page that is newer than its versions is made once more, an older one would be shown. */
export async function versionsOf(db: Database): Promise<Versions> {
  return versionsIn(db, (await db.read(VERSIONS))[0]!)
}

/** The versions, and what is left in each of these pools, over one snapshot. */
export async function versionsAndPools(db: Database, pools: readonly string[]) {
  const [versions, states] = await db.readAll([VERSIONS, poolStates(pools)])
  return {
    versions: versionsIn(db, versions![0]!),
    pools: new Map(states!.map((row) => [text(row, 'id'), text(row, 'state')])),
  }
}

function versionsIn(db: Database, row: Row): Versions {
  const content = number(row, 'content')
  newest.set(db, Math.max(content, newest.get(db) ?? 0))
  return { content, availability: number(row, 'availability'), lapses: number(row, 'lapses') }
}

export const setTerm = <K extends keyof Terms>(name: K, value: Terms[K]) =>
  statement(sql`INSERT INTO ${settings} (name, value) VALUES (${name}, ${JSON.stringify(value)})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`)
