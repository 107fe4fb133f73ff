import { dayLoads } from '../../db/queries/inventory.ts'
import { calendarOf, dayState } from '../inventory/calendar.ts'
import { freeDaysNear } from '../inventory/near.ts'
import { packageKind } from '../listings/kinds/package.ts'
import type { PackageListing } from '../listings/listing.ts'
import type { PackageRequest } from '../listings/request.ts'
import { type Day, daysOf, isMonth, type Month, monthOf, windowAt } from '../shared/days.ts'
import type { Terms } from '../shared/terms.ts'
import { type House, priceOf } from './lines.ts'

/** What the booking panel of a package shows for what has been chosen so far: a month of days, the price, what is amiss. */
export async function panelOf(
  { db, clock }: House,
  terms: Terms,
  listing: PackageListing,
  request: PackageRequest,
  wanted?: Month,
) {
  const window = windowAt(clock.now(), terms)
  const { first, last } = window
  const month = monthWithin(wanted ?? (request.date && monthOf(request.date)), first, last)
  const days = daysOf(month)
  const { capacity, loads } = await dayLoads(db, listing.poolId, days[0]!, days.at(-1)!)
  const calendar = calendarOf(month, loads, capacity, first, last)
  const choice = choiceOf(listing, request, first)
  const asked = new Set(Object.keys(request))
  const problems = packageKind.check(listing, choice, window).filter(({ path }) => asked.has(path))
  const quote = await priceOf([{ kind: packageKind, listing, choice }], terms, clock.now())
  const full = request.date !== undefined && (await isFull({ db, clock }, listing, request.date, first, last))
  const near = full ? await freeDaysNear(db, listing.poolId, request.date!, window) : []
  return { calendar, quote, problems, near, full }
}

/** A month one can turn to; anything else is the first one with days to book. */
function monthWithin(month: Month | undefined, first: Day, last: Day): Month {
  const from = monthOf(first)
  return month && isMonth(month) && month >= from && month <= monthOf(last) ? month : from
}

async function isFull(
  { db }: House,
  listing: PackageListing,
  day: Day,
  first: Day,
  last: Day,
): Promise<boolean> {
  if (day < first || day > last) return false
  const { capacity, loads } = await dayLoads(db, listing.poolId, day, day)
  const { state } = dayState(day, loads.get(day) ?? { capacity, taken: 0 }, first, last)
  return state === 'full' || state === 'closed'
}

/** A whole choice out of a part of one, to be priced: what is not said yet takes the least of what there is. */
export const choiceOf = (listing: PackageListing, request: PackageRequest, first: Day) => ({
  date: request.date ?? first,
  guests: request.guests ?? listing.minGuests,
  eventType: request.eventType ?? listing.eventTypes[0]!,
  venue: '',
  theme: request.theme,
  addOns: Object.entries(request.addOns).map(([id, quantity]) => ({ id, quantity })),
})
