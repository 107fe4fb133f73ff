import { heard, messageDelivered, messageLost } from '../../db/queries/notifications.ts'
import type { Database, MessageNews } from '../platform/ports.ts'

/** Takes in what the service tells of a message, once. Whether it was news. */
export async function hear(db: Database, { id, key, became, reason = '' }: MessageNews): Promise<boolean> {
  const written = await db.write([
    heard('twilio', id),
    ...(became === 'delivered' ? [messageDelivered(key)] : []),
    ...(became === 'failed' ? messageLost(key, reason) : []),
  ])
  if (!written.ok && !written.constraint.startsWith('inbox.'))
    throw new Error(`The news of a message was refused by ${written.constraint}`)
  return written.ok
}
