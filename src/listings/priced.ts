import { spread, sum } from '../shared/money.ts'
import type { Rounding } from '../shared/ratio.ts'
import type { Text } from '../shared/text.ts'
import type { PriceLine } from './price.ts'

/** Everything that can make or change a line of a price, in the order in which it does. */
export const RULES = [
  'base',
  'group',
  'season',
  'weekday',
  'date',
  'occupancy',
  'add_on',
  'length',
  'bundle',
  'minimum',
  'maximum',
  'promotion',
  'fee',
  'tax',
  'rounding',
] as const
export type RuleName = (typeof RULES)[number]

/** What a rule does to a unit price: multiplies it, raises it by a percentage, adds minor units, or takes its place. */
export type Change = { times: number } | { percent: number } | { add: number } | { price: number }

export const COUNTED = ['night', 'day', 'departure', 'person', 'extra_person', 'piece'] as const
export type Counted = (typeof COUNTED)[number]

/** One step of a unit price: the rule's kind, its name (`Festive`) and what it did. */
export interface Step {
  rule: RuleName
  name?: Text
  change: Change
}

/** What a line was worked out from. Anyone can do it again: start at `from`, take the steps, multiply by what is counted. */
export interface Inputs {
  counted: readonly { of: Counted; value: number }[]
  /** Minor units before the steps: a unit price, or for a percentage the sum that it is taken of. */
  from: number
  steps: readonly Step[]
  /** For a discount: the rules whose lines it comes off; all before it when absent. */
  on?: readonly RuleName[]
}

/** A line of a price that names its rule, its inputs and its rounding. It comes to `quantity × unit` minor units. */
export interface PricedLine extends Omit<PriceLine, 'rule'> {
  rule: RuleName
  inputs: Inputs
  /** How the unit was made whole; `exact` when there was nothing to round. */
  rounding: Rounding | 'exact'
}

export const amountOf = ({ quantity, unit }: Pick<PricedLine, 'quantity' | 'unit'>): number => quantity * unit
export const totalOf = (lines: readonly PricedLine[]): number => sum(lines.map(amountOf))

/** The pieces of `3 nights × 12 400 (season "Festive") = 37 200`, for a view to put into words. */
export type LabelPart =
  | { part: 'counted'; of: Counted; value: number }
  | { part: 'unit'; amount: number }
  | { part: 'step'; step: Step }
  | { part: 'amount'; amount: number }

export const partsOf = (line: PricedLine): LabelPart[] => [
  ...line.inputs.counted.map((each) => ({ part: 'counted' as const, ...each })),
  { part: 'unit', amount: line.unit },
  ...line.inputs.steps.map((step) => ({ part: 'step' as const, step })),
  { part: 'amount', amount: amountOf(line) },
]

/**
 * The lines that cost something, and what the lines that take something off come to for each of them, by the largest
 * remainder: what promotions and taxes are worked out from. Minor units, both in the same order.
 */
export function costsOf(lines: readonly PricedLine[]): { costs: PricedLine[]; discounts: number[] } {
  const costs: PricedLine[] = []
  const discounts: number[] = []
  for (const line of lines) {
    if (amountOf(line) >= 0) {
      costs.push(line)
      discounts.push(0)
      continue
    }
    const { on } = line.inputs
    const left = costs.map((cost, index) =>
      !on || on.includes(cost.rule) ? amountOf(cost) - discounts[index]! : 0,
    )
    for (const [index, part] of spread(-amountOf(line), left).entries()) discounts[index]! += part
  }
  return { costs, discounts }
}
