import type { Config } from './config.ts'
import { databaseCounter, databaseCounts } from './limiter.database.ts'
import { fused } from './limiter.fuse.ts'
import { memoryCounter } from './limiter.memory.ts'
import { upstashCounter } from './limiter.upstash.ts'
import { type Counter, keepIn } from './limiter.window.ts'
import type { Clock, Database, Limiter, Log } from './ports.ts'

interface Outside {
  db: Database
  clock: Clock
  log: Log
  /** Whether a request may wait for what another one is asking; a Worker's must not. */
  shares: boolean
}

/**
 * What is strict is counted in the database and nowhere else. The rest is counted in Redis where the house has one, and
 * from the database, some at once, where it has none or that does not answer. When nothing answers, what is strict is
 * refused and the rest is let in.
 */
export function makeLimiter(config: Pick<Config, 'rateLimits' | 'redis'>, outside: Outside): Limiter {
  if (!config.rateLimits) return letsAllIn
  const { db, clock, log, shares } = outside
  const takeSome = databaseCounts({ db })
  const strict = databaseCounter({ db })
  const own = fused(memoryCounter({ takeSome, clock, shares }), {
    clock,
    log,
    name: 'database',
    restMs: 1_000,
    patienceMs: 500,
  })
  const lax = config.redis.half === 'upstash' ? either(redisOf(config.redis, outside), own) : own
  return theLimiter({ strict, lax, clock, log })
}

const letsAllIn: Limiter = { take: async (_, { most }) => ({ ok: true, left: most, wait: 0 }) }

const redisOf = (redis: { url: string; token: string }, { clock, log }: Outside) =>
  fused(upstashCounter({ ...redis, clock }), { clock, log, name: 'redis', restMs: 5_000 })

const either = (first: Counter, second: Counter): Counter => ({
  take: (key, limit) => first.take(key, limit).catch(() => second.take(key, limit)),
})

/** Until when a strict one is refused that could not be counted, in seconds. */
const WAIT = 5

interface Parts {
  strict: Counter
  lax: Counter
  clock: Clock
  log: Log
}

/** Of these counters one limiter. A refusal is remembered until it is over, so that it costs no second question. */
export function theLimiter({ strict, lax, clock, log }: Parts): Limiter {
  const refusals = new Map<string, number>()
  return {
    async take(key, limit) {
      const now = clock.now()
      const until = refusals.get(key) ?? 0
      if (now < until) return { ok: false, left: 0, wait: Math.ceil((until - now) / 1000) }
      try {
        const taken = await (limit.strict ? strict : lax).take(key, limit)
        if (!taken.ok) keepIn(refusals, key, now + taken.wait * 1000)
        return taken
      } catch (error) {
        if (!limit.strict) return { ok: true, left: limit.most, wait: 0 }
        log.error('limiter.unavailable', { error })
        return { ok: false, left: 0, wait: WAIT }
      }
    },
  }
}
