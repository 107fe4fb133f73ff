import { letterArrived } from '../../db/queries/notifications.ts'
import { newId } from '../shared/ids.ts'
import { ok } from '../shared/result.ts'
import type { Database, Messenger } from './ports.ts'

/** The embedded half of messages to phones: they arrive in the house's own mailbox, beside its letters. */
export function mailboxMessenger(db: Database): Messenger {
  return {
    half: 'mailbox',
    async send({ to, template, text }, key) {
      const written = await db.write([
        letterArrived({ id: newId(), key, channel: 'whatsapp', to, subject: template, html: '', text }),
      ])
      if (!written.ok) throw new Error(`The mailbox refused a message: ${written.constraint}`)
      return ok({ id: written.rows[0]![0]!.id as string })
    },
    // What lies in it has arrived, and there is nobody to tell of it.
    news: async () => undefined,
  }
}
