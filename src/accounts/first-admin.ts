import * as z from 'zod'
import { accountAt, tokenGood, tokenSpent } from '../../db/queries/accounts.ts'
import { audited, auditedWhere } from '../../db/queries/audit.ts'
import { termsOf } from '../../db/queries/house.ts'
import { adminMade, adminsOf, adminTokenGood, adminTokenMade, waysInEnded } from '../../db/queries/people.ts'
import type { Services } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import { email, requiredLine } from '../shared/field.ts'
import { newId, sha256 } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import { masked } from '../shared/mask.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Account, By } from '../shared/who.ts'
import { localeOf } from '../translations/locale.ts'
import { letterTo } from './letters.ts'
import { passwordProblems } from './password.ts'
import { DEMO_DOMAIN } from './sign-in.ts'
import { isToken, randomToken } from './token.ts'

type House = Pick<Services, 'db' | 'clock' | 'config'>

const DAY = 86_400

/** Those who administer the house and can come in: nobody comes in to a demo account where the house is real. */
const admins = ({ db, config }: Pick<House, 'db' | 'config'>) =>
  adminsOf(db, config.env === 'production' ? DEMO_DOMAIN : undefined)

/**
 * A link that makes the first admin of a house that has none: for whoever sees what the start prints, for a day, once.
 * A newer one ends the older.
 */
export async function firstAdminLink(house: House): Promise<string | undefined> {
  if ((await admins(house)).length > 0) return undefined
  const { token, statements } = await tokenMade(house)
  await house.db.write(statements)
  return linkTo(house, token)
}

/**
 * For somebody at the machine: a link by which the account of an address, there or not, gets a password and becomes an
 * admin. Every admin hears of it, and it is in the audit.
 */
export async function recoverAdmin(house: House, said: string): Promise<Result<string, FieldProblem[]>> {
  const address = check(email, said, 'email')
  if (!address.ok) return address
  const now = Math.floor(house.clock.now() / 1000)
  const { token, statements } = await tokenMade(house, address.value.toLowerCase())
  const after = { email: masked(address.value.toLowerCase()) }
  await house.db.write([
    ...statements,
    ...(await adminsOf(house.db)).map((id) => letterTo(id, 'admin-recovered', now)),
    audited({ actor: 'shell' }, now, { action: 'admin.recovery-begun', after }),
  ])
  return ok(linkTo(house, token))
}

async function tokenMade({ clock }: House, address?: string) {
  const token = randomToken()
  const now = Math.floor(clock.now() / 1000)
  const hash = await sha256(token)
  const made = { hash, now, lasts: DAY, ...(address !== undefined && { email: address }) }
  return { token, statements: adminTokenMade(made) }
}

const linkTo = ({ config }: House, token: string) =>
  config.baseUrl + localeOf('en').paths.firstAdmin({ token })

/** Whom a token would make an admin: anybody at all, or the account of one address. */
export async function toMakeAdmin(
  house: Pick<House, 'db' | 'config'>,
  token: string | undefined,
): Promise<{ email?: string } | undefined> {
  if (!isToken(token)) return undefined
  const good = await tokenGood(house.db, await sha256(token), 'first-admin')
  if (!good) return undefined
  if (good.email !== undefined) return { email: good.email }
  return (await admins(house)).length === 0 ? {} : undefined
}

const adminSchema = z.object({ name: requiredLine(120), email, password: z.string() })

/** Makes the admin whom a token is for. Of two at once, one does; every other way into that account ends. */
export async function makeAdmin(
  house: House & Pick<Services, 'hasher'>,
  token: string | undefined,
  input: { name: string; email: string; password: string },
  language: Language,
  by: By,
): Promise<Result<Account, 'not_good' | FieldProblem[]>> {
  const { db, clock, hasher } = house
  const meant = await toMakeAdmin(house, token)
  if (!meant) return refused('not_good')
  const said = check(adminSchema, { ...input, ...meant })
  if (!said.ok) return said
  const { name, password } = said.value
  const address = said.value.email.toLowerCase()
  const { name: called } = await termsOf(db, clock.now())
  const wrong = passwordProblems(password, { email: address, name, house: called })
  if (wrong.length) return refused(wrong)
  const hash = await hasher.hash(password)
  const [now, digest] = [Math.floor(clock.now() / 1000), await sha256(token!)]
  const action = meant.email === undefined ? 'admin.first' : 'admin.recovered'
  const after = { email: masked(address), role: 'admin' }
  const account = { id: newId(), email: address, name, language, password: hash, now }
  const written = await db.write([
    ...waysInEnded(address, digest),
    auditedWhere(by, now, { action, target: 'account', after }, adminTokenGood(digest)),
    adminMade(account, digest),
    tokenSpent(digest),
  ])
  if (!written.ok) throw new Error(`The admin was refused by ${written.constraint}`)
  const made = written.rows.at(-1)!.length > 0 ? await accountAt(db, address) : undefined
  if (!made) return refused('not_good')
  const { password: _, ...person } = made
  return ok(person)
}
