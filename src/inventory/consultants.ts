import type { Span } from '../shared/zones.ts'
import { makeClock } from './hours.ts'
import { type Consultant, type Question, type Slot, slotsOf } from './slots.ts'

/** A start with everyone who is free then, in the order in which they were given. */
export interface SharedSlot extends Span {
  consultants: string[]
}

/** The starts of each consultant, by id. The rows are read once, whoever is chosen afterwards. */
export function slotsOfEach(consultants: readonly Consultant[], question: Question): Map<string, Slot[]> {
  const clock = makeClock()
  return new Map(consultants.map((each) => [each.id, slotsOf(each, question, clock)]))
}

/** The starts for whom anyone will do. */
export function slotsOfAnyone(slots: ReadonlyMap<string, readonly Slot[]>): SharedSlot[] {
  const shared = new Map<number, SharedSlot>()
  for (const [id, own] of slots) {
    for (const { starts, ends } of own) {
      const slot = shared.get(starts)
      if (slot) slot.consultants.push(id)
      else shared.set(starts, { starts, ends, consultants: [id] })
    }
  }
  return [...shared.values()].sort((a, b) => a.starts - b.starts)
}

/** Who is asked first when anyone will do: who has fewest appointments that day, then the order of the house. */
export const askedFirst = (consultants: readonly string[], load: ReadonlyMap<string, number>): string[] =>
  [...consultants].sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))

/** Two appointments of one customer may stand so close, either way, in minutes; by the longest duration meant. */
export interface Closeness {
  upTo: number
  within: number
}
export const CLOSENESS: readonly Closeness[] = [
  { upTo: 15, within: 90 },
  { upTo: 30, within: 180 },
  { upTo: 45, within: 300 },
  { upTo: Number.POSITIVE_INFINITY, within: 720 },
]

/**
 * Whether a customer has enough appointments around this one already; the answer is 429. `mine` and `start` in
 * seconds, `duration` in minutes. The edges of the window belong to it.
 */
export function tooManyAround(
  mine: readonly number[],
  start: number,
  duration: number,
  { closeness = CLOSENESS, most = 2 }: { closeness?: readonly Closeness[]; most?: number } = {},
): boolean {
  const within = closeness.find(({ upTo }) => duration <= upTo)?.within ?? 0
  return mine.filter((each) => Math.abs(each - start) <= within * 60).length >= most
}
