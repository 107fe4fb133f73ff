import { audited } from '../../db/queries/audit.ts'
import {
  type Found,
  personOf,
  refreshTokenMade,
  refreshTokenNamed,
  refreshTokenSpent,
  sessionBegun,
  sessionEnded,
  sessionSeen,
} from '../../db/queries/sessions.ts'
import type { Services } from '../platform/ports.ts'
import { newId, sha256 } from '../shared/ids.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import { sign } from '../shared/sign.ts'
import type { Account, By } from '../shared/who.ts'
import { ACCESS_LASTS, type Access, accessOf, accessToken } from './access-token.ts'
import { letterTo } from './letters.ts'
import { lasting } from './session.ts'
import { isToken, randomToken } from './token.ts'

type House = Pick<Services, 'db' | 'clock' | 'config'>

/** For how many seconds a spent refresh token still gives its next one: two tabs may refresh at once. */
export const GRACE = 10

export interface Tokens {
  accessToken: string
  refreshToken: string
  /** Seconds. */
  expiresIn: number
}

/** Lets a program in for somebody who has proved who they are: a session with an access and a refresh token. */
export async function grant(house: House, account: Account, device: string, by: By): Promise<Tokens> {
  const { db, clock } = house
  const now = Math.floor(clock.now() / 1000)
  const id = newId()
  const refreshToken = randomToken()
  const session = {
    id,
    accountId: account.id,
    through: 'api' as const,
    hash: null,
    device,
    now,
    ...lasting(account.role),
  }
  await db.write([
    sessionBegun(session),
    refreshTokenMade(await sha256(refreshToken), id),
    audited({ ...by, actor: 'account', actorId: account.id }, now, {
      action: 'session.begun',
      target: 'session',
      targetId: id,
    }),
  ])
  return tokens(house, { accountId: account.id, sessionId: id }, refreshToken)
}

/**
 * A new pair for a refresh token. The next token follows from the last one and the house's secret, so that whoever
 * comes twice within the grace gets the same one and there is never a second line of them. One that comes back later
 * was copied: its whole session ends, and its owner hears of it.
 */
export async function refresh(
  house: House,
  token: string | undefined,
  by: By,
): Promise<Result<Tokens, 'not_good'>> {
  const { db, clock, config } = house
  if (!isToken(token)) return refused('not_good')
  const hash = await sha256(token)
  const found = await refreshTokenNamed(db, hash)
  if (!found?.good) return refused('not_good')
  const { sessionId, accountId } = found
  if (found.ago !== undefined && found.ago > GRACE) {
    const now = Math.floor(clock.now() / 1000)
    await db.write([
      sessionEnded(accountId, sessionId),
      letterTo(accountId, 'sessions-ended', now, sessionId),
      audited(by, now, { action: 'session.token-reused', target: 'session', targetId: sessionId }),
    ])
    return refused('not_good')
  }
  const next = await sign(config.secret, `refresh-token:${token}`)
  await db.write([
    refreshTokenSpent(hash),
    refreshTokenMade(await sha256(next), sessionId),
    sessionSeen(sessionId),
  ])
  return ok(await tokens(house, { accountId, sessionId }, next))
}

const tokens = async (house: House, access: Access, refreshToken: string): Promise<Tokens> => ({
  accessToken: await accessToken(house, access),
  refreshToken,
  expiresIn: ACCESS_LASTS,
})

/** Who has this access token, while its session is good. */
export async function bearerHas(house: House, token: string): Promise<Found | undefined> {
  const said = await accessOf(house, token)
  return said && personOf(house.db, { id: said.sessionId, accountId: said.accountId })
}
