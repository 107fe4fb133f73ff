import { type PlannedDeparture, plannedOf, type TourPlan } from '../../../src/inventory/plan.ts'
import { planningOn } from '../../../src/inventory/plan-departures.ts'
import type { Statement } from '../../../src/shared/database.ts'
import { addDays, type Day } from '../../../src/shared/days.ts'
import { DEFAULT_TERMS } from '../../../src/shared/terms.ts'
import { departureRows } from '../../queries/departures.ts'
import { jobStatement } from '../../queries/jobs.ts'
import { insert } from '../../queries/statement.ts'
import { listingPictures, listings } from '../../schema/listings.ts'
import { priceRules } from '../../schema/prices.ts'
import { listingSections, tourItems, tours, tourTimes, tourUnits } from '../../schema/tours.ts'
import { seedId } from '../ids.ts'
import { pictureId, tourPictures } from '../pictures.ts'
import { CURRENCY, ZONE } from '../terms.ts'
import { translations } from '../translations.ts'
import type { DemoRule, DemoTour } from './content.ts'
import { TOURS } from './tours.ts'

/** Leaves room between what hangs on one tour and on the next. */
const AT_MOST = 100
const DEPARTURES_AT_MOST = 10_000

export const tourId = (slug: string): string =>
  seedId(
    'tour',
    TOURS.findIndex((each) => each.slug === slug),
  )

/** Every tour with all that hangs on it, and its departures, planned from `now` (milliseconds). */
export const tourRows = (now: number, today: Day): Statement[] => [
  ...TOURS.flatMap((tour, place) => {
    const id = seedId('tour', place)
    return [
      ...listingRows(tour, id, place, Math.floor(now / 1000)),
      ...partRows(tour, id, place),
      ...itemRows(tour, id, place),
      ...unitRows(tour, id, place),
      ...ruleRows(tour, id, place, Number(today.slice(0, 4))),
      ...timeRows(tour, id),
      ...departureRows(id, departuresOf(tour, id, place, now)),
    ]
  }),
  jobStatement(planningOn(addDays(today, 1), ZONE, now)),
]

function listingRows(tour: DemoTour, id: string, position: number, seconds: number): Statement[] {
  const { slug, title, summary, description, location, meetingPoint, popular } = tour
  const { type, difficulty, zone, minutes, capacity, cutOff, minimum, decided } = tour
  return [
    insert(listings, {
      id,
      kind: 'tour',
      slug,
      title: title.en,
      summary: summary.en,
      description: description.en,
      price: tour.units[0]!.price,
      currency: CURRENCY,
      popular,
      published: true,
      position,
      created: seconds,
      updated: seconds,
    }),
    insert(tours, {
      listingId: id,
      type,
      difficulty,
      location: location.en,
      meetingPoint: meetingPoint.en,
      zone,
      minutes,
      capacity,
      cutOff,
      ...(minimum && { minimum }),
      ...(decided && { decided }),
    }),
    ...translations('listing', id, { title, summary, description }),
    ...translations('tour', id, { location, meetingPoint }),
    ...tourPictures(slug).map((file, place) =>
      insert(listingPictures, { listingId: id, position: place, pictureId: pictureId(file) }),
    ),
  ]
}

const partRows = ({ itinerary, sections }: DemoTour, listingId: string, place: number): Statement[] =>
  [
    ...itinerary.map((each) => ({ part: 'itinerary' as const, ...each })),
    ...sections.map((each) => ({ part: 'section' as const, ...each })),
  ].flatMap(({ part, title, text }, position) => {
    const id = seedId('section', place * AT_MOST + position)
    return [
      insert(listingSections, { id, listingId, part, position, title: title.en, text: text.en }),
      ...translations('listing_section', id, { title, text }),
    ]
  })

const itemRows = ({ included, notIncluded }: DemoTour, listingId: string, place: number): Statement[] =>
  [
    ...included.map((text) => ({ included: true, text })),
    ...notIncluded.map((text) => ({ included: false, text })),
  ].flatMap(({ text, ...which }, position) => {
    const id = seedId('tourItem', place * AT_MOST + position)
    return [
      insert(tourItems, { id, listingId, position, text: text.en, ...which }),
      ...translations('tour_item', id, { text }),
    ]
  })

const unitRows = ({ units }: DemoTour, listingId: string, place: number): Statement[] =>
  units.flatMap(({ unit, name, price, ages, places = 1, accompaniedBy, perCompanion }, position) => {
    const id = seedId('tourUnit', place * AT_MOST + position)
    return [
      insert(tourUnits, {
        id,
        listingId,
        unit,
        name: name.en,
        price,
        minAge: ages.from,
        maxAge: ages.to ?? null,
        places,
        accompaniedBy: accompaniedBy ? JSON.stringify(accompaniedBy) : null,
        perCompanion: perCompanion ?? null,
        position,
      }),
      ...translations('tour_unit', id, { name }),
    ]
  })

/** A season of every year is a row for each year that can be booked, and for the one before, which may reach into it. */
const ruleRows = ({ rules }: DemoTour, listingId: string, place: number, year: number): Statement[] =>
  rules
    .flatMap((each): { each: DemoRule; firstDay?: Day; lastDay?: Day }[] =>
      each.rule === 'season'
        ? [year - 1, year, year + 1].map((begins) => ({ each, ...seasonIn(begins, each) }))
        : [{ each }],
    )
    .flatMap(({ each, ...season }, position) => {
      const id = seedId('priceRule', place * AT_MOST + position)
      const { rule, name, change, units } = each
      return [
        insert(priceRules, {
          id,
          listingId,
          rule,
          name: name.en,
          change: JSON.stringify(change),
          ...season,
          ...(each.rule === 'weekday' && { weekdays: JSON.stringify(each.weekdays) }),
          ...(each.rule === 'group' && { fromPeople: each.from, toPeople: each.to ?? null }),
          ...(units && { units: JSON.stringify(units) }),
        }),
        ...translations('price_rule', id, { name }),
      ]
    })

const seasonIn = (year: number, { from, to }: Extract<DemoRule, { rule: 'season' }>) => ({
  firstDay: `${year}-${from}`,
  lastDay: `${to < from ? year + 1 : year}-${to}`,
})

const timeRows = ({ times }: DemoTour, listingId: string): Statement[] =>
  times.flatMap(({ weekdays, time, capacity }) =>
    weekdays.map((weekday) =>
      insert(tourTimes, { listingId, weekday, time, ...(capacity !== undefined && { capacity }) }),
    ),
  )

/** As the verb plans them, with ids of the demo house. */
const departuresOf = (tour: DemoTour, listingId: string, place: number, now: number) =>
  plannedOf(planOf(tour, listingId), now, DEFAULT_TERMS.departureDays).map(
    (each: PlannedDeparture, index) => ({
      ...each,
      id: seedId('departure', place * DEPARTURES_AT_MOST + index),
      poolId: seedId('departurePool', place * DEPARTURES_AT_MOST + index),
    }),
  )

const planOf = (
  { title, zone, minutes, capacity, cutOff, times }: DemoTour,
  listingId: string,
): TourPlan => ({
  listingId,
  title: title.en,
  zone,
  minutes,
  capacity,
  cutOff,
  times: times.flatMap(({ weekdays, ...rest }) => weekdays.map((weekday) => ({ weekday, ...rest }))),
})
