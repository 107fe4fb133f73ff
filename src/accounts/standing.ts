import { disabledSet, personSeen, roleSet, type Seen } from '../../db/queries/people.ts'
import { sessionsEnded } from '../../db/queries/sessions.ts'
import type { Services } from '../platform/ports.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Account, By } from '../shared/who.ts'

type House = Pick<Services, 'db' | 'clock'>

export interface Standing {
  role?: Account['role'] | undefined
  disabled?: boolean | undefined
}

/** `own`: nobody decides on themselves. `last_admin`: nobody would be left to administer the house. */
export type StandingRefusal = 'none' | 'own' | 'last_admin'

/**
 * What somebody may do here, and whether they may come in at all. Their sessions end with the change, so that from their
 * next request on they are what they are now.
 */
export async function setStanding(
  { db, clock }: House,
  id: string,
  said: Standing,
  by: By,
): Promise<Result<Seen, StandingRefusal>> {
  const person = await personSeen(db, id)
  if (!person) return refused('none')
  const role = said.role === person.role ? undefined : said.role
  const disabled = said.disabled === (person.disabled !== undefined) ? undefined : said.disabled
  if (role === undefined && disabled === undefined) return ok(person)
  if (by.actor === 'account' && by.actorId === id) return refused('own')
  const now = Math.floor(clock.now() / 1000)
  const written = await db.write([
    ...(role === undefined ? [] : roleSet(id, role, by, now)),
    ...(disabled === undefined ? [] : disabledSet(id, disabled, by, now)),
    sessionsEnded(id),
  ])
  if (written.ok) return ok((await personSeen(db, id)) ?? person)
  if (written.constraint === 'last_admin') return refused('last_admin')
  throw new Error(`The account was refused by ${written.constraint}`)
}
