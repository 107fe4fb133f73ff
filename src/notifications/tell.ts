import { messageBegun, messageLost, messageTaken } from '../../db/queries/notifications.ts'
import type { Message, Services } from '../platform/ports.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import { oneLine } from '../shared/text.ts'

/**
 * Sends one message to a phone, at most once: its service has no key that would tell a second request from the first.
 * So a message that began and whose end nobody saw has failed as well, and where it fails a letter takes its place.
 */
export async function tell(
  { db, messenger, log }: Pick<Services, 'db' | 'messenger' | 'log'>,
  { id, bookingId, ...message }: Message & { id: string; bookingId: string },
): Promise<Result<undefined, { reason: string }>> {
  const { template, to: recipient } = message
  const subject = oneLine(message.text).slice(0, 200)
  const begun = await db.write([messageBegun({ id, template, recipient, subject, bookingId })])
  if (!begun.ok || begun.rows[0]!.length === 0)
    return lost({ db, log }, id, 'the answer to it was never seen', 'sent')
  const sent = await messenger.send(message, id)
  if (!sent.ok) return lost({ db, log }, id, sent.refusal.reason)
  await db.write([messageTaken(id, sent.value.id)])
  return ok(undefined)
}

/** Writes down that it will not arrive, and has the letter written that takes its place. */
async function lost(
  { db, log }: Pick<Services, 'db' | 'log'>,
  id: string,
  reason: string,
  unless?: 'sent',
): Promise<Result<undefined, { reason: string }>> {
  log.warn('messages.lost', { id, reason })
  await db.write(messageLost(id, reason, unless))
  return refused({ reason })
}
