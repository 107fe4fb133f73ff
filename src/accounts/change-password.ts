import { passwordOf, passwordSet, tokensEnded } from '../../db/queries/accounts.ts'
import { audited } from '../../db/queries/audit.ts'
import { termsOf } from '../../db/queries/house.ts'
import { sessionProved, sessionsEnded } from '../../db/queries/sessions.ts'
import type { Services } from '../platform/ports.ts'
import type { Statement } from '../shared/database.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { By, Person } from '../shared/who.ts'
import { letterTo } from './letters.ts'
import { passwordProblems } from './password.ts'

type House = Pick<Services, 'db' | 'clock' | 'hasher'>

/** Whether this is their password, asked of somebody who is signed in. */
export async function isTheirPassword(
  { db, hasher }: House,
  { account }: Person,
  password: string,
): Promise<boolean> {
  return (await hasher.verify(password, await passwordOf(db, account.id))).right
}

/** They proved once more who they are: for some minutes they may do what is grave. */
export async function prove(house: House, person: Person, password: string, by: By): Promise<boolean> {
  const right = await isTheirPassword(house, person, password)
  const now = Math.floor(house.clock.now() / 1000)
  await house.db.write(provedStatements(person.session.id, right, by, now))
  return right
}

/** Whether somebody could prove once more who they are, in whichever way. `now` in seconds. */
export const provedStatements = (session: string, right: boolean, by: By, now: number): Statement[] => [
  ...(right ? [sessionProved(session)] : []),
  audited(by, now, {
    action: right ? 'session.proved' : 'session.not-proved',
    target: 'session',
    targetId: session,
  }),
]

/** Another password. Every other session ends, links to reset it end, and a letter says that it was changed. */
export async function changePassword(
  house: House,
  person: Person,
  { current, password }: { current: string; password: string },
  by: By,
): Promise<Result<undefined, FieldProblem[]>> {
  const { account, session } = person
  if (account.hasPassword && !(await isTheirPassword(house, person, current)))
    return refused([{ path: 'current', code: 'wrong_password' }])
  const { name } = await termsOf(house.db, house.clock.now())
  const wrong = passwordProblems(password, { email: account.email, name: account.name, house: name })
  if (wrong.length) return refused(wrong)
  const hash = await house.hasher.hash(password)
  const now = Math.floor(house.clock.now() / 1000)
  await house.db.write([
    passwordSet(account.id, hash),
    sessionsEnded(account.id, session.id),
    tokensEnded(account.id, 'reset'),
    letterTo(account.id, 'password-changed', now),
    audited(by, now, { action: 'account.password', target: 'account', targetId: account.id }),
  ])
  return ok(undefined)
}
