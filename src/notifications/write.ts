import * as z from 'zod'
import { bookingWrittenAbout, type Message, messageWritten } from '../../db/queries/messages.ts'
import { type ListedNotification, notificationSeen } from '../../db/queries/notification-list.ts'
import type { Services } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import { email, line, option, prose, requiredLine } from '../shared/field.ts'
import { sha256 } from '../shared/ids.ts'
import { DEFAULT_LANGUAGE, LANGUAGES } from '../shared/languages.ts'
import { MESSAGE_VALUES, MESSAGES } from '../shared/phone.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import { oneLine } from '../shared/text.ts'
import type { By } from '../shared/who.ts'

const language = option(LANGUAGES).optional().describe("The booking's own, or English, if unsaid")

export const emailBody = z
  .strictObject({
    to: email,
    subject: requiredLine(200),
    message: prose(5000).min(1, 'required').describe('Plain text; an empty line begins a paragraph'),
    language,
    booking: line(64).optional().describe('Reference or id of the booking it is about'),
  })
  .meta({ id: 'NewEmail' })

export const whatsappBody = z
  .strictObject({
    to: line(32)
      .transform((said) => said.replace(/[\s().-]/g, ''))
      .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'not_a_phone'))
      .describe('With its country, such as +447700900123'),
    template: option(MESSAGES),
    language,
    values: z
      .array(requiredLine(200), { error: 'required' })
      .length(MESSAGE_VALUES.length, 'wrong_count')
      .describe(`What stands in the approved words, in this order: ${MESSAGE_VALUES.join(', ')}`),
  })
  .meta({ id: 'NewWhatsApp' })

/** `key_reused`: with this key something else was written before. */
export type WriteRefusal = { code: 'invalid'; problems: FieldProblem[] } | { code: 'key_reused' }

interface Writing {
  /** Names the attempt among those of `scope`: the same key with the same words is one message. */
  key: string
  scope: string
  by: By
}

/** A message of somebody who works here, by post or to a phone. It is sent right after, by its job. */
export async function write(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  channel: Message['channel'],
  input: unknown,
  { key, scope, by }: Writing,
): Promise<Result<ListedNotification, WriteRefusal>> {
  const said = channel === 'email' ? await letterIn(db, input) : phoneMessageIn(input)
  if (!said.ok) return refused({ code: 'invalid', problems: said.refusal })
  // Its id follows from the key, so that writing it again finds it.
  const id = `by-hand:${(await sha256(`${scope}\n${key}`)).slice(0, 32)}`
  const message: Message = { ...said.value, id, channel }
  await db.write(messageWritten(message, by, Math.floor(clock.now() / 1000)))
  const written = await notificationSeen(db, id)
  return written && isSame(written, message) ? ok(written) : refused({ code: 'key_reused' })
}

type Said = Result<Omit<Message, 'id' | 'channel'>, FieldProblem[]>

async function letterIn(db: Services['db'], input: unknown): Promise<Said> {
  const said = check(emailBody, input)
  if (!said.ok) return said
  const { to, subject, message, booking: name } = said.value
  const booking = name ? await bookingWrittenAbout(db, name) : undefined
  if (name && !booking) return refused([{ path: 'booking', code: 'invalid' }])
  return ok({
    template: 'message',
    recipient: to,
    subject: oneLine(subject),
    bookingId: booking?.id,
    body: message,
    language: said.value.language ?? booking?.language ?? DEFAULT_LANGUAGE,
  })
}

function phoneMessageIn(input: unknown): Said {
  const said = check(whatsappBody, input)
  if (!said.ok) return said
  const { to, template, language = DEFAULT_LANGUAGE, values } = said.value
  return ok({ template, recipient: to, subject: template, body: JSON.stringify(values), language })
}

const isSame = (written: ListedNotification, message: Message) =>
  written.booking?.id === message.bookingId &&
  (['channel', 'template', 'recipient', 'subject', 'body', 'language'] as const).every(
    (each) => written[each] === message[each],
  )
