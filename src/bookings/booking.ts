import type { When } from '../listings/kinds/kind.ts'
import type { KindName } from '../listings/kinds/records.ts'
import type { Text } from '../listings/listing.ts'
import type { Picture } from '../media/picture.ts'
import type { Day } from '../shared/days.ts'
import type { Money } from '../shared/money.ts'
import type { Tier } from '../shared/terms.ts'
import type { BillLine, TaxShare } from './quote.ts'

export const STATUSES = [
  'held',
  'pending',
  'confirmed',
  'completed',
  'cancelled',
  'expired',
  'no_show',
] as const
export type Status = (typeof STATUSES)[number]

/** What the timeline of a booking tells. */
export const EVENTS = [
  'held',
  'extended',
  'received',
  'confirmed',
  'changed',
  'cancelled',
  'expired',
  'unanswered',
  'completed',
  'no_show',
  'resent',
] as const

export interface BookedLine {
  id: string
  kind: KindName
  slug: string
  title: Text
  cover: Picture
  /** As the kind keeps it; its own views know the shape. */
  choice: Record<string, unknown>
  when: When
  /** Where it takes place, as it is said to the customer. */
  place?: string
  amount: Money
  /** Cancellation tiers as they stood at the booking, strictly descending. */
  policy: Tier[]
}

export interface Customer {
  name: string
  email: string
  phone?: string
  company?: string
  /** They want to be told on their phone as well. */
  whatsapp?: true
}

/** A booking as its owner sees it. */
export interface Booking {
  reference: string
  status: Status
  customer: Customer
  message?: string
  lines: BookedLine[]
  bill: BillLine[]
  taxes: TaxShare[]
  total: Money
  deposit: Money
  balance: Money
  balanceDue: Day
  /** IANA zone of the place; every time shown carries it. */
  zone: string
  /** What happened, oldest first. `at` in seconds since the epoch. */
  events: {
    at: number
    what: (typeof EVENTS)[number]
    who: 'customer' | 'house' | 'system'
    /** In the words of who did it. */
    why?: string
  }[]
  /** Seconds since the epoch, as is the next. */
  booked: number
  /** When its hold ends or ended, and whether that was put off already. */
  heldUntil?: number
  extended?: boolean
}
