import type { Letter, MailRefusal } from './ports.ts'

/**
 * A line break in what becomes a header could begin another header. Both halves refuse it for good, so that a
 * developer's mailbox accepts no letter that a mail service would not.
 */
export function lineBreakIn({
  to,
  replyTo,
  subject,
}: Pick<Letter, 'to' | 'replyTo' | 'subject'>): MailRefusal | undefined {
  const broken = Object.entries({ to, replyTo, subject }).find(([, value]) => /[\r\n\0]/.test(value ?? ''))
  return broken && { reason: `a line break in ${broken[0]}`, permanent: true }
}
