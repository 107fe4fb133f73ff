import { bookingNamed, type OwnBooking } from '../../db/queries/bookings.ts'
import type { Database } from '../platform/ports.ts'
import { isReference } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import { madeWith, type Secrets, sign } from '../shared/sign.ts'

/**
 * The key of a booking's private link: whoever has it may read this one booking. It is derived, so it is stored
 * nowhere; raising the booking's `linkVersion` ends every link given out so far.
 */
export const linkKey = (secret: string, bookingId: string, linkVersion: number): Promise<string> =>
  sign(secret, `booking-link:${bookingId}:${linkVersion}`)

/** The key of the house's own link to a booking, which stands in its letters: whoever has it may decide on this one. */
export const deskKey = (secret: string, bookingId: string, linkVersion: number): Promise<string> =>
  sign(secret, `booking-desk:${bookingId}:${linkVersion}`)

type KeyOf = typeof linkKey

export async function opens(
  secrets: Secrets,
  key: string,
  booking: { id: string; linkVersion: number },
  keyOf: KeyOf = linkKey,
): Promise<boolean> {
  return madeWith(secrets, key, (secret) => keyOf(secret, booking.id, booking.linkVersion))
}

/** The booking of a reference for the one who has its key; for anyone else there is none. */
export async function openedWith(
  { db, config }: { db: Database; config: Secrets },
  reference: string,
  key: string | undefined,
  language?: Language,
  keyOf: KeyOf = linkKey,
): Promise<OwnBooking | undefined> {
  if (!key || !isReference(reference)) return undefined
  const booking = await bookingNamed(db, reference, language)
  return booking && (await opens(config, key, booking, keyOf)) ? booking : undefined
}

/** The cookie that keeps the key, once the address has brought it. */
export const keyCookie = (reference: string): string => `booking-${reference}`
export const deskCookie = (reference: string): string => `desk-${reference}`
