import type { Picker } from '../../src/bookings/appointments/picker.ts'
import type { Duration } from '../../src/listings/service.ts'
import { offsetName, type Wall } from '../../src/shared/zones.ts'
import type { Locale } from '../../src/translations/locale.ts'

/** The city of a zone, as a person says it: `New York`. */
export const placeOf = (zone: string): string => zone.replace(/^.*\//, '').replaceAll('_', ' ')

/** `15, 30 or 60 min` */
export function lengthsOf({ t }: Locale, durations: readonly Duration[]): string {
  const all = durations.map(({ minutes }) => String(minutes))
  const last = all.pop()!
  const lengths = all.length > 0 ? `${all.join(', ')} ${t('appointments.or')} ${last}` : last
  return t('appointments.lengths', { lengths })
}

export const namesOf = ({ t }: Locale, names: readonly string[]): string =>
  names.length > 1
    ? `${names.slice(0, -1).join(', ')} ${t('appointments.or')} ${names.at(-1)}`
    : (names[0] ?? '')

export function noticeOf({ t }: Locale, minutes: number): string {
  if (minutes === 0) return t('appointment.noNotice')
  if (minutes % 60) return t('appointment.noticeMinutes', { count: minutes })
  return t('appointment.noticeHours', { count: minutes / 60 })
}

/** The time on a wall, with the name of its offset where the clocks show it twice that day. */
export const timeOn = ({ language }: Locale, wall: Wall, start: string, zone: string): string =>
  wall.ambiguous ? `${wall.time} ${offsetName(Date.parse(start), zone, language)}` : wall.time

/** What is chosen, as a link carries it; what goes without saying is left out. */
export const carried = ({ duration, consultant, zone, place }: Picker) => ({
  duration,
  consultant,
  zone: zone === place ? undefined : zone,
})
