import { sql } from 'drizzle-orm'
import type { Database, Statement } from '../../src/shared/database.ts'
import { mailbox, notifications } from '../schema/notifications.ts'
import { number, statement, text } from './statement.ts'

/** A message begins its life as a row; the same id begins once. */
export const notificationBegun = (n: {
  id: string
  template: string
  recipient: string
  subject: string
  bookingId?: string
}): Statement =>
  statement(sql`INSERT INTO ${notifications} (id, channel, template, recipient, subject, booking_id, status, attempts, created, updated)
    VALUES (${n.id}, 'email', ${n.template}, ${n.recipient}, ${n.subject}, ${n.bookingId ?? null}, 'pending', 1, unixepoch(), unixepoch())
    ON CONFLICT (id) DO UPDATE SET attempts = attempts + 1, updated = unixepoch()`)

export const notificationSent = (id: string, providerId: string): Statement =>
  statement(sql`UPDATE ${notifications} SET status = 'sent', provider_id = ${providerId}, error = NULL, updated = unixepoch()
    WHERE id = ${id} AND status <> 'sent'`)

export const notificationFailed = (id: string, error: string): Statement =>
  statement(sql`UPDATE ${notifications} SET status = 'failed', error = ${error}, updated = unixepoch()
    WHERE id = ${id} AND status <> 'sent'`)

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
    statement(sql`SELECT id, recipient, subject, received FROM ${mailbox}
      WHERE ${search} = '' OR recipient LIKE ${like} ESCAPE '\\' OR subject LIKE ${like} ESCAPE '\\' OR text LIKE ${like} ESCAPE '\\'
      ORDER BY received DESC, id DESC LIMIT 200`),
  )
  return rows.map((row) => ({
    id: text(row, 'id'),
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
    to: text(row, 'recipient'),
    subject: text(row, 'subject'),
    at: number(row, 'received'),
    html: text(row, 'html'),
    text: text(row, 'text'),
  }
}
