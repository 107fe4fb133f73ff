import type { OwnBooking } from '../../db/queries/bookings.ts'
import type { Locale } from '../translations/locale.ts'
import { deskKey, linkKey } from './link.ts'
import { reviewKey } from './reviews/link.ts'
import { entryOf } from './steps.ts'
import { entryKey } from './waitlist/leave.ts'

/** The links that stand in a letter about a booking, absolute: what its button opens, and what leaves the waiting list. */
export async function linksIn(
  { baseUrl, secret }: { baseUrl: string; secret: string },
  template: string,
  booking: OwnBooking,
  { paths }: Locale,
): Promise<{ link: string; leave?: string }> {
  const { id, linkVersion, reference, visitor } = booking
  if (template.startsWith('house-'))
    return { link: baseUrl + paths.desk(reference, { key: await deskKey(secret, id, linkVersion) }) }
  if (template === 'review-request') return { link: baseUrl + paths.review(await reviewKey(secret, booking)) }
  const link = baseUrl + paths.booking(reference, { key: await linkKey(secret, id, linkVersion) })
  const entry = template === 'waitlist-offer' ? entryOf(visitor) : undefined
  if (!entry) return { link }
  return { link, leave: baseUrl + paths.waitlistEntry(entry, { key: await entryKey(secret, entry) }) }
}
