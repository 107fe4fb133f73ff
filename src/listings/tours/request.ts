import { type Day, isDay } from '../../shared/days.ts'
import type { Party } from '../units.ts'
import type { TourListing } from './tour.ts'

/** What a visitor has chosen so far of a tour, before it is an order. */
export interface TourRequest {
  date?: Day
  /** `HH:MM`, on the wall clock of the tour. */
  time?: string
  /** By unit; two of the first as long as nothing was said. */
  party: Party
}

export const UNIT = 'unit.'
const NAMES = ['date', 'time', 'guests']
export const isTourChoice = (name: string): boolean => NAMES.includes(name) || name.startsWith(UNIT)

const whole = (text: string | undefined) => (text && /^\d{1,4}$/.test(text) ? Number(text) : undefined)

/** Reads a choice out of a URL's fields; a value that makes no sense falls away. `guests` is what the list knows of a party. */
export function readTourRequest(
  field: (name: string) => string | undefined,
  { units }: Pick<TourListing, 'units'>,
): TourRequest {
  const [date, time] = [field('date'), field('time')]
  const said = units.flatMap(({ id }) => {
    const count = whole(field(UNIT + id))
    return count === undefined ? [] : [[id, count] as const]
  })
  const unsaid = [[units[0]?.id ?? '', whole(field('guests')) || 2]]
  return {
    ...(date && isDay(date) && { date }),
    ...(time && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && { time }),
    party: Object.fromEntries(said.length ? said : unsaid),
  }
}

/** The same choice as the query of a link. */
export const queryOfTourRequest = ({
  date,
  time,
  party,
}: TourRequest): Record<string, string | number | undefined> => ({
  date,
  time,
  ...Object.fromEntries(Object.entries(party).map(([unit, count]) => [UNIT + unit, count || undefined])),
})
