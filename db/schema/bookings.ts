import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
import { listings } from './listings.ts'

/** The moves a booking's status may make; the schema refuses every other. */
export const bookingMoves = sqliteTable(
  'booking_moves',
  { from: text().notNull(), to: text().notNull() },
  (table) => [primaryKey({ columns: [table.from, table.to] })],
)

/** One customer's order. Who booked stands here as it was said; an account may collect it later. */
export const bookings = sqliteTable(
  'bookings',
  {
    id: text().primaryKey(),
    reference: text().notNull().unique('bookings_reference'),
    status: text().notNull(),
    /** Goes up by one with every change; letters and jobs carry it. */
    version: integer().notNull().default(1),
    language: text().notNull(),
    /** Empty while it is only held, as is the address. */
    name: text().notNull(),
    email: text().notNull(),
    phone: text(),
    company: text(),
    message: text(),
    /** Whether its customer wants to be told on WhatsApp as well; the phone above is where. */
    whatsapp: integer({ mode: 'boolean' }).notNull().default(false),
    currency: text().notNull(),
    /** Minor units, as are the two below; deposit and balance add up to it. */
    total: integer().notNull(),
    deposit: integer().notNull(),
    /** JSON: what each tax comes to, in the prices or added to them. */
    taxes: text().notNull().default('[]'),
    balanceDue: text().notNull(),
    /** IANA zone of the place. */
    zone: text().notNull(),
    quoteHash: text().notNull(),
    /** Raised to end every private link given out so far. */
    linkVersion: integer().notNull().default(1),
    /** Whose hold it is or was: a digest of the visitor's own cookie. */
    visitor: text(),
    /** Whose booking it is, once their address is known to be theirs. */
    accountId: text().references(() => accounts.id, { onDelete: 'set null' }),
    /** Epoch seconds at which a held booking lapses, and whether that was put off once. */
    heldUntil: integer(),
    extended: integer({ mode: 'boolean' }).notNull().default(false),
    created: integer().notNull(),
    updated: integer().notNull(),
  },
  (table) => [
    index('bookings_by_status').on(table.status, table.created),
    index('bookings_of_account').on(table.accountId, table.created),
    index('bookings_by_email').on(table.email, table.created),
    index('bookings_held').on(table.visitor, table.heldUntil).where(sql`status = 'held'`),
    check(
      'booking_status',
      sql`${table.status} IN ('held','pending','confirmed','completed','cancelled','expired','no_show')`,
    ),
    check('booking_deposit', sql`${table.deposit} BETWEEN 0 AND ${table.total}`),
  ],
)

const bookingId = () =>
  text()
    .notNull()
    .references(() => bookings.id)

/** What was bought: one listing with its choice, its price and its policy as they stood. */
export const bookingLines = sqliteTable(
  'booking_lines',
  {
    id: text().primaryKey(),
    bookingId: bookingId(),
    position: integer().notNull(),
    kind: text().notNull(),
    listingId: text()
      .notNull()
      .references(() => listings.id),
    /** JSON, in the shape of the kind's choice. */
    choice: text().notNull(),
    /** When it begins on the wall clock of its place, which is the stored truth; without a time while only the day is agreed. */
    day: text().notNull(),
    time: text(),
    /** How long it takes, where that is known. */
    minutes: integer(),
    /** IANA zone of its place, and the place itself as it is said to the customer. */
    zone: text(),
    place: text(),
    /** Epoch seconds, derived from the wall time: for feeds and reminders. */
    starts: integer(),
    amount: integer().notNull(),
    /** JSON: the cancellation tiers at the time of purchase. */
    policy: text().notNull(),
  },
  (table) => [
    unique('booking_lines_order').on(table.bookingId, table.position),
    index('booking_lines_by_day').on(table.kind, table.day),
    index('booking_lines_by_start').on(table.starts),
    check('booking_line_amount', sql`${table.amount} >= 0`),
  ],
)

/** The bill, line by line, each naming its rule. Those of the order as a whole, such as a tax, belong to no line of it. */
export const billLines = sqliteTable(
  'bill_lines',
  {
    bookingId: bookingId(),
    lineId: text().references(() => bookingLines.id),
    position: integer().notNull(),
    rule: text().notNull(),
    label: text().notNull(),
    quantity: integer().notNull(),
    unit: integer().notNull(),
    amount: integer().notNull(),
    /** JSON: what it was worked out from, and how it was made whole; null in bills of before these were kept. */
    inputs: text(),
    rounding: text(),
  },
  (table) => [primaryKey({ columns: [table.bookingId, table.position] })],
)

/** A booking's timeline: everything that happened to it, who did it and why. Only ever added to. */
export const bookingEvents = sqliteTable(
  'booking_events',
  {
    id: text().primaryKey(),
    bookingId: bookingId(),
    at: integer().notNull(),
    what: text().notNull(),
    who: text({ enum: ['customer', 'house', 'system'] }).notNull(),
    /** JSON. */
    detail: text(),
  },
  (table) => [index('booking_events_order').on(table.bookingId, table.at)],
)

/** One row for each attempt that was let in: the same key is the same attempt, whoever carries it twice. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    scope: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of what was asked. */
    fingerprint: text().notNull(),
    /** Null where the attempt was refused for good, so that a first try still on its way can no longer land. */
    bookingId: text().references(() => bookings.id),
    created: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] })],
)
