import { bookingNamed, type OwnBooking } from '../../db/queries/bookings.ts'
import type { Database } from '../platform/ports.ts'
import { isName } from '../shared/ids.ts'
import type { Language } from '../shared/languages.ts'
import type { Secrets } from '../shared/sign.ts'
import { isHouse, isPerson, type Who } from '../shared/who.ts'
import { deskKey, linkKey, opens } from './link.ts'

/** A booking and how somebody came to it: as its customer, or as the house. */
export interface Opened {
  booking: OwnBooking
  as: 'customer' | 'house'
}

/**
 * The booking of a name for whoever may have it: the one with its link, the account it belongs to, or the house. For
 * anyone else there is none. `desk` asks for it as the house does, which its customer may not.
 */
export async function opening(
  { db, config }: { db: Database; config: Secrets },
  name: string,
  { key, who, desk = false }: { key?: string | undefined; who: Who; desk?: boolean },
  language?: Language,
): Promise<Opened | undefined> {
  if (!isName(name) || (!key && who.role === 'visitor')) return undefined
  const booking = await bookingNamed(db, name, language)
  if (!booking) return undefined
  if (key && (await opens(config, key, booking, desk ? deskKey : linkKey)))
    return { booking, as: desk ? 'house' : 'customer' }
  if (isHouse(who) || who.role === 'key') return { booking, as: 'house' }
  const owns = isPerson(who) && booking.accountId === who.account.id
  return owns && !desk ? { booking, as: 'customer' } : undefined
}
