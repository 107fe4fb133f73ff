import { newId } from '../../src/shared/ids.ts'
import { sealedSecret } from '../../src/webhooks/secrets.ts'
import { newSecret } from '../../src/webhooks/signature.ts'
import type { TestHouse } from './house.ts'

type House = Pick<TestHouse, 'db'>

/** An endpoint as a row, sealed with the secret of a house. */
export async function endpointIn(
  { db }: House,
  url: string,
  {
    events = ['*'],
    disabled = false,
    house = 's'.repeat(32),
  }: { events?: string[]; disabled?: boolean; house?: string } = {},
) {
  const [id, secret] = [newId(), newSecret()]
  await db.write([
    {
      sql: `INSERT INTO webhook_endpoints (id, url, secret, events, created, updated, disabled, disabled_why)
        VALUES (?, ?, ?, ?, unixepoch(), unixepoch(), ${disabled ? "unixepoch(), 'by_hand'" : 'NULL, NULL'})`,
      args: [id, url, await sealedSecret({ secret: house }, id, secret), JSON.stringify(events)],
    },
  ])
  return { id, secret }
}

/** Something that was sent to an endpoint and has failed. */
export async function deliveryIn({ db }: House, endpoint: string): Promise<string> {
  const [id, event] = [newId(), newId()]
  await db.write([
    {
      sql: `INSERT INTO webhook_events (id, type, payload, created) VALUES (?, 'webhook.test', '{"type":"webhook.test","timestamp":"","data":{}}', unixepoch())`,
      args: [event],
    },
    {
      sql: `INSERT INTO webhook_deliveries (id, endpoint_id, event_id, status, created, updated)
        VALUES (?, ?, ?, 'failed', unixepoch(), unixepoch())`,
      args: [id, endpoint, event],
    },
  ])
  return id
}

const q = (sql: string, ...args: string[]) => ({ sql, args })

export const deliveryRows = ({ db }: House, endpoint: string) =>
  db.read(q('SELECT * FROM webhook_deliveries WHERE endpoint_id = ? ORDER BY created, id', endpoint))

export const attemptRows = ({ db }: House, delivery: string) =>
  db.read(q('SELECT * FROM webhook_attempts WHERE delivery_id = ? ORDER BY at, rowid', delivery))

export async function endpointRow({ db }: House, id: string) {
  const [row] = await db.read(q('SELECT * FROM webhook_endpoints WHERE id = ?', id))
  return row
}

/** The newest of the jobs that bring a delivery. */
export async function jobRow({ db }: House, delivery: string) {
  const [row] = await db.read(
    q(
      `SELECT *, unixepoch() AS present FROM jobs WHERE name = 'webhook' AND payload ->> 'delivery' = ? ORDER BY rowid DESC LIMIT 1`,
      delivery,
    ),
  )
  return row
}

/** Asks until it is so. */
export async function until<T>(what: string, asked: () => Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await asked()
    if (found) return found
    await Bun.sleep(10)
  }
  throw new Error(`It never came about: ${what}`)
}
