import type { PackageChoice } from '../../src/bookings/booking.ts'
import type { Locale } from '../../src/translations/locale.ts'

/** The day and, where one is agreed, the time; a time always carries its zone. */
export const startOf = (locale: Locale, { date, startTime }: PackageChoice, zone: string): string =>
  startTime
    ? locale.t('booking.dayAndTime', {
        day: locale.day(date),
        time: startTime,
        zone: zone.replace(/^.*\//, '').replaceAll('_', ' '),
      })
    : locale.day(date)
