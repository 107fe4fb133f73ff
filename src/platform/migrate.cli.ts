import { fileURLToPath } from 'node:url'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { migrationsIn } from './migrations.ts'
import type { Log } from './ports.ts'

// bun src/platform/migrate.cli.ts [folder]: brings the database of DATABASE_URL forward and says what it applied.

const url = process.env.DATABASE_URL || 'file:./data/rendezvous.db'
const folder = process.argv[2] ?? fileURLToPath(new URL('../../migrations', import.meta.url))
const log: Log = { debug() {}, info() {}, warn: console.warn, error: console.error }

try {
  const db = await openDatabase({ url, authToken: process.env.DATABASE_AUTH_TOKEN, log })
  try {
    const applied = await migrate(db, migrationsIn(folder))
    for (const name of applied) console.log(`applied ${name}`)
    if (applied.length === 0) console.log('nothing to apply')
  } finally {
    await db.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
