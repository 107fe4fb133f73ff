import { ok, type Result, refused } from '../shared/result.ts'

export interface Waiting {
  id: string
  quantity: number
  /** The higher comes first. */
  priority: number
  /** When they asked, in seconds since the epoch: among equals the first comes first. */
  since: number
}

/**
 * Who is offered the places that came free, in this order. A party that does not fit is passed over and keeps its
 * turn, because a place left empty helps nobody.
 */
export function nextInLine<W extends Waiting>(
  waiting: readonly W[],
  { left, salesEnd, now }: { left: number | null; salesEnd: number; now: number },
): Result<W[], 'sales_ended' | 'nothing_left'> {
  if (now >= salesEnd) return refused('sales_ended')
  if (left !== null && left <= 0) return refused('nothing_left')
  let places = left ?? Number.POSITIVE_INFINITY
  return ok(
    inLine(waiting).filter(({ quantity }) => {
      if (quantity > places) return false
      places -= quantity
      return true
    }),
  )
}

/** Those who wait, the first to be served first. */
export const inLine = <W extends Waiting>(waiting: readonly W[]): W[] =>
  waiting.toSorted((a, b) => b.priority - a.priority || a.since - b.since)
