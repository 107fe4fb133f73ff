import * as z from 'zod'
import type { Day } from '../../shared/days.ts'
import { day, requiredLine, time, whole } from '../../shared/field.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import type { Text } from '../../shared/text.ts'
import { wallAt } from '../../shared/zones.ts'
import { priceLines, type Tariff } from '../tariff.ts'
import { isOnSale, outlook } from '../tours/outlook.ts'
import { UNIT } from '../tours/request.ts'
import type { TourDeparture, TourListing, TourOffer } from '../tours/tour.ts'
import { type Party, type PartyProblem, partyProblems, peopleOf, placesOf } from '../units.ts'
import type { KindRecord, Moment } from './kind.ts'

export interface TourChoice {
  /** Its id. Where a day is said beside it, the day counts: so a change of what was kept may name either. */
  departure?: string | undefined
  date?: Day | undefined
  /** Only needed where several leave on the day. */
  time?: string | undefined
  units: { unit: string; quantity: number }[]
}

/** What was chosen of a tour, as it is kept with the booking. */
export interface KeptTour {
  departure: string
  /** On the wall clock of the zone, as scheduled. */
  date: Day
  time: string
  zone: string
  minutes: number
  meetingPoint: Text
  units: { unit: string; name: Text; quantity: number }[]
}

export const tourChoice = z
  .strictObject({
    departure: requiredLine(80).optional(),
    date: day.optional(),
    time: time.optional(),
    units: z
      .array(z.strictObject({ unit: requiredLine(80), quantity: whole(0, 1000) }), {
        error: (issue) => (issue.input === undefined ? 'required' : 'invalid'),
      })
      .min(1, 'required')
      .max(20, 'too_big'),
  })
  .refine(({ departure, date }) => departure !== undefined || date !== undefined, {
    path: ['date'],
    error: 'required',
  })

/** A departure of a tour for a party. Each departure is a pool of its own. */
export const tourKind: KindRecord<TourOffer, TourChoice> = {
  kind: 'tour',
  choice: tourChoice,
  sketch: tourChoice,

  read(field, names) {
    const numeric = (text: string | undefined) =>
      text === undefined ? undefined : /^-?\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : text
    const units = [...new Set(names)]
      .filter((name) => name.startsWith(UNIT))
      .map((name) => ({ unit: name.slice(UNIT.length), quantity: numeric(field(name)) ?? 0 }))
      .filter(({ quantity }) => quantity !== 0)
    const said = {
      departure: field('departure'),
      date: field('date'),
      time: field('time'),
      units: units.length ? units : undefined,
    }
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  },

  fields: ({ units, ...rest }) => ({
    ...rest,
    ...Object.fromEntries(units.map(({ unit, quantity }) => [UNIT + unit, quantity])),
  }),

  fieldOf(path, raw) {
    const [, index] = /^units\.(\d+)/.exec(path) ?? []
    const list = raw.units as { unit: string }[] | undefined
    return index === undefined ? path : UNIT + (list?.[Number(index)]?.unit ?? '')
  },

  called: (listing, path) =>
    path.startsWith(UNIT) ? unitOf(listing, path.slice(UNIT.length))?.label : undefined,

  check: (listing, choice, moment) => [
    ...departureProblems(listing, choice, moment),
    ...unitProblems(listing, choice),
  ],

  claims(listing, choice) {
    const { poolId, starts, ends } = departureOf(listing, choice)!
    const quantity = placesOf(listing.units, partyOf(choice))
    return quantity > 0 ? [{ poolId, starts, ends, quantity }] : []
  },

  price: (listing, choice) =>
    priceLines(tariffOf(listing), {
      days: [departureOf(listing, choice)!.day],
      party: partyOf(choice),
    }),

  stay: ({ minutes }, choice) => ({
    nights: Math.ceil(minutes / MINUTES_A_DAY),
    people: peopleOf(partyOf(choice)),
    counted: 'day',
  }),

  when(listing, choice) {
    const { starts } = departureOf(listing, choice)!
    const { zone, minutes } = listing
    // Not as scheduled: where the clocks skip that time, it leaves later.
    const { day, time } = wallAt(starts * 1000, zone)
    return { day, time, minutes, zone, starts }
  },

  place: ({ meetingPoint }) => meetingPoint.text,

  keep(listing, choice): Record<string, unknown> & KeptTour {
    const { id, day, time } = departureOf(listing, choice)!
    const { zone, minutes, meetingPoint } = listing
    return {
      departure: id,
      date: day,
      time,
      zone,
      minutes,
      meetingPoint,
      units: choice.units
        .filter(({ quantity }) => quantity > 0)
        .map(({ unit, quantity }) => ({ unit, name: unitOf(listing, unit)!.label, quantity })),
    }
  },

  /** By its id, which stays when the house moves it to another hour. */
  recall(kept) {
    const { departure, units } = kept as unknown as KeptTour
    return { departure, units: units.map(({ unit, quantity }) => ({ unit, quantity })) }
  },

  changes: ['departure', 'date', 'time', 'units'],
  words: [],
  full: 'sold_out',
  policy: (_, terms) => terms.tourPolicy,
  startsAs: (_, terms) => terms.tourStartsAs,
}

