import type { Counter } from './limiter.window.ts'
import type { Taken } from './ports.ts'

interface Turn {
  answer: Promise<Taken>
  /** As plain facts, for those who must not wait for another one's promise. */
  over: boolean
  failed: boolean
}

/** How often, in milliseconds, and how many times somebody looks who must not wait for another one's promise. */
const LOOK_MS = 10
const LOOKS = 100

/**
 * One after the other for each key, so that of a crowd that comes under one name nobody asks in vain: who waited finds
 * what those before them were told. Whoever waited for one that failed fails as well, for asking again would take as
 * long. Where requests do not share their work, as in a Worker, each looks by itself whether its turn has come.
 */
export function inTurns(counter: Counter, shares: boolean): Counter {
  const turns = new Map<string, Turn>()

  async function wait(turn: Turn): Promise<void> {
    if (shares) await turn.answer
    for (let look = 0; !turn.over && look < LOOKS; look += 1)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    // One that never ends was given up with its request.
    if (turn.failed) throw new Error('The one before did not get an answer')
  }

  return {
    async take(key, limit) {
      for (let turn = turns.get(key); turn; turn = turns.get(key)) {
        await wait(turn)
        if (turns.get(key) === turn) turns.delete(key)
      }
      const turn = { over: false, failed: false } as Turn
      turns.set(key, turn)
      turn.answer = counter.take(key, limit)
      try {
        return await turn.answer
      } catch (error) {
        turn.failed = true
        throw error
      } finally {
        turn.over = true
        if (turns.get(key) === turn) turns.delete(key)
      }
    },
  }
}
