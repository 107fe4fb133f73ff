import {
  beginLetter,
  notificationFailed,
  notificationSent,
  notificationSkipped,
} from '../../db/queries/notifications.ts'
import type { Letter, Services } from '../platform/ports.ts'
import { Hopeless } from '../shared/hopeless.ts'
import { oneLine } from '../shared/text.ts'

const SUPPRESSED = {
  bounce: 'nothing is sent to this address any more: a letter to it came back',
  complaint: 'nothing is sent to this address any more: somebody there did not want our letters',
}
const SAID = 'it had been sent already, in the words of an earlier try'
const FORGOTTEN =
  'whether it was sent is not known, and the mail service no longer remembers: sent again, it might arrive twice'

/**
 * Sends one letter and keeps what became of it as a row that staff can see. `id` is the letter's key all the way to
 * the mail service, so a second run sends nothing twice. Answers why nothing was sent, where nothing was to be; throws
 * when it could not be sent, so that it is tried again.
 */
export async function post(
  { db, mailer }: Pick<Services, 'db' | 'mailer'>,
  letter: Letter & { id: string; template: string; bookingId?: string },
): Promise<string | undefined> {
  const { id, template, bookingId, to, replyTo, html, text, attachments = [] } = letter
  // A title in it may have a line end, for which no letter is to be lost.
  const subject = oneLine(letter.subject)
  const {
    sent: before,
    suppressed,
    unsureFor,
  } = await beginLetter(db, {
    id,
    template,
    recipient: to,
    subject,
    ...(bookingId && { bookingId }),
  })
  if (before) return 'it had been sent already'
  const doubted = unsureFor !== undefined
  if (suppressed) {
    await db.write([notificationSkipped(id, SUPPRESSED[suppressed], doubted)])
    return SUPPRESSED[suppressed]
  }
  if (doubted && mailer.remembers !== undefined && unsureFor > mailer.remembers) {
    await db.write([notificationFailed(id, FORGOTTEN, true)])
    throw new Hopeless(FORGOTTEN)
  }
  const sent = await mailer.send(
    { to, subject, html, text, ...(replyTo && { replyTo }), ...(attachments.length > 0 && { attachments }) },
    id,
  )
  if (sent.ok) {
    await db.write([notificationSent(id, sent.value.id)])
    return undefined
  }
  const { reason, permanent, unsure, known } = sent.refusal
  // The try of which nothing was known had arrived. What it said has been corrected since; a second letter would confuse.
  if (known && doubted) {
    await db.write([notificationSent(id)])
    return SAID
  }
  await db.write([notificationFailed(id, reason, doubted || unsure)])
  if (permanent) throw new Hopeless(reason)
  throw new Error(reason)
}
