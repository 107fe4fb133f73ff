import { eventTaken, TAKEN } from '../../../db/queries/inbox.ts'
import { messageDelivered, messageLost } from '../../../db/queries/notifications.ts'
import type { MessageNews, Services } from '../../platform/ports.ts'

/** Writes down what became of a message, once for each state however often it is told. */
export async function takeNews(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { id, key, became, reason = '' }: MessageNews,
): Promise<void> {
  const now = Math.floor(clock.now() / 1000)
  const written = await db.write([
    eventTaken('twilio', id, now),
    ...(became === 'delivered' ? [messageDelivered(key)] : []),
    ...(became === 'failed' ? messageLost(key, reason) : []),
  ])
  if (!written.ok && written.constraint !== TAKEN)
    throw new Error(`What Twilio told was refused by ${written.constraint}`)
}
