import type { Change } from '../../../src/listings/priced.ts'
import type { Difficulty, TourType } from '../../../src/listings/tours/tour.ts'
import type { Said } from '../content.ts'

export interface DemoUnit {
  unit: 'adult' | 'youth' | 'child' | 'infant'
  name: Said
  /** Minor units. */
  price: number
  ages: { from: number; to?: number }
  places?: number
  accompaniedBy?: readonly string[]
  perCompanion?: number
}

/** Seasons come every year: `MM-DD`, both included; one that ends before it begins goes over New Year. */
export type DemoRule = { name: Said; change: Change; units?: readonly string[] } & (
  | { rule: 'season'; from: string; to: string }
  | { rule: 'weekday'; weekdays: readonly number[] }
  | { rule: 'group'; from: number; to?: number }
)

export interface DemoTour {
  /** Also the name of its pictures. */
  slug: string
  popular: boolean
  type: TourType
  difficulty: Difficulty
  zone: string
  minutes: number
  /** `null` for as many as come. */
  capacity: number | null
  /** Minutes before the start. */
  cutOff: number
  minimum?: number
  /** Hours before the start. */
  decided?: number
  title: Said
  summary: Said
  description: Said
  location: Said
  meetingPoint: Said
  itinerary: readonly { title: Said; text: Said }[]
  sections: readonly { title: Said; text: Said }[]
  included: readonly Said[]
  notIncluded: readonly Said[]
  units: readonly DemoUnit[]
  /** 1 for Monday to 7 for Sunday. */
  times: readonly { weekdays: readonly number[]; time: string; capacity?: number }[]
  rules: readonly DemoRule[]
}

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

export const ADULT: Said = { en: 'Adult', fr: 'Adulte' }
export const CHILD: Said = { en: 'Child', fr: 'Enfant' }
export const INFANT: Said = { en: 'Infant', fr: 'Bébé' }
