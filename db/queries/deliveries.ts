import { sql } from 'drizzle-orm'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { By } from '../../src/shared/who.ts'
import { bookingEvents } from '../schema/bookings.ts'
import { webhookAttempts, webhookDeliveries, webhookEndpoints, webhookEvents } from '../schema/webhooks.ts'
import { auditedWhere } from './audit.ts'
import { type DueJob, isHeld, jobStatementIf } from './jobs.ts'
import { maybeNumber, maybeText, number, statement, text } from './statement.ts'
import { endpointDisabled } from './webhooks.ts'

/** One line of a booking's timeline, as it is told to others. `at` in epoch seconds. */
export interface ToldEvent {
  id: string
  bookingId: string
  what: string
  who: string
  at: number
}

export async function bookingEventNamed(db: Database, id: string): Promise<ToldEvent | undefined> {
  const [row] = await db.read(
    statement(sql`SELECT id, booking_id, what, who, at FROM ${bookingEvents} WHERE id = ${id}`),
  )
  return (
    row && {
      id: text(row, 'id'),
      bookingId: text(row, 'booking_id'),
      what: text(row, 'what'),
      who: text(row, 'who'),
      at: number(row, 'at'),
    }
  )
}

export interface NewDelivery {
  id: string
  endpointId: string
}

const deliveryJob = (delivery: string, replays: number, now: number) => ({
  id: `webhook:${delivery}${replays ? `:${replays}` : ''}`,
  name: 'webhook',
  payload: { delivery },
  notBefore: now,
  now,
})

/**
 * What is told, and to whom. However often this is done, also at once by two: the first words stay, and each endpoint
 * has one delivery of it, with one job.
 */
export const toldStatements = (
  event: { id: string; type: string; bookingId: string | null; payload: string },
  deliveries: readonly NewDelivery[],
  now: number,
): Statement[] => [
  statement(sql`INSERT INTO ${webhookEvents} (id, type, booking_id, payload, created)
    SELECT ${event.id}, ${event.type}, ${event.bookingId}, ${event.payload}, ${now}
    WHERE EXISTS (SELECT 1 FROM ${webhookEndpoints} WHERE disabled IS NULL) ON CONFLICT DO NOTHING`),
  ...deliveries.flatMap(({ id, endpointId }) => [
    statement(sql`INSERT INTO ${webhookDeliveries} (id, endpoint_id, event_id, status, created, updated)
      SELECT ${id}, ${endpointId}, ${event.id}, 'pending', ${now}, ${now}
      WHERE EXISTS (SELECT 1 FROM ${webhookEndpoints} WHERE id = ${endpointId} AND disabled IS NULL)
        AND EXISTS (SELECT 1 FROM ${webhookEvents} WHERE id = ${event.id})
      ON CONFLICT DO NOTHING RETURNING id`),
    jobStatementIf(
      deliveryJob(id, 0, now),
      sql`EXISTS (SELECT 1 FROM ${webhookDeliveries} WHERE id = ${id})`,
    ),
  ]),
]

export type DeliveryStatus = 'pending' | 'delivered' | 'failed'

/** A delivery with all that is needed to make it. */
export async function deliveryFound(db: Database, id: string) {
  const [row] = await db.read(
    statement(sql`SELECT d.status AS status, e.id AS event, e.payload AS payload, p.id AS endpoint, p.url AS url,
        p.secret AS secret, p.previous_secret AS previous_secret, p.previous_until AS previous_until
      FROM ${webhookDeliveries} AS d JOIN ${webhookEvents} AS e ON e.id = d.event_id
        JOIN ${webhookEndpoints} AS p ON p.id = d.endpoint_id WHERE d.id = ${id}`),
  )
  return (
    row && {
      status: text(row, 'status') as DeliveryStatus,
      event: text(row, 'event'),
      payload: text(row, 'payload'),
      endpoint: text(row, 'endpoint'),
      url: text(row, 'url'),
      secret: text(row, 'secret'),
      previousSecret: maybeText(row, 'previous_secret'),
      previousUntil: maybeNumber(row, 'previous_until'),
    }
  )
}

/** One try. `at` in epoch seconds; `error` is why there was no answer. */
export interface Attempt {
  id: string
  at: number
  status?: number | undefined
  milliseconds: number
  error?: string | undefined
  answer?: string | undefined
}

/** Written only while its delivery is there: the endpoint may have been removed while it was called. */
export const attemptMade = (deliveryId: string, made: Attempt): Statement =>
  statement(sql`INSERT INTO ${webhookAttempts} (id, delivery_id, at, status, milliseconds, error, answer)
    SELECT ${made.id}, ${deliveryId}, ${made.at}, ${made.status ?? null}, ${made.milliseconds}, ${made.error ?? null},
      ${made.answer ?? null} WHERE EXISTS (SELECT 1 FROM ${webhookDeliveries} WHERE id = ${deliveryId})`)

export const deliveryEnded = (
  id: string,
  status: Exclude<DeliveryStatus, 'pending'>,
  now: number,
): Statement =>
  statement(sql`UPDATE ${webhookDeliveries} SET status = ${status}, updated = ${now}
    WHERE id = ${id} AND status = 'pending'`)

/** The same in the batch in which its job dies, which has no clock but the database's own; not where another has it now. */
export const deliveryGivenUp = (id: string, due: DueJob): Statement =>
  statement(sql`UPDATE ${webhookDeliveries} SET status = 'failed', updated = unixepoch()
    WHERE id = ${id} AND status = 'pending' AND ${isHeld(due)}`)

