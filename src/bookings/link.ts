import { same, sign } from '../shared/sign.ts'

/**
 * The key of a booking's private link: whoever has it may read this one booking. It is derived, so it is stored
 * nowhere; raising the booking's `linkVersion` ends every link given out so far.
 */
export const linkKey = (secret: string, bookingId: string, linkVersion: number): Promise<string> =>
  sign(secret, `booking-link:${bookingId}:${linkVersion}`)

export async function opens(
  secret: string,
  key: string,
  booking: { id: string; linkVersion: number },
): Promise<boolean> {
  return same(key, await linkKey(secret, booking.id, booking.linkVersion))
}
