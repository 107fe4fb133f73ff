import type { Limits } from '../../../src/inventory/quota.ts'
import type { Said } from '../content.ts'

export type ConsultantSlug = 'iris-bennett' | 'tomas-okafor' | 'grace-moreau'

export interface DemoConsultant {
  /** Also the name of their picture. */
  slug: ConsultantSlug
  name: string
  title: Said
  bio: Said
  /** IANA */
  zone: string
  /** Weekdays from 1 for Monday, with the hours kept on them. */
  hours: readonly { weekdays: readonly number[]; opens: string; closes: string }[]
  /** Days that are unlike the others: counted from the day of the seeding to the next such weekday. No hours is a day off. */
  overrides: readonly { after: number; weekday: number; hours?: { opens: string; closes: string } }[]
}

export interface DemoService {
  /** Also the name of its picture. */
  slug: string
  title: Said
  summary: Said
  description: Said
  place: Said
  /** Minutes kept free. */
  before: number
  after: number
  notice: number
  windowDays: number
  limits?: Limits
  customerLimits?: Limits
  /** Minor units by minutes, shortest first. */
  prices: readonly (readonly [minutes: number, price: number])[]
  consultants: readonly ConsultantSlug[]
}
