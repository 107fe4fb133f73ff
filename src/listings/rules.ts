import { type Day, weekdayOf } from '../shared/days.ts'
import { isWhole, over, plus, type Ratio, type Rounding, ratio, rounded, times } from '../shared/ratio.ts'
import type { Text } from '../shared/text.ts'
import type { Change, RuleName, Step } from './priced.ts'

/** What every rule of a price has in common. */
export interface Adjustment {
  name: Text
  change: Change
  /** Makes the unit price whole right after this rule. Without it the price stays exact to its end, where half goes up. */
  rounding?: Rounding
  /** Bounds of the unit price after this rule, in minor units. */
  least?: number
  most?: number
  /** Ids of the units it is for; all of them when absent. */
  units?: readonly string[]
}

/** A rule that depends on the day. First and last day are both included; weekdays are 1 for Monday to 7 for Sunday. */
export type DateRule = Adjustment & {
  /** Among rules of the same kind the lower number is asked first; those without one come after, in their order. */
  priority?: number
} & (
    | { rule: 'season'; from: Day; to: Day }
    | { rule: 'weekday'; weekdays: readonly number[]; from?: Day; to?: Day }
    | { rule: 'date'; days: readonly Day[] }
  )

/** A rule for groups, by number of people, both bounds included. A `price` takes the base's place; anything else comes last. */
export type GroupTier = Adjustment & { from: number; to?: number }

/** The closer a rule looks at a day, the more it has to say: a date over a weekday over a range. */
const CLOSENESS: Record<DateRule['rule'], number> = { date: 0, weekday: 1, season: 2 }

/** The one rule that holds for a unit on a day. */
export function ruleOn(rules: readonly DateRule[], day: Day, unit: string): DateRule | undefined {
  const rank = ({ priority = Number.MAX_SAFE_INTEGER }: DateRule) => priority
  return rules
    .filter((rule) => isFor(rule, unit) && covers(rule, day))
    .toSorted((a, b) => CLOSENESS[a.rule] - CLOSENESS[b.rule] || rank(a) - rank(b))[0]
}

/** The tier with the highest `from` that a number of people reaches. */
export const tierFor = (tiers: readonly GroupTier[], people: number, unit: string): GroupTier | undefined =>
  tiers
    .filter((tier) => isFor(tier, unit) && people >= tier.from && people <= (tier.to ?? people))
    .toSorted((a, b) => b.from - a.from)[0]

const isFor = ({ units }: Adjustment, unit: string) => !units || units.includes(unit)

function covers(rule: DateRule, day: Day): boolean {
  if (rule.rule === 'date') return rule.days.includes(day)
  if (rule.from !== undefined && day < rule.from) return false
  if (rule.to !== undefined && day > rule.to) return false
  return rule.rule === 'season' || rule.weekdays.includes(weekdayOf(day))
}

/** A unit price with the way it came about. */
export interface UnitPrice {
  /** The rule that says most about it. */
  rule: RuleName
  unit: number
  steps: Step[]
  rounding: Rounding | 'exact'
}

/** The base (or the group's own price), then the day's rule, then the group's discount; rounded once, at the end. */
export function unitPrice(base: number, tier: GroupTier | undefined, rule: DateRule | undefined): UnitPrice {
  const group = tier && { kind: 'group' as const, by: tier }
  const dated = rule && { kind: rule.rule, by: rule }
  const order = tier && 'price' in tier.change ? [group, dated] : [dated, group]
  const taken = order.filter((each) => each !== undefined)
  let price = ratio(base)
  let rounding: UnitPrice['rounding'] = 'exact'
  for (const { by } of taken) {
    price = within(changed(price, by.change), by)
    if (!by.rounding || isWhole(price)) continue
    rounding = by.rounding
    price = ratio(rounded(price, by.rounding))
  }
  if (!isWhole(price)) rounding = 'half_up'
  return {
    rule: dated?.kind ?? group?.kind ?? 'base',
    unit: rounded(price),
    steps: taken.map(({ kind, by }) => ({ rule: kind, name: by.name, change: by.change })),
    rounding,
  }
}

function changed(price: Ratio, change: Change): Ratio {
  if ('price' in change) return ratio(change.price)
  if ('add' in change) return plus(price, ratio(change.add))
  if ('times' in change) return times(price, ratio(change.times))
  return over(times(price, plus(ratio(100), ratio(change.percent))), ratio(100))
}

/** A unit price stays between the rule's bounds and never falls below nought. */
function within(price: Ratio, { least = 0, most }: Adjustment): Ratio {
  if (below(price, ratio(least))) return ratio(least)
  return most !== undefined && below(ratio(most), price) ? ratio(most) : price
}
const below = (a: Ratio, b: Ratio) => a.top * b.bottom < b.top * a.bottom
