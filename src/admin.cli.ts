import { firstAdminLink, recoverAdmin } from './accounts/first-admin.ts'
import { parseConfig } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import type { Log } from './platform/ports.ts'

// npm run admin -- --email you@example.org: prints a link by which that account, there or not, gets a password and
// becomes an admin. Without an address: the link that makes the first admin, where there is none.

const USAGE = 'npm run admin -- --email you@example.org'
const log: Log = { debug() {}, info() {}, warn: console.warn, error: console.error }

try {
  const config = parseConfig(process.env)
  const db = await openDatabase({ ...config.database, log })
  try {
    const house = { db, config, clock: { now: Date.now } }
    const at = process.argv.indexOf('--email')
    if (at < 0) say(await firstAdminLink(house), `This house has an admin. For another one: ${USAGE}`)
    else {
      const made = await recoverAdmin(house, process.argv[at + 1] ?? '')
      say(made.ok ? made.value : undefined, `This is no address. ${USAGE}`)
    }
  } finally {
    await db.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function say(link: string | undefined, otherwise: string): void {
  if (link) console.log(`This link is good once, within a day:\n${link}`)
  else {
    console.error(otherwise)
    process.exitCode = 1
  }
}
