import { ok, refused } from '../shared/result.ts'
import { oneLine } from '../shared/text.ts'
import { signedByTwilio } from './messenger.signature.ts'
import type { Message, MessageNews, Messenger } from './ports.ts'

export interface TwilioOptions {
  accountSid: string
  authToken: string
  /** The house's own number, E.164. */
  from: string
  /** The ids of the words that WhatsApp has approved, by template and language. */
  templates: Record<Message['template'], Record<Message['language'], string>>
  /** Where Twilio tells what becomes of a message; the key of the message is added to it. */
  callback: string
  baseUrl?: string | undefined
  /** Milliseconds after which an answer is no longer waited for. The message may have gone. */
  patienceMs?: number
}

/** Twilio repeats a number it refuses, and a reason is logged. */
const withoutNumbers = (text: string) => text.replace(/\+?\d[\d ().-]{5,}\d/g, '[number]')

/**
 * The hosted half of messages to phones: WhatsApp through Twilio's REST API. It has no key by which a second request is
 * known as the first, so whoever calls it does so once, and takes no answer for a refusal: see `tell`.
 */
export function twilioMessenger({ patienceMs = 8_000, ...service }: TwilioOptions): Messenger {
  const { accountSid, authToken, from, templates, callback, baseUrl = 'https://api.twilio.com' } = service
  const address = `${baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`
  const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`
  return {
    half: 'twilio',
    async send({ to, template, language, values }, key) {
      const body = new URLSearchParams({
        From: `whatsapp:${from}`,
        To: `whatsapp:${to}`,
        ContentSid: templates[template][language],
        ContentVariables: JSON.stringify(variablesOf(values)),
        StatusCallback: `${callback}?message=${encodeURIComponent(key)}`,
      })
      const signal = AbortSignal.timeout(patienceMs)
      try {
        const answer = await fetch(address, {
          method: 'POST',
          headers: { authorization, accept: 'application/json' },
          body,
          redirect: 'manual',
          signal,
        })
        return told(answer.status, await answer.json().catch(() => ({})))
      } catch (error) {
        const reason = signal.aborted ? `no answer within ${patienceMs} ms` : `no answer: ${nameOf(error)}`
        return refused({ reason, permanent: true })
      }
    },
    async news({ url, form, signature }) {
      const fields = new URLSearchParams(form)
      if (!signature || !(await signedByTwilio(authToken, signature, url, fields))) return undefined
      return newsIn(fields, new URL(url).searchParams.get('message'))
    },
  }
}

const ENDS: Record<string, MessageNews['became']> = {
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
}

/** Source: Twilio's guide to status callbacks. */
function newsIn(fields: URLSearchParams, key: string | null): MessageNews | undefined {
  const [sid, status] = [fields.get('MessageSid'), fields.get('MessageStatus')]
  if (!sid || !status || !key) return undefined
  const became = ENDS[status] ?? 'underway'
  const code = fields.get('ErrorCode')
  const words = withoutNumbers(fields.get('ErrorMessage') ?? 'no message')
  const reason = `${status}${code ? ` ${code}` : ''}: ${words}`.slice(0, 300)
  return { id: `${sid}:${status}`, key, became, ...(became === 'failed' && { reason }) }
}

/** Line ends, tabs and rows of spaces are refused in what is put into an approved text; so is nothing at all. */
const variablesOf = (values: readonly string[]) =>
  Object.fromEntries(
    values.map((value, index) => [index + 1, oneLine(value).replace(/\s+/g, ' ').trim() || '–']),
  )

interface Told {
  sid?: unknown
  status?: unknown
  code?: unknown
  message?: unknown
}

/** Too many at once and faults of its own pass. Source: Twilio's reference of errors and of the resource Message. */
function told(status: number, { sid, status: state, code, message }: Told) {
  const taken = status >= 200 && status < 300 && typeof sid === 'string'
  if (taken && state !== 'failed' && state !== 'undelivered') return ok({ id: sid })
  const words = withoutNumbers(String(message ?? state ?? 'no message'))
  const reason = `${status}${code ? ` ${code}` : ''}: ${words}`
  return refused({ reason: reason.slice(0, 300), permanent: status < 500 && status !== 429 })
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')
