import {
  accountNamed,
  addressVerified,
  guestBookingsJoined,
  passwordOf,
  tokenGood,
  tokenSpent,
} from '../../db/queries/accounts.ts'
import { audited } from '../../db/queries/audit.ts'
import type { Services } from '../platform/ports.ts'
import { sha256 } from '../shared/ids.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Account, By } from '../shared/who.ts'
import { letterTo } from './letters.ts'
import { isToken, newToken } from './token.ts'

type House = Pick<Services, 'db' | 'clock' | 'config' | 'hasher'>

/** Whose address a token of a letter would verify. */
export async function toVerify(
  { db }: Pick<House, 'db'>,
  token: string | undefined,
): Promise<Account | undefined> {
  if (!isToken(token)) return undefined
  const good = await tokenGood(db, await sha256(token), 'verify')
  const account = good?.accountId ? await accountNamed(db, good.accountId) : undefined
  return account && account.email === good?.email && !account.disabled ? account : undefined
}

/**
 * Verifies an address for whoever has its letter and knows the password, or is signed in: the letter alone would let
 * somebody who signed up with another's address have it verified by its owner. Guest bookings join here.
 */
export async function verify(
  house: House,
  token: string | undefined,
  proof: { signedIn?: string; password?: string },
  by: By,
): Promise<Result<Account, 'not_good' | 'wrong_password'>> {
  const { db, clock, hasher } = house
  const account = await toVerify(house, token)
  if (!account) return refused('not_good')
  if (proof.signedIn !== account.id) {
    const { right } = await hasher.verify(proof.password ?? '', await passwordOf(db, account.id))
    if (!right) return refused('wrong_password')
  }
  const spent = await db.write([tokenSpent(await sha256(token!))])
  if (!spent.ok || spent.rows[0]!.length === 0) return refused('not_good')
  const now = Math.floor(clock.now() / 1000)
  await db.write([
    addressVerified(account.id),
    guestBookingsJoined(account.id),
    audited(by, now, { action: 'account.verified', target: 'account', targetId: account.id }),
  ])
  return ok({ ...account, verified: account.verified ?? now })
}

/** Sends the letter of verification once more. */
export async function verifyAgain({ db, clock, config }: House, account: Account): Promise<void> {
  if (account.verified) return
  const now = Math.floor(clock.now() / 1000)
  const { email, id } = account
  const token = await newToken(config.secret, { purpose: 'verify', accountId: id, email, now })
  await db.write([...token.statements, letterTo(id, 'verify-address', now, token.seed)])
}
