import { type Day, isDay } from '../shared/days.ts'
import { EVENT_TYPES, type EventType } from './listing.ts'

/** What a visitor asked of the list of packages; a value that makes no sense has already fallen away. */
export interface PackageFilters {
  eventType?: EventType
  /** Slug of a theme. */
  theme?: string
  /** In minor units of the house's currency. */
  minPrice?: number
  maxPrice?: number
  guests?: number
  /** Free on this day. */
  date?: Day
  sort: 'featured' | 'price' | '-price'
}

const NAMES = ['eventType', 'theme', 'minPrice', 'maxPrice', 'guests', 'date', 'sort']
export const isFilter = (name: string): boolean => NAMES.includes(name)

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,7}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined

/** Reads the filters out of a URL's fields; `exponent` turns the prices a person types into minor units. */
export function readFilters(field: (name: string) => string | undefined, exponent: number): PackageFilters {
  const [minPrice, maxPrice, guests] = [
    number(field('minPrice')),
    number(field('maxPrice')),
    number(field('guests')),
  ]
  const [date, sort, theme] = [field('date'), field('sort'), field('theme')]
  const eventType = EVENT_TYPES.find((each) => each === field('eventType'))
  return {
    ...(eventType && { eventType }),
    ...(theme && /^[a-z0-9-]{1,80}$/.test(theme) && { theme }),
    ...(minPrice !== undefined && { minPrice: Math.round(minPrice * 10 ** exponent) }),
    ...(maxPrice !== undefined && { maxPrice: Math.round(maxPrice * 10 ** exponent) }),
    ...(guests !== undefined && Number.isInteger(guests) && guests > 0 && { guests }),
    ...(date && isDay(date) && { date }),
    sort: sort === 'price' || sort === '-price' ? sort : 'featured',
  }
}
