import type { Text } from '../listings/listing.ts'
import type { Money } from '../shared/money.ts'

/** One line of a bill. It names its rule and its inputs, so that anyone can work it out again. */
export interface BillLine {
  rule: 'base' | 'add_on'
  /** What it is for, in the words of the listing: a package's title, an add-on's name. */
  label: Text
  quantity: number
  unit: Money
  amount: Money
}

export interface Quote {
  lines: BillLine[]
  total: Money
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
