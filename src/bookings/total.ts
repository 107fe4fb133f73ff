import { feeLines, type Stay } from '../listings/fees.ts'
import { amountOf, costsOf, type PricedLine } from '../listings/priced.ts'
import { percentLine } from '../listings/tariff.ts'
import type { Day } from '../shared/days.ts'
import { spread, sum } from '../shared/money.ts'
import type { Text } from '../shared/text.ts'
import { type Levied, type Levies, levy } from './levies.ts'
import {
  bundleParts,
  type Promoted,
  type Promotion,
  promote,
  promotionLines,
  type Uses,
} from './promotions.ts'

/** One line of an order, priced by its listing. */
export interface Member {
  /** The listing's slug. */
  listing: string
  lines: readonly PricedLine[]
  stay: Stay
}

/** What the house and the customer bring to an order beside its lines. */
export interface Deal {
  bundle?: { name: Text; percent: number }
  /** Codes as they were typed. */
  typed: readonly string[]
  promotions: readonly Promotion[]
  uses: Uses
  today: Day
  levies: Levies
}

/** Minor units. The members' amounts, and all lines together, come to the total. */
export interface Total {
  /** What each member costs after its share of every discount and tax: what can be refunded of it alone. */
  members: { listing: string; lines: PricedLine[]; amount: number }[]
  /** Bundle, promotions, taxes and rounding: the lines of the order as a whole. */
  lines: PricedLine[]
  total: number
  taxes: Levied['taxes']
  /** The promotions that took something off. */
  applied: Promotion[]
  refused: Promoted['refused']
}

/** The second half of DOMAIN's order of a price: bundle → promotions → fees and tax, over all members at once. */
export function totalUp(members: readonly Member[], deal: Deal): Total {
  const own = members.map(({ lines }) => costsOf(lines))
  const amounts = own.map(({ costs, discounts }) => sum(costs.map(amountOf)) - sum(discounts))
  const { name, percent } = deal.bundle ?? { name: { text: '' }, percent: 0 }
  const bundled = bundleParts(amounts, percent)
  const left = members.map(({ listing }, index) => ({ listing, amount: amounts[index]! - bundled[index]! }))
  const promoted = promote(left, deal.typed, deal.promotions, deal.uses, deal.today)
  const fees = members.map(({ stay }) => feeLines(deal.levies.fees, stay))
  const costs = own.map((each, index) => [...each.costs, ...fees[index]!])
  const discounts = own.map((each, index) => {
    const rest = each.costs.map((cost, at) => amountOf(cost) - each.discounts[at]!)
    const parts = spread(bundled[index]! + promoted.parts[index]!, rest)
    return [...each.discounts.map((discount, at) => discount + parts[at]!), ...fees[index]!.map(() => 0)]
  })
  const { added, taxes, bill } = levy(costs.flat(), discounts.flat(), deal.levies)
  const whose = costs.flatMap((each, index) => each.map(() => index))
  return {
    members: members.map(({ listing, lines }, index) => ({
      listing,
      lines: [...lines, ...fees[index]!],
      amount: sum(bill.lines.filter((_, at) => whose[at] === index).map(({ gross }) => gross)),
    })),
    lines: [
      ...percentLine('bundle', name, sum(amounts), percent),
      ...promotionLines(promoted.applied, sum(left.map(({ amount }) => amount))),
      ...added,
    ],
    total: bill.gross,
    taxes,
    applied: promoted.applied.map(({ promotion }) => promotion),
    refused: promoted.refused,
  }
}
