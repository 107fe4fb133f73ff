import { bookingNamed, type OwnBooking } from '../../../db/queries/bookings.ts'
import type { Database } from '../../platform/ports.ts'
import { isReference } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import { madeWith, type Secrets, sign } from '../../shared/sign.ts'

type Named = Pick<OwnBooking, 'id' | 'reference' | 'linkVersion'>

/** The key of the link that asks how it was: the booking's reference, and what proves that we gave it out. */
export const reviewKey = async (secret: string, { id, reference, linkVersion }: Named): Promise<string> =>
  `${reference}-${await sign(secret, `review:${id}:${linkVersion}`)}`

/** The completed booking that a key is for; before it is completed, and for any other key, there is none. */
export async function reviewedWith(
  { db, config }: { db: Database; config: Secrets },
  key: string,
  language?: Language,
): Promise<OwnBooking | undefined> {
  const reference = key.slice(0, 8)
  if (!isReference(reference)) return undefined
  const booking = await bookingNamed(db, reference, language)
  if (booking?.status !== 'completed') return undefined
  return (await madeWith(config, key, (secret) => reviewKey(secret, booking))) ? booking : undefined
}
