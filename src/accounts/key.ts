import { keyFound, keyMade, keyUsed } from '../../db/queries/keys.ts'
import type { Scope } from '../rights.ts'
import type { Database, Statement } from '../shared/database.ts'
import { newId, sha256 } from '../shared/ids.ts'
import { same } from '../shared/sign.ts'
import type { Who } from '../shared/who.ts'
import { randomToken } from './token.ts'

/** A key is `rdv_`, eight letters by which it is found and shown, and 256 bits that only its owner ever sees. */
const SHAPE = /^rdv_([0-9a-f]{8})_([\w-]{43})$/

export interface NewKey {
  id: string
  /** Shown once. */
  key: string
  prefix: string
  statement: Statement
}

/** A new key for a program. `now` and `expires` in seconds. */
export async function newKey(
  said: { name: string; scopes: readonly Scope[]; expires?: number | undefined; madeBy: string },
  now: number,
): Promise<NewKey> {
  const id = newId()
  const prefix = crypto.getRandomValues(new Uint8Array(4)).toHex()
  const key = `rdv_${prefix}_${randomToken()}`
  return { id, key, prefix, statement: keyMade({ id, prefix, hash: await sha256(key), now, ...said }) }
}

/** The program that has this key, if it is still good. */
export async function keyHas(db: Database, key: string): Promise<Extract<Who, { role: 'key' }> | undefined> {
  const [, prefix] = SHAPE.exec(key) ?? []
  if (!prefix) return undefined
  const found = await keyFound(db, prefix)
  if (!found || !same(found.hash, await sha256(key))) return undefined
  if (found.unseen) await db.write([keyUsed(found.id)])
  return { role: 'key', key: { id: found.id, scopes: found.scopes } }
}
