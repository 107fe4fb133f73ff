import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tell } from '../../src/notifications/tell.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Database, Message, Messenger } from '../../src/platform/ports.ts'
import { ok } from '../../src/shared/result.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { bookingRow } from '../support/pools.ts'

// A message is asked for once, by however many workers: the service would send a second one.

const folder = mkdtempSync(join(tmpdir(), 'tell-'))
let db: Database
beforeAll(async () => {
  db = await openEmbedded({ url: `file:${join(folder, 'house.db')}`, log: keptLog() })
  await migrate(db, MIGRATIONS)
  await db.write([bookingRow('b')])
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const message: Message = {
  to: '+447700900123',
  template: 'booking-reminder',
  language: 'en',
  values: [],
  text: 'Soon',
}

/** How often the service is asked where four workers have the same message at once. */
async function askedBy(workers: number, id: string, to: Database): Promise<number> {
  let asked = 0
  const messenger: Messenger = {
    half: 'mailbox',
    async send() {
      asked += 1
      await Bun.sleep(5)
      return ok({ id: `${id}:${asked}` })
    },
    news: async () => undefined,
  }
  const services = { db: to, messenger, log: keptLog() }
  const all = Array.from({ length: workers }, () => tell(services, { ...message, id, bookingId: 'b' }))
  await Promise.all(all)
  return asked
}

test('is asked for by one of them', async () => {
  expect(await askedBy(4, 'once', db)).toBe(1)
})

test('and by each, where a message could begin twice', async () => {
  const careless: Database = {
    ...db,
    read: (statement) => db.read(statement),
    write: (statements) =>
      db.write(
        statements.map(({ sql, args }) => ({
          sql: sql.replace('DO NOTHING RETURNING', 'DO UPDATE SET attempts = attempts + 1 RETURNING'),
          args,
        })),
      ),
  }
  expect(await askedBy(4, 'often', careless)).toBe(4)
})
