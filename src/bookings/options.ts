import type { KindName } from '../listings/kinds/records.ts'
import { windowAt } from '../shared/days.ts'
import type { Language } from '../shared/languages.ts'
import type { Terms } from '../shared/terms.ts'
import { appointmentOptions } from './appointments/options.ts'
import type { BookedLine, Booking } from './booking.ts'
import type { House } from './lines.ts'
import { tourOptions } from './tours/options.ts'

type Options = (
  house: House,
  terms: Terms,
  booking: Booking & { id: string; language: Language },
  line: BookedLine,
  values: Record<string, string>,
) => unknown

/** What each kind gives a customer to choose from who wants to change a line of it; the kind's view knows its shape. */
const OPTIONS: Record<KindName, Options> = {
  package: ({ clock }, terms) => windowAt(clock.now(), terms),
  tour: tourOptions,
  appointment: (house, _, booking, line, values) => appointmentOptions(house, booking, line, values),
}

export const optionsFor: Options = (house, terms, booking, line, values) =>
  OPTIONS[line.kind](house, terms, booking, line, values)
