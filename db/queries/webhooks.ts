import { type SQL, sql } from 'drizzle-orm'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { By } from '../../src/shared/who.ts'
import { webhookDeliveries, webhookEndpoints } from '../schema/webhooks.ts'
import { auditedWhere } from './audit.ts'
import { insert, maybeNumber, maybeText, number, statement, text } from './statement.ts'

/** Why nothing is sent to an endpoint any more: somebody said so, it said so itself, or it has only failed for days. */
export type DisabledWhy = 'by_hand' | 'gone' | 'failing'

/** Instants in epoch seconds. */
export interface Endpoint {
  id: string
  url: string
  description?: string | undefined
  /** Names of events, some of which stand for several. */
  events: string[]
  created: number
  updated: number
  disabled?: number | undefined
  disabledWhy?: DisabledWhy | undefined
  /** Until when the secret before this one signs as well. */
  previousUntil?: number | undefined
}

export interface SealedSecrets {
  secret: string
  previousSecret?: string | undefined
}

function endpointOf(row: Row): Endpoint & SealedSecrets {
  return {
    id: text(row, 'id'),
    url: text(row, 'url'),
    description: maybeText(row, 'description'),
    events: JSON.parse(text(row, 'events')) as string[],
    created: number(row, 'created'),
    updated: number(row, 'updated'),
    disabled: maybeNumber(row, 'disabled'),
    disabledWhy: maybeText(row, 'disabled_why') as DisabledWhy | undefined,
    secret: text(row, 'secret'),
    previousSecret: maybeText(row, 'previous_secret'),
    previousUntil: maybeNumber(row, 'previous_until'),
  }
}

/** Every endpoint, the newest first, with what became of the last thing sent there. */
export async function endpointsMade(db: Database) {
  const rows = await db.read(
    statement(sql`SELECT ${webhookEndpoints}.*, (SELECT status FROM ${webhookDeliveries}
        WHERE endpoint_id = ${webhookEndpoints.id} ORDER BY created DESC, ${webhookDeliveries}.rowid DESC LIMIT 1) AS last
      FROM ${webhookEndpoints} ORDER BY created DESC, id DESC LIMIT 200`),
  )
  return rows.map((row) => ({ ...endpointOf(row), last: maybeText(row, 'last') }))
}

export async function endpointNamed(
  db: Database,
  id: string,
): Promise<(Endpoint & SealedSecrets) | undefined> {
  const [row] = await db.read(statement(sql`SELECT * FROM ${webhookEndpoints} WHERE id = ${id}`))
  return row && endpointOf(row)
}

/** Those to which something is sent. */
export async function endpointsEnabled(db: Database): Promise<{ id: string; events: string[] }[]> {
  const rows = await db.read(
    statement(sql`SELECT id, events FROM ${webhookEndpoints} WHERE disabled IS NULL ORDER BY id`),
  )
  return rows.map((row) => ({ id: text(row, 'id'), events: JSON.parse(text(row, 'events')) as string[] }))
}

export const endpointMade = (made: {
  id: string
  url: string
  description: string | null
  events: readonly string[]
  secret: string
  madeBy: string | null
  now: number
}): Statement =>
  insert(webhookEndpoints, {
    id: made.id,
    url: made.url,
    description: made.description,
    secret: made.secret,
    events: JSON.stringify(made.events),
    madeBy: made.madeBy,
    created: made.now,
    updated: made.now,
  })

/** As the audit may have it: whose it is, and not the path, which may be a secret of theirs. */
const asItWas = sql`json_object('url', substr(url, 1, instr(substr(url, 9), '/') + 8) || '***', 'description', description,
  'events', json(events), 'enabled', json(iif(disabled IS NULL, 'true', 'false')))`

/** What is done to one endpoint, with its line of the audit; its id comes back from the second where it was there. */
function done(
  by: By,
  now: number,
  { id, action, after }: { id: string; action: string; after?: object },
  how: SQL,
  where = sql`id = ${id}`,
): Statement[] {
  const deed = { action, target: 'webhook' as const, targetId: id, ...(after && { after }) }
  return [
    auditedWhere(by, now, deed, sql`${webhookEndpoints} WHERE ${where}`, asItWas),
    statement(sql`${how} WHERE ${where} RETURNING id`),
  ]
}

export const endpointChanged = (
  id: string,
  to: { url: string; description: string | null; events: readonly string[] },
  after: object,
  by: By,
  now: number,
): Statement[] =>
  done(
    by,
    now,
    { id, action: 'webhook.changed', after },
    sql`UPDATE ${webhookEndpoints} SET url = ${to.url}, description = ${to.description},
      events = ${JSON.stringify(to.events)}, failing = NULL, updated = ${now}`,
  )

/** With it go its deliveries; jobs that were to bring them find nothing. */
export const endpointRemoved = (id: string, by: By, now: number): Statement[] =>
  done(by, now, { id, action: 'webhook.removed' }, sql`DELETE FROM ${webhookEndpoints}`)

export const endpointEnabled = (id: string, by: By, now: number): Statement[] =>
  done(
    by,
    now,
    { id, action: 'webhook.enabled', after: { enabled: true } },
    sql`UPDATE ${webhookEndpoints} SET disabled = NULL, disabled_why = NULL, failing = NULL, updated = ${now}`,
    sql`id = ${id} AND disabled IS NOT NULL`,
  )

/** What waited to be sent there has failed with it, and can be sent again by hand. `where` says of which it is true. */
export const endpointDisabled = (
  id: string,
  why: DisabledWhy,
  by: By,
  now: number,
  where: SQL = sql`id = ${id}`,
): Statement[] => [
  ...done(
    by,
    now,
    { id, action: 'webhook.disabled', after: { enabled: false, why } },
    sql`UPDATE ${webhookEndpoints} SET disabled = ${now}, disabled_why = ${why}, updated = ${now}`,
    sql`${where} AND disabled IS NULL`,
  ),
  statement(sql`UPDATE ${webhookDeliveries} SET status = 'failed', updated = ${now} WHERE status = 'pending'
    AND endpoint_id = (SELECT id FROM ${webhookEndpoints} WHERE id = ${id} AND disabled IS NOT NULL)`),
]

/** Another secret instead of the one that was seen, which signs along until then. */
export const secretTurned = (
  id: string,
  { seen, secret, until }: { seen: string; secret: string; until: number },
  by: By,
  now: number,
): Statement[] =>
  done(
    by,
    now,
    { id, action: 'webhook.secret', after: { previousUntil: until } },
    sql`UPDATE ${webhookEndpoints} SET previous_secret = secret, previous_until = ${until}, secret = ${secret}, failing = NULL, updated = ${now}`,
    sql`id = ${id} AND secret = ${seen}`,
  )

/** The same secrets, sealed anew; another one that came meanwhile stays. */
export const secretsSealed = (id: string, seen: SealedSecrets, sealed: SealedSecrets): Statement =>
  statement(sql`UPDATE ${webhookEndpoints} SET secret = ${sealed.secret}, previous_secret = ${sealed.previousSecret ?? null}
    WHERE id = ${id} AND secret = ${seen.secret}`)
