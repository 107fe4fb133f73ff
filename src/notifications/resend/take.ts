import { eventTaken, TAKEN } from '../../../db/queries/inbox.ts'
import { notificationDelivered, notificationReturned } from '../../../db/queries/notifications.ts'
import { suppress } from '../../../db/queries/suppressions.ts'
import type { LetterEvent, Services } from '../../platform/ports.ts'
import type { Statement } from '../../shared/database.ts'

/** Writes down what became of a letter, once for each event however often it is told. `id` is the event's own. */
export async function takeEvent(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: string,
  event: LetterEvent,
): Promise<void> {
  const now = Math.floor(clock.now() / 1000)
  const written = await db.write([eventTaken('resend', id, now), ...broughtAbout(event, now)])
  if (!written.ok && written.constraint !== TAKEN)
    throw new Error(`What Resend told was refused by ${written.constraint}`)
}

function broughtAbout(event: LetterEvent, now: number): Statement[] {
  if (event.what === 'delivered') return [notificationDelivered(event.letter, event.at ?? now)]
  const reason = event.what === 'bounced' ? 'bounce' : 'complaint'
  return [
    notificationReturned(event.letter, event.what),
    ...(event.address ? [suppress(event.address, reason)] : []),
  ]
}
