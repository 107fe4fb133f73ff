import { amountOf, type PricedLine } from '../listings/priced.ts'
import type { Day } from '../shared/days.ts'
import type { Language } from '../shared/languages.ts'
import { money } from '../shared/money.ts'
import type { Terms } from '../shared/terms.ts'
import { depositOf } from './deposit.ts'
import type { Levies } from './levies.ts'
import type { Promotion, Uses } from './promotions.ts'
import type { BillLine, Quote } from './quote.ts'
import { type Member, totalUp } from './total.ts'

/** How long a quote can be relied on, in seconds. */
export const QUOTE_LIFE = 30 * 60

/** A quote before its hash. */
export type Bill = Omit<Quote, 'hash' | 'expires'>

/** What the house and the customer bring to an order besides its lines. */
export interface Asked {
  /** A code as it was typed. */
  typed?: string | undefined
  promotions: readonly Promotion[]
  uses: Uses
  /** First day of the order, and today, on the house's calendar. */
  first: Day
  today: Day
  language: Language
}

/** Adds up an order: its lines, then promotions, fees and taxes, then what is due when. */
export function billOf(members: readonly Member[], asked: Asked, terms: Terms): Bill {
  const { currency, depositPercent: percent, balanceDays } = terms
  const { typed, promotions, uses, first, today, language } = asked
  const levies = leviesOf(terms, language)
  const summed = totalUp(members, { typed: typed ? [typed] : [], promotions, uses, today, levies })
  const line = (each: PricedLine, index?: number): BillLine => ({
    rule: each.rule,
    label: each.label,
    quantity: each.quantity,
    unit: money(each.unit, currency),
    amount: money(amountOf(each), currency),
    ...(index !== undefined && { line: index }),
    inputs: each.inputs,
    rounding: each.rounding,
  })
  const { deposit, balance, balanceDue } = depositOf(
    summed.total,
    { deposit: { percent }, balanceDays },
    first,
    today,
  )
  return {
    lines: [
      ...summed.members.flatMap((member, index) => member.lines.map((each) => line(each, index))),
      ...summed.lines.map((each) => line(each)),
    ],
    amounts: summed.members.map(({ amount }) => money(amount, currency)),
    taxes: summed.taxes
      .filter(({ amount }) => amount > 0)
      .map(({ tax, amount }) => ({
        name: tax.name,
        percent: tax.percent,
        amount: money(amount, currency),
        included: levies.included,
      })),
    ...(typed && { promotion: summed.refused.length ? 'not_taken' : 'taken' }),
    promotions: summed.applied.map(({ id }) => id),
    total: money(summed.total, currency),
    deposit: money(deposit, currency),
    balance: money(balance, currency),
    balanceDue,
  }
}

const ROUNDING = { en: 'Rounding', fr: 'Arrondi' }

/** The house's taxes, in a customer's language. */
const leviesOf = ({ taxes, taxesIncluded, taxRounding }: Terms, language: Language): Levies => ({
  taxes: taxes.map(({ name, percent, on }) => ({
    name: { text: name[language] },
    percent,
    ...(on && { on: on as NonNullable<Levies['taxes'][number]['on']> }),
  })),
  fees: [],
  included: taxesIncluded,
  rounding: taxRounding,
  roundingName: { text: ROUNDING[language] },
})
