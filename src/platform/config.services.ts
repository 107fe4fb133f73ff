import * as z from 'zod'
import { LANGUAGES } from '../shared/languages.ts'
import { MESSAGES } from '../shared/phone.ts'
import { address, hookSecret, mailbox, type Reader } from './config.reader.ts'
import type { Config, MessageTemplates } from './config.ts'

/** What QStash's development server believes, printed in its SDK: its token and its two keys. */
const publicQStash = new Set([
  'eyJVc2VySUQiOiJkZWZhdWx0VXNlciIsIlBhc3N3b3JkIjoiZGVmYXVsdFBhc3N3b3JkIn0=',
  'sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r',
  'sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs',
])

export function mailOf(reader: Reader, production: boolean): Config['mail'] {
  const resend = reader.service('Resend', ['RESEND_API_KEY', 'MAIL_FROM'])
  const baseUrl = reader.extra('RESEND_BASE_URL', address, 'RESEND_API_KEY', resend !== undefined)
  const webhookSecret = reader.extra(
    'RESEND_WEBHOOK_SECRET',
    hookSecret,
    'RESEND_API_KEY',
    resend !== undefined,
  )
  if (!resend) {
    const unset = ['RESEND_API_KEY', 'MAIL_FROM'].every((name) => !reader.get(name))
    if (production && unset) {
      reader.fault('RESEND_API_KEY and MAIL_FROM', 'are missing: the readable mailbox is not for production')
    }
    return { half: 'mailbox' }
  }
  const from = reader.one('MAIL_FROM', mailbox, '')
  return {
    half: 'resend',
    apiKey: resend.RESEND_API_KEY,
    from,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(webhookSecret === undefined ? {} : { webhookSecret }),
  }
}

export function paymentsOf(reader: Reader, production: boolean): Config['payments'] {
  const stripe = reader.service('Stripe', ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'])
  const half = reader.one('PAYMENTS', z.enum(['venue', 'pretend', 'stripe']), stripe ? 'stripe' : 'venue')
  if (half === 'pretend' && production) reader.fault('PAYMENTS', 'must not be pretend in production')
  if (half === 'stripe' && !stripe) reader.fault('STRIPE_SECRET_KEY', 'is missing: PAYMENTS is stripe')
  if (half !== 'stripe') return { half }
  return {
    half,
    secretKey: stripe?.STRIPE_SECRET_KEY ?? '',
    webhookSecret: stripe?.STRIPE_WEBHOOK_SECRET ?? '',
  }
}

export function queueOf(reader: Reader, production: boolean): Config['queue'] {
  // With QSTASH_DEV the SDK believes messages signed with a key that is printed in its source, whatever keys are set.
  if (production && reader.get('QSTASH_DEV')) reader.fault('QSTASH_DEV', 'must not be set in production')
  const names = ['QSTASH_TOKEN', 'QSTASH_CURRENT_SIGNING_KEY', 'QSTASH_NEXT_SIGNING_KEY'] as const
  const qstash = reader.service('QStash', names)
  const url = reader.extra('QSTASH_URL', address, 'QSTASH_TOKEN', qstash !== undefined)
  if (!qstash) return { half: 'outbox' }
  for (const name of names)
    if (production && publicQStash.has(qstash[name]))
      reader.fault(name, "is the one of QStash's development server, which everybody knows")
  return {
    half: 'qstash',
    token: qstash.QSTASH_TOKEN,
    currentKey: qstash.QSTASH_CURRENT_SIGNING_KEY,
    nextKey: qstash.QSTASH_NEXT_SIGNING_KEY,
    ...(url === undefined ? {} : { url }),
  }
}

export function redisOf(reader: Reader): Config['redis'] {
  const upstash = reader.service('Upstash Redis', ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'])
  const url = reader.one('UPSTASH_REDIS_REST_URL', address, '')
  return upstash ? { half: 'upstash', url, token: upstash.UPSTASH_REDIS_REST_TOKEN } : { half: 'memory' }
}

export function imagesOf(reader: Reader): Config['images'] {
  const shape = z.string().refine((text) => /^cloudinary:\/\/[^:@/]+:[^:@/]+@[^:@/]+$/.test(text), {
    message: 'must be cloudinary://<key>:<secret>@<cloud>',
  })
  const url = reader.one('CLOUDINARY_URL', shape, undefined)
  return url === undefined ? { half: 'disk' } : { half: 'cloudinary', url }
}

export function whatsappOf(reader: Reader): Config['whatsapp'] {
  const names = [
    'TWILIO_ACCOUNT_SID',
    'TWILIO_AUTH_TOKEN',
    'TWILIO_WHATSAPP_FROM',
    'TWILIO_TEMPLATES',
  ] as const
  const twilio = reader.service('Twilio', names)
  const baseUrl = reader.extra('TWILIO_BASE_URL', address, 'TWILIO_ACCOUNT_SID', twilio !== undefined)
  const from = reader.one('TWILIO_WHATSAPP_FROM', phoneNumber, '')
  const templates = reader.one('TWILIO_TEMPLATES', messageTemplates, undefined)
  if (!twilio || !templates) return { half: 'mailbox' }
  return {
    half: 'twilio',
    accountSid: twilio.TWILIO_ACCOUNT_SID,
    authToken: twilio.TWILIO_AUTH_TOKEN,
    from,
    templates,
    ...(baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') }),
  }
}

const phoneNumber = z
  .string()
  .transform((text) => text.replace(/^whatsapp:/, ''))
  .refine((text) => /^\+[1-9]\d{6,14}$/.test(text), { message: 'must be a number such as +14155238886' })

/** `{"booking-confirmed":{"en":"HX…","fr":"HX…"},…}`; what is missing in it is named. */
const messageTemplates = z.string().transform((text, context) => {
  const given = jsonIn(text)
  const wanted = MESSAGES.flatMap((name) => LANGUAGES.map((language) => [name, language] as const))
  const missing = wanted.filter(
    ([name, language]) => !/^HX[0-9a-f]{32}$/i.test(String(given?.[name]?.[language])),
  )
  if (missing.length === 0) return given as MessageTemplates
  const list = missing.map(([name, language]) => `${name} (${language})`).join(', ')
  context.addIssue({ code: 'custom', message: `must be JSON with the id, HX and 32 digits, of ${list}` })
  return z.NEVER
})

function jsonIn(text: string): Record<string, Record<string, unknown> | undefined> | undefined {
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    return undefined
  }
}

export function modelOf(reader: Reader): Config['model'] {
  const chat = reader.service('the chat model', ['OPENAI_BASE_URL', 'OPENAI_MODEL'])
  const baseUrl = reader.one('OPENAI_BASE_URL', address, '')
  const apiKey = reader.extra('OPENAI_API_KEY', z.string(), 'OPENAI_BASE_URL', chat !== undefined)
  if (!chat) return { half: 'rules' }
  return { half: 'chat', baseUrl, name: chat.OPENAI_MODEL, ...(apiKey === undefined ? {} : { apiKey }) }
}
