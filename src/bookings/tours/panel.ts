import { departuresBetween, horizonOf } from '../../../db/queries/departures.ts'
import { daysNear } from '../../inventory/departures-near.ts'
import {
  type DepartureMonth,
  monthOfDepartures,
  type OpenDeparture,
  standing,
  takes,
} from '../../inventory/vacancies.ts'
import type { KindRecord, Moment } from '../../listings/kinds/kind.ts'
import { type TourChoice, tariffOf, tourKind } from '../../listings/kinds/tour.ts'
import { totalOf } from '../../listings/priced.ts'
import { priceLines } from '../../listings/tariff.ts'
import type { TourRequest } from '../../listings/tours/request.ts'
import type { TourListing, TourOffer } from '../../listings/tours/tour.ts'
import { placesOf } from '../../listings/units.ts'
import { addDays, type Day, dayAt, daysOf, isMonth, type Month, monthOf } from '../../shared/days.ts'
import { type Money, money } from '../../shared/money.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { type House, type Look, priceOf, type SoundLine } from '../lines.ts'
import type { Quote } from '../quote.ts'

/** What the booking panel of a tour shows for what has been chosen so far. */
export interface TourPanel {
  calendar: DepartureMonth
  /** What one of the first unit costs on each day of the month on which something leaves. */
  prices: ReadonlyMap<Day, Money>
  /** Of the chosen day, in the order in which they leave. */
  departures: OpenDeparture[]
  /** The one that is meant: of the chosen time, or the only one of its day. */
  departure?: OpenDeparture
  /** The price of what is chosen so far: of the departure that is meant, or of the next that has room; none where none leaves. */
  quote?: Quote
  pricedOn?: Day
  /** On the calendar of the place. */
  today: Day
  /** What is wrong with what was said; paths are names of the form's fields. */
  problems: FieldProblem[]
  /** The chosen day has nothing that takes the party. */
  full: boolean
  /** Days near it that have. */
  near: Day[]
}

export async function tourPanelOf(
  house: House,
  look: Pick<Look, 'terms' | 'language'>,
  listing: TourListing,
  request: TourRequest,
  wanted?: Month,
): Promise<TourPanel> {
  const { db, clock } = house
  const now = Math.floor(clock.now() / 1000)
  const today = dayAt(clock.now(), listing.zone)
  const places = placesOf(listing.units, request.party)
  const between = async (first: Day, last: Day) =>
    (await departuresBetween(db, listing.id, first, last)).map((each) => standing(each, now))
  const { date } = request

  const horizon = await horizonOf(db, listing.id, places)
  const bounds = { first: today, last: [horizon.last ?? today, today].sort()[1]! }
  const month = monthWithin(wanted ?? monthOf(date ?? horizon.first ?? today), bounds)
  const days = daysOf(month)
  const [shown, elsewhere] = await Promise.all([
    between(days[0]!, days.at(-1)!),
    date && monthOf(date) !== month ? between(date, date) : [],
  ])

  const departures = [...shown, ...elsewhere].filter((each) => each.day === date)
  // Of another day, where the form kept it.
  const time = departures.find((each) => each.time === request.time)?.time
  const [only, ...others] = departures.filter((each) => time === undefined || each.time === time)
  const departure = others.length ? undefined : only
  const meant = departure ? [departure] : departures
  const full = date !== undefined && departures.length > 0 && !meant.some((each) => takes(each, places))
  const lost = date !== undefined && !departures.some((each) => takes(each, places))
  const priced = departure ?? departures[0] ?? shown.find(({ day }) => day === horizon.first)
  const choice = choiceOf(request, priced?.time)
  return {
    calendar: monthOfDepartures(month, shown, bounds),
    prices: pricesOn(listing, shown),
    departures,
    ...(departure && { departure }),
    ...(priced && {
      quote: await priceOf(house, [lineOf(listing, priced, choice)], look),
      pricedOn: priced.day,
    }),
    today,
    problems: problemsOf(listing, { ...choice, time }, departures, { now, terms: look.terms }),
    full,
    near: lost ? daysNear(await between(addDays(date, -21), addDays(date, 42)), date, places) : [],
  }
}

/** A month one can turn to; anything else is the first of them. */
function monthWithin(month: Month, { first, last }: { first: Day; last: Day }): Month {
  const from = monthOf(first)
  return isMonth(month) && month >= from && month <= monthOf(last) ? month : from
}

function pricesOn(listing: TourListing, departures: readonly OpenDeparture[]): Map<Day, Money> {
  const unit = listing.units[0]
  if (!unit) return new Map()
  const tariff = { ...tariffOf(listing), tiers: [] }
  return new Map(
    departures.map(({ day }) => [
      day,
      money(totalOf(priceLines(tariff, { days: [day], party: { [unit.id]: 1 } })), listing.price.currency),
    ]),
  )
}

/** A choice of one departure, as an order would carry it. */
function lineOf(listing: TourListing, departure: OpenDeparture, choice: TourChoice): SoundLine {
  const offer: TourOffer = { ...listing, departures: [departure] }
  return { kind: tourKind as KindRecord, listing: offer, choice: { ...choice, date: departure.day } }
}

const choiceOf = ({ date, party }: TourRequest, time: string | undefined): TourChoice => ({
  date,
  time,
  units: Object.entries(party).map(([unit, quantity]) => ({ unit, quantity })),
})

/** The kind's own check of as much as was said: what was not chosen yet is not wrong. */
function problemsOf(
  listing: TourListing,
  choice: TourChoice,
  departures: OpenDeparture[],
  moment: Moment,
): FieldProblem[] {
  return tourKind
    .check({ ...listing, departures }, choice, moment)
    .filter(
      ({ path, code }) => path.startsWith('units') || (choice.date !== undefined && code !== 'required'),
    )
    .map((problem) => ({ ...problem, path: tourKind.fieldOf(problem.path, { ...choice }) }))
}
