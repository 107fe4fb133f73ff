import { sql } from 'drizzle-orm'
import type { Database, Statement } from '../../src/shared/database.ts'
import { authenticators, recoveryCodes } from '../schema/accounts.ts'
import { insert, maybeNumber, number, statement, text } from './statement.ts'

export interface Authenticator {
  /** Sealed. */
  secret: string
  /** Since when it is asked for. */
  confirmed?: number
  step: number
  /** How many recovery codes are left. */
  codes: number
}

export async function authenticatorOf(db: Database, accountId: string): Promise<Authenticator | undefined> {
  const [row] = await db.read(
    statement(sql`SELECT secret, confirmed, step, (SELECT COUNT(*) FROM ${recoveryCodes}
        WHERE ${recoveryCodes.accountId} = ${accountId} AND ${recoveryCodes.used} IS NULL) AS codes
      FROM ${authenticators} WHERE ${authenticators.accountId} = ${accountId}`),
  )
  if (!row) return undefined
  const confirmed = maybeNumber(row, 'confirmed')
  return {
    secret: text(row, 'secret'),
    ...(confirmed !== undefined && { confirmed }),
    step: number(row, 'step'),
    codes: number(row, 'codes'),
  }
}

/** A new secret in the place of one that was never confirmed; one that is in use stays. */
export const authenticatorBegun = (accountId: string, secret: string): Statement =>
  statement(sql`INSERT INTO ${authenticators} (account_id, secret) VALUES (${accountId}, ${secret})
    ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, step = 0
      WHERE ${authenticators.confirmed} IS NULL`)

/** Its first code was given: from now on it is asked for. The row comes back to the one who was first. */
export const authenticatorConfirmed = (accountId: string, secret: string, step: number): Statement =>
  statement(sql`UPDATE ${authenticators} SET confirmed = unixepoch(), step = ${step}
    WHERE account_id = ${accountId} AND secret = ${secret} AND confirmed IS NULL RETURNING account_id`)

/** Takes the code of a step, which no later code of this or an earlier step can be; the row comes back to one alone. */
export const stepTaken = (accountId: string, step: number): Statement =>
  statement(sql`UPDATE ${authenticators} SET step = ${step}
    WHERE account_id = ${accountId} AND confirmed IS NOT NULL AND step < ${step} RETURNING account_id`)

/** The same secret, sealed anew; not where it was changed meanwhile. */
export const authenticatorSealed = (accountId: string, before: string, secret: string): Statement =>
  statement(
    sql`UPDATE ${authenticators} SET secret = ${secret} WHERE account_id = ${accountId} AND secret = ${before}`,
  )

/** No codes are asked for any more, and those for emergencies are good for nothing. */
export const authenticatorRemoved = (accountId: string): Statement[] => [
  statement(sql`DELETE FROM ${recoveryCodes} WHERE account_id = ${accountId}`),
  statement(sql`DELETE FROM ${authenticators} WHERE account_id = ${accountId} RETURNING confirmed`),
]

/** New recovery codes in the place of those there were. */
export const recoveryCodesMade = (accountId: string, hashes: readonly string[]): Statement[] => [
  statement(sql`DELETE FROM ${recoveryCodes} WHERE account_id = ${accountId}`),
  ...hashes.map((hash) => insert(recoveryCodes, { hash, accountId })),
]

/** Spends a recovery code; the row comes back to the one who spent it. */
export const recoveryCodeSpent = (accountId: string, hash: string): Statement =>
  statement(sql`UPDATE ${recoveryCodes} SET used = unixepoch()
    WHERE hash = ${hash} AND account_id = ${accountId} AND used IS NULL RETURNING hash`)
