import * as z from 'zod'
import { termsOf } from '../../db/queries/house.ts'
import { messageTried } from '../../db/queries/messages.ts'
import { type ListedNotification, notificationSeen } from '../../db/queries/notification-list.ts'
import { notificationFailed, notificationSent } from '../../db/queries/notifications.ts'
import { letterByHand } from '../../views/emails/by-hand.tsx'
import { defineJob } from '../jobs/define.ts'
import type { Database, Message, Services } from '../platform/ports.ts'
import { Hopeless } from '../shared/hopeless.ts'
import { localeOf } from '../translations/locale.ts'
import { post } from './post.ts'
import { textOf } from './words.ts'

/** Sends what somebody who works here has written. */
export const message = defineJob(
  'message',
  z.object({ notification: z.string() }),
  async (services, { notification: id }) => {
    const written = await notificationSeen(services.db, id)
    // Of whoever was forgotten meanwhile neither address nor words are left.
    if (!written?.body || !written.recipient) return 'its recipient has been forgotten'
    return written.channel === 'email'
      ? byPost(services, written, written.body)
      : toPhone(services, written, written.body)
  },
)

async function byPost(services: Services, { id, ...written }: ListedNotification, words: string) {
  const { db, clock } = services
  const house = await termsOf(db, clock.now())
  const { subject, recipient: to, template, booking } = written
  const locale = localeOf(written.language ?? 'en')
  const rendered = letterByHand({ locale, house, subject, message: words })
  const about = booking && { bookingId: booking.id }
  return post(services, { id, template, ...about, to, replyTo: house.email, ...rendered })
}

/**
 * Once at the most, unless somebody wants it tried again: services for phones have no keys that would tell a second
 * message from the first.
 */
async function toPhone({ db, messenger }: Services, { id, ...written }: ListedNotification, values: string) {
  const { recipient: to, language = 'en' } = written
  const template = written.template as Message['template']
  const said = JSON.parse(values) as string[]
  const begun = await db.write([messageTried(id)])
  if (!begun.ok || begun.rows[0]!.length === 0) return lost(db, id, 'whether it was sent is not known')
  const text = textOf(localeOf(language), template, said)
  const sent = await messenger.send({ to, template, language, values: said, text }, id)
  if (sent.ok) {
    await db.write([notificationSent(id, sent.value.id)])
    return
  }
  return lost(db, id, sent.refusal.reason)
}

async function lost(db: Database, id: string, reason: string): Promise<never> {
  await db.write([notificationFailed(id, reason)])
  throw new Hopeless(reason)
}
