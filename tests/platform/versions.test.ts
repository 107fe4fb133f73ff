import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { versionsOf } from '../../db/queries/house.ts'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database } from '../../src/platform/ports.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'

let db: Database
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rendezvous-'))
  db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  await migrate(db, MIGRATIONS)
  await seedIfEmpty(db, Date.now())
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const EVERY_WRITE = ['INSERT', 'UPDATE', 'DELETE']

/** What public pages show of each table, and so which version its writes must raise. */
const SHOWN: Record<string, { version: 'content' | 'availability'; by: string[] } | 'not shown'> = {
  ...Object.fromEntries(
    [
      'settings',
      'listings',
      'listing_pictures',
      'packages',
      'package_items',
      'package_event_types',
      'package_themes',
      'add_ons',
      'listing_add_ons',
      'themes',
      'theme_pictures',
      'pictures',
      'testimonials',
      'translations',
      'tours',
      'tour_units',
      'tour_items',
      'listing_sections',
      'price_rules',
      'services',
      'service_durations',
      'service_consultants',
      'consultants',
    ].map((table) => [table, { version: 'content' as const, by: EVERY_WRITE }]),
  ),
  claims: { version: 'availability', by: ['INSERT', 'UPDATE OF released, expires', 'DELETE'] },
  // A new pool is shown by the listing that names it. `longest` is shown nowhere and changes with bookings.
  pools: { version: 'availability', by: ['UPDATE OF capacity'] },
  departures: { version: 'availability', by: EVERY_WRITE },
  consultant_hours: { version: 'availability', by: EVERY_WRITE },
  consultant_overrides: { version: 'availability', by: EVERY_WRITE },
  consultant_travel: { version: 'availability', by: EVERY_WRITE },
  pool_overrides: { version: 'availability', by: EVERY_WRITE },
  ...Object.fromEntries(
    [
      'account_tokens',
      'accounts',
      'api_keys',
      'audit',
      'authenticators',
      'bill_lines',
      'booking_events',
      'booking_lines',
      'booking_moves',
      'bookings',
      'challenges',
      'deletions',
      'favorites',
      'idempotency_keys',
      'inbox',
      'jobs',
      'leases',
      'mailbox',
      'migrations',
      'notifications',
      'passkeys',
      'promotion_uses',
      'promotions',
      'quotes',
      'rate_counts',
      'recovery_codes',
      'refresh_tokens',
      'sessions',
      'suppressions',
      'tour_times',
      'waitlist_entries',
      'versions',
      'webhook_attempts',
      'webhook_deliveries',
      'webhook_endpoints',
      'webhook_events',
    ].map((table) => [table, 'not shown' as const]),
  ),
}

test('of every table it is said what pages show of it, and its triggers count just that', async () => {
  const tables = await db.read({
    sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'libsql%'",
    args: [],
  })
  const triggers = await db.read({
    sql: "SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%UPDATE versions%'",
    args: [],
  })
  const found = Object.fromEntries(
    tables.map(({ name }) => {
      const own = triggers.filter((each) => each.tbl_name === name).map(({ sql }) => String(sql))
      if (own.length === 0) return [name, 'not shown']
      const by = own.map((sql) => /AFTER (.+) ON /.exec(sql)![1]!)
      const named = new Set(own.map((sql) => /WHERE name = '(\w+)'/.exec(sql)![1]!))
      return [name, { version: [...named].join(), by }]
    }),
  )
  expect(found).toEqual(SHOWN)
})

test('a write to each table raises its own version and leaves the other', async () => {
  for (const [table, shown] of Object.entries(SHOWN)) {
    const [row] = await db.read({ sql: `SELECT * FROM ${table} LIMIT 1`, args: [] })
    if (shown === 'not shown' || !row) continue
    const column = table === 'pools' ? 'capacity' : table === 'claims' ? 'expires' : Object.keys(row)[0]!
    const before = await versionsOf(db)
    expect(await db.write([{ sql: `UPDATE ${table} SET ${column} = ${column}`, args: [] }])).toMatchObject({
      ok: true,
    })
    const after = await versionsOf(db)
    const other = shown.version === 'content' ? 'availability' : 'content'
    expect([table, after[shown.version] > before[shown.version]]).toEqual([table, true])
    expect(after[other]).toBe(before[other])
  }
})

test('the next hold to lapse is found by its index, however many there are', () => {
  // On a connection of its own: libsql leaves an EXPLAIN open, and ours could then make no checkpoint.
  const connection = new Libsql(join(folder, 'house.db'))
  const plan = connection
    .prepare(
      'EXPLAIN QUERY PLAN SELECT MIN(expires) FROM claims WHERE released IS NULL AND expires > unixepoch()',
    )
    .all([]) as { detail: string }[]
  connection.close()
  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH claims USING INDEX claims_lapsing (expires>?)'])
})
