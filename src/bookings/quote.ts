import type { Text } from '../listings/listing.ts'
import type { Inputs, PricedLine, RuleName } from '../listings/priced.ts'
import type { Money } from '../shared/money.ts'

/** One line of a bill. It names its rule, its inputs and its rounding, so that anyone can work it out again. */
export interface BillLine {
  rule: RuleName
  /** What it is for, in the words of the listing: a package's title, an add-on's name. */
  label: Text
  quantity: number
  unit: Money
  amount: Money
  /** Which line of the order it belongs to, from nought; absent where it is of the order as a whole. */
  line?: number
  inputs?: Inputs
  rounding?: PricedLine['rounding']
}

/** What one tax comes to: a part of the total, whether it stood in the prices or was added to them. */
export interface TaxShare {
  name: Text
  percent: number
  amount: Money
  included: boolean
}

export interface Quote {
  lines: BillLine[]
  /** What each line of the order costs, its share of every discount and tax included; they sum to the total. */
  amounts: Money[]
  taxes: TaxShare[]
  total: Money
  /** Of a code that was typed: whether it took something off. */
  promotion?: 'taken' | 'not_taken'
  /** The promotions that took something off, by their ids. */
  promotions: string[]
  /** What is due to secure the date, and what remains; absent when all of it is paid at the venue at once. */
  deposit: Money
  balance: Money
  /** `YYYY-MM-DD` by which the balance is due. */
  balanceDue: string
  /** Tells whether two quotes are the same: of the choice, the lines and the total. */
  hash: string
  /** Seconds since the epoch. */
  expires: number
}
