import type { Bus } from './ports.ts'

/** Rings within this process. Other processes on the same database look for themselves. */
export function memoryBus(): Bus {
  const listeners = new Map<string, Set<() => void>>()
  return {
    half: 'memory',
    ring(topic) {
      for (const heard of listeners.get(topic) ?? []) heard()
    },
    listen(topic, heard) {
      const those = listeners.get(topic) ?? new Set()
      listeners.set(topic, those.add(heard))
      return () => {
        those.delete(heard)
        if (those.size === 0 && listeners.get(topic) === those) listeners.delete(topic)
      }
    },
  }
}

/** At the edge one request must not call into another, so until there is a hosted bus nobody is rung there. */
export const noBus: Bus = { half: 'none', ring() {}, listen: () => () => {} }
