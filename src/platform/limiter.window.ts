import type { Limiter, Taken } from './ports.ts'

export type Limit = Parameters<Limiter['take']>[1]

/** One place where takings are counted. Unlike the whole limiter it throws when it cannot answer. */
export interface Counter {
  take(key: string, limit: Limit): Promise<Taken>
}

/** What was counted in this window of time and in the one before it, and how much of this one is over: from 0 to 1. */
export interface Window {
  count: number
  previous: number
  over: number
}

/** How many more are let in. Of the window before counts as much as still reaches into the last so many seconds. */
export const leftIn = ({ count, previous, over }: Window, { most }: Limit): number =>
  Math.max(0, Math.floor(most - count - previous * (1 - over)))

/** In how many whole seconds one more is let in, if nobody takes anything meanwhile. */
export function waitIn({ count, previous, over }: Window, { most, seconds }: Limit): number {
  // Either enough of the last window has gone by before this one ends, or enough of this one in the next.
  const share =
    count + 1 <= most
      ? 1 - (most - 1 - count) / Math.max(previous, 1) - over
      : 1 - over + 1 - (most - 1) / Math.max(count, 1)
  return Math.max(1, Math.ceil(share * seconds))
}

export const takenOf = (ok: boolean, window: Window, limit: Limit): Taken =>
  ok ? { ok, left: leftIn(window, limit), wait: 0 } : { ok, left: 0, wait: waitIn(window, limit) }

const MOST_KEPT = 10_000

/** Keeps what was used last, and forgets the rest: strangers choose how many keys there are. */
export function keepIn<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > MOST_KEPT) map.delete(map.keys().next().value!)
}
