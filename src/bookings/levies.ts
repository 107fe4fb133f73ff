import type { Fee } from '../listings/fees.ts'
import { amountOf, type PricedLine, type RuleName } from '../listings/priced.ts'
import { split, sum } from '../shared/money.ts'
import { plus, ratio } from '../shared/ratio.ts'
import type { Text } from '../shared/text.ts'
import { discounted, type Taxable, type TaxBill, type TaxRounding, taxesOf } from './tax.ts'

/** A tax by percentage, to four decimals. */
export interface PercentTax {
  name: Text
  percent: number
  /** The rules whose lines it lies on; all when absent. */
  on?: readonly RuleName[]
}

/** What a house adds to its prices or finds in them, as data. */
export interface Levies {
  taxes: readonly PercentTax[]
  /** Fixed amounts by stay, night, person, or person and night. They are taxed like any line, by their rule. */
  fees: readonly Fee[]
  /** Whether amounts are listed with their percentages in them. */
  included: boolean
  rounding: TaxRounding
  /** What the line is called that holds the minor units a sum is rounded by. */
  roundingName: Text
}

export interface Levied {
  /** Each tax that is added to the prices, then what rounding by the sum moved, as lines of the bill. */
  added: PricedLine[]
  /** What each tax comes to, in the order of the levies, whether it was in the prices or is added. Sums to `bill.tax`. */
  taxes: { tax: PercentTax; amount: number; of: number }[]
  bill: TaxBill
}

/**
 * The taxes of a whole order, the last step of its price. `lines` are those that cost something, fees among them;
 * `discounts` is what length, bundle and promotion take off each, in minor units and in their order. Lines that only
 * say a discount stay out.
 */
export function levy(lines: readonly PricedLine[], discounts: readonly number[], levies: Levies): Levied {
  const taxables = lines.map((line, index) => {
    const taxes = levies.taxes.filter(({ on }) => !on || on.includes(line.rule))
    const amount = amountOf(line)
    return {
      taxes,
      amount,
      discount: discounts[index] ?? 0,
      percent: together(taxes),
      included: levies.included,
    }
  })
  const bill = taxesOf(taxables, levies.rounding)
  const taxes = shares(levies.taxes, taxables, bill)
  const added = levies.included ? [] : taxLines(taxes)
  const listed = sum(taxables.map(discounted)) + sum(added.map(amountOf))
  return { added: [...added, ...roundingLine(levies.roundingName, listed, bill.gross)], taxes, bill }
}

function roundingLine(label: Text, from: number, to: number): PricedLine[] {
  if (from === to) return []
  const steps = [{ rule: 'rounding' as const, name: label, change: { price: to } }]
  const inputs = { counted: [], from, steps }
  return [{ rule: 'rounding', label, quantity: 1, unit: to - from, inputs, rounding: 'half_up' }]
}

/** Where several taxes lie on the same lines, what they come to is theirs by their percentages. */
function shares(taxes: readonly PercentTax[], lines: readonly TaxedBy[], bill: TaxBill): Levied['taxes'] {
  const found = taxes.map((tax) => ({ tax, amount: 0, of: 0 }))
  for (const group of Map.groupBy(lines.keys(), (index) => namesOf(lines[index]!, taxes)).values()) {
    const { taxes: own } = lines[group[0]!]!
    const amount = sum(group.map((index) => bill.lines[index]!.tax))
    const parts = amount ? split(amount, own.map(weightOf)) : []
    for (const [at, tax] of own.entries()) {
      const share = found[taxes.indexOf(tax)]!
      share.amount += parts[at] ?? 0
      share.of += sum(group.map((index) => discounted(lines[index]!)))
    }
  }
  return found
}
type TaxedBy = Taxable & { taxes: readonly PercentTax[] }
const namesOf = ({ taxes: own }: TaxedBy, taxes: readonly PercentTax[]) =>
  own.map((tax) => taxes.indexOf(tax)).join()
const weightOf = ({ percent }: PercentTax) => Math.round(percent * 10_000)

/** Decimals add up as they are written: 8.1 and 0.2 are 8.3. */
function together(taxes: readonly PercentTax[]): number {
  const { top, bottom } = taxes.reduce((before, { percent }) => plus(before, ratio(percent)), ratio(0))
  return Number(top) / Number(bottom)
}

const taxLines = (taxes: Levied['taxes']): PricedLine[] =>
  taxes
    .filter(({ amount }) => amount > 0)
    .map(({ tax: { name, percent }, amount, of }) => ({
      rule: 'tax',
      label: name,
      quantity: 1,
      unit: amount,
      inputs: { counted: [], from: of, steps: [{ rule: 'tax', name, change: { percent } }] },
      rounding: 'half_up',
    }))
