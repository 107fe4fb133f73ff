import { type Day, isDay } from '../shared/days.ts'
import { EVENT_TYPES, type EventType, type PackageListing } from './listing.ts'

/** What a visitor has chosen so far of a package, before it is an order. */
export interface PackageRequest {
  date?: Day
  guests?: number
  eventType?: EventType
  /** Slug. */
  theme?: string
  /** Quantity by the add-on's slug; zero and absent are the same. */
  addOns: Record<string, number>
}

const NAMES = ['date', 'guests', 'eventType', 'theme']
export const isChoice = (name: string): boolean => NAMES.includes(name) || name.startsWith('addOn.')

const whole = (text: string | undefined) => (text && /^\d{1,6}$/.test(text) ? Number(text) : undefined)

/** Reads a choice out of a URL's fields; a value that makes no sense, or is not on offer, falls away. */
export function readRequest(
  field: (name: string) => string | undefined,
  listing: PackageListing,
): PackageRequest {
  const [date, guests] = [field('date'), whole(field('guests'))]
  const eventType = EVENT_TYPES.find((each) => each === field('eventType'))
  const theme = listing.themes.find((each) => each.slug === field('theme'))?.slug
  const addOns = listing.addOns.flatMap(({ slug, maxQuantity }) => {
    const quantity = Math.min(whole(field(`addOn.${slug}`)) ?? 0, maxQuantity)
    return quantity > 0 ? [[slug, quantity] as const] : []
  })
  return {
    ...(date && isDay(date) && { date }),
    ...(guests && { guests }),
    ...(eventType && listing.eventTypes.includes(eventType) && { eventType }),
    ...(theme && { theme }),
    addOns: Object.fromEntries(addOns),
  }
}

/** The same choice as the query of a link. */
export const queryOfRequest = ({
  addOns,
  ...rest
}: PackageRequest): Record<string, string | number | undefined> => ({
  ...rest,
  ...Object.fromEntries(Object.entries(addOns).map(([slug, quantity]) => [`addOn.${slug}`, quantity])),
})
