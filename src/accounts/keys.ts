import * as z from 'zod'
import { audited } from '../../db/queries/audit.ts'
import { keyRevoked } from '../../db/queries/keys.ts'
import type { Services } from '../platform/ports.ts'
import { SCOPES } from '../rights.ts'
import { check } from '../shared/check.ts'
import { option, requiredLine } from '../shared/field.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { By, Person } from '../shared/who.ts'
import { newKey } from './key.ts'

type House = Pick<Services, 'db' | 'clock'>

export const keySchema = z
  .strictObject({
    name: requiredLine(80),
    scopes: z.array(option(SCOPES), { error: 'required' }).min(1, 'required').max(SCOPES.length, 'too_long'),
    expires: z.iso
      .datetime({ error: 'not_a_day' })
      .optional()
      .describe('Until when it is good; for ever if unsaid'),
  })
  .meta({ id: 'NewKey' })

/** A key as its maker sees it, once. Instants in epoch seconds. */
export interface MadeKey {
  id: string
  key: string
  name: string
  prefix: string
  scopes: string[]
  created: number
  expires?: number
}

/** Makes a key for a program. What is stored opens nothing, so the key is in this answer and nowhere else. */
export async function makeKey(
  { db, clock }: House,
  { account }: Person,
  input: unknown,
  by: By,
): Promise<Result<MadeKey, FieldProblem[]>> {
  const said = check(keySchema, input)
  if (!said.ok) return said
  const { name } = said.value
  const scopes = [...new Set(said.value.scopes)]
  const now = Math.floor(clock.now() / 1000)
  const expires =
    said.value.expires === undefined ? undefined : Math.floor(Date.parse(said.value.expires) / 1000)
  if (expires !== undefined && expires <= now) return refused([{ path: 'expires', code: 'in_the_past' }])
  const { id, key, prefix, statement } = await newKey({ name, scopes, expires, madeBy: account.id }, now)
  const after = { name, prefix, scopes, ...(expires !== undefined && { expires }) }
  await db.write([statement, audited(by, now, { action: 'key.made', target: 'key', targetId: id, after })])
  return ok({ id, key, name, prefix, scopes, created: now, ...(expires !== undefined && { expires }) })
}

/** Ends a key: it is refused from its next request on. False where there is none, or it has ended before. */
export async function revokeKey({ db, clock }: House, id: string, by: By): Promise<boolean> {
  const written = await db.write(keyRevoked(id, by, Math.floor(clock.now() / 1000)))
  return written.ok && written.rows[1]!.length > 0
}
