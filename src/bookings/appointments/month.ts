import { serviceWithin } from '../../../db/queries/appointments.ts'
import type { ServiceListing } from '../../listings/kinds/appointment.ts'
import type { Clock, Database } from '../../platform/ports.ts'
import { type Day, dayAt, type Month, monthOf } from '../../shared/days.ts'
import type { Language } from '../../shared/languages.ts'
import { monthMeant, type Pick, type Picker, pickerOf, spanAround, startsWithin } from './picker.ts'

interface Asked {
  language: Language
  /** Slug or id of the service. */
  name: string
  pick: Pick
  /** IANA zone of the house. */
  house: string
}

export interface Picked {
  listing: ServiceListing
  picker: Picker
}

/**
 * A service with a month of its times. One round trip; a second one only where the month has nothing to choose, to see
 * where there is something. Whoever named no month is shown the first that has times.
 */
export async function pickerFor(
  { db, clock }: { db: Database; clock: Clock },
  { language, name, pick, house }: Asked,
): Promise<Picked | undefined> {
  const now = Math.floor(clock.now() / 1000)
  const meant = monthMeant(pick, now, house)
  const shown = async (month: Month): Promise<Picked | undefined> => {
    const listing = await serviceWithin(db, name, { language, span: spanAround(month), now })
    return listing && { listing, picker: pickerOf(listing, pick, month, house) }
  }
  const first = await shown(meant ?? monthOf(dayAt(now * 1000, pick.zone ?? house)))
  if (!first || first.picker.times.length > 0 || first.picker.hint) return first
  const hint = await nextFree(db, first, now, { language, name })
  if (!hint) return first
  if (meant === undefined) return shown(monthOf(hint))
  return { ...first, picker: { ...first.picker, hint } }
}

/** The first day with times, anywhere in what can be booked. */
async function nextFree(
  db: Database,
  { listing, picker }: Picked,
  now: number,
  { language, name }: Omit<Asked, 'pick' | 'house'>,
): Promise<Day | undefined> {
  const { zone, duration, consultant } = picker
  const span = { starts: now, ends: now + (Math.min(listing.windowDays, FURTHEST) + 2) * 86_400 }
  const whole = await serviceWithin(db, name, { language, span, now })
  const [next] = whole ? startsWithin(whole, duration, span, consultant) : []
  return next && dayAt(next.starts * 1000, zone)
}

/** Days ahead that are looked through for a hint. */
const FURTHEST = 100
