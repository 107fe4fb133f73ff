import { type SQL, sql } from 'drizzle-orm'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import type { Account, Preferences } from '../../src/shared/who.ts'
import { accounts, accountTokens, authenticators, passkeys } from '../schema/accounts.ts'
import { bookings } from '../schema/bookings.ts'
import { waitlistEntries } from '../schema/waitlist.ts'
import { insert, maybeNumber, maybeText, number, statement, text } from './statement.ts'

/** What a row of `accounts` is read with; the password is asked for where it is needed and nowhere else. */
export const ACCOUNT_COLUMNS: SQL = sql`${accounts.id} AS id, ${accounts.email} AS email, ${accounts.name} AS name,
  ${accounts.phone} AS phone, ${accounts.language} AS language, ${accounts.role} AS role, ${accounts.verified} AS verified,
  ${accounts.disabled} AS disabled, ${accounts.preferences} AS preferences, ${accounts.created} AS created,
  ${accounts.password} IS NOT NULL AS has_password,
  EXISTS (SELECT 1 FROM ${authenticators} WHERE ${authenticators.accountId} = ${accounts.id}
    AND ${authenticators.confirmed} IS NOT NULL) AS has_authenticator`

export function accountIn(row: Row): Account {
  const [phone, verified, disabled] = [
    maybeText(row, 'phone'),
    maybeNumber(row, 'verified'),
    maybeNumber(row, 'disabled'),
  ]
  return {
    id: text(row, 'id'),
    email: text(row, 'email'),
    name: text(row, 'name'),
    ...(phone !== undefined && { phone }),
    language: text(row, 'language') as Language,
    role: text(row, 'role') as Account['role'],
    ...(verified !== undefined && { verified }),
    ...(disabled !== undefined && { disabled }),
    hasPassword: number(row, 'has_password') === 1,
    hasAuthenticator: number(row, 'has_authenticator') === 1,
    preferences: {
      reminders: true,
      reviews: true,
      ...(JSON.parse(text(row, 'preferences')) as Partial<Preferences>),
    },
    created: number(row, 'created'),
  }
}

export async function accountNamed(db: Database, id: string): Promise<Account | undefined> {
  const [row] = await db.read(
    statement(sql`SELECT ${ACCOUNT_COLUMNS} FROM ${accounts} WHERE ${accounts.id} = ${id}`),
  )
  return row && accountIn(row)
}

/** An account by its address, with the hash of its password, for whoever wants to come in. */
export async function accountAt(
  db: Database,
  email: string,
): Promise<(Account & { password: string | null }) | undefined> {
  const [row] = await db.read(
    statement(
      sql`SELECT ${ACCOUNT_COLUMNS}, ${accounts.password} AS password FROM ${accounts} WHERE ${accounts.email} = ${email.toLowerCase()}`,
    ),
  )
  return row && { ...accountIn(row), password: maybeText(row, 'password') ?? null }
}

export async function passwordOf(db: Database, id: string): Promise<string | null> {
  const [row] = await db.read(
    statement(sql`SELECT ${accounts.password} AS password FROM ${accounts} WHERE ${accounts.id} = ${id}`),
  )
  return (row && maybeText(row, 'password')) ?? null
}

/**
 * A new account, or, of one whose address was never verified, the same anew: whoever typed the address before has
 * proved nothing. Gives the id back only where it was written.
 */
export const accountBegun = (account: {
  id: string
  email: string
  name: string
  phone?: string | undefined
  language: Language
  password: string
  now: number
}): Statement =>
  statement(sql`INSERT INTO ${accounts} (id, email, name, phone, language, role, password, created, updated)
    VALUES (${account.id}, ${account.email}, ${account.name}, ${account.phone ?? null}, ${account.language}, 'customer', ${account.password}, ${account.now}, ${account.now})
    ON CONFLICT (email) DO UPDATE SET name = excluded.name, phone = excluded.phone, password = excluded.password, language = excluded.language, updated = excluded.updated
      WHERE ${accounts.verified} IS NULL AND ${accounts.disabled} IS NULL AND ${accounts.role} = 'customer'
    RETURNING id`)

/** Columns of an account, set by what the person or the house said. */
export const accountChanged = (id: string, set: SQL): Statement =>
  statement(
    sql`UPDATE ${accounts} SET ${set}, updated = unixepoch() WHERE ${accounts.id} = ${id} RETURNING id`,
  )

export const passwordSet = (id: string, password: string): Statement =>
  accountChanged(id, sql`password = ${password}`)

/** The same password, hashed at today's cost; not where it was changed meanwhile. */
export const passwordRehashed = (id: string, before: string, password: string): Statement =>
  statement(
    sql`UPDATE ${accounts} SET password = ${password} WHERE ${accounts.id} = ${id} AND password = ${before}`,
  )

