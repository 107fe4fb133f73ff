import type { Services, Taken } from '../platform/ports.ts'
import { LIMITS, type Limit, type LimitName } from '../rights.ts'
import { sign } from '../shared/sign.ts'
import { callerOf } from './caller.ts'
import type { Ctx } from './context.ts'
import { Refused } from './errors.ts'

export interface Limited {
  /**
   * Counts one more of what has this limit: of the caller's network address, or of whom else it is counted for (an
   * account, an address of e-mail, as a text that is always written alike).
   * @throws Refused 429, with the time to wait, when it was one too many.
   */
  take(c: Ctx, name: LimitName, whom?: string): Promise<void>
  /** The same as a value, for a door that has more to say. */
  taken(c: Ctx, name: LimitName, whom?: string): Promise<Taken>
}

export function limited({ config, limiter }: Pick<Services, 'config' | 'limiter'>): Limited {
  /** Whom it was counted for is nobody's business: a cache or a copy of the table has a digest that only we can make. */
  const keyOf = async (name: LimitName, whom: string) =>
    `${name}:${await sign(config.secret, `limit\n${name}\n${whom}`)}`

  async function taken(c: Ctx, name: LimitName, whom = `address ${callerOf(c, config.proxies)}`) {
    return limiter.take(await keyOf(name, whom), LIMITS[name])
  }

  return {
    taken,
    async take(c, name, whom) {
      const one = await taken(c, name, whom)
      const headers = headersOf(name, one)
      if (!one.ok) throw new Refused(429, 'rate_limited', { ...headers, 'Retry-After': String(one.wait) })
      // A page may be kept by others, who have limits of their own.
      if (c.req.path.startsWith('/api/'))
        for (const [field, value] of Object.entries(headers)) c.header(field, value)
    },
  }
}

/** As the draft of the IETF has it (draft-ietf-httpapi-ratelimit-headers), and as most programs still read it. */
function headersOf(name: LimitName, { ok, left, wait }: Taken): Record<string, string> {
  const { most, seconds }: Limit = LIMITS[name]
  const reset = ok ? seconds : wait
  return {
    'RateLimit-Policy': `"${name}";q=${most};w=${seconds}`,
    RateLimit: `"${name}";r=${left};t=${reset}`,
    'RateLimit-Limit': String(most),
    'RateLimit-Remaining': String(left),
    'RateLimit-Reset': String(reset),
  }
}
