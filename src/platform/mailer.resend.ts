import { Resend } from 'resend'
import { ok, refused } from '../shared/result.ts'
import { lineBreakIn } from './mailer.headers.ts'
import { resendNews } from './mailer.news.ts'
import type { Attachment, Mailer } from './ports.ts'

/** Errors of Resend's API that another try cannot mend; the rest (limits, outages) passes. Source: its error reference. */
const FOR_GOOD = new Set([
  'invalid_to_address',
  'invalid_from_address',
  'invalid_parameter',
  'invalid_attachment',
  'invalid_idempotency_key',
  'missing_required_field',
  'validation_error',
  'invalid_idempotent_request',
])

/** An hour less than Resend honours a key, for clocks differ and letters wait. */
const REMEMBERS = 23 * 3600

/** Resend repeats an address it refuses, and a reason is logged. */
const withoutAddresses = (text: string) => text.replace(/[^\s<>"'`(),;:]+@[^\s<>"'`(),;:]+/g, '[address]')

export interface ResendOptions {
  apiKey: string
  from: string
  baseUrl?: string
  /** By which its own calls are known; without it none is. */
  webhookSecret?: string
  /** Milliseconds after which an answer is no longer waited for. The letter may have gone: its key makes the next try safe. */
  patienceMs?: number
}

/** The hosted half of mail. The key goes along as Resend's idempotency key, which it honours for 24 hours. */
export function resendMailer({
  apiKey,
  from,
  baseUrl,
  webhookSecret,
  patienceMs = 8_000,
}: ResendOptions): Mailer {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : undefined)
  return {
    half: 'resend',
    remembers: REMEMBERS,
    ...(webhookSecret && { news: resendNews(webhookSecret) }),
    async send({ to, replyTo, subject, html, text, attachments = [] }, key) {
      const broken = lineBreakIn({ to, replyTo, subject, attachments })
      if (broken) return refused(broken)
      // The SDK itself waits for ever, and a dispatcher that waits sends nobody else's letters either.
      const signal = AbortSignal.timeout(patienceMs)
      const { data, error } = await resend.emails.send(
        {
          from,
          to,
          subject,
          html,
          text,
          ...(replyTo && { replyTo }),
          ...(attachments.length > 0 && { attachments: attachments.map(enclosed) }),
        },
        { idempotencyKey: key, signal },
      )
      if (!error) return ok({ id: data.id })
      // The SDK calls an answer that did not come an `application_error`, like one that says so.
      if (signal.aborted)
        return refused({ reason: `no answer within ${patienceMs} ms`, permanent: false, unsure: true })
      const reason = withoutAddresses(`${error.name}: ${error.message}`)
      return refused({
        reason,
        permanent: FOR_GOOD.has(error.name),
        ...(isUnsure(error) && { unsure: true as const }),
        ...(error.name === 'invalid_idempotent_request' && { known: true as const }),
      })
    },
  }
}

/** Without a status nobody answered; and who is still being answered may be sent. */
const isUnsure = ({ name, statusCode }: { name: string; statusCode: number | null }) =>
  (statusCode ?? 500) >= 500 || name === 'concurrent_idempotent_requests'

/** The SDK takes a text for one that is in base64 already. */
const enclosed = ({ name, type, content }: Attachment) => ({
  filename: name,
  content: base64(content),
  contentType: type,
})

const base64 = (text: string): string => {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}
