import { Busy } from './ports.ts'

/** Lets so many at once do something dear, and so many more wait for their turn; any other is told at once. @throws Busy */
export function turns(what: string, most: { atOnce: number; waiting: number }) {
  let busy = 0
  const line: (() => void)[] = []
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (busy < most.atOnce) busy += 1
    else if (line.length < most.waiting) await new Promise<void>((turn) => line.push(turn))
    else throw new Busy(what)
    try {
      return await work()
    } finally {
      // Whoever is next takes the place over; it is free only when nobody waits.
      const next = line.shift()
      if (next) next()
      else busy -= 1
    }
  }
}
