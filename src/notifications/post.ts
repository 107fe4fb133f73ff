import { notificationBegun, notificationFailed, notificationSent } from '../../db/queries/notifications.ts'
import type { Services } from '../platform/ports.ts'
import { Hopeless } from '../shared/hopeless.ts'
import { oneLine } from '../shared/text.ts'

/**
 * Sends one letter and keeps what became of it as a row that staff can see. `id` is the letter's key all the way to
 * the mail service, so a second run sends nothing twice. Throws when it could not be sent, so that it is tried again.
 */
export async function post(
  { db, mailer }: Services,
  letter: {
    id: string
    template: string
    bookingId?: string
    to: string
    replyTo?: string
    subject: string
    html: string
    text: string
  },
): Promise<void> {
  const { id, template, bookingId, to, replyTo, html, text } = letter
  // A title in it may have a line end, for which no letter is to be lost.
  const subject = oneLine(letter.subject)
  await db.write([
    notificationBegun({ id, template, recipient: to, subject, ...(bookingId && { bookingId }) }),
  ])
  const sent = await mailer.send({ to, subject, html, text, ...(replyTo && { replyTo }) }, id)
  if (sent.ok) {
    await db.write([notificationSent(id, sent.value.id)])
    return
  }
  await db.write([notificationFailed(id, sent.refusal.reason)])
  if (sent.refusal.permanent) throw new Hopeless(sent.refusal.reason)
  throw new Error(sent.refusal.reason)
}
