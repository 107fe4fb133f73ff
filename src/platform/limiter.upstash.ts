import { Redis } from '@upstash/redis'
import { type Counter, takenOf } from './limiter.window.ts'
import type { Clock } from './ports.ts'

/**
 * The same window as in the database, in one hash: what was counted in this one and in the one before it. The caller's
 * clock counts. One that is a little behind another finds the next window begun, and counts in that.
 */
const SCRIPT = `
local now, length, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'period', 'count', 'previous')
local period, count, previous = tonumber(kept[1]) or -2, tonumber(kept[2]) or 0, tonumber(kept[3]) or 0
local current = math.floor(now / length)
if period == current + 1 then current = period
elseif period == current - 1 then count, previous = 0, count
elseif period ~= current then count, previous = 0, 0 end
local over = math.max(0, now / length - current)
if count + previous * (1 - over) + 1 > most then return { 0, current, count, previous } end
redis.call('HSET', KEYS[1], 'period', current, 'count', count + 1, 'previous', previous)
redis.call('PEXPIREAT', KEYS[1], (current + 2) * length)
return { 1, current, count + 1, previous }`

interface Options {
  url: string
  token: string
  clock: Clock
  /** Milliseconds after which an answer is no longer waited for. The SDK itself waits for ever. */
  patienceMs?: number
}

/** Counts in Redis, over Upstash's REST: one request for each taking, and no second try. */
export function upstashCounter({ url, token, clock, patienceMs = 250 }: Options): Counter {
  const redis = new Redis({
    url,
    token,
    retry: false,
    // Every taking is a request of its own: at the edge none may ride in another's.
    enableAutoPipelining: false,
    enableTelemetry: false,
    readYourWrites: false,
    signal: () => AbortSignal.timeout(patienceMs),
  })
  return {
    async take(key, limit) {
      const [now, length] = [clock.now(), limit.seconds * 1000]
      const answer = await redis.eval<number[], number[]>(SCRIPT, [`limit:${key}`], [now, length, limit.most])
      const [ok, period, count, previous] = answer.map(Number) as [number, number, number, number]
      const over = Math.min(1, Math.max(0, now / length - period))
      return takenOf(ok === 1, { count, previous, over }, limit)
    },
  }
}