/** Something has arrived there. */
export const endpointAnswered = (endpoint: string): Statement =>
  statement(sql`UPDATE ${webhookEndpoints} SET failing = NULL WHERE id = ${endpoint} AND failing IS NOT NULL`)

/**
 * A try of an endpoint has failed. Where each has for so many seconds, and nobody has changed it since, it is disabled:
 * its id comes back from the third statement then. That is kept and not counted, for it is asked with every failure.
 */
export const endpointFailed = (endpoint: string, silence: number, now: number): Statement[] => [
  statement(sql`UPDATE ${webhookEndpoints} SET failing = ${now} WHERE id = ${endpoint} AND failing IS NULL`),
  ...endpointDisabled(
    endpoint,
    'failing',
    { actor: 'system' },
    now,
    sql`id = ${endpoint} AND failing <= ${now - silence}`,
  ),
]

/** A delivery of the log, with its tries, the first of them first. */
export interface LoggedDelivery {
  id: string
  /** What a receiver knows it by. */
  event: string
  type: string
  payload: string
  status: DeliveryStatus
  replays: number
  created: number
  updated: number
  attempts: Attempt[]
}

const COLUMNS = sql`d.id AS id, d.event_id AS event, e.type AS type, e.payload AS payload, d.status AS status,
  d.replays AS replays, d.created AS created, d.updated AS updated, d.endpoint_id AS endpoint
  FROM ${webhookDeliveries} AS d JOIN ${webhookEvents} AS e ON e.id = d.event_id`

const loggedOf = (row: Row, attempts: Row[]): LoggedDelivery & { endpoint: string } => ({
  id: text(row, 'id'),
  event: text(row, 'event'),
  type: text(row, 'type'),
  payload: text(row, 'payload'),
  status: text(row, 'status') as DeliveryStatus,
  replays: number(row, 'replays'),
  created: number(row, 'created'),
  updated: number(row, 'updated'),
  endpoint: text(row, 'endpoint'),
  attempts: attempts
    .filter((each) => each.delivery_id === row.id)
    .map((each) => ({
      id: text(each, 'id'),
      at: number(each, 'at'),
      status: maybeNumber(each, 'status'),
      milliseconds: number(each, 'milliseconds'),
      error: maybeText(each, 'error'),
      answer: maybeText(each, 'answer'),
    })),
})

/** What was sent to an endpoint, the latest first, in pages. */
export async function deliveriesOf(
  db: Database,
  endpoint: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ deliveries: LoggedDelivery[]; total: number }> {
  const some = sql`SELECT d.id FROM ${webhookDeliveries} AS d WHERE d.endpoint_id = ${endpoint}
    ORDER BY d.created DESC, d.id DESC LIMIT ${limit} OFFSET ${offset}`
  const [count, rows, attempts] = await db.readAll([
    statement(sql`SELECT COUNT(*) AS n FROM ${webhookDeliveries} WHERE endpoint_id = ${endpoint}`),
    statement(sql`SELECT ${COLUMNS} WHERE d.id IN (${some}) ORDER BY d.created DESC, d.id DESC`),
    statement(
      sql`SELECT * FROM ${webhookAttempts} WHERE delivery_id IN (${some}) ORDER BY at, ${webhookAttempts}.rowid`,
    ),
  ])
  return { deliveries: rows!.map((row) => loggedOf(row, attempts!)), total: number(count![0]!, 'n') }
}

export async function deliveryLogged(
  db: Database,
  id: string,
): Promise<(LoggedDelivery & { endpoint: string }) | undefined> {
  const [rows, attempts] = await db.readAll([
    statement(sql`SELECT ${COLUMNS} WHERE d.id = ${id}`),
    statement(
      sql`SELECT * FROM ${webhookAttempts} WHERE delivery_id = ${id} ORDER BY at, ${webhookAttempts}.rowid`,
    ),
  ])
  return rows![0] && loggedOf(rows![0], attempts!)
}

/**
 * Sends once more what has ended, as the number of replays that was seen says: the same press twice is one. The id of
 * the delivery comes back from the second statement where that was so.
 */
export const deliveryReplayed = (
  { id, replays }: { id: string; replays: number },
  by: By,
  now: number,
): Statement[] => {
  const may = sql`${webhookDeliveries} WHERE id = ${id} AND replays = ${replays} AND status <> 'pending'
    AND EXISTS (SELECT 1 FROM ${webhookEndpoints} WHERE id = endpoint_id AND disabled IS NULL)`
  const job = deliveryJob(id, replays + 1, now)
  return [
    auditedWhere(
      by,
      now,
      { action: 'webhook.replayed', target: 'webhook', targetId: id },
      may,
      sql`json_object('endpoint', endpoint_id, 'event', event_id, 'status', status)`,
    ),
    statement(sql`UPDATE ${webhookDeliveries} SET status = 'pending', replays = replays + 1, updated = ${now}
      WHERE id = ${id} AND id IN (SELECT id FROM ${may}) RETURNING id`),
    jobStatementIf(
      job,
      sql`EXISTS (SELECT 1 FROM ${webhookDeliveries} WHERE id = ${id} AND replays = ${replays + 1} AND status = 'pending')`,
    ),
  ]
}
