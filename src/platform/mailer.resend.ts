import { Resend } from 'resend'
import { ok, refused } from '../shared/result.ts'
import type { Mailer } from './ports.ts'

/** Errors of Resend's API that another try cannot mend; the rest (limits, outages) passes. Source: its error reference. */
const FOR_GOOD = new Set([
  'invalid_to_address',
  'invalid_from_address',
  'invalid_parameter',
  'missing_required_field',
  'validation_error',
  'invalid_idempotent_request',
])

/** The hosted half of mail. The key goes along as Resend's idempotency key, which it honours for 24 hours. */
export function resendMailer(options: { apiKey: string; from: string; baseUrl?: string }): Mailer {
  const resend = new Resend(options.apiKey, options.baseUrl ? { baseUrl: options.baseUrl } : undefined)
  return {
    half: 'resend',
    async send({ to, replyTo, subject, html, text }, key) {
      const { data, error } = await resend.emails.send(
        { from: options.from, to, subject, html, text, ...(replyTo && { replyTo }) },
        { idempotencyKey: key },
      )
      if (error)
        return refused({ reason: `${error.name}: ${error.message}`, permanent: FOR_GOOD.has(error.name) })
      return ok({ id: data.id })
    },
  }
}
