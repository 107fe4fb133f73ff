import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { listings } from './listings.ts'

/** A person who can sign in. What they booked belongs to them once their address is verified. */
export const accounts = sqliteTable(
  'accounts',
  {
    id: text().primaryKey(),
    /** In lower case: one spelling for one person. */
    email: text().notNull().unique('accounts_email'),
    name: text().notNull(),
    phone: text(),
    language: text().notNull(),
    role: text({ enum: ['customer', 'staff', 'admin'] }).notNull(),
    /** argon2id in its own encoding; none for somebody who signs in by passkey alone. */
    password: text(),
    /** Epoch seconds, as are the others; an address that is not verified collects nothing. */
    verified: integer(),
    disabled: integer(),
    /** JSON: which letters they want. */
    preferences: text().notNull().default('{}'),
    created: integer().notNull(),
    updated: integer().notNull(),
  },
  (table) => [
    check('account_role', sql`${table.role} IN ('customer','staff','admin')`),
    check('account_email', sql`${table.email} = lower(${table.email})`),
  ],
)

const accountId = () =>
  text()
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' })

/** Somebody who is signed in, on one device: by a cookie on pages, or by tokens through the API. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    accountId: accountId(),
    through: text({ enum: ['pages', 'api'] }).notNull(),
    /** SHA-256 of the cookie's value; null where tokens are used. */
    hash: text().unique('sessions_hash'),
    /** What the browser says it is, shortened. */
    device: text().notNull(),
    /** When they last proved who they are, in epoch seconds: what is grave wants that to be recent. */
    proved: integer().notNull(),
    created: integer().notNull(),
    seen: integer().notNull(),
    /** However busy it is, it ends then; and without being used, after so many seconds. */
    expires: integer().notNull(),
    idle: integer().notNull(),
    ended: integer(),
  },
  (table) => [
    index('sessions_of_account').on(table.accountId, table.ended),
    check('session_through', sql`${table.through} IN ('pages','api')`),
  ],
)

/** Every refresh token of a session. One that was spent gives the same next one for some seconds, and ends them all after that. */
export const refreshTokens = sqliteTable(
  'refresh_tokens',
  {
    hash: text().primaryKey(),
    sessionId: text()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    created: integer().notNull(),
    spent: integer(),
  },
  (table) => [index('refresh_tokens_of_session').on(table.sessionId)],
)

/** What a letter's link carries, stored as its SHA-256: good once, for one purpose, until it expires. */
export const accountTokens = sqliteTable(
  'account_tokens',
  {
    hash: text().primaryKey(),
    /** None for the link that makes the first admin. */
    accountId: text().references(() => accounts.id, { onDelete: 'cascade' }),
    purpose: text({
      enum: ['verify', 'reset', 'new-email', 'undo-email', 'first-admin', 'second-step', 'export'],
    }).notNull(),
    /** The address it was sent to, or, of an undo, the one it gives back. */
    email: text(),
    created: integer().notNull(),
    expires: integer().notNull(),
    used: integer(),
  },
  (table) => [
    index('account_tokens_of_account').on(table.accountId, table.purpose),
    check(
      'account_token_purpose',
      sql`${table.purpose} IN ('verify','reset','new-email','undo-email','first-admin','second-step','export')`,
    ),
  ],
)

export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text().primaryKey(),
    accountId: accountId(),
    /** Base64url, as is the key (COSE). */
    credentialId: text().notNull().unique('passkeys_credential'),
    publicKey: text().notNull(),
    counter: integer().notNull(),
    /** JSON. */
    transports: text().notNull().default('[]'),
    name: text().notNull(),
    created: integer().notNull(),
    used: integer(),
  },
  (table) => [index('passkeys_of_account').on(table.accountId)],
)

/** What a passkey is asked to sign: good once, for some minutes, for the browser that asked. */
export const challenges = sqliteTable('challenges', {
  challenge: text().primaryKey(),
  purpose: text({ enum: ['sign-in', 'add', 'prove'] }).notNull(),
  /** SHA-256 of the cookie of the browser that asked. */
  browser: text().notNull(),
  accountId: text().references(() => accounts.id, { onDelete: 'cascade' }),
  expires: integer().notNull(),
})

/** The codes of an authenticator app, as the second step of staff. */
export const authenticators = sqliteTable('authenticators', {
  accountId: text()
    .primaryKey()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  /** Sealed with the house's secret. */
  secret: text().notNull(),
  /** When its first code was given; until then it is not asked for. */
  confirmed: integer(),
  /** The last step of 30 seconds whose code was taken: each code is good once. */
  step: integer().notNull().default(0),
})

export const recoveryCodes = sqliteTable(
  'recovery_codes',
  { hash: text().primaryKey(), accountId: accountId(), used: integer() },
  (table) => [index('recovery_codes_of_account').on(table.accountId)],
)

/** A program's way in: shown once, kept as a hash, for what its scopes say and no more. */
export const apiKeys = sqliteTable('api_keys', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** The part by which it is found and shown. */
  prefix: text().notNull().unique('api_keys_prefix'),
  hash: text().notNull(),
  /** JSON. */
  scopes: text().notNull(),
  /** Who made it; it outlives them. */
  madeBy: text().references(() => accounts.id, { onDelete: 'set null' }),
  created: integer().notNull(),
  expires: integer(),
  used: integer(),
  revoked: integer(),
})

export const favorites = sqliteTable(
  'favorites',
  {
    accountId: accountId(),
    listingId: text()
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    id: text().notNull().unique('favorites_id'),
    created: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.listingId] })],
)

/** Addresses whose accounts were deleted, as a digest: what is restored from a backup is deleted again. */
export const deletions = sqliteTable('deletions', {
  accountId: text().primaryKey(),
  at: integer().notNull(),
})
