import { letterArrived } from '../../db/queries/notifications.ts'
import { newId } from '../shared/ids.ts'
import { ok, refused } from '../shared/result.ts'
import { lineBreakIn } from './mailer.headers.ts'
import type { Database, Mailer } from './ports.ts'

/** The embedded half of mail: letters arrive in the house's own mailbox, which one opens at `/dev/mail`. */
export function mailboxMailer(db: Database): Mailer {
  return {
    half: 'mailbox',
    async send(letter, key) {
      const broken = lineBreakIn(letter)
      if (broken) return refused(broken)
      const written = await db.write([letterArrived({ id: newId(), key, ...letter })])
      if (!written.ok) throw new Error(`The mailbox refused a letter: ${written.constraint}`)
      return ok({ id: written.rows[0]![0]!.id as string })
    },
  }
}
