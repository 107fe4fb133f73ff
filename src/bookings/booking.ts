import type { EventType, Kind, Text } from '../listings/listing.ts'
import type { Picture } from '../media/picture.ts'
import type { Day } from '../shared/days.ts'
import type { Money } from '../shared/money.ts'
import type { BillLine } from './quote.ts'

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

/** What was chosen of a package. Times are the wall clock of the house's zone. */
export interface PackageChoice {
  date: Day
  /** `HH:MM` */
  startTime?: string
  guests: number
  eventType: EventType
  venue: string
  /** In the customer's words: allergies, access, colours. */
  requests?: string
  theme?: { slug: string; title: Text }
  addOns: { slug: string; name: Text; quantity: number }[]
}

export interface BookedLine {
  id: string
  kind: Kind
  slug: string
  title: Text
  cover: Picture
  choice: PackageChoice
  bill: BillLine[]
  amount: Money
}

export interface Customer {
  name: string
  email: string
  phone?: string
  company?: string
}

/** A booking as its owner sees it. */
export interface Booking {
  reference: string
  status: Status
  customer: Customer
  message?: string
  lines: BookedLine[]
  total: Money
  deposit: Money
  balance: Money
  balanceDue: Day
  /** IANA zone of the place; every time shown carries it. */
  zone: string
  /** Cancellation tiers as they stood at the booking, strictly descending. */
  policy: { hours: number; percent: number }[]
  /** What happened, oldest first. `at` in seconds since the epoch. */
  events: {
    at: number
    what: 'received' | 'confirmed' | 'cancelled' | 'changed'
    who: 'customer' | 'house'
  }[]
  booked: number
}
