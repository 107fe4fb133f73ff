import * as z from 'zod'
import { accountAt, accountBegun } from '../../db/queries/accounts.ts'
import { audited } from '../../db/queries/audit.ts'
import { termsOf } from '../../db/queries/house.ts'
import { sessionsEnded } from '../../db/queries/sessions.ts'
import type { Services } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import { email, phone, requiredLine } from '../shared/field.ts'
import { newId } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import { masked } from '../shared/mask.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { By } from '../shared/who.ts'
import { letterTo } from './letters.ts'
import { passwordProblems } from './password.ts'
import { newToken } from './token.ts'

export const signUpSchema = z.strictObject({
  name: requiredLine(120),
  email,
  password: z.string({ error: 'required' }).min(1, 'required'),
  phone: phone.optional(),
})

/**
 * Begins an account. The answer is the same for an address that has one already, and takes as long: only the letter
 * differs, and that reaches nobody but the owner of the address. `mayWrite`: whether one more may be sent there.
 */
export async function signUp(
  { db, clock, config, hasher }: Pick<Services, 'db' | 'clock' | 'config' | 'hasher'>,
  input: unknown,
  language: Language,
  by: By,
  mayWrite: () => Promise<boolean> = async () => true,
): Promise<Result<undefined, FieldProblem[]>> {
  const said = check(signUpSchema, input)
  if (!said.ok) return said
  const { name, password } = said.value
  const address = said.value.email.toLowerCase()
  const house = await termsOf(db, clock.now())
  const wrong = passwordProblems(password, { house: house.name, email: address, name })
  if (wrong.length) return refused(wrong)
  const now = Math.floor(clock.now() / 1000)
  const hash = await hasher.hash(password)
  if (!(await mayWrite())) return ok(undefined)
  const there = await accountAt(db, address)
  const id = there?.id ?? newId()
  const isNew = !there || (!there.verified && !there.disabled && there.role === 'customer')
  const token = await newToken(config.secret, { purpose: 'verify', accountId: id, email: address, now })
  const written = await db.write(
    isNew
      ? [
          accountBegun({ id, email: address, name, phone: said.value.phone, language, password: hash, now }),
          sessionsEnded(id),
          ...token.statements,
          letterTo(id, 'verify-address', now, token.seed),
          audited(by, now, {
            action: 'account.begun',
            target: 'account',
            targetId: id,
            after: { email: masked(address) },
          }),
        ]
      : [letterTo(id, 'sign-up-again', now)],
  )
  // Two at once with one address: the other one's letter is on its way, and there is nothing to tell.
  if (!written.ok && written.constraint !== 'foreign_key')
    throw new Error(`The account was refused by ${written.constraint}`)
  return ok(undefined)
}
