import { audited } from '../../db/queries/audit.ts'
import {
  authenticatorBegun,
  authenticatorConfirmed,
  authenticatorOf,
  authenticatorRemoved,
  authenticatorSealed,
  recoveryCodeSpent,
  recoveryCodesMade,
  stepTaken,
} from '../../db/queries/authenticators.ts'
import type { Services } from '../platform/ports.ts'
import { newReference, sha256 } from '../shared/ids.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import { seal, unseal } from '../shared/seal.ts'
import type { Account, By } from '../shared/who.ts'
import { recoveryCodeIn, stepOf, written } from './code.ts'
import { letterTo } from './letters.ts'

type House = Pick<Services, 'db' | 'clock' | 'config'>

const PURPOSE = 'authenticator'
const RECOVERY_CODES = 10
/** The length of the secret that RFC 4226 asks for, in bytes. */
const LENGTH = 20

/** What there is of an authenticator: none, one whose secret waits for its first code, or one that is asked for. */
export type Standing =
  | { is: 'none' }
  | { is: 'waiting'; secret: string }
  | { is: 'asked'; codes: number; since: number }

export async function standing({ db, config }: House, account: Pick<Account, 'id'>): Promise<Standing> {
  const found = await authenticatorOf(db, account.id)
  if (!found) return { is: 'none' }
  if (found.confirmed !== undefined) return { is: 'asked', codes: found.codes, since: found.confirmed }
  const opened = await unseal(config, PURPOSE, account.id, found.secret)
  return opened ? { is: 'waiting', secret: opened.text } : { is: 'none' }
}

/**
 * Makes a secret for an authenticator to learn. Nothing is asked for before it has shown that it did. Not for an address
 * that is not confirmed: its owner would be kept out by whoever only typed it.
 */
export async function begin({ db, config }: House, account: Pick<Account, 'id' | 'verified'>): Promise<void> {
  if (account.verified === undefined) return
  const secret = written(crypto.getRandomValues(new Uint8Array(LENGTH)))
  await db.write([authenticatorBegun(account.id, await seal(config, PURPOSE, account.id, secret))])
}

/** The first code: from now on one is asked for at the door. Gives the recovery codes, which are shown this once. */
export async function confirm(
  { db, clock, config }: House,
  { id }: Pick<Account, 'id'>,
  code: string,
  by: By,
): Promise<Result<string[], 'wrong'>> {
  const found = await authenticatorOf(db, id)
  if (!found || found.confirmed !== undefined) return refused('wrong')
  const opened = await unseal(config, PURPOSE, id, found.secret)
  const step = opened && stepOf(opened.text, code, clock.now(), found.step)
  if (step === undefined) return refused('wrong')
  const made = await db.write([authenticatorConfirmed(id, found.secret, step)])
  if (!made.ok || made.rows[0]!.length === 0) return refused('wrong')
  const now = Math.floor(clock.now() / 1000)
  const { codes, statements } = await newCodes(id)
  await db.write([
    ...statements,
    letterTo(id, 'authenticator-added', now),
    audited(by, now, { action: 'authenticator.added', target: 'account', targetId: id }),
  ])
  return ok(codes)
}

/** New recovery codes; the old ones are good for nothing from now on. */
export async function renewCodes(
  { db, clock }: House,
  { id }: Pick<Account, 'id'>,
  by: By,
): Promise<Result<string[], 'none'>> {
  if ((await authenticatorOf(db, id))?.confirmed === undefined) return refused('none')
  const { codes, statements } = await newCodes(id)
  const deed = { action: 'authenticator.codes', target: 'account', targetId: id } as const
  await db.write([...statements, audited(by, Math.floor(clock.now() / 1000), deed)])
  return ok(codes)
}

/** Whether this is a code of theirs: of the authenticator, each good once, or one of those for emergencies, which is spent. */
export async function isTheirCode(
  { db, clock, config }: House,
  { id }: Pick<Account, 'id'>,
  typed: string,
): Promise<'code' | 'recovery' | undefined> {
  const recovery = recoveryCodeIn(typed)
  if (recovery) {
    const spent = await db.write([recoveryCodeSpent(id, await digest(id, recovery))])
    return spent.ok && spent.rows[0]!.length > 0 ? 'recovery' : undefined
  }
  const found = await authenticatorOf(db, id)
  if (found?.confirmed === undefined) return undefined
  const opened = await unseal(config, PURPOSE, id, found.secret)
  const step = opened && stepOf(opened.text, typed, clock.now(), found.step)
  if (step === undefined) return undefined
  const taken = await db.write([
    stepTaken(id, step),
    ...(opened!.old
      ? [authenticatorSealed(id, found.secret, await seal(config, PURPOSE, id, opened!.text))]
      : []),
  ])
  return taken.ok && taken.rows[0]!.length > 0 ? 'code' : undefined
}

/** Asks for no codes any more. */
export async function remove({ db, clock }: House, { id }: Pick<Account, 'id'>, by: By): Promise<void> {
  const now = Math.floor(clock.now() / 1000)
  const gone = await db.write(authenticatorRemoved(id))
  // One that never was asked for goes without a word.
  if (!gone.ok || !gone.rows[1]?.some(({ confirmed }) => confirmed !== null)) return
  await db.write([
    letterTo(id, 'authenticator-removed', now),
    audited(by, now, { action: 'authenticator.removed', target: 'account', targetId: id }),
  ])
}

async function newCodes(accountId: string) {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newReference() + newReference())
  const hashes = await Promise.all(codes.map((code) => digest(accountId, code)))
  return { codes, statements: recoveryCodesMade(accountId, hashes) }
}

/** Nobody guesses 78 bits, so they need no slow hash. */
const digest = (accountId: string, code: string) => sha256(`recovery-code:${accountId}:${code}`)
