import { Unavailable } from '../shared/database.ts'

/** Lets so many calls through at once. The others wait in line, in order, and give up after `patienceMs`: unmade. */
export function turnstile(width: number, patienceMs: number) {
  let inside = 0
  const line = new Set<() => void>()

  function turn(): Promise<void> {
    return new Promise((enter, giveUp) => {
      const called = () => {
        clearTimeout(timer)
        line.delete(called)
        enter()
      }
      const timer = setTimeout(() => {
        line.delete(called)
        giveUp(new Unavailable('Too many wait for the database', { ambiguous: false }))
      }, patienceMs)
      line.add(called)
    })
  }

  return async <T>(call: () => Promise<T>): Promise<T> => {
    // Whoever leaves hands the place on, so that nobody who comes in between can take it.
    if (inside >= width) await turn()
    else inside += 1
    try {
      return await call()
    } finally {
      const [next] = line
      if (next) next()
      else inside -= 1
    }
  }
}
