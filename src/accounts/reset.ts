import {
  accountAt,
  accountNamed,
  addressVerified,
  guestBookingsJoined,
  passwordSet,
  tokenGood,
  tokenSpent,
  tokensEnded,
} from '../../db/queries/accounts.ts'
import { audited } from '../../db/queries/audit.ts'
import { termsOf } from '../../db/queries/house.ts'
import { sessionsEnded } from '../../db/queries/sessions.ts'
import type { Services } from '../platform/ports.ts'
import { sha256 } from '../shared/ids.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Account, By } from '../shared/who.ts'
import { letterTo } from './letters.ts'
import { passwordProblems } from './password.ts'
import { isToken, newToken } from './token.ts'

type House = Pick<Services, 'db' | 'clock' | 'config' | 'hasher'>

/** Sends a link by which a new password can be chosen, where there is an account; nobody is told whether there is. */
export async function forgot({ db, clock, config }: House, email: string): Promise<void> {
  const account = await accountAt(db, email)
  if (!account || account.disabled) return
  const now = Math.floor(clock.now() / 1000)
  const token = await newToken(config.secret, {
    purpose: 'reset',
    accountId: account.id,
    email: account.email,
    now,
  })
  await db.write([...token.statements, letterTo(account.id, 'reset-password', now, token.seed)])
}

/** Whose password a token would reset. */
export async function toReset(
  { db }: Pick<House, 'db'>,
  token: string | undefined,
): Promise<Account | undefined> {
  if (!isToken(token)) return undefined
  const good = await tokenGood(db, await sha256(token), 'reset')
  const account = good?.accountId ? await accountNamed(db, good.accountId) : undefined
  return account && account.email === good?.email && !account.disabled ? account : undefined
}

/**
 * Sets a new password for whoever has the letter, ends every session and says so by letter. It lets nobody in: a second
 * step is still asked for at the door. Having the letter proves the address as well.
 */
export async function reset(
  house: House,
  token: string | undefined,
  password: string,
  by: By,
): Promise<Result<undefined, 'not_good' | FieldProblem[]>> {
  const { db, clock, hasher } = house
  const account = await toReset(house, token)
  if (!account) return refused('not_good')
  const { name } = await termsOf(db, clock.now())
  const wrong = passwordProblems(password, { email: account.email, name: account.name, house: name })
  if (wrong.length) return refused(wrong)
  const hash = await hasher.hash(password)
  const spent = await db.write([tokenSpent(await sha256(token!))])
  if (!spent.ok || spent.rows[0]!.length === 0) return refused('not_good')
  const now = Math.floor(clock.now() / 1000)
  await db.write([
    passwordSet(account.id, hash),
    addressVerified(account.id),
    guestBookingsJoined(account.id),
    sessionsEnded(account.id),
    tokensEnded(account.id, 'reset'),
    letterTo(account.id, 'password-changed', now),
    audited(by, now, { action: 'account.password', target: 'account', targetId: account.id }),
  ])
  return ok(undefined)
}
