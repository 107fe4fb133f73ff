import { sql } from 'drizzle-orm'
import type { Database, Statement } from '../../src/shared/database.ts'
import type { By } from '../../src/shared/who.ts'
import { apiKeys } from '../schema/accounts.ts'
import { auditedWhere } from './audit.ts'
import { insert, maybeNumber, number, statement, text } from './statement.ts'

export const keyMade = (key: {
  id: string
  name: string
  prefix: string
  hash: string
  scopes: readonly string[]
  madeBy: string
  now: number
  expires?: number | undefined
}): Statement =>
  insert(apiKeys, {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    hash: key.hash,
    scopes: JSON.stringify(key.scopes),
    madeBy: key.madeBy,
    created: key.now,
    expires: key.expires ?? null,
  })

/** A key by its prefix, while it is good. */
export async function keyFound(db: Database, prefix: string) {
  const [row] = await db.read(
    statement(sql`SELECT id, hash, scopes, coalesce(used, 0) < unixepoch() - 60 AS unseen FROM ${apiKeys}
      WHERE prefix = ${prefix} AND revoked IS NULL AND (expires IS NULL OR expires > unixepoch())`),
  )
  if (!row) return undefined
  return {
    id: text(row, 'id'),
    hash: text(row, 'hash'),
    scopes: JSON.parse(text(row, 'scopes')) as string[],
    unseen: number(row, 'unseen') === 1,
  }
}

export const keyUsed = (id: string): Statement =>
  statement(sql`UPDATE ${apiKeys} SET used = unixepoch() WHERE id = ${id}`)

/** Ends a key, with its line of the audit; its id comes back from the second of them where there was one to end. */
export const keyRevoked = (id: string, by: By, now: number): Statement[] => [
  auditedWhere(
    by,
    now,
    { action: 'key.revoked', target: 'key', targetId: id, after: { revoked: true } },
    sql`${apiKeys} WHERE id = ${id} AND revoked IS NULL`,
    sql`json_object('name', name, 'prefix', prefix, 'scopes', json(scopes))`,
  ),
  statement(
    sql`UPDATE ${apiKeys} SET revoked = unixepoch() WHERE id = ${id} AND revoked IS NULL RETURNING id`,
  ),
]

/** Every key there is or was, the newest first; of the key itself only the part by which it is known. */
export async function keysMade(db: Database) {
  const rows = await db.read(statement(sql`SELECT * FROM ${apiKeys} ORDER BY created DESC LIMIT 200`))
  return rows.map((row) => ({
    id: text(row, 'id'),
    name: text(row, 'name'),
    prefix: text(row, 'prefix'),
    scopes: JSON.parse(text(row, 'scopes')) as string[],
    created: number(row, 'created'),
    expires: maybeNumber(row, 'expires'),
    used: maybeNumber(row, 'used'),
    revoked: maybeNumber(row, 'revoked'),
  }))
}
