import type { Day } from '../shared/days.ts'
import type { EventType } from './listing.ts'

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
