import type { Config } from './config.ts'
import { databaseCounter, databaseCounts } from './limiter.database.ts'
import { fused } from './limiter.fuse.ts'
import { memoryCounter } from './limiter.memory.ts'
import { inTurns } from './limiter.turns.ts'
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
  const strict = databaseCounter({ db })
  const memory = memoryCounter({ takeSome: databaseCounts({ db }), clock })
  const own = fused(memory, { clock, log, name: 'database', restMs: 1_000, patienceMs: 500 })
  const redis = config.redis.half === 'upstash' ? redisOf(config.redis, outside) : undefined
  return limiterOf({ strict, own, ...(redis && { redis }), clock, log, shares })
}

const letsAllIn: Limiter = { take: async (_, { most }) => ({ ok: true, left: most, wait: 0 }) }

const redisOf = (redis: { url: string; token: string }, { clock, log }: Outside) =>
  fused(upstashCounter({ ...redis, clock }), { clock, log, name: 'redis', restMs: 5_000 })

const either = (first: Counter, second: Counter): Counter => ({
  take: (key, limit) => first.take(key, limit).catch(() => second.take(key, limit)),
})

/** Until when a strict one is refused that could not be counted, in seconds. */
const WAIT = 5

interface Parts extends Omit<Outside, 'db'> {
  strict: Counter
  redis?: Counter
  own: Counter
}

/** Of these counters one limiter. */
export function limiterOf({ strict, redis, own, clock, log, shares }: Parts): Limiter {
  const remembers = rememberingRefusals(clock)
  // Whoever waited for their turn looks again whether those before them were refused.
  const taking = (counter: Counter) => remembers(inTurns(remembers(counter), shares))
  const counters = {
    strict: taking(strict),
    lax: redis ? remembers(either(redis, taking(own))) : taking(own),
  }
  return {
    async take(key, limit) {
      try {
        return await counters[limit.strict ? 'strict' : 'lax'].take(key, limit)
      } catch (error) {
        if (!limit.strict) return { ok: true, left: limit.most, wait: 0 }
        log.error('limiter.unavailable', { error })
        return { ok: false, left: 0, wait: WAIT }
      }
    },
  }
}

/** A refusal is remembered until it is over, so that it costs no second question. */
function rememberingRefusals(clock: Clock): (counter: Counter) => Counter {
  const refusals = new Map<string, number>()
  return (counter) => ({
    async take(key, limit) {
      const now = clock.now()
      const until = refusals.get(key) ?? 0
      if (now < until) return { ok: false, left: 0, wait: Math.ceil((until - now) / 1000) }
      const taken = await counter.take(key, limit)
      if (!taken.ok) keepIn(refusals, key, now + taken.wait * 1000)
      return taken
    },
  })
}
