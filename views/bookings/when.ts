import type { When } from '../../src/listings/kinds/kind.ts'
import type { Locale } from '../../src/translations/locale.ts'
import type { Fact } from './kind.ts'

/** The day and, where one is agreed, the time; a time always carries its zone. */
export const startOf = (locale: Locale, { day, time, zone }: When): string =>
  time ? locale.t('booking.dayAndTime', { day: locale.day(day), time, zone: placeOf(zone) }) : locale.day(day)

/** When a timed line is, on the clock of its place; a script adds the visitor's own. Nothing for a day without a time. */
export const atOf = ({ t }: Locale, { time, zone, starts }: When): Pick<Fact, 'at'> =>
  time ? { at: { instant: starts, zone, own: t('booking.ownClock', { time: '%' }) } } : {}

/** A zone as people say it: the city it is named for. */
export const placeOf = (zone: string): string => zone.replace(/^.*\//, '').replaceAll('_', ' ')
