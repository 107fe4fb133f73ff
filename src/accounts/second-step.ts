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

/** The code, or one for emergencies: whoever gives it may come in, once. */
export async function passSecondStep(
  house: House,
  token: string,
  account: Account,
  code: string,
  by: By,
): Promise<Result<undefined, 'wrong'>> {
  const { db, clock } = house
  const how = await isTheirCode(house, account, code)
  const spent = how ? await db.write([tokenSpent(await sha256(token))]) : undefined
  const passed = spent?.ok && spent.rows[0]!.length > 0
  if (passed && how === 'code') return ok(undefined)
  const action = passed ? 'recovery-code.used' : 'second-step.refused'
  await db.write([
    audited(by, Math.floor(clock.now() / 1000), { action, target: 'account', targetId: account.id }),
  ])
  return passed ? ok(undefined) : refused('wrong')
}

/** Whether somebody who works here has yet to choose a second step; they are led to it whenever they come in by password. */
export const owesSecondStep = ({ role, hasAuthenticator }: Account): boolean =>
  role !== 'customer' && !hasAuthenticator
