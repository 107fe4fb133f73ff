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

/** An answer later than this is none: every letter would wait behind it, for the outbox works in rounds. */
const PATIENCE_MS = 8_000

/** Resend repeats an address it refuses, and a reason is logged. */
const withoutAddresses = (text: string) => text.replace(/[^\s<>"'`(),;:]+@[^\s<>"'`(),;:]+/g, '[address]')

interface ResendOptions {
  apiKey: string
  from: string
  baseUrl?: string
  patienceMs?: number
}

/** The hosted half of mail. The key goes along as Resend's idempotency key, which it honours for 24 hours. */
export function resendMailer(options: ResendOptions): Mailer {
  const { from, patienceMs = PATIENCE_MS } = options
  const resend = new Resend(options.apiKey, options.baseUrl ? { baseUrl: options.baseUrl } : undefined)
  return {
    half: 'resend',
    async send({ to, replyTo, subject, html, text }, key) {
      try {
        const { data, error } = await resend.emails.send(
          { from, to, subject, html, text, ...(replyTo && { replyTo }) },
          { idempotencyKey: key, signal: AbortSignal.timeout(patienceMs) },
        )
        if (!error) return ok({ id: data.id })
        const reason = withoutAddresses(`${error.name}: ${error.message}`)
        return refused({ reason, permanent: FOR_GOOD.has(error.name) })
      } catch (error) {
        return refused({ reason: withoutAddresses(String(error)), permanent: false })
      }
    },
  }
}
