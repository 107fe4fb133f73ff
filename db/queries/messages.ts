import { sql } from 'drizzle-orm'
import type { Database, Statement } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import type { By } from '../../src/shared/who.ts'
import { bookings } from '../schema/bookings.ts'
import { notifications } from '../schema/notifications.ts'
import { auditedWhere } from './audit.ts'
import { jobStatementIf } from './jobs.ts'
import { statement, text } from './statement.ts'

/** What somebody who works here has written by hand. */
export interface Message {
  /** Also that of its job. */
  id: string
  channel: 'email' | 'whatsapp'
  template: string
  recipient: string
  subject: string
  bookingId?: string | undefined
  /** Words, or as JSON the values of an approved template. */
  body: string
  language: Language
}

/** A message with its job and its line of the audit: each once, however often it is written. `now` in seconds. */
export function messageWritten(message: Message, by: By, now: number): Statement[] {
  const { id, channel, template, recipient, subject, bookingId, body, language } = message
  const isNew = sql`NOT EXISTS (SELECT 1 FROM ${notifications} WHERE id = ${id})`
  return [
    auditedWhere(
      by,
      now,
      { action: 'message.written', target: 'notification', targetId: id, after: { channel, template } },
      sql`(SELECT 1) WHERE ${isNew}`,
    ),
    jobStatementIf({ id, name: 'message', payload: { notification: id }, notBefore: now, now }, isNew),
    statement(sql`INSERT INTO ${notifications}
        (id, channel, template, recipient, subject, booking_id, body, language, status, created, updated)
      VALUES (${id}, ${channel}, ${template}, ${recipient}, ${subject}, ${bookingId ?? null}, ${body}, ${language},
        'pending', ${now}, ${now}) ON CONFLICT (id) DO NOTHING`),
  ]
}

/** Its one try begins; the id comes back where none had. */
export const messageTried = (id: string): Statement =>
  statement(sql`UPDATE ${notifications} SET attempts = 1, updated = unixepoch()
    WHERE id = ${id} AND attempts = 0 AND status = 'pending' RETURNING id`)

/** What a message about a booking must know of it, by its reference or id. */
export async function bookingWrittenAbout(db: Database, name: string) {
  const [row] = await db.read(
    statement(sql`SELECT id, reference, language FROM ${bookings} WHERE id = ${name} OR reference = ${name}`),
  )
  return (
    row && {
      id: text(row, 'id'),
      reference: text(row, 'reference'),
      language: text(row, 'language') as Language,
    }
  )
}
