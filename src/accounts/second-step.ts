import { accountNamed, tokenGood, tokenSpent } from '../../db/queries/accounts.ts'
import { audited } from '../../db/queries/audit.ts'
import type { Services } from '../platform/ports.ts'
import { sha256 } from '../shared/ids.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Account, By } from '../shared/who.ts'
import { isTheirCode } from './authenticator.ts'
import { isToken, newToken } from './token.ts'

type House = Pick<Services, 'db' | 'clock' | 'config'>

/** What a browser keeps between the right password and the code: it opens nothing but the page that asks for the code. */
export async function beginSecondStep({ db, clock, config }: House, account: Account): Promise<string> {
  const now = Math.floor(clock.now() / 1000)
  const made = await newToken(config.secret, { purpose: 'second-step', accountId: account.id, now })
  await db.write(made.statements)
  return made.token
}

/** Who has given the right password and not their code yet. */
export async function atSecondStep(
  { db }: Pick<House, 'db'>,
  token: string | undefined,
): Promise<Account | undefined> {
  if (!isToken(token)) return undefined
  const good = await tokenGood(db, await sha256(token), 'second-step')
  const account = good?.accountId ? await accountNamed(db, good.accountId) : undefined
  return account && !account.disabled ? account : undefined
}

/** The code at the page that asks for it: whoever gives it may come in, once. */
export async function passSecondStep(
  house: House,
  token: string,
  account: Account,
  code: string,
  by: By,
): Promise<Result<undefined, 'wrong'>> {
  if (!(await gaveCode(house, account, code, by))) return refused('wrong')
  const spent = await house.db.write([tokenSpent(await sha256(token))])
  return spent.ok && spent.rows[0]!.length > 0 ? ok(undefined) : refused('wrong')
}

/** Whether they gave a code of theirs, or one for emergencies. The audit has every one that was not, and every emergency. */
export async function gaveCode(house: House, account: Account, code: string, by: By): Promise<boolean> {
  const how = await isTheirCode(house, account, code)
  if (how === 'code') return true
  const action = how === 'recovery' ? 'recovery-code.used' : 'second-step.refused'
  const now = Math.floor(house.clock.now() / 1000)
  await house.db.write([audited(by, now, { action, target: 'account', targetId: account.id })])
  return how === 'recovery'
}

/** Whether somebody who works here has yet to choose a second step; they are led to it whenever they come in by password. */
export const owesSecondStep = ({ role, hasAuthenticator }: Account): boolean =>
  role !== 'customer' && !hasAuthenticator
