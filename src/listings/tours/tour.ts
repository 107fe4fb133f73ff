import type { Picture } from '../../media/picture.ts'
import type { Day } from '../../shared/days.ts'
import type { Money } from '../../shared/money.ts'
import type { Text } from '../../shared/text.ts'
import type { DateRule, GroupTier } from '../rules.ts'
import type { Unit } from '../units.ts'

/** A tour is what one goes round; an excursion is where one goes out to. */
export const TOUR_TYPES = ['tour', 'excursion'] as const
export type TourType = (typeof TOUR_TYPES)[number]

export const DIFFICULTIES = ['easy', 'moderate', 'challenging'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

export interface TourCard {
  id: string
  slug: string
  title: Text
  summary: Text
  /** For one of its first unit, before the rules of a day or a group. */
  price: Money
  popular: boolean
  type: TourType
  difficulty: Difficulty
  location: Text
  /** IANA zone of the place it leaves from. */
  zone: string
  /** From start to end. */
  minutes: number
  cover: Picture
}

/** A step of the itinerary, or a section of the description. */
export interface Section {
  title: Text
  text: Text
}

export interface TourListing extends TourCard {
  /** Paragraphs, plain text. */
  description: Text[]
  meetingPoint: Text
  itinerary: Section[]
  sections: Section[]
  included: Text[]
  notIncluded: Text[]
  gallery: Picture[]
  units: Unit[]
  rules: DateRule[]
  tiers: GroupTier[]
  /** Places of a departure that says no other; `null` for as many as come. */
  capacity: number | null
  /** Minutes before the start at which booking ends. */
  cutOff: number
  /** People without whom it does not leave, and the hours before the start at which that is decided. */
  minimum: number
  decided: number
}

/** One departure as the database knows it now. Instants in seconds since the epoch. */
export interface TourDeparture {
  id: string
  poolId: string
  /** Of the schedule, on the wall clock of the tour's zone. */
  day: Day
  /** `HH:MM` */
  time: string
  starts: number
  ends: number
  /** From here on it cannot be booked. */
  closes: number
  status: 'open' | 'closed' | 'called_off'
  /** Places as they are for these very hours; `null` for as many as come. */
  capacity: number | null
  /** Places that live claims take. */
  taken: number
  minimum: number
  /** When it is known whether it leaves. */
  decides: number
}

/** A tour with the departures that a choice of it may mean. */
export interface TourOffer extends TourListing {
  departures: TourDeparture[]
}
