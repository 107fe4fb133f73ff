import type { Day } from '../shared/days.ts'
import { percentOf, sum } from '../shared/money.ts'
import type { Text } from '../shared/text.ts'
import { type Fee, feeLines } from './fees.ts'
import type { PriceLine } from './price.ts'
import { amountOf, type Counted, type PricedLine, type RuleName, totalOf } from './priced.ts'
import { type DateRule, type GroupTier, ruleOn, tierFor, unitPrice } from './rules.ts'
import { type Party, peopleOf, type Unit } from './units.ts'

/** Everything a listing says about its price, as data. Amounts are minor units of the house's currency. */
export interface Tariff {
  units: readonly Unit[]
  /** What a unit's price is for: a night, a day, or a departure, which is charged once however long it lasts. */
  counts: Extract<Counted, 'night' | 'day' | 'departure'>
  rules?: readonly DateRule[]
  tiers?: readonly GroupTier[]
  /** People beyond those included pay this much for each that is counted. */
  occupancy?: { label: Text; included: number; amount: number }
  lengths?: readonly LengthDiscount[]
  /** The least and the most that all of it comes to, before fees and taxes. */
  minimum?: { label: Text; amount: number }
  maximum?: { label: Text; amount: number }
  fees?: readonly Fee[]
}

/** A percentage off from a number of nights or days on, of the lines of the rules named; of all before it when none are. */
export interface LengthDiscount {
  label: Text
  from: number
  percent: number
  on?: readonly RuleName[]
}

export interface Wanted {
  /** Every night or day; for a departure its first day counts. */
  days: readonly Day[]
  party: Party
  /** Heads, where the party is counted in rooms or cars. The party's own number when absent. */
  people?: number
  addOns?: readonly Omit<PriceLine, 'rule'>[]
}

/** The lines of a price in DOMAIN's order, from the base to the fees; bundle, promotion and tax are added by a booking. */
export function priceLines(tariff: Tariff, wanted: Wanted): PricedLine[] {
  const days = tariff.counts === 'departure' ? wanted.days.slice(0, 1) : wanted.days
  const people = wanted.people ?? peopleOf(wanted.party)
  const lines = [
    ...tariff.units.flatMap((unit) => unitLines(tariff, unit, wanted.party[unit.id] ?? 0, days, people)),
    ...occupancyLines(tariff, days.length, people),
    ...addOnLines(wanted.addOns ?? []),
  ]
  lines.push(...lengthLines(tariff.lengths ?? [], lines, days.length))
  lines.push(...boundLines(tariff, totalOf(lines)))
  const counted = tariff.counts === 'night' ? 'night' : 'day'
  return [...lines, ...feeLines(tariff.fees ?? [], { nights: days.length, people, counted })]
}

/** Days that follow each other at the same price for the same reason share a line. */
function unitLines(tariff: Tariff, unit: Unit, count: number, days: readonly Day[], people: number) {
  if (count <= 0) return []
  const tier = tierFor(tariff.tiers ?? [], people, unit.id)
  const runs: { rule: DateRule | undefined; days: number }[] = []
  for (const day of days) {
    const rule = ruleOn(tariff.rules ?? [], day, unit.id)
    const last = runs.at(-1)
    if (last && last.rule === rule) last.days += 1
    else runs.push({ rule, days: 1 })
  }
  return runs.map((run): PricedLine => {
    const { rule, unit: price, steps, rounding } = unitPrice(unit.price, tier, run.rule)
    const counted = [
      { of: tariff.counts, value: run.days },
      { of: 'piece' as const, value: count },
    ].filter(({ value }) => value > 1)
    const inputs = { counted, from: unit.price, steps }
    return { rule, label: unit.label, quantity: run.days * count, unit: price, inputs, rounding }
  })
}

function occupancyLines({ occupancy, counts }: Tariff, days: number, people: number): PricedLine[] {
  if (!occupancy || people <= occupancy.included || days === 0) return []
  const extra = people - occupancy.included
  const counted = [
    { of: counts, value: days },
    { of: 'extra_person' as const, value: extra },
  ]
  const inputs = { counted, from: occupancy.amount, steps: [] }
  const { label, amount } = occupancy
  return [{ rule: 'occupancy', label, quantity: days * extra, unit: amount, inputs, rounding: 'exact' }]
}

const addOnLines = (addOns: readonly Omit<PriceLine, 'rule'>[]): PricedLine[] =>
  addOns.map(({ label, quantity, unit }) => ({
    rule: 'add_on',
    label,
    quantity,
    unit,
    inputs: { counted: [{ of: 'piece', value: quantity }], from: unit, steps: [] },
    rounding: 'exact',
  }))

/** Of the discounts that a length reaches, the one for the longest. */
function lengthLines(discounts: readonly LengthDiscount[], lines: readonly PricedLine[], days: number) {
  const found = discounts.filter(({ from }) => days >= from).toSorted((a, b) => b.from - a.from)[0]
  if (!found) return []
  const of = lines.filter(({ rule }) => !found.on || found.on.includes(rule))
  return percentLine('length', found.label, sum(of.map(amountOf)), found.percent, found.on)
}

/** A percentage off a sum as a line of its own; none when it comes to nothing. `percent` is what is taken off. */
export function percentLine(
  rule: RuleName,
  label: Text,
  of: number,
  percent: number,
  on?: readonly RuleName[],
): PricedLine[] {
  const off = Math.min(of, percentOf(of, percent))
  if (off <= 0) return []
  const steps = [{ rule, name: label, change: { percent: -percent } }]
  const inputs = { counted: [], from: of, steps, ...(on && { on }) }
  return [{ rule, label, quantity: 1, unit: -off, inputs, rounding: 'half_up' }]
}

/** What lifts a price to its minimum, or brings it down to its maximum. */
function boundLines({ minimum, maximum }: Tariff, total: number): PricedLine[] {
  const bound = (rule: 'minimum' | 'maximum', to: { label: Text; amount: number }): PricedLine => ({
    rule,
    label: to.label,
    quantity: 1,
    unit: to.amount - total,
    inputs: { counted: [], from: total, steps: [{ rule, name: to.label, change: { price: to.amount } }] },
    rounding: 'exact',
  })
  if (minimum && total < minimum.amount) return [bound('minimum', minimum)]
  if (maximum && total > maximum.amount) return [bound('maximum', maximum)]
  return []
}
