import type { AddOn, EventType } from '../../src/listings/listing.ts'

/** A text in the house's own language and in French. */
export interface Said {
  en: string
  fr: string
}

export type ThemeSlug =
  | 'wild-meadow'
  | 'moonlit-navy'
  | 'terracotta-boho'
  | 'art-deco'
  | 'coastal-linen'
  | 'candy-pop'
  | 'evergreen'
  | 'blush-classic'

export type AddOnSlug =
  | 'welcome-champagne'
  | 'oyster-bar'
  | 'cake-by-the-tier'
  | 'late-night-crepes'
  | 'string-quartet'
  | 'jazz-trio'
  | 'dj-and-lights'
  | 'silent-disco'
  | 'table-florals'
  | 'lantern-ceiling'
  | 'photographer'
  | 'photo-booth'
  | 'host-for-the-day'
  | 'childrens-corner'
  | 'shuttle-bus'

export interface DemoPackage {
  /** Also the name of its pictures, as a theme's is. */
  slug: string
  popular: boolean
  /** Minor units. */
  price: number
  guests: { min: number; max: number }
  eventTypes: readonly EventType[]
  title: Said
  summary: Said
  description: Said
  included: readonly Said[]
  themes: readonly ThemeSlug[]
  addOns: readonly AddOnSlug[]
}

export interface DemoTheme {
  slug: ThemeSlug
  title: Said
  summary: Said
  description: Said
}

export interface DemoAddOn {
  slug: AddOnSlug
  category: AddOn['category']
  /** Minor units, for one. */
  price: number
  maxQuantity: number
  name: Said
}

export interface DemoTestimonial {
  author: string
  package: string
  eventType: EventType
  rating: number
  /** 1 to 12: the latest such month that is over. A seasonal evening keeps its season whenever the house is seeded. */
  month: number
  text: Said
}

/** A text written over several lines: a line break is a space, an empty line begins a paragraph. */
export const prose = (text: string): string =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .join('\n\n')

/** French keeps its high punctuation, quotes, hours and thousands on one line; it is written with plain spaces, as one types. */
export const french = (text: string): string =>
  text
    .replace(/ ([:;?»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d) (?=h\b|\d{3})/g, '$1\u00a0')
