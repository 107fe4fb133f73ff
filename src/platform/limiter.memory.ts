import type { TakeSome } from './limiter.database.ts'
import { type Counter, keepIn, type Limit, leftIn, takenOf } from './limiter.window.ts'
import type { Clock, Taken } from './ports.ts'

/** What this process has taken of a window for one key and not used yet. */
interface Share {
  period: number
  unused: number
  /** When the window is over by our clock, in milliseconds. */
  ends: number
  /** How many the window had left besides. */
  besides: number
}

interface Options {
  takeSome: TakeSome
  clock: Clock
}

/**
 * Counts in memory what it has taken from the database, a tenth of the limit at once, so that most takings write
 * nothing. All processes together never let in more than the limit. One alone lets in exactly that: what it did not
 * use of a window it gives back in the next. Of several, each may keep up to a tenth that the others could have used.
 * It is asked in turns for each key.
 */
export function memoryCounter({ takeSome, clock }: Options): Counter {
  const shares = new Map<string, Share>()

  function spend(key: string): Taken | undefined {
    const share = shares.get(key)
    if (!share || share.unused < 1 || clock.now() >= share.ends) return undefined
    share.unused -= 1
    return { ok: true, left: share.besides + share.unused, wait: 0 }
  }

  async function takeShare(key: string, limit: Limit): Promise<Taken> {
    const asked = clock.now()
    const last = shares.get(key)
    shares.delete(key)
    const unused = last && last.unused > 0 ? { period: last.period, count: last.unused } : undefined
    const wanted = Math.max(1, Math.floor(limit.most / 10))
    const { taken, counted } = await takeSome(key, limit, wanted, unused)
    if (taken === 0) {
      if (last && !shares.has(key)) shares.set(key, last)
      return takenOf(false, counted, limit)
    }
    // Of this very window, when its end came early by our clock, or another request was asking as well.
    const also = [last, shares.get(key)].filter((share) => share?.period === counted.period)
    const share = {
      period: counted.period,
      unused: taken - 1 + also.reduce((sum, share) => sum + share!.unused, 0),
      ends: asked + (1 - counted.over) * limit.seconds * 1000,
      besides: leftIn(counted, limit),
    }
    keepIn(shares, key, share)
    return { ok: true, left: share.besides + share.unused, wait: 0 }
  }

  return { take: async (key, limit) => spend(key) ?? takeShare(key, limit) }
}
