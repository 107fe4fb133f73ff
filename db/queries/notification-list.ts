import { type SQL, sql } from 'drizzle-orm'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import type { By } from '../../src/shared/who.ts'
import { bookings } from '../schema/bookings.ts'
import { notifications, suppressions } from '../schema/notifications.ts'
import { auditedWhere } from './audit.ts'
import { maybeNumber, maybeText, number, statement, text } from './statement.ts'

export const NOTIFICATION_STATUSES = ['pending', 'sent', 'failed', 'skipped'] as const
export const CHANNELS = ['email', 'whatsapp'] as const
export type NotificationStatus = (typeof NOTIFICATION_STATUSES)[number]
export type Channel = (typeof CHANNELS)[number]

/** A message of the house, as those who work there see it. Instants in epoch seconds. */
export interface ListedNotification {
  id: string
  channel: Channel
  template: string
  recipient: string
  subject: string
  status: NotificationStatus
  attempts: number
  error?: string | undefined
  providerId?: string | undefined
  delivered?: number | undefined
  /** What was written by hand: words, or as JSON the values of an approved template. */
  body?: string | undefined
  language?: Language | undefined
  booking?: { id: string; reference: string } | undefined
  /** Since when it is not known whether it was sent. */
  unsure?: number | undefined
  created: number
  updated: number
  /** Why nothing is sent to that address any more. */
  suppressed?: 'bounce' | 'complaint' | undefined
}

export interface NotificationFilters {
  status?: NotificationStatus | undefined
  channel?: Channel | undefined
  template?: string | undefined
  recipient?: string | undefined
  /** A reference or an id. */
  booking?: string | undefined
  /** Epoch seconds: made at `from` or later, and before `until`. */
  from?: number | undefined
  until?: number | undefined
  /** Part of the recipient, of the subject or of the booking's reference. */
  q?: string | undefined
}

const n = notifications

function chosen(filters: NotificationFilters): SQL {
  const { status, channel, template, recipient, booking, from, until, q } = filters
  const like = q === undefined ? undefined : `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const each = [
    status !== undefined && sql`${n.status} = ${status}`,
    channel !== undefined && sql`${n.channel} = ${channel}`,
    template !== undefined && sql`${n.template} = ${template}`,
    recipient !== undefined && sql`lower(${n.recipient}) = ${recipient.toLowerCase()}`,
    booking !== undefined && sql`(${bookings.id} = ${booking} OR ${bookings.reference} = ${booking})`,
    from !== undefined && sql`${n.created} >= ${from}`,
    until !== undefined && sql`${n.created} < ${until}`,
    like !== undefined &&
      sql`(${n.recipient} LIKE ${like} ESCAPE '\\' OR ${n.subject} LIKE ${like} ESCAPE '\\' OR ${bookings.reference} LIKE ${like} ESCAPE '\\')`,
  ].filter((part) => part !== false)
  return sql.join([sql`1`, ...each], sql` AND `)
}

const FROM = sql`FROM ${n} LEFT JOIN ${bookings} ON ${bookings.id} = ${n.bookingId}`
const COLUMNS = sql`${n.id} AS id, ${n.channel} AS channel, ${n.template} AS template, ${n.recipient} AS recipient,
  ${n.subject} AS subject, ${n.status} AS status, ${n.attempts} AS attempts, ${n.error} AS error,
  ${n.providerId} AS provider_id, ${n.delivered} AS delivered, ${n.body} AS body, ${n.language} AS language,
  ${n.unsure} AS unsure, ${n.bookingId} AS booking_id, ${bookings.reference} AS reference, ${n.created} AS created, ${n.updated} AS updated,
  (SELECT ${suppressions.reason} FROM ${suppressions} WHERE ${suppressions.address} = lower(${n.recipient})) AS suppressed`

function notificationIn(row: Row): ListedNotification {
  const id = maybeText(row, 'booking_id')
  return {
    id: text(row, 'id'),
    channel: text(row, 'channel') as Channel,
    template: text(row, 'template'),
    recipient: text(row, 'recipient'),
    subject: text(row, 'subject'),
    status: text(row, 'status') as NotificationStatus,
    attempts: number(row, 'attempts'),
    error: maybeText(row, 'error'),
    providerId: maybeText(row, 'provider_id'),
    delivered: maybeNumber(row, 'delivered'),
    body: maybeText(row, 'body'),
    language: maybeText(row, 'language') as Language | undefined,
    booking: id === undefined ? undefined : { id, reference: text(row, 'reference') },
    unsure: maybeNumber(row, 'unsure'),
    created: number(row, 'created'),
    updated: number(row, 'updated'),
    suppressed: maybeText(row, 'suppressed') as ListedNotification['suppressed'],
  }
}

/** A page of messages that fit, the latest first, and how many there are. */
export async function notificationsListed(
  db: Database,
  filters: NotificationFilters,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ notifications: ListedNotification[]; total: number }> {
  const where = chosen(filters)
  const [rows, counts] = await db.readAll([
    statement(sql`SELECT ${COLUMNS} ${FROM} WHERE ${where}
      ORDER BY ${n.created} DESC, ${n.id} DESC LIMIT ${limit} OFFSET ${offset}`),
    statement(sql`SELECT count(*) AS n ${FROM} WHERE ${where}`),
  ])
  return { notifications: rows!.map(notificationIn), total: number(counts![0]!, 'n') }
}

export async function notificationSeen(db: Database, id: string): Promise<ListedNotification | undefined> {
  const [row] = await db.read(statement(sql`SELECT ${COLUMNS} ${FROM} WHERE ${n.id} = ${id}`))
  return row && notificationIn(row)
}

/** How many messages there are in each status that were made since an instant (seconds). */
export async function notificationCounts(
  db: Database,
  since = 0,
): Promise<Record<NotificationStatus, number>> {
  const rows = await db.read(
    statement(sql`SELECT status, count(*) AS n FROM ${n} WHERE created >= ${since} GROUP BY status`),
  )
  const counts = Object.fromEntries(NOTIFICATION_STATUSES.map((each) => [each, 0]))
  for (const row of rows) counts[text(row, 'status')] = number(row, 'n')
  return counts as Record<NotificationStatus, number>
}

/** The templates of what was written lately, for the filter. */
export async function templatesUsed(db: Database): Promise<string[]> {
  const rows = await db.read(
    statement(
      sql`SELECT DISTINCT template FROM (SELECT template FROM ${n} ORDER BY created DESC LIMIT 2000) ORDER BY template`,
    ),
  )
  return rows.map((row) => text(row, 'template'))
}

/** Lets the address of a message be written to again; it comes back from the second statement where it was suppressed. */
export const suppressionLiftedBy = (id: string, by: By, now: number): Statement[] => {
  const its = sql`${suppressions} WHERE address = (SELECT lower(recipient) FROM ${n} WHERE id = ${id})`
  return [
    auditedWhere(
      by,
      now,
      { action: 'suppression.lifted', target: 'notification', targetId: id },
      its,
      sql`json_object('reason', reason)`,
    ),
    statement(sql`DELETE FROM ${its} RETURNING address`),
  ]
}
