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
    /** When the provider said that it had arrived. */
    delivered: integer(),
    /** Since when a try of it has no answer: whether it was sent is not known. */
    unsure: integer(),
    /** What it says, where that is written by hand and not made from a booking or an account. */
    body: text(),
    language: text(),
    created: integer().notNull(),
    updated: integer().notNull(),
  },
  (table) => [
    index('notifications_of_booking').on(table.bookingId),
    index('notifications_by_status').on(table.status, table.created),
    index('notifications_of_provider').on(table.providerId),
    index('notifications_newest').on(table.created),
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
    channel: text().notNull().default('email'),
    /** JSON: name, type and content (text) of each file that came with it. */
    attachments: text().notNull().default('[]'),
    received: integer().notNull(),
  },
  (table) => [index('mailbox_newest').on(table.received)],
)

/** Addresses that nothing is sent to any more, because a letter came back or somebody complained. Lower case. */
export const suppressions = sqliteTable(
  'suppressions',
  {
    address: text().primaryKey(),
    reason: text({ enum: ['bounce', 'complaint'] }).notNull(),
    at: integer().notNull(),
  },
  (table) => [check('suppression_reason', sql`${table.reason} IN ('bounce','complaint')`)],
)
