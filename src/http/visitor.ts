import type { Config } from '../platform/config.ts'
import { sha256 } from '../shared/ids.ts'
import type { Ctx } from './context.ts'
import { keep, kept } from './cookies.ts'

const DAYS = 30

/** Who this visitor is to us, as a digest of a cookie that only they have; made now where there is none yet. */
export async function visitorOf(c: Ctx, config: Pick<Config, 'baseUrl'>): Promise<string> {
  const known = kept(c, config, 'visitor')
  if (known && /^[0-9a-f]{32}$/.test(known)) return sha256(known)
  const fresh = crypto.getRandomValues(new Uint8Array(16)).toHex()
  keep(c, config, 'visitor', fresh, DAYS)
  return sha256(fresh)
}

/** The same, without making one. */
export async function knownVisitor(c: Ctx, config: Pick<Config, 'baseUrl'>): Promise<string | undefined> {
  const known = kept(c, config, 'visitor')
  return known && /^[0-9a-f]{32}$/.test(known) ? sha256(known) : undefined
}
