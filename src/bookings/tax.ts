import { percentOf, split, sum } from '../shared/money.ts'
import { over, plus, ratio, rounded, times } from '../shared/ratio.ts'

/**
 * Where the half minor units of a tax go; the house chooses. `line`: each line rounds its own tax. `sum_by_net`: nets
 * stay, and the tax is that of their sum, so a gross may move by a minor unit. `keep_gross`: what each line costs
 * stays, and net and tax are those of the sum. The answers are those of pretix's test_pricing_rounding.py, but for a
 * gross that no net leads to (23.00 at 7 %): pretix then charges 23.01 and we what was shown.
 */
export const TAX_ROUNDINGS = ['line', 'sum_by_net', 'keep_gross'] as const
export type TaxRounding = (typeof TAX_ROUNDINGS)[number]

/** A line before tax was looked at. Minor units from nought up; the discount comes off first and never more than there is. */
export interface Taxable {
  amount: number
  discount?: number
  /** All percentages that lie on the line, added up. */
  percent: number
  /** Whether the tax is in the amount already. */
  included: boolean
}

/** `net + tax = gross`, always. */
export interface Taxed {
  net: number
  tax: number
  gross: number
}

/** The tax of one rate. Lines whose prices include it and lines that it is added to are told apart. */
export interface TaxRate extends Taxed {
  percent: number
  included: boolean
}

/** What comes to pay is `gross`. Lines and rates each sum to it. */
export interface TaxBill extends Taxed {
  /** In the order of the lines that were asked about. */
  lines: Taxed[]
  rates: TaxRate[]
  /** The lines as they were listed, before discount, with tax where their prices include it. */
  subtotal: number
  /** What the discounts saved, with the tax that did not fall due for them. */
  discount: number
}

/** Discount first, then tax, in one of three ways. Throws a RangeError for an amount below nought. */
export function taxesOf(lines: readonly Taxable[], rounding: TaxRounding): TaxBill {
  const before = lines.map((line) => ({ ...line, discount: 0 }))
  const { gross: undiscounted } = addUp(taxed(before, rounding))
  const found = taxed(lines, rounding)
  const { net, tax, gross } = addUp(found)
  return {
    lines: found,
    rates: groupsOf(lines).map(({ percent, included, at }) => ({
      percent,
      included,
      ...addUp(at.map((index) => found[index]!)),
    })),
    subtotal: sum(lines.map(({ amount }) => amount)),
    discount: undiscounted - gross,
    net,
    tax,
    gross,
  }
}

/** What a buyer pays who owes no tax: the net of a price that includes it, the price itself where it does not. */
export const exempt = (line: Taxable): Taxable => ({
  amount: alone(line).net,
  percent: 0,
  included: line.included,
})

/** What is left of a line after its discount. */
export const discounted = ({ amount, discount = 0 }: Taxable): number => {
  if (!(amount >= 0 && discount >= 0)) throw new RangeError('amounts and discounts are not below nought')
  return amount - Math.min(amount, discount)
}

function taxed(lines: readonly Taxable[], rounding: TaxRounding): Taxed[] {
  const found: Taxed[] = lines.map(alone)
  if (rounding === 'line') return found
  for (const { percent, at } of groupsOf(lines)) {
    const group = at.map((index) => found[index]!)
    const together = rounding === 'sum_by_net' ? bySumOfNets(group, percent) : keepingGross(group, percent)
    together.forEach((line, index) => {
      found[at[index]!] = line
    })
  }
  return found
}

function alone(line: Taxable): Taxed {
  const amount = discounted(line)
  if (!line.included) {
    const tax = percentOf(amount, line.percent)
    return { net: amount, tax, gross: amount + tax }
  }
  const net = netOf(amount, line.percent)
  return { net, tax: amount - net, gross: amount }
}

function bySumOfNets(lines: readonly Taxed[], percent: number): Taxed[] {
  const nets = lines.map(({ net }) => net)
  const taxes = split(percentOf(sum(nets), percent), nets)
  return nets.map((net, index) => ({ net, tax: taxes[index]!, gross: net + taxes[index]! }))
}

function keepingGross(lines: readonly Taxed[], percent: number): Taxed[] {
  const grosses = lines.map(({ gross }) => gross)
  const nets = split(netOf(sum(grosses), percent), grosses)
  return grosses.map((gross, index) => ({ net: nets[index]!, tax: gross - nets[index]!, gross }))
}

/** What a price with tax is without it, rounded half up: 100.00 at 19 % is 84.03. */
const netOf = (gross: number, percent: number): number =>
  rounded(over(times(ratio(gross), ratio(100)), plus(ratio(100), ratio(percent))))

const addUp = (lines: readonly Taxed[]): Taxed => ({
  net: sum(lines.map(({ net }) => net)),
  tax: sum(lines.map(({ tax }) => tax)),
  gross: sum(lines.map(({ gross }) => gross)),
})

/** Lines of the same rate round together. */
function groupsOf(lines: readonly Taxable[]): { percent: number; included: boolean; at: number[] }[] {
  const groups = new Map<string, { percent: number; included: boolean; at: number[] }>()
  lines.forEach(({ percent, included }, index) => {
    const key = `${percent} ${included}`
    const group = groups.get(key) ?? { percent, included, at: [] }
    group.at.push(index)
    groups.set(key, group)
  })
  return [...groups.values()]
}
