import * as z from 'zod'
import { profileSet } from '../../db/queries/accounts.ts'
import type { Services } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import { option, phone, requiredLine } from '../shared/field.ts'
import { LANGUAGES } from '../shared/languages.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result } from '../shared/result.ts'
import type { Person } from '../shared/who.ts'

export const profileSchema = z.strictObject({
  name: requiredLine(120),
  phone: phone.optional(),
  language: option(LANGUAGES),
  preferences: z.strictObject({ reminders: z.boolean(), reviews: z.boolean() }),
})

/** What somebody says of themselves; whatever else they might say of themselves is refused. */
export async function changeProfile(
  { db }: Pick<Services, 'db'>,
  { account }: Person,
  input: unknown,
): Promise<Result<undefined, FieldProblem[]>> {
  const said = check(profileSchema, input)
  if (!said.ok) return said
  await db.write([profileSet(account.id, { phone: undefined, ...said.value })])
  return ok(undefined)
}
