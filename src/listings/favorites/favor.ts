import * as z from 'zod'
import {
  type Favorite,
  favoriteAdded,
  favoriteOf,
  favoriteRemoved,
  isOnSale,
} from '../../../db/queries/favorites.ts'
import type { Services } from '../../platform/ports.ts'
import { check } from '../../shared/check.ts'
import { option, requiredLine } from '../../shared/field.ts'
import { newId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { ok, type Result, refused } from '../../shared/result.ts'
import type { Person } from '../../shared/who.ts'
import { KIND_NAMES } from '../kinds/records.ts'

type House = Pick<Services, 'db' | 'clock'>

/** How many one account may keep. */
export const MOST = 200

export const favoriteSchema = z.strictObject({
  kind: option(KIND_NAMES),
  listing: requiredLine(80).describe('Slug or id'),
})

export type FavorRefusal =
  | { code: 'invalid'; problems: FieldProblem[] }
  /** It is not on sale. */
  | { code: 'none' }
  | { code: 'too_many' }

/** Keeps a listing for somebody. Kept twice it is kept once. */
export async function favor(
  { db, clock }: House,
  { account }: Person,
  input: unknown,
  language: Language,
): Promise<Result<Favorite, FavorRefusal>> {
  const said = check(favoriteSchema, input)
  if (!said.ok) return refused({ code: 'invalid', problems: said.refusal })
  if (!(await isOnSale(db, said.value))) return refused({ code: 'none' })
  const now = Math.floor(clock.now() / 1000)
  await db.write([favoriteAdded({ id: newId(), accountId: account.id, now, ...said.value }, MOST)])
  const kept = await favoriteOf(db, language, account.id, said.value)
  return kept ? ok(kept) : refused({ code: 'too_many' })
}

/** Lets go of it; says whether it was theirs. */
export async function unfavor({ db }: House, { account }: Person, id: string): Promise<boolean> {
  const written = await db.write([favoriteRemoved(account.id, id)])
  return written.ok && written.rows[0]!.length > 0
}
