import { audited } from '../../db/queries/audit.ts'
import { sessionEnded, sessionsEnded } from '../../db/queries/sessions.ts'
import type { Services } from '../platform/ports.ts'
import type { By, Person } from '../shared/who.ts'

type House = Pick<Services, 'db' | 'clock'>

/** Ends one of their sessions, which may be the one they are at. From their next request on it opens nothing. */
export async function endSession(
  { db, clock }: House,
  { account }: Person,
  id: string,
  by: By,
): Promise<void> {
  const now = Math.floor(clock.now() / 1000)
  await db.write([
    sessionEnded(account.id, id),
    audited(by, now, { action: 'session.ended', target: 'session', targetId: id }),
  ])
}

/** Signs them out everywhere, or everywhere else. */
export async function endSessions(
  { db, clock }: House,
  { account }: Person,
  by: By,
  but?: string,
): Promise<void> {
  const now = Math.floor(clock.now() / 1000)
  await db.write([
    sessionsEnded(account.id, but),
    audited(by, now, { action: 'sessions.ended', target: 'account', targetId: account.id }),
  ])
}
