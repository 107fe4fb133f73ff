import type { Counter } from './limiter.window.ts'
import type { Clock, Log } from './ports.ts'

interface Options {
  clock: Clock
  log: Log
  /** What does not answer, for the log. */
  name: string
  /** For how long it is left alone after a failure, in milliseconds; twice as long each time, up to a minute. */
  restMs: number
  /** After which an answer is no longer waited for. */
  patienceMs?: number
}

const LONGEST_REST_MS = 60_000

/**
 * A counter that is left alone for a while after it has not answered, and then tried by one caller alone. So what
 * hangs makes somebody wait now and then, and not everybody each time.
 */
export function fused(counter: Counter, { clock, log, name, restMs, patienceMs }: Options): Counter {
  let until = 0
  let rest = restMs

  function blow(error: unknown): never {
    const now = clock.now()
    // Of those who were waiting together only the first one has news.
    if (now >= until) {
      log.warn('limiter.rests', { name, ms: rest, error })
      until = now + rest
      rest = Math.min(rest * 2, LONGEST_REST_MS)
    }
    throw error
  }

  return {
    async take(key, limit) {
      const tries = until > 0
      if (tries && clock.now() < until) throw new Error(`${name} is left alone`)
      if (tries) until = clock.now() + (patienceMs ?? 250) // for the others, while this one tries
      try {
        const taken = await inTime(counter.take(key, limit), patienceMs)
        until = 0
        rest = restMs
        return taken
      } catch (error) {
        if (tries) until = 0
        return blow(error)
      }
    },
  }
}

async function inTime<T>(promise: Promise<T>, ms?: number): Promise<T> {
  if (ms === undefined) return promise
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${ms} ms`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
