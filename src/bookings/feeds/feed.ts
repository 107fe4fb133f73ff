import type { Diary, DiaryEntry } from '../../../db/queries/feeds.ts'
import type { KeptAppointment } from '../../listings/kinds/appointment.ts'
import type { Terms } from '../../shared/terms.ts'
import { type CalendarEntry, calendarFile } from '../calendar-file.ts'

/**
 * A consultant's appointments as one calendar that others subscribe to. Each has the UID of the customer's own file. `now`
 * in seconds is when it was written.
 */
export const feedOf = (
  { entries }: Diary,
  { name, email }: Pick<Terms, 'name' | 'email'>,
  { host, now }: { host: string; now: number },
): string => {
  const house = { name, email }
  return calendarFile(
    'PUBLISH',
    entries.map((each) => entryOf(each, house, host)),
    { product: name, now },
  )
}

const entryOf = (each: DiaryEntry, organiser: CalendarEntry['organiser'], host: string): CalendarEntry => ({
  uid: `${each.lineId}@${host}`,
  sequence: each.version - 1,
  status: each.status === 'pending' ? 'tentative' : 'confirmed',
  when: { starts: each.starts, ends: each.starts + each.minutes * 60, zone: each.zone },
  summary: `${each.title}: ${each.customer.name} (${each.reference})`,
  description: wordsOf(each),
  ...(each.place && { location: each.place }),
  organiser,
})

/** What the consultant needs to know, and how to reach who is coming. */
function wordsOf({ choice, customer }: DiaryEntry): string {
  const { inquiry } = JSON.parse(choice) as KeptAppointment
  return [inquiry, customer.email, customer.phone].filter(Boolean).join('\n')
}
