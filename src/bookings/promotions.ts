import type { PricedLine } from '../listings/priced.ts'
import type { Day } from '../shared/days.ts'
import { percentOf, split, spread, sum } from '../shared/money.ts'
import type { Text } from '../shared/text.ts'

/** A discount of the house. Amounts are minor units; limits are numbers the caller has counted uses against. */
export interface Promotion {
  id: string
  /** What a customer types, in any case. Without one it holds for everybody. */
  code?: string
  name: Text
  off: { percent: number } | { fixed: number }
  /** A fixed amount or a percentage of the order is one sum shared over its lines; by line, each line has its own. */
  over: 'order' | 'line'
  /** First and last day of its validity in the house's zone, both included. */
  from?: Day
  to?: Day
  /** The least that the lines it is for must come to. */
  minimum?: number
  /** Slugs of the listings it is for; all when absent. */
  listings?: readonly string[]
  limit?: number
  limitPerCustomer?: number
  /** Whether it holds together with others that stack. One that does not stands alone. */
  stackable: boolean
}

export interface PromotedLine {
  listing: string
  /** What the line comes to before promotions, from nought up. */
  amount: number
}

/** How often a promotion has been used, in all and by this customer. */
export type Uses = Readonly<Record<string, { all: number; mine: number }>>

/**
 * Why what was typed changed nothing. `at` is its place among what was typed; the text itself is never handed back.
 * Reasons are for staff: to a customer all of them are one sentence, so that nobody can find codes by trying.
 */
export interface CodeRefusal {
  at: number
  reason: 'unknown' | 'not_yet' | 'over' | 'used_up' | 'used_by_you' | 'too_little' | 'not_together'
}

export interface Applied {
  promotion: Promotion
  /** What it takes off each line, from nought up, in the order of the lines. */
  parts: number[]
  off: number
}

export interface Promoted {
  applied: Applied[]
  /** What all of them take off each line: what a bill hands to its taxes. */
  parts: number[]
  /** What the lines come to then. Never below nought. */
  total: number
  refused: CodeRefusal[]
}

/**
 * What the codes a customer typed, and the promotions without a code, do to an order. Promotions that stack are taken
 * one after the other in the house's order, each from what the one before left; against one that stands alone the
 * customer has the better of the two.
 */
export function promote(
  lines: readonly PromotedLine[],
  typed: readonly string[],
  promotions: readonly Promotion[],
  uses: Uses,
  today: Day,
): Promoted {
  const asked = typed.map((text) => promotions.find(({ code }) => code && fold(code) === fold(text)))
  const reasons = asked.map((each) => (each ? whyNot(each, lines, uses, today) : ('unknown' as const)))
  const open = promotions.filter(
    (each) => (!each.code || asked.includes(each)) && !whyNot(each, lines, uses, today),
  )
  const applied = bestOf(lines, open)
  const parts = lines.map((_, index) => sum(applied.map((each) => each.parts[index]!)))
  const took = new Set(applied.map(({ promotion }) => promotion))
  const refused = asked.flatMap((promotion, at): CodeRefusal[] => {
    const reason = reasons[at] ?? (promotion && took.has(promotion) ? undefined : 'not_together')
    return reason ? [{ at, reason }] : []
  })
  return { applied, parts, total: sum(lines.map(({ amount }) => amount)) - sum(parts), refused }
}

/** Upper case without regard to a language, as a code is compared. */
const fold = (code: string) => code.normalize('NFKC').trim().toUpperCase()

const isFor = ({ listings }: Promotion, { listing }: PromotedLine) => !listings || listings.includes(listing)

function whyNot(
  promotion: Promotion,
  lines: readonly PromotedLine[],
  uses: Uses,
  today: Day,
): CodeRefusal['reason'] | undefined {
  const { id, from, to, limit, limitPerCustomer, minimum = 0 } = promotion
  const { all, mine } = uses[id] ?? { all: 0, mine: 0 }
  if (from !== undefined && today < from) return 'not_yet'
  if (to !== undefined && today > to) return 'over'
  if (limit !== undefined && all >= limit) return 'used_up'
  if (limitPerCustomer !== undefined && mine >= limitPerCustomer) return 'used_by_you'
  const reached = lines.filter((line) => isFor(promotion, line))
  if (reached.length === 0 || sum(reached.map(({ amount }) => amount)) < minimum) return 'too_little'
}

function bestOf(lines: readonly PromotedLine[], open: readonly Promotion[]): Applied[] {
  const ways = [open.filter(({ stackable }) => stackable)]
  ways.push(...open.filter(({ stackable }) => !stackable).map((alone) => [alone]))
  const found = ways.map((way) => oneByOne(lines, way))
  return found.toSorted((a, b) => offOf(b) - offOf(a))[0] ?? []
}
const offOf = (applied: readonly Applied[]) => sum(applied.map(({ off }) => off))

function oneByOne(lines: readonly PromotedLine[], promotions: readonly Promotion[]): Applied[] {
  let left = lines.map(({ amount }) => amount)
  return promotions.flatMap((promotion) => {
    const reached = left.map((amount, index) => (isFor(promotion, lines[index]!) ? amount : 0))
    const parts = partsOff(promotion, reached)
    left = left.map((amount, index) => amount - parts[index]!)
    return sum(parts) > 0 ? [{ promotion, parts, off: sum(parts) }] : []
  })
}

/** What it takes off each amount; no line falls below nought, whatever the promotion says. */
function partsOff({ off, over }: Promotion, amounts: readonly number[]): number[] {
  const taken = (amount: number) => ('fixed' in off ? off.fixed : percentOf(amount, off.percent))
  if (over === 'line') return amounts.map((amount) => Math.max(0, Math.min(amount, taken(amount))))
  return spread(taken(sum(amounts)), amounts)
}

/** The line each promotion is shown as: its own, under the house's name for it, while the others stay what they were. */
export const promotionLines = (applied: readonly Applied[], before: number): PricedLine[] =>
  applied.map(({ promotion: { name, off: by }, off }, index) => {
    const from = before - offOf(applied.slice(0, index))
    const change = 'fixed' in by ? { add: -by.fixed } : { percent: -by.percent }
    const inputs = { counted: [], from, steps: [{ rule: 'promotion' as const, name, change }] }
    const rounding = 'fixed' in by ? 'exact' : 'half_up'
    return { rule: 'promotion', label: name, quantity: 1, unit: -off, inputs, rounding }
  })

/** A bundle's percentage off its members, rounded half up once and then shared, so that one can be refunded alone. */
export function bundleParts(members: readonly number[], percent: number): number[] {
  return split(Math.min(sum(members), percentOf(sum(members), percent)), members)
}