export const addressVerified = (id: string): Statement =>
  statement(sql`UPDATE ${accounts} SET verified = coalesce(verified, unixepoch()), updated = unixepoch()
    WHERE ${accounts.id} = ${id}`)

/** Nobody comes in by it any more. Refused by `last_admin` for the last of them. */
export const accountClosed = (id: string): Statement =>
  accountChanged(id, sql`disabled = coalesce(disabled, unixepoch())`)

/** What was booked as a guest with a verified address belongs to its account from now on. */
export const guestBookingsJoined = (id: string): Statement =>
  statement(sql`UPDATE ${bookings} SET account_id = ${id} WHERE account_id IS NULL AND lower(email) =
    (SELECT ${accounts.email} FROM ${accounts} WHERE ${accounts.id} = ${id} AND ${accounts.verified} IS NOT NULL)`)

/** A guest's booking belongs to the account of its address, where there is one whose address is verified. */
export const guestBookingJoined = (booking: string): Statement =>
  statement(sql`UPDATE ${bookings} SET account_id =
      (SELECT ${accounts.id} FROM ${accounts} WHERE ${accounts.email} = lower(${bookings.email}) AND ${accounts.verified} IS NOT NULL)
    WHERE ${bookings.id} = ${booking} AND account_id IS NULL`)

/** What is waited for with the address that an account has is waited for with another one. To stand before the change. */
export const waitingMoved = (id: string, email: string): Statement =>
  statement(sql`UPDATE ${waitlistEntries} SET email = ${email} WHERE lower(email) =
    (SELECT ${accounts.email} FROM ${accounts} WHERE ${accounts.id} = ${id} AND ${accounts.verified} IS NOT NULL)`)

/** Ways in that were added since a token was made: whoever took an account over may have left some behind. */
export const waysAddedSince = (accountId: string, token: string): Statement[] => {
  const then = sql`(SELECT ${accountTokens.created} FROM ${accountTokens} WHERE hash = ${token})`
  return [
    statement(sql`DELETE FROM ${passkeys} WHERE account_id = ${accountId} AND created >= ${then}`),
    statement(sql`DELETE FROM ${authenticators} WHERE account_id = ${accountId} AND confirmed >= ${then}`),
  ]
}

export type Purpose =
  | 'verify'
  | 'reset'
  | 'new-email'
  | 'undo-email'
  | 'first-admin'
  | 'second-step'
  | 'export'

/** A new token; older ones of the same purpose are good for nothing from now on. */
export const tokenMade = (token: {
  hash: string
  accountId?: string
  purpose: Purpose
  email?: string
  now: number
  lasts: number
}): Statement[] => [
  ...(token.accountId ? [tokensEnded(token.accountId, token.purpose)] : []),
  insert(accountTokens, {
    hash: token.hash,
    accountId: token.accountId ?? null,
    purpose: token.purpose,
    email: token.email ?? null,
    created: token.now,
    expires: token.now + token.lasts,
  }),
]

export const tokensEnded = (accountId: string, purpose: Purpose): Statement =>
  statement(sql`UPDATE ${accountTokens} SET used = unixepoch()
    WHERE account_id = ${accountId} AND purpose = ${purpose} AND used IS NULL`)

export interface Token {
  hash: string
  accountId?: string
  email?: string
}

/** What a token of a letter is for, while it is good. */
export async function tokenGood(db: Database, hash: string, purpose: Purpose): Promise<Token | undefined> {
  const [row] = await db.read(
    statement(sql`SELECT account_id, email FROM ${accountTokens}
      WHERE hash = ${hash} AND purpose = ${purpose} AND used IS NULL AND expires > unixepoch()`),
  )
  if (!row) return undefined
  const [accountId, email] = [maybeText(row, 'account_id'), maybeText(row, 'email')]
  return { hash, ...(accountId !== undefined && { accountId }), ...(email !== undefined && { email }) }
}

/** Spends a token; the row comes back to the one who spent it, and to nobody else. */
export const tokenSpent = (hash: string): Statement =>
  statement(sql`UPDATE ${accountTokens} SET used = unixepoch()
    WHERE hash = ${hash} AND used IS NULL AND expires > unixepoch() RETURNING hash`)

/** Another address, known to be theirs. Refused by `accounts.email` where somebody else has it. */
export const addressSet = (id: string, email: string): Statement =>
  accountChanged(id, sql`email = ${email}, verified = unixepoch()`)

/** What a person says of themselves. */
export const profileSet = (
  id: string,
  {
    name,
    phone,
    language,
    preferences,
  }: { name: string; phone?: string | undefined; language: Language; preferences: Preferences },
): Statement =>
  accountChanged(
    id,
    sql`name = ${name}, phone = ${phone ?? null}, language = ${language}, preferences = ${JSON.stringify(preferences)}`,
  )
