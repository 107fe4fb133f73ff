import type { KeptTour } from '../../src/listings/kinds/tour.ts'
import type { Text } from '../../src/shared/text.ts'
import { secondOf } from '../../src/shared/zones.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { lengthWords, spanWords, zoneWords } from './words.ts'

/** As much of a booked tour as its words are made of. */
export interface TourLine {
  title: Text
  choice: KeptTour
}

/** A booked tour in pairs of a term and its words: on the booking's page, in letters, in the back office. */
export function facts(locale: Locale, { title, choice }: TourLine): [term: string, words: string][] {
  const { t } = locale
  return [
    [t('tours.what'), title.text],
    [t('tours.when'), tourWhen(locale, choice)],
    [t('tours.fact.length'), lengthWords(locale, choice.minutes)],
    [t('tours.fact.meeting'), choice.meetingPoint.text],
    [t('tours.partyTerm'), partyWords(locale, choice)],
  ]
}

/** `Saturday 6 March 2027, 10:00–12:30 (GMT)` */
export function tourWhen(locale: Locale, { date, time, zone, minutes }: KeptTour): string {
  const starts = secondOf(date, time, zone)
  const span = spanWords(locale, { starts, ends: starts + minutes * 60 }, zone)
  return locale.t('tours.whenWords', {
    day: locale.day(date),
    time: span,
    zone: zoneWords(locale, starts, zone),
  })
}

/** `2 × Adult, 1 × Child` */
export const partyWords = ({ t }: Locale, { units }: KeptTour): string =>
  units.map(({ name, quantity }) => t('tours.partyOf', { count: quantity, unit: name.text })).join(', ')
