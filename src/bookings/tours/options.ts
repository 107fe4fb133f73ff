import { departuresBetween } from '../../../db/queries/departures.ts'
import { tourListing } from '../../../db/queries/tours.ts'
import { type OpenDeparture, standing, takes } from '../../inventory/vacancies.ts'
import type { KeptTour } from '../../listings/kinds/tour.ts'
import type { Unit } from '../../listings/units.ts'
import { addDays, dayAt } from '../../shared/days.ts'
import type { Terms } from '../../shared/terms.ts'
import type { BookedLine, Booking } from '../booking.ts'
import type { House } from '../lines.ts'

/** What somebody can choose from who wants to change a booked tour. */
export interface TourOptions {
  /** The one that is booked, and those that can be had; in the order in which they leave. */
  departures: OpenDeparture[]
  units: Unit[]
  zone: string
}

const WEEKS = 8
const MOST = 60

/** Departures from now until some weeks after the booked one. */
export async function tourOptions(
  { db, clock }: House,
  _: Terms,
  { language }: Booking & { language?: 'en' | 'fr' },
  line: BookedLine,
): Promise<TourOptions> {
  const kept = line.choice as unknown as KeptTour
  const listing = await tourListing(db, language ?? 'en', line.slug)
  if (!listing) return { departures: [], units: [], zone: kept.zone }
  const now = Math.floor(clock.now() / 1000)
  const today = dayAt(clock.now(), kept.zone)
  const all = await departuresBetween(db, listing.id, today, addDays(kept.date, WEEKS * 7))
  const departures = all
    .map((each) => standing(each, now))
    .filter((each) => each.id === kept.departure || takes(each, 1))
  return { departures: around(departures, kept.departure), units: listing.units, zone: listing.zone }
}

/** No longer a list than one can look through: the booked one is among them, and more that follow it than precede. */
function around(departures: OpenDeparture[], booked: string): OpenDeparture[] {
  const place = departures.findIndex(({ id }) => id === booked)
  const first = Math.max(0, Math.min(place - MOST / 3, departures.length - MOST))
  return departures.slice(first, first + MOST)
}
