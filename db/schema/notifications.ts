import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bookings } from './bookings.ts'

/** Every message the house sends, whatever became of it. The id is the job's key, so a message exists once. */
export const notifications = sqliteTable(
  'notifications',
  {
    id: text().primaryKey(),
    channel: text().notNull(),
    template: text().notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    bookingId: text().references(() => bookings.id),
    status: text().notNull(),
    attempts: integer().notNull().default(0),
    error: text(),
    providerId: text(),
    created: integer().notNull(),
    updated: integer().notNull(),
  },
  (table) => [
    index('notifications_of_booking').on(table.bookingId),
    index('notifications_by_status').on(table.status, table.created),
    check('notification_status', sql`${table.status} IN ('pending','sent','failed','skipped')`),
    check('notification_channel', sql`${table.channel} IN ('email','whatsapp')`),
  ],
)

/** Where letters arrive when no mail service is configured: the house's own readable mailbox. */
export const mailbox = sqliteTable(
  'mailbox',
  {
    id: text().primaryKey(),
    /** The sender's key: the same letter arrives once. */
    key: text().notNull().unique('mailbox_key'),
    recipient: text().notNull(),
    replyTo: text(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    received: integer().notNull(),
  },
  (table) => [index('mailbox_newest').on(table.received)],
)
