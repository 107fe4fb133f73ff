import { sql } from 'drizzle-orm'
import type { Database, Statement } from '../../src/shared/database.ts'
import { suppressions } from '../schema/notifications.ts'
import { number, statement, text } from './statement.ts'

/** An address that no letter goes to any more. */
export interface Suppression {
  address: string
  reason: 'bounce' | 'complaint'
  /** Seconds since the epoch. */
  at: number
}

const lower = (address: string) => address.trim().toLowerCase()

/** A row with the reason, where nothing is sent to this address any more. */
export const isSuppressed = (address: string): Statement =>
  statement(sql`SELECT reason FROM ${suppressions} WHERE address = ${lower(address)}`)

/** No letter goes there any more; the first reason stands. */
export const suppress = (address: string, reason: Suppression['reason']): Statement =>
  statement(sql`INSERT INTO ${suppressions} (address, reason, at) VALUES (${lower(address)}, ${reason}, unixepoch())
    ON CONFLICT (address) DO NOTHING`)

/** Letters go there again. A row where there was something to lift. */
export const suppressionLifted = (address: string): Statement =>
  statement(sql`DELETE FROM ${suppressions} WHERE address = ${lower(address)} RETURNING address`)

/** The latest first. */
export async function suppressionsOf(db: Database, limit = 200): Promise<Suppression[]> {
  const rows = await db.read(
    statement(sql`SELECT address, reason, at FROM ${suppressions} ORDER BY at DESC, address LIMIT ${limit}`),
  )
  return rows.map((row) => ({
    address: text(row, 'address'),
    reason: text(row, 'reason') as Suppression['reason'],
    at: number(row, 'at'),
  }))
}
