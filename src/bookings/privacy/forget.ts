import { accountClosed, accountNamed } from '../../../db/queries/accounts.ts'
import { audited } from '../../../db/queries/audit.ts'
import { forgetting, isWrittenTo } from '../../../db/queries/holdings.ts'
import { jobStatementOnce } from '../../../db/queries/jobs.ts'
import { sessionsEnded } from '../../../db/queries/sessions.ts'
import { KIND_NAMES, kindOf } from '../../listings/kinds/records.ts'
import type { Services } from '../../platform/ports.ts'
import { Hopeless } from '../../shared/hopeless.ts'
import { ok, type Result, refused } from '../../shared/result.ts'
import type { Account, By, Person } from '../../shared/who.ts'

type House = Pick<Services, 'db' | 'clock'>

/** For so long (seconds) the goodbye is tried before somebody is forgotten without it. */
const PATIENCE = 60 * 60
/** Seconds until what is being written to them just now has been written. */
const A_MOMENT = 5

const forgetJob = (account: string, asked: number, now: number, notBefore = now) =>
  jobStatementOnce({
    id: `forget:${account}:${notBefore}`,
    name: 'forget',
    payload: { account, asked },
    notBefore,
    now,
  })

/**
 * Closes an account at once, for good: every session ends, and nobody comes in any more. The rest is done right after
 * by a job, which writes goodbye while there is still an address to write to. The last admin stays.
 */
export async function askToBeForgotten(
  { db, clock }: House,
  { account }: Person,
  by: By,
): Promise<Result<undefined, 'last_admin'>> {
  const now = Math.floor(clock.now() / 1000)
  const written = await db.write([
    accountClosed(account.id),
    sessionsEnded(account.id),
    forgetJob(account.id, now, now),
    audited(by, now, { action: 'account.deletion-asked', target: 'account', targetId: account.id }),
  ])
  if (written.ok) return ok(undefined)
  if (written.constraint === 'last_admin') return refused('last_admin')
  throw new Error(`The deletion was refused by ${written.constraint}`)
}

/** Forgets whose account was closed. Done twice it is done once. Times in seconds. */
export async function forget(
  { db, clock }: House,
  { account: id, asked }: { account: string; asked: number },
  sayGoodbye: (account: Account) => Promise<void>,
): Promise<void> {
  const account = await accountNamed(db, id)
  if (!account) return
  const now = Math.floor(clock.now() / 1000)
  if (await isWrittenTo(db, account)) {
    await db.write([forgetJob(id, asked, now, now + A_MOMENT)])
    return
  }
  try {
    await sayGoodbye(account)
  } catch (error) {
    if (!(error instanceof Hopeless) && now < asked + PATIENCE) throw error
  }
  const words = KIND_NAMES.map((kind) => ({ kind, names: kindOf(kind).words }))
  const done = { action: 'account.deleted', target: 'account' as const, targetId: id }
  const written = await db.write([
    ...forgetting(account, words, now),
    audited({ actor: 'system' }, now, done),
  ])
  if (!written.ok) throw new Error(`The deletion was refused by ${written.constraint}`)
}
