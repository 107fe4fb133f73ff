import { sql } from 'drizzle-orm'
import type { Database, Statement } from '../../src/shared/database.ts'
import { jobs } from '../schema/jobs.ts'
import { mailbox, notifications } from '../schema/notifications.ts'
import { maybeNumber, number, statement, text } from './statement.ts'
import { isSuppressed } from './suppressions.ts'

export type Channel = 'email' | 'whatsapp'

/** What is known of a letter that is about to be sent. */
export interface Begun {
  /** An earlier run has sent it, and did not come to say so. */
  sent?: true
  /** Nothing is sent to this address any more, and why. */
  suppressed?: 'bounce' | 'complaint'
  /** For how many seconds it has not been known whether an earlier try has sent it. */
  unsureFor?: number
}

/**
 * A letter begins its life as a row; the same id begins once. Until its try has an answer, whether it was sent is not
 * known: the process may end in between.
 */
export async function beginLetter(
  db: Database,
  n: { id: string; template: string; recipient: string; subject: string; bookingId?: string },
): Promise<Begun> {
  const written = await db.write([
    isSuppressed(n.recipient),
    statement(
      sql`SELECT status, unixepoch() - unsure AS unsure_for FROM ${notifications} WHERE id = ${n.id}`,
    ),
    statement(sql`INSERT INTO ${notifications} (id, channel, template, recipient, subject, booking_id, status, attempts, unsure, created, updated)
      VALUES (${n.id}, 'email', ${n.template}, ${n.recipient}, ${n.subject}, ${n.bookingId ?? null}, 'pending', 1, unixepoch(), unixepoch(), unixepoch())
      ON CONFLICT (id) DO UPDATE SET attempts = attempts + 1, unsure = COALESCE(unsure, unixepoch()), updated = unixepoch()
        WHERE status <> 'sent'`),
  ])
  if (!written.ok) throw new Error(`A letter could not begin: ${written.constraint}`)
  const [suppression] = written.rows[0]!
  const [before] = written.rows[1]!
  const unsureFor = before && maybeNumber(before, 'unsure_for')
  return {
    ...(before?.status === 'sent' && { sent: true as const }),
    ...(suppression && { suppressed: text(suppression, 'reason') as 'bounce' | 'complaint' }),
    ...(unsureFor !== undefined && { unsureFor }),
  }
}

/** A message to a phone begins once and for all: gives a row back only where it had not begun before. */
export const messageBegun = (n: {
  id: string
  template: string
  recipient: string
  subject: string
  bookingId: string
}) =>
  statement(sql`INSERT INTO ${notifications} (id, channel, template, recipient, subject, booking_id, status, attempts, created, updated)
    VALUES (${n.id}, 'whatsapp', ${n.template}, ${n.recipient}, ${n.subject}, ${n.bookingId}, 'pending', 1, unixepoch(), unixepoch())
    ON CONFLICT (id) DO NOTHING RETURNING id`)

/** The service has taken it. What it may have told of it since is not undone. */
export const messageTaken = (id: string, providerId: string): Statement =>
  statement(sql`UPDATE ${notifications} SET status = CASE status WHEN 'pending' THEN 'sent' ELSE status END,
      provider_id = ${providerId}, updated = unixepoch() WHERE ${notifications.id} = ${id}`)

/** It has arrived; from then on no news is that it did not. */
export const messageDelivered = (id: string): Statement =>
  statement(sql`UPDATE ${notifications} SET status = 'sent', error = NULL, delivered = unixepoch(), updated = unixepoch()
    WHERE ${notifications.id} = ${id} AND channel = 'whatsapp' AND delivered IS NULL`)

/** It will not arrive, or nobody knows; `unless` it is known to be this. A letter takes its place, once, where that does not go in any case. */
export const messageLost = (id: string, error: string, unless: 'failed' | 'sent' = 'failed'): Statement[] => [
  statement(sql`UPDATE ${notifications} SET status = 'failed', error = ${error}, updated = unixepoch()
    WHERE ${notifications.id} = ${id} AND channel = 'whatsapp' AND status NOT IN ('failed', ${unless}) AND delivered IS NULL`),
  statement(sql`INSERT INTO ${jobs} (id, name, payload, not_before, created)
    SELECT ${jobs.id} || ':mail', 'reminder-letter', payload, unixepoch(), unixepoch() FROM ${jobs}
    WHERE ${jobs.id} = ${id} AND ${jobs.name} = 'reminder' AND EXISTS (SELECT 1 FROM ${notifications}
      WHERE ${notifications.id} = ${id} AND status = 'failed' AND delivered IS NULL)
    ON CONFLICT (id) DO NOTHING`),
]

