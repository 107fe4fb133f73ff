import { type Day, isDay } from '../../shared/days.ts'
import { DIFFICULTIES, type Difficulty, TOUR_TYPES, type TourType } from './tour.ts'

/** What a visitor asked of the list of tours; a value that makes no sense has already fallen away. */
export interface TourFilters {
  type?: TourType
  difficulty?: Difficulty
  /** In minor units of the house's currency. */
  minPrice?: number
  maxPrice?: number
  /** Leaves on this day, and can be booked. */
  date?: Day
  /** Has room for so many at once. */
  guests?: number
  sort: 'featured' | 'price' | '-price'
}

const NAMES = ['type', 'difficulty', 'minPrice', 'maxPrice', 'date', 'guests', 'sort']
export const isTourFilter = (name: string): boolean => NAMES.includes(name)

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,7}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined

/** Reads the filters out of a URL's fields; `exponent` turns the prices a person types into minor units. */
export function readTourFilters(field: (name: string) => string | undefined, exponent: number): TourFilters {
  const [minPrice, maxPrice, guests] = ['minPrice', 'maxPrice', 'guests'].map((name) => number(field(name)))
  const [date, sort] = [field('date'), field('sort')]
  const type = TOUR_TYPES.find((each) => each === field('type'))
  const difficulty = DIFFICULTIES.find((each) => each === field('difficulty'))
  return {
    ...(type && { type }),
    ...(difficulty && { difficulty }),
    ...(minPrice !== undefined && { minPrice: Math.round(minPrice * 10 ** exponent) }),
    ...(maxPrice !== undefined && { maxPrice: Math.round(maxPrice * 10 ** exponent) }),
    ...(date && isDay(date) && { date }),
    ...(guests !== undefined && Number.isInteger(guests) && guests > 0 && { guests }),
    sort: sort === 'price' || sort === '-price' ? sort : 'featured',
  }
}
