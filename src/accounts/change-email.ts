import {
  accountAt,
  accountNamed,
  addressSet,
  guestBookingsJoined,
  tokenGood,
  tokenSpent,
  tokensEnded,
  waitingMoved,
  waysAddedSince,
} from '../../db/queries/accounts.ts'
import { audited } from '../../db/queries/audit.ts'
import { sessionsEnded } from '../../db/queries/sessions.ts'
import type { Services } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import { email as emailField } from '../shared/field.ts'
import { sha256 } from '../shared/ids.ts'
import { masked } from '../shared/mask.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Account, By, Person } from '../shared/who.ts'
import { letterTo } from './letters.ts'
import { isToken, newToken } from './token.ts'

type House = Pick<Services, 'db' | 'clock' | 'config'>

/** Asks for another address: a letter goes to it, and nothing changes before that is answered. */
export async function askForAddress(
  { db, clock, config }: House,
  { account }: Person,
  input: string,
): Promise<Result<undefined, FieldProblem[]>> {
  const said = check(emailField, input, 'email')
  if (!said.ok) return said
  const email = said.value.toLowerCase()
  const now = Math.floor(clock.now() / 1000)
  const taken = await accountAt(db, email)
  const token = await newToken(config.secret, { purpose: 'new-email', accountId: account.id, email, now })
  // Whether somebody else has it is told to them and not to who asks.
  await db.write(
    taken
      ? [letterTo(taken.id, 'sign-up-again', now)]
      : [...token.statements, letterTo(account.id, 'new-address', now, token.seed)],
  )
  return ok(undefined)
}

/** The address that a token would give to its account. */
export async function toMove(
  { db }: Pick<House, 'db'>,
  token: string | undefined,
  purpose: 'new-email' | 'undo-email',
): Promise<{ account: Account; email: string } | undefined> {
  if (!isToken(token)) return undefined
  const good = await tokenGood(db, await sha256(token), purpose)
  const account = good?.accountId ? await accountNamed(db, good.accountId) : undefined
  return account && good?.email && !account.disabled ? { account, email: good.email } : undefined
}

/** Moves an account to its new address. The old one hears of it, with a link that takes it back for seven days. */
export async function moveAddress(house: House, token: string, by: By): Promise<Result<Account, 'not_good'>> {
  const { db, clock, config } = house
  const moved = await toMove(house, token, 'new-email')
  if (!moved) return refused('not_good')
  const { account, email } = moved
  const spent = await db.write([tokenSpent(await sha256(token))])
  if (!spent.ok || spent.rows[0]!.length === 0) return refused('not_good')
  const now = Math.floor(clock.now() / 1000)
  const undo = await newToken(config.secret, {
    purpose: 'undo-email',
    accountId: account.id,
    email: account.email,
    now,
  })
  const written = await db.write([
    // What was booked with the old address stays theirs.
    guestBookingsJoined(account.id),
    waitingMoved(account.id, email),
    addressSet(account.id, email),
    guestBookingsJoined(account.id),
    tokensEnded(account.id, 'reset'),
    ...undo.statements,
    letterTo(account.id, 'address-changed', now, undo.seed),
    audited(by, now, {
      action: 'account.address',
      target: 'account',
      targetId: account.id,
      before: { email: masked(account.email) },
      after: { email: masked(email) },
    }),
  ])
  return written.ok ? ok({ ...account, email }) : refused('not_good')
}

/**
 * Gives the old address back to whoever has its letter, and ends every session: somebody else may have been at it. A
 * link to choose a new password goes to the old address, and ways in that were added meanwhile are gone.
 */
export async function undoAddress(house: House, token: string, by: By): Promise<Result<Account, 'not_good'>> {
  const { db, clock, config } = house
  const moved = await toMove(house, token, 'undo-email')
  if (!moved) return refused('not_good')
  const { account, email } = moved
  const spent = await db.write([tokenSpent(await sha256(token))])
  if (!spent.ok || spent.rows[0]!.length === 0) return refused('not_good')
  const now = Math.floor(clock.now() / 1000)
  const reset = await newToken(config.secret, { purpose: 'reset', accountId: account.id, email, now })
  const written = await db.write([
    waitingMoved(account.id, email),
    addressSet(account.id, email),
    ...waysAddedSince(account.id, await sha256(token)),
    sessionsEnded(account.id),
    ...reset.statements,
    letterTo(account.id, 'reset-password', now, reset.seed),
    audited(by, now, {
      action: 'account.address-undone',
      target: 'account',
      targetId: account.id,
      before: { email: masked(account.email) },
      after: { email: masked(email) },
    }),
  ])
  return written.ok ? ok({ ...account, email }) : refused('not_good')
}
