import { dayLoads } from '../../db/queries/inventory.ts'
import { type CalendarDay, calendarOf, dayState } from '../inventory/calendar.ts'
import { freeDaysNear } from '../inventory/near.ts'
import type { KindRecord } from '../listings/kinds/kind.ts'
import { packageKind } from '../listings/kinds/package.ts'
import type { PackageListing } from '../listings/listing.ts'
import type { PackageRequest } from '../listings/request.ts'
import type { Database } from '../platform/ports.ts'
import { type Day, daysOf, isMonth, type Month, monthOf, windowAt } from '../shared/days.ts'
import type { Language } from '../shared/languages.ts'
import type { BookingWindow, Terms } from '../shared/terms.ts'
import { type House, priceOf } from './lines.ts'

/** What the booking panel of a package shows for what has been chosen so far: a month of days, the price, what is amiss. */
export async function panelOf(
  { db, clock }: House,
  terms: Terms,
  listing: PackageListing,
  request: PackageRequest,
  language: Language,
  wanted?: Month,
) {
  const moment = { now: Math.floor(clock.now() / 1000), terms }
  const window = windowAt(clock.now(), terms)
  const { first, last } = window
  const month = monthWithin(wanted ?? (request.date && monthOf(request.date)), first, last)
  const days = daysOf(month)
  const { capacity, loads } = await dayLoads(db, listing.poolId, days[0]!, days.at(-1)!)
  const calendar = calendarOf(month, loads, capacity, first, last)
  const asked = new Set(Object.keys(request))
  const problems = packageKind
    .check(listing, choiceOf(listing, request, first), moment)
    .filter(({ path }) => asked.has(path))
  const quote = await quoteFor({ db, clock }, terms, listing, request, language)
  const shown = calendar.weeks.flat().find((each) => each?.day === request.date)
  const full = request.date !== undefined && isFull(shown ?? (await dayOn(db, listing, request.date, window)))
  const near = full ? await freeDaysNear(db, listing.poolId, request.date!, window) : []
  return { calendar, quote, problems, near, full }
}

/** A month one can turn to; anything else is the first one with days to book. */
function monthWithin(month: Month | undefined, first: Day, last: Day): Month {
  const from = monthOf(first)
  return month && isMonth(month) && month >= from && month <= monthOf(last) ? month : from
}

/** The chosen day, where it is in another month than the one that is shown. */
async function dayOn(db: Database, { poolId }: PackageListing, day: Day, { first, last }: BookingWindow) {
  const { capacity, loads } = await dayLoads(db, poolId, day, day)
  return dayState(day, loads.get(day) ?? { capacity, taken: 0 }, first, last)
}

const isFull = ({ state }: CalendarDay) => state === 'full' || state === 'closed'

/** The price of what is chosen so far. */
export function quoteFor(
  house: House,
  terms: Terms,
  listing: PackageListing,
  request: PackageRequest,
  language: Language,
) {
  const choice = choiceOf(listing, request, windowAt(house.clock.now(), terms).first)
  return priceOf(house, [{ kind: packageKind as KindRecord, listing, choice }], { terms, language })
}

/** A whole choice out of a part of one, to be priced: what is not said yet takes the least of what there is. */
const choiceOf = (listing: PackageListing, request: PackageRequest, first: Day) => ({
  date: request.date ?? first,
  guests: request.guests ?? listing.minGuests,
  eventType: request.eventType ?? listing.eventTypes[0]!,
  venue: '',
  theme: request.theme,
  addOns: Object.entries(request.addOns).map(([id, quantity]) => ({ id, quantity })),
})
