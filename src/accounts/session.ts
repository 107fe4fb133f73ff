import { type Found, personOf, sessionBegun, sessionSeen } from '../../db/queries/sessions.ts'
import type { Database, Statement } from '../shared/database.ts'
import { newId, sha256 } from '../shared/ids.ts'
import type { Account } from '../shared/who.ts'
import { isToken, randomToken } from './token.ts'

const DAY = 86_400

/** In seconds: how long somebody stays signed in at most, and how long without doing anything. */
export const lasting = (role: Account['role']) =>
  role === 'customer' ? { lasts: 30 * DAY, idle: 30 * DAY } : { lasts: DAY / 2, idle: 30 * 60 }

/** For so many seconds after proving who they are, somebody may do what is grave. */
export const FRESH = 10 * 60

export interface Begun {
  id: string
  /** The cookie's value, for pages; it is stored nowhere. */
  cookie: string
  /** For how many days the browser keeps it. */
  days: number
  statements: Statement[]
}

/** A new session for pages. Its cookie is made here, so none that somebody brought along is ever taken over. */
export async function beginSession(
  account: Pick<Account, 'id' | 'role'>,
  device: string,
  now: number,
): Promise<Begun> {
  const [id, cookie] = [newId(), randomToken()]
  const { lasts, idle } = lasting(account.role)
  const hash = await sha256(cookie)
  const session = { id, accountId: account.id, through: 'pages' as const, hash, device, now, lasts, idle }
  return { id, cookie, days: lasts / DAY, statements: [sessionBegun(session)] }
}

/** Who has this cookie, if it is still good. */
export const whoHas = async (db: Database, cookie: string | undefined): Promise<Found | undefined> =>
  isToken(cookie) ? personOf(db, { hash: await sha256(cookie) }) : undefined

/** Notes that they were here, at most once a minute. */
export async function seen(db: Database, { unseen, session }: Found): Promise<void> {
  if (unseen) await db.write([sessionSeen(session.id)])
}
