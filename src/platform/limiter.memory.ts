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
  /** Whether a request may wait for what another one is asking; a Worker's must not. */
  shares: boolean
}

/**
 * Counts in memory what it has taken from the database, a tenth of the limit at once, so that most takings write
 * nothing. All processes together never let in more than the limit. One alone lets in exactly that: what it did not
 * use of a window it gives back in the next. Of several, each may keep up to a tenth that the others could have used.
 */
export function memoryCounter({ takeSome, clock, shares: waits }: Options): Counter {
  const shares = new Map<string, Share>()
  const asking = new Map<string, Promise<Taken>>()

  async function take(key: string, limit: Limit): Promise<Taken> {
    for (;;) {
      const spent = spend(key)
      if (spent) return spent
      const others = waits ? asking.get(key) : undefined
      const answer = await (others ?? ask(key, limit))
      // Whoever asked has had theirs; of those who waited each takes one of what is there now, or asks for more.
      if (!others || !answer.ok) return (!answer.ok && spend(key)) || answer
    }
  }

  function spend(key: string): Taken | undefined {
    const share = shares.get(key)
    if (!share || share.unused < 1 || clock.now() >= share.ends) return undefined
    share.unused -= 1
    return { ok: true, left: share.besides + share.unused, wait: 0 }
  }

  function ask(key: string, limit: Limit): Promise<Taken> {
    const answer = takeShare(key, limit).finally(() => {
      if (asking.get(key) === answer) asking.delete(key)
    })
    asking.set(key, answer)
    return answer
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

  return { take }
}
