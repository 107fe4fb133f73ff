import type { Picture } from '../media/picture.ts'
import type { Money } from '../shared/money.ts'
import type { Text } from '../shared/text.ts'

/** How long an appointment may last, in minutes, and what that costs. */
export interface Duration {
  minutes: number
  price: Money
}

/** Someone who can be met. */
export interface Host {
  id: string
  slug: string
  name: string
  /** What they are: `Flowers and colour`. */
  title: Text
  bio: Text
  /** IANA zone at home. */
  zone: string
  picture?: Picture
}

/** A service that is given by appointment. */
export interface ServiceCard {
  id: string
  slug: string
  title: Text
  summary: Text
  /** Where it takes place, as it is said to the customer. */
  place: Text
  /** Of the shortest. */
  price: Money
  /** Shortest first. */
  durations: Duration[]
  /** Kept free around an appointment is the house's affair; that one cannot come sooner than this is not. Minutes. */
  notice: number
  /** How many days ahead it can be booked. */
  windowDays: number
  hosts: Pick<Host, 'id' | 'slug' | 'name'>[]
  cover: Picture
}
