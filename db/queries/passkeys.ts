import { sql } from 'drizzle-orm'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import { challenges, passkeys } from '../schema/accounts.ts'
import { insert, maybeNumber, number, statement, text } from './statement.ts'

export interface Passkey {
  id: string
  accountId: string
  credentialId: string
  publicKey: string
  counter: number
  transports: string[]
  name: string
  created: number
  used?: number
}

const COLUMNS = sql`id, account_id, credential_id, public_key, counter, transports, name, created, used`

function passkeyIn(row: Row): Passkey {
  const used = maybeNumber(row, 'used')
  return {
    id: text(row, 'id'),
    accountId: text(row, 'account_id'),
    credentialId: text(row, 'credential_id'),
    publicKey: text(row, 'public_key'),
    counter: number(row, 'counter'),
    transports: JSON.parse(text(row, 'transports')) as string[],
    name: text(row, 'name'),
    created: number(row, 'created'),
    ...(used !== undefined && { used }),
  }
}

export async function passkeysOf(db: Database, accountId: string): Promise<Passkey[]> {
  const rows = await db.read(
    statement(sql`SELECT ${COLUMNS} FROM ${passkeys} WHERE account_id = ${accountId} ORDER BY created, id`),
  )
  return rows.map(passkeyIn)
}

export async function passkeyOf(db: Database, credentialId: string): Promise<Passkey | undefined> {
  const [row] = await db.read(
    statement(sql`SELECT ${COLUMNS} FROM ${passkeys} WHERE credential_id = ${credentialId}`),
  )
  return row && passkeyIn(row)
}

/** Refused by `passkeys.credential_id` where somebody has it. */
export const passkeyMade = ({ transports, ...passkey }: Passkey): Statement =>
  insert(passkeys, { ...passkey, transports: JSON.stringify(transports) })

/**
 * It signed once more, with its counter further on, or with none at all: many passkeys do not count. The row comes back
 * to one alone, so that of two copies of a key that counts the second is found out.
 */
export const passkeyUsed = (id: string, counter: number): Statement =>
  statement(sql`UPDATE ${passkeys} SET counter = ${counter}, used = unixepoch()
    WHERE id = ${id} AND (counter < ${counter} OR counter = 0 AND ${counter} = 0) RETURNING id`)

export const passkeyRemoved = (accountId: string, id: string): Statement =>
  statement(sql`DELETE FROM ${passkeys} WHERE id = ${id} AND account_id = ${accountId} RETURNING id`)

export interface Challenge {
  challenge: string
  purpose: 'sign-in' | 'add' | 'prove'
  /** The digest of the cookie of the browser that asked. */
  browser: string
  accountId?: string
}

/** A new challenge; those that are over are swept away. In seconds. */
export const challengeMade = (challenge: Challenge, expires: number): Statement[] => [
  statement(sql`DELETE FROM ${challenges} WHERE expires <= unixepoch()`),
  insert(challenges, { ...challenge, accountId: challenge.accountId ?? null, expires }),
]

/** Takes a challenge: it comes back once, to the browser, the purpose and the person it was made for. */
export const challengeTaken = ({ challenge, purpose, browser, accountId }: Challenge): Statement =>
  statement(sql`DELETE FROM ${challenges} WHERE challenge = ${challenge} AND purpose = ${purpose}
    AND browser = ${browser} AND account_id IS ${accountId ?? null} RETURNING expires > unixepoch() AS good`)
