import { writeSync } from 'node:fs'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { keptLog } from './log.ts'

// bun tests/support/guests.ts <url> <who> <batches> <at once>: a process that books and says, one line each,
// which of its bookings it was promised. Lines are written at once, so that a kill cannot swallow them.

const [url = '', who = '', batches = '0', atOnce = '1'] = process.argv.slice(2)
const log = keptLog()
const db = await openEmbedded({ url, log, checkpointEvery: 40 })

const book = async (number: number) => {
  const written = await db.write([
    { sql: 'INSERT INTO bookings (who, number) VALUES (?, ?)', args: [who, number] },
    { sql: 'INSERT INTO claims (who, number) VALUES (?, ?)', args: [who, number] },
  ])
  writeSync(1, `${written.ok ? number : written.constraint}\n`)
}

let next = 0
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    while (next < Number(batches)) await book(next++)
  }),
)
await db.close()
const faults = log.lines.filter(({ level }) => level === 'error')
if (faults.length > 0) throw new Error(JSON.stringify(faults))
