import type { Letter, MailRefusal } from './ports.ts'

/**
 * A line break in what becomes a header could begin another header. Both halves refuse it for good, so that a
 * developer's mailbox accepts no letter that a mail service would not.
 */
export function lineBreakIn({
  to,
  replyTo,
  subject,
  attachments = [],
}: Pick<Letter, 'to' | 'replyTo' | 'subject' | 'attachments'>): MailRefusal | undefined {
  const files = attachments.flatMap(({ name, type }) => [
    ['attachments', name] as const,
    ['attachments', type] as const,
  ])
  const broken = [...Object.entries({ to, replyTo, subject }), ...files].find(([, value]) =>
    /[\r\n\0]/.test(value ?? ''),
  )
  return broken && { reason: `a line break in ${broken[0]}`, permanent: true }
}
