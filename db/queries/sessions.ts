import { sql } from 'drizzle-orm'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { Person } from '../../src/shared/who.ts'
import { accounts, refreshTokens, sessions } from '../schema/accounts.ts'
import { ACCOUNT_COLUMNS, accountIn } from './accounts.ts'
import { insert, maybeNumber, number, statement, text } from './statement.ts'

export interface NewSession {
  id: string
  accountId: string
  through: 'pages' | 'api'
  hash: string | null
  device: string
  now: number
  /** Seconds: how long at most, and how long without being used. */
  lasts: number
  idle: number
}

export const sessionBegun = ({
  id,
  accountId,
  through,
  hash,
  device,
  now,
  lasts,
  idle,
}: NewSession): Statement =>
  insert(sessions, {
    id,
    accountId,
    through,
    hash,
    device,
    proved: now,
    created: now,
    seen: now,
    expires: now + lasts,
    idle,
  })

/** A session is good while it was not ended, is not over, was used lately, and its account is open. */
const GOOD = sql`${sessions.ended} IS NULL AND ${sessions.expires} > unixepoch()
  AND ${sessions.seen} + ${sessions.idle} > unixepoch() AND ${accounts.disabled} IS NULL`

const found = sql`SELECT ${ACCOUNT_COLUMNS}, ${sessions.id} AS session_id, ${sessions.proved} AS proved,
  ${sessions.seen} < unixepoch() - 60 AS unseen
  FROM ${sessions} JOIN ${accounts} ON ${accounts.id} = ${sessions.accountId} WHERE ${GOOD}`

/** Who asks, and whether it is time to note that they were seen. */
export type Found = Person & { unseen: boolean }

function personIn(row: Row): Found {
  const account = accountIn(row)
  return {
    role: account.role,
    account,
    session: { id: text(row, 'session_id'), proved: number(row, 'proved') },
    unseen: number(row, 'unseen') === 1,
  }
}

/** The person of a session: by the digest of its cookie, or by the id that an access token names. */
export async function personOf(
  db: Database,
  by: { hash: string } | { id: string; accountId: string },
): Promise<Found | undefined> {
  const one =
    'hash' in by
      ? sql`${sessions.hash} = ${by.hash} AND ${sessions.through} = 'pages'`
      : sql`${sessions.id} = ${by.id} AND ${sessions.accountId} = ${by.accountId} AND ${sessions.through} = 'api'`
  const [row] = await db.read(statement(sql`${found} AND ${one}`))
  return row && personIn(row)
}

export const sessionSeen = (id: string): Statement =>
  statement(sql`UPDATE ${sessions} SET seen = unixepoch() WHERE ${sessions.id} = ${id} AND ended IS NULL`)

/** They have just proved again who they are. */
export const sessionProved = (id: string): Statement =>
  statement(
    sql`UPDATE ${sessions} SET proved = unixepoch(), seen = unixepoch() WHERE ${sessions.id} = ${id} AND ended IS NULL`,
  )

/** Ends one session of an account; the id comes back where there was one to end. */
export const sessionEnded = (accountId: string, id: string): Statement =>
  statement(sql`UPDATE ${sessions} SET ended = unixepoch()
    WHERE ${sessions.id} = ${id} AND ${sessions.accountId} = ${accountId} AND ended IS NULL RETURNING id`)

/** Ends every session of an account, but for the one they are at. */
export const sessionsEnded = (accountId: string, but?: string): Statement =>
  statement(sql`UPDATE ${sessions} SET ended = unixepoch()
    WHERE ${sessions.accountId} = ${accountId} AND ended IS NULL AND ${sessions.id} IS NOT ${but ?? null}`)

/** Where somebody is signed in, the latest first. */
export async function sessionsOf(db: Database, accountId: string) {
  const rows = await db.read(
    statement(sql`SELECT ${sessions.id} AS id, device, through, ${sessions.created} AS created, seen FROM ${sessions}
      JOIN ${accounts} ON ${accounts.id} = ${sessions.accountId}
      WHERE ${sessions.accountId} = ${accountId} AND ${GOOD} ORDER BY seen DESC LIMIT 50`),
  )
  return rows.map((row) => ({
    id: text(row, 'id'),
    device: text(row, 'device'),
    through: text(row, 'through') as 'pages' | 'api',
    created: number(row, 'created'),
    seen: number(row, 'seen'),
  }))
}

export const refreshTokenMade = (hash: string, sessionId: string): Statement =>
  statement(sql`INSERT INTO ${refreshTokens} (hash, session_id, created) VALUES (${hash}, ${sessionId}, unixepoch())
    ON CONFLICT (hash) DO NOTHING`)

/** Spends a refresh token the first time it comes. */
export const refreshTokenSpent = (hash: string): Statement =>
  statement(sql`UPDATE ${refreshTokens} SET spent = unixepoch() WHERE hash = ${hash} AND spent IS NULL`)

/** A refresh token with its session, where that is still good; `ago` is for how many seconds it has been spent. */
export async function refreshTokenNamed(db: Database, hash: string) {
  const [row] = await db.read(
    statement(sql`SELECT ${refreshTokens.sessionId} AS session_id, ${sessions.accountId} AS account_id,
        unixepoch() - ${refreshTokens.spent} AS ago, ${GOOD} AS good
      FROM ${refreshTokens} JOIN ${sessions} ON ${sessions.id} = ${refreshTokens.sessionId}
        JOIN ${accounts} ON ${accounts.id} = ${sessions.accountId}
      WHERE ${refreshTokens.hash} = ${hash}`),
  )
  if (!row) return undefined
  const ago = maybeNumber(row, 'ago')
  return {
    sessionId: text(row, 'session_id'),
    accountId: text(row, 'account_id'),
    good: number(row, 'good') === 1,
    ...(ago !== undefined && { ago }),
  }
}
