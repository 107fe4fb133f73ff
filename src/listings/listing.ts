import type { Picture } from '../media/picture.ts'
import type { Money } from '../shared/money.ts'
import type { Text } from '../shared/text.ts'
import type { DateRule, GroupTier } from './rules.ts'

export type { Text } from '../shared/text.ts'

/** What is on sale. */
export const KINDS = ['package', 'tour', 'stay', 'car', 'flight', 'appointment', 'bundle'] as const
export type Kind = (typeof KINDS)[number]

export const EVENT_TYPES = [
  'wedding',
  'birthday',
  'engagement',
  'baby_shower',
  'corporate',
  'graduation',
  'other',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

export interface PackageCard {
  id: string
  slug: string
  title: Text
  summary: Text
  price: Money
  popular: boolean
  minGuests: number
  maxGuests: number
  eventTypes: EventType[]
  cover: Picture
}

export interface AddOn {
  id: string
  slug: string
  name: Text
  category: 'food' | 'music' | 'decor' | 'photo' | 'service'
  price: Money
  /** The most one booking can take. */
  maxQuantity: number
}

export interface ThemeCard {
  id: string
  slug: string
  title: Text
  summary: Text
  cover: Picture
}

export interface PackageListing extends PackageCard {
  /** Paragraphs, plain text. */
  description: Text[]
  included: Text[]
  gallery: Picture[]
  addOns: AddOn[]
  themes: ThemeCard[]
  poolId: string
  /** What makes its price another one: seasons, weekdays and dates, and the number of guests. */
  rules?: DateRule[]
  tiers?: GroupTier[]
}

export interface ThemePage extends ThemeCard {
  description: Text[]
  gallery: Picture[]
  packages: PackageCard[]
}
