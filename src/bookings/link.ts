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

/** The cookie that keeps the key, once the address has brought it. */
export const keyCookie = (reference: string): string => `booking-${reference}`
export const deskCookie = (reference: string): string => `desk-${reference}`
