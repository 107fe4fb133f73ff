import { type SQL, sql } from 'drizzle-orm'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { Account, By } from '../../src/shared/who.ts'
import {
  accounts,
  accountTokens,
  authenticators,
  passkeys,
  recoveryCodes,
  sessions,
} from '../schema/accounts.ts'
import { ACCOUNT_COLUMNS, accountChanged, accountIn } from './accounts.ts'
import { auditedWhere } from './audit.ts'
import { insert, maybeNumber, number, statement, text } from './statement.ts'

/** Somebody with an account, as the house sees them. `seen` in epoch seconds: when they were last here. */
export type Seen = Account & { seen?: number }

export interface PeopleFilters {
  /** Part of a name or an address. */
  q?: string | undefined
  role?: Account['role'] | undefined
}

function chosen({ q, role }: PeopleFilters): SQL {
  const like = q === undefined ? undefined : `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const parts = [
    like !== undefined &&
      sql`(${accounts.name} LIKE ${like} ESCAPE '\\' OR ${accounts.email} LIKE ${like} ESCAPE '\\')`,
    role !== undefined && sql`${accounts.role} = ${role}`,
  ].filter((part) => part !== false)
  return sql.join([sql`1`, ...parts], sql` AND `)
}

const COLUMNS = sql`${ACCOUNT_COLUMNS},
  (SELECT max(${sessions.seen}) FROM ${sessions} WHERE ${sessions.accountId} = ${accounts.id}) AS seen`

function seenIn(row: Row): Seen {
  const seen = maybeNumber(row, 'seen')
  return { ...accountIn(row), ...(seen !== undefined && { seen }) }
}

/** A page of those who have an account, the latest first, and how many there are. */
export async function peopleListed(
  db: Database,
  filters: PeopleFilters,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ people: Seen[]; total: number }> {
  const where = chosen(filters)
  const [rows, counts] = await db.readAll([
    statement(sql`SELECT ${COLUMNS} FROM ${accounts} WHERE ${where}
      ORDER BY ${accounts.created} DESC, ${accounts.id} DESC LIMIT ${limit} OFFSET ${offset}`),
    statement(sql`SELECT count(*) AS n FROM ${accounts} WHERE ${where}`),
  ])
  return { people: rows!.map(seenIn), total: number(counts![0]!, 'n') }
}

export async function personSeen(db: Database, id: string): Promise<Seen | undefined> {
  const [row] = await db.read(statement(sql`SELECT ${COLUMNS} FROM ${accounts} WHERE ${accounts.id} = ${id}`))
  return row && seenIn(row)
}

/**
 * What somebody may do here, with its line of the audit: what it was before is read in the same batch. The schema
 * refuses what would leave the house without an admin, as `last_admin`.
 */
export const roleSet = (id: string, role: Account['role'], by: By, now: number): Statement[] => [
  auditedWhere(
    by,
    now,
    { action: 'account.role', target: 'account', targetId: id, after: { role } },
    sql`${accounts} WHERE ${accounts.id} = ${id} AND ${accounts.role} <> ${role}`,
    sql`json_object('role', ${accounts.role})`,
  ),
  accountChanged(id, sql`role = ${role}`),
]

/** Closes an account to its owner, or opens it again. */
export const disabledSet = (id: string, disabled: boolean, by: By, now: number): Statement[] => [
  auditedWhere(
    by,
    now,
    {
      action: disabled ? 'account.disabled' : 'account.enabled',
      target: 'account',
      targetId: id,
      after: { disabled },
    },
    sql`${accounts} WHERE ${accounts.id} = ${id} AND (${accounts.disabled} IS NOT NULL) <> ${disabled ? 1 : 0}`,
    sql`json_object('disabled', json(iif(${accounts.disabled} IS NULL, 'false', 'true')))`,
  ),
  accountChanged(id, sql`disabled = ${disabled ? sql`coalesce(disabled, unixepoch())` : sql`NULL`}`),
]

const ADMIN = sql`${accounts.role} = 'admin' AND ${accounts.disabled} IS NULL`

/** The ids of those who administer the house; without those at `besides`, where they cannot come in. */
export async function adminsOf(db: Database, besides?: string): Promise<string[]> {
  const others = besides === undefined ? sql`` : sql` AND ${accounts.email} NOT LIKE ${`%${besides}`}`
  const rows = await db.read(
    statement(sql`SELECT ${accounts.id} AS id FROM ${accounts} WHERE ${ADMIN}${others}`),
  )
  return rows.map((row) => text(row, 'id'))
}

/** A token that makes an admin, of whoever has it or of one address; older ones for the same are good for nothing from now on. */
export const adminTokenMade = (token: {
  hash: string
  email?: string
  now: number
  lasts: number
}): Statement[] => [
  statement(sql`UPDATE ${accountTokens} SET used = unixepoch()
    WHERE purpose = 'first-admin' AND email IS ${token.email ?? null} AND used IS NULL`),
  insert(accountTokens, {
    hash: token.hash,
    accountId: null,
    purpose: 'first-admin',
    email: token.email ?? null,
    created: token.now,
    expires: token.now + token.lasts,
  }),
]

/** Whether a token that makes an admin is still good, for a condition within a batch. */
export const adminTokenGood = (hash: string): SQL => sql`(SELECT 1 FROM ${accountTokens}
  WHERE hash = ${hash} AND purpose = 'first-admin' AND used IS NULL AND expires > unixepoch())`

/**
 * Makes an admin of a new account, or of the one that has this address, while the token is good. Gives the id back where
 * it did.
 */
export const adminMade = (
  account: { id: string; email: string; name: string; language: string; password: string; now: number },
  hash: string,
): Statement =>
  statement(sql`INSERT INTO ${accounts} (id, email, name, language, role, password, verified, created, updated)
    SELECT ${account.id}, ${account.email}, ${account.name}, ${account.language}, 'admin', ${account.password},
      ${account.now}, ${account.now}, ${account.now} WHERE EXISTS ${adminTokenGood(hash)}
    ON CONFLICT (email) DO UPDATE SET name = excluded.name, password = excluded.password, role = 'admin',
      verified = coalesce(${accounts.verified}, excluded.verified), disabled = NULL, updated = excluded.updated
    RETURNING id`)

/** Ends, while the token is good, every other way into the account of an address: nobody knows who else has one. */
export const waysInEnded = (email: string, hash: string): Statement[] => {
  const theirs = sql`account_id = (SELECT ${accounts.id} FROM ${accounts} WHERE ${accounts.email} = ${email})
    AND EXISTS ${adminTokenGood(hash)}`
  return [
    statement(sql`UPDATE ${sessions} SET ended = unixepoch() WHERE ended IS NULL AND ${theirs}`),
    statement(sql`UPDATE ${accountTokens} SET used = unixepoch() WHERE used IS NULL AND ${theirs}`),
    ...[passkeys, authenticators, recoveryCodes].map((table) =>
      statement(sql`DELETE FROM ${table} WHERE ${theirs}`),
    ),
  ]
}

/** The first accounts of a house, known to be whose they are; nothing where there is one already. */
export const firstAccounts = (
  people: readonly Pick<Account & { password: string }, 'id' | 'email' | 'name' | 'role' | 'password'>[],
  now: number,
): Statement => {
  const rows = people.map(
    ({ id, email, name, role, password }) =>
      sql`SELECT ${id}, ${email}, ${name}, 'en', ${role}, ${password}, ${now}, ${now}, ${now}`,
  )
  return statement(sql`INSERT INTO ${accounts} (id, email, name, language, role, password, verified, created, updated)
    SELECT * FROM (${sql.join(rows, sql` UNION ALL `)}) WHERE NOT EXISTS (SELECT 1 FROM ${accounts})`)
}

/** Which accounts still have this very hash of a password. */
export async function emailsWithPassword(db: Database, password: string): Promise<string[]> {
  const rows = await db.read(
    statement(
      sql`SELECT ${accounts.email} AS email FROM ${accounts} WHERE ${accounts.password} = ${password} ORDER BY ${accounts.id}`,
    ),
  )
  return rows.map((row) => text(row, 'email'))
}
