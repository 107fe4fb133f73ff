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
export function nextInLine(
  waiting: readonly Waiting[],
  { left, salesEnd, now }: { left: number | null; salesEnd: number; now: number },
): Result<Waiting[], 'sales_ended' | 'nothing_left'> {
  if (now >= salesEnd) return refused('sales_ended')
  if (left !== null && left <= 0) return refused('nothing_left')
  let places = left ?? Number.POSITIVE_INFINITY
  const line = [...waiting].sort((a, b) => b.priority - a.priority || a.since - b.since)
  return ok(
    line.filter(({ quantity }) => {
      if (quantity > places) return false
      places -= quantity
      return true
    }),
  )
}