/** Without the provider's id where only the answer to another try has told it. */
export const notificationSent = (id: string, providerId?: string): Statement =>
  statement(sql`UPDATE ${notifications} SET status = 'sent', provider_id = ${providerId ?? null}, error = NULL, unsure = NULL, updated = unixepoch()
    WHERE id = ${id} AND status <> 'sent'`)

/** `unsure`: it may have been sent all the same, by this try or by an earlier one. */
export const notificationFailed = (id: string, error: string, unsure = false): Statement =>
  statement(sql`UPDATE ${notifications} SET status = 'failed', error = ${error},
      unsure = CASE WHEN ${unsure ? 1 : 0} THEN unsure END, updated = unixepoch()
    WHERE id = ${id} AND status <> 'sent'`)

/** It was not even tried. */
export const notificationSkipped = (id: string, why: string, unsure = false): Statement =>
  statement(sql`UPDATE ${notifications} SET status = 'skipped', error = ${why},
      unsure = CASE WHEN ${unsure ? 1 : 0} THEN unsure END, updated = unixepoch()
    WHERE id = ${id} AND status <> 'sent'`)

/** The provider says that a letter has arrived (seconds since the epoch). */
export const notificationDelivered = (providerId: string, at: number): Statement =>
  statement(sql`UPDATE ${notifications} SET delivered = COALESCE(delivered, ${at}), updated = unixepoch()
    WHERE provider_id = ${providerId} AND channel = 'email'`)

/** The provider says that a letter which was sent came back, or was not wanted. */
export const notificationReturned = (providerId: string, why: 'bounced' | 'complained'): Statement =>
  statement(sql`UPDATE ${notifications} SET status = 'failed', error = ${why}, updated = unixepoch()
    WHERE provider_id = ${providerId} AND channel = 'email'`)

/** A letter arrives in the house's own mailbox; the same key arrives once. */
export const letterArrived = (letter: {
  id: string
  key: string
  to: string
  replyTo?: string
  subject: string
  html: string
  text: string
  channel?: 'email' | 'whatsapp'
  attachments?: readonly { name: string; type: string; content: string }[]
}): Statement =>
  statement(sql`INSERT INTO ${mailbox} (id, key, channel, recipient, reply_to, subject, html, text, attachments, received)
    VALUES (${letter.id}, ${letter.key}, ${letter.channel ?? 'email'}, ${letter.to}, ${letter.replyTo ?? null},
      ${letter.subject}, ${letter.html}, ${letter.text}, ${JSON.stringify(letter.attachments ?? [])}, unixepoch())
    ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING id`)

const escaped = (term: string) => term.replace(/[\\%_]/g, '\\$&')

export async function lettersInMailbox(db: Database, search: string) {
  const like = `%${escaped(search)}%`
  const rows = await db.read(
    statement(sql`SELECT id, channel, recipient, subject, received FROM ${mailbox}
      WHERE ${search} = '' OR recipient LIKE ${like} ESCAPE '\\' OR subject LIKE ${like} ESCAPE '\\' OR text LIKE ${like} ESCAPE '\\'
      ORDER BY received DESC, id DESC LIMIT 200`),
  )
  return rows.map((row) => ({
    id: text(row, 'id'),
    channel: text(row, 'channel') as Channel,
    to: text(row, 'recipient'),
    subject: text(row, 'subject'),
    at: number(row, 'received'),
  }))
}

export async function letterInMailbox(db: Database, id: string) {
  const [row] = await db.read(statement(sql`SELECT * FROM ${mailbox} WHERE id = ${id}`))
  if (!row) return undefined
  return {
    id: text(row, 'id'),
    channel: text(row, 'channel') as Channel,
    to: text(row, 'recipient'),
    subject: text(row, 'subject'),
    at: number(row, 'received'),
    html: text(row, 'html'),
    text: text(row, 'text'),
    attachments: JSON.parse(text(row, 'attachments')) as { name: string; type: string; content: string }[],
  }
}
