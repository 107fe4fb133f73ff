import { accountAt, guestBookingsJoined, passwordRehashed } from '../../db/queries/accounts.ts'
import { audited } from '../../db/queries/audit.ts'
import type { Services } from '../platform/ports.ts'
import { masked } from '../shared/mask.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Account, By } from '../shared/who.ts'
import { type Begun, beginSession } from './session.ts'

type House = Pick<Services, 'db' | 'clock' | 'config' | 'hasher'>

/** Addresses of the demo house's accounts, whose password is public. */
export const DEMO_DOMAIN = '@demo.example'
/** Where the house is real they let nobody in, in whatever way. */
export const isShut = ({ config }: Pick<House, 'config'>, { email }: Pick<Account, 'email'>): boolean =>
  config.env === 'production' && email.endsWith(DEMO_DOMAIN)

/**
 * Whose address and password these are. An address without an account costs as much as a wrong password and gets the
 * same answer; so does an account that was closed.
 */
export async function proved(
  { db, clock, config, hasher }: House,
  email: string,
  password: string,
  by: By,
): Promise<Result<Account, 'wrong'>> {
  const wrong = async () => {
    const now = Math.floor(clock.now() / 1000)
    await db.write([audited(by, now, { action: 'sign-in.refused', after: { email: masked(email) } })])
    return refused('wrong' as const)
  }
  const found = await accountAt(db, email.slice(0, 254))
  const { right, stale } = await hasher.verify(password, found?.password ?? null)
  if (!found || !right || found.disabled) return wrong()
  if (isShut({ config }, found)) return wrong()
  if (stale) await db.write([passwordRehashed(found.id, found.password!, await hasher.hash(password))])
  const { password: _, ...account } = found
  return ok(account)
}

/** Lets somebody in who has proved who they are. What they booked as a guest meanwhile becomes theirs. */
export async function letIn({ db, clock }: House, account: Account, device: string, by: By): Promise<Begun> {
  const now = Math.floor(clock.now() / 1000)
  const session = await beginSession(account, device, now)
  const who = { ...by, actor: 'account' as const, actorId: account.id }
  await db.write([
    ...session.statements,
    guestBookingsJoined(account.id),
    audited(who, now, { action: 'session.begun', target: 'session', targetId: session.id }),
  ])
  return session
}