const MINUTES_A_DAY = 24 * 60

/** What it costs, as data: a departure is charged once, however long it lasts. */
export const tariffOf = ({
  units,
  rules,
  tiers,
}: Pick<TourListing, 'units' | 'rules' | 'tiers'>): Tariff => ({
  units,
  counts: 'departure',
  rules,
  tiers,
})

const partyOf = ({ units }: TourChoice): Party =>
  Object.fromEntries(units.map(({ unit, quantity }) => [unit, quantity]))

const unitOf = ({ units }: TourListing, id: string) => units.find((each) => each.id === id)

/** All that a choice can mean: the departure of its id, or those of its day. */
function meantBy({ departures }: TourOffer, { departure, date, time }: TourChoice): TourDeparture[] {
  if (date === undefined) return departures.filter(({ id }) => id === departure)
  return departures.filter((each) => each.day === date && (time === undefined || each.time === time))
}

/** The one departure that a choice means; undefined when there is none, or more than one. */
export function departureOf(listing: TourOffer, choice: TourChoice): TourDeparture | undefined {
  const [only, ...others] = meantBy(listing, choice)
  return others.length ? undefined : only
}

function departureProblems(listing: TourOffer, choice: TourChoice, { now }: Moment): FieldProblem[] {
  const { date, time } = choice
  const path = date === undefined ? 'departure' : time === undefined ? 'date' : 'time'
  const [only, ...others] = meantBy(listing, choice)
  if (others.length) return [{ path: 'time', code: 'required' }]
  if (!only) {
    const leaves = listing.departures.some(({ day }) => day === date)
    return [{ path: path === 'time' && !leaves ? 'date' : path, code: 'not_offered' }]
  }
  const code = barTo(only, now)
  return code ? [{ path, code }] : []
}

/** Why nobody can book a departure any more, however much room it has; undefined when one can. `now` in seconds. */
export function barTo(departure: TourDeparture, now: number): 'called_off' | 'not_on_sale' | undefined {
  if (departure.status === 'called_off' || outlook(departure, departure.taken, now) === 'called_off')
    return 'called_off'
  return departure.status === 'closed' || !isOnSale(departure, now) ? 'not_on_sale' : undefined
}

/** A unit that comes twice is refused: of which number the price was would be anyone's guess. */
function unitProblems(listing: TourOffer, choice: TourChoice): FieldProblem[] {
  const indexOf = (id: string | undefined) => choice.units.findIndex(({ unit }) => unit === id)
  const twice = choice.units.flatMap(({ unit }, index): FieldProblem[] =>
    indexOf(unit) < index ? [{ path: `units.${index}.unit`, code: 'invalid' }] : [],
  )
  const found = partyProblems(listing.units, partyOf(choice)).map((problem) => {
    const { path, ...rest } = partyProblem(listing, problem)
    return { path: problem.unit ? `units.${indexOf(problem.unit)}.${path}` : 'units', ...rest }
  })
  return [...twice, ...found]
}

/** What is wrong with a party, in the words that a form has for it; the path is that of its unit. */
export function partyProblem(listing: TourListing, { code, unit = '' }: PartyProblem): FieldProblem {
  const { accompaniedBy = [], perCompanion = 0, label } = unitOf(listing, unit) ?? {}
  const names = accompaniedBy.map((id) => unitOf(listing, id)?.label.text ?? id).join(', ')
  const values = { unit: label?.text ?? unit, names, most: perCompanion }
  switch (code) {
    case 'nobody':
      return { path: 'quantity', code: 'required' }
    case 'not_offered':
      return { path: 'unit', code }
    case 'not_a_count':
      return { path: 'quantity', code: 'not_a_number' }
    case 'not_accompanied':
    case 'too_few_companions':
      return { path: 'quantity', code, values }
  }
}
