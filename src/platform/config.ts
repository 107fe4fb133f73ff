import * as z from 'zod'
import { LANGUAGES, type Language } from '../shared/languages.ts'
import { type Network, networkIn } from '../shared/networks.ts'
import { MESSAGES, type MessageName } from '../shared/phone.ts'

/** The environment, parsed once. Nothing else in the app reads a variable. */
export interface Config {
  env: 'development' | 'production'
  /** Where the server listens: this machine only, unless told otherwise (0.0.0.0 in a container). */
  host: string
  port: number
  /** The origin that visitors use, without a trailing slash. Links in letters are made from this and never from a request. */
  baseUrl: string
  database: { url: string; authToken?: string }
  secret: string
  /** The one before, so that what was signed and sealed with it still opens. Nothing new is made with it. */
  previousSecret?: string
  rateLimits: boolean
  /** The house is closed for a while: every page and every call says so, and health still answers. */
  maintenance: boolean
  seed: 'demo' | 'none'
  requestTimeoutMs: number
  /** How many streams this process holds open, in all and for one address. */
  streams: { most: number; mostOfOne: number }
  /** How many proxies of ours stand in front of the server: so many ends of X-Forwarded-For are believed. */
  proxies: number
  /** Origins of other sites whose scripts may call the API; never with cookies. */
  corsOrigins: readonly string[]
  /** Where some are allowed, nobody from elsewhere is let in; those that are denied never are. */
  networks: { allow: Network[]; deny: Network[] }
  mail:
    | { half: 'mailbox' }
    | { half: 'resend'; apiKey: string; from: string; baseUrl?: string; webhookSecret?: string }
  /** Networks of the house's own that webhooks may be sent into; none in production. */
  webhooks: { inside: Network[] }
  payments: { half: 'venue' | 'pretend' } | { half: 'stripe'; secretKey: string; webhookSecret: string }
  queue:
    | { half: 'outbox' }
    | { half: 'qstash'; token: string; currentKey: string; nextKey: string; url?: string }
  redis: { half: 'memory' } | { half: 'upstash'; url: string; token: string }
  images: { half: 'disk' } | { half: 'cloudinary'; url: string }
  whatsapp:
    | { half: 'mailbox' }
    | {
        half: 'twilio'
        accountSid: string
        authToken: string
        /** E.164. */
        from: string
        /** The ids of the approved words, by template and language. */
        templates: MessageTemplates
        baseUrl?: string
      }
  model: { half: 'rules' } | { half: 'chat'; baseUrl: string; name: string; apiKey?: string }
}

export type MessageTemplates = Record<MessageName, Record<Language, string>>

export type Environment = Record<string, string | undefined>

/** Its message names every variable that is at fault, and never what the variable holds. */
export class ConfigError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    )
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Public on purpose, so that a development house starts with nothing set. Production refuses it. */
export const developmentSecret = 'development-only-secret-0123456789abcdef'

/** What QStash's development server believes, printed in its SDK: its token and its two keys. */
const publicQStash = new Set([
  'eyJVc2VySUQiOiJkZWZhdWx0VXNlciIsIlBhc3N3b3JkIjoiZGVmYXVsdFBhc3N3b3JkIn0=',
  'sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r',
  'sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs',
])

/** Hosted halves that have an adapter, beside the database's. The others are checked and shown, and wait for theirs. */
const adapters = new Set(['resend', 'upstash', 'qstash', 'twilio'])

/** @throws ConfigError naming every fault at once. `where` is the entry: a Worker has no disk and no default address. */
export function parseConfig(env: Environment, where: 'bun' | 'edge' = 'bun'): Config {
  const reader = new Reader(env)
  const production =
    reader.one('APP_ENV', z.enum(['development', 'production']), 'development') === 'production'
  const port = reader.one('PORT', wholeNumber(1, 65_535), 3000)
  const config: Config = {
    env: production ? 'production' : 'development',
    host: reader.one('HOST', hostName, 'localhost'),
    port,
    baseUrl: baseUrlOf(reader, { production, port, where }),
    database: databaseOf(reader, { production, where }),
    secret: secretOf(reader, production),
    ...previousSecretOf(reader),
    rateLimits: rateLimitsOf(reader, production),
    maintenance: reader.one('MAINTENANCE', z.enum(['on', 'off']), 'off') === 'on',
    seed: seedOf(reader, production),
    requestTimeoutMs: 30_000,
    streams: {
      most: reader.one('STREAMS', wholeNumber(0, 100_000), 5_000),
      mostOfOne: reader.one('STREAMS_PER_ADDRESS', wholeNumber(1, 100_000), 50),
    },
    proxies: reader.one('PROXIES', wholeNumber(0, 9), 0),
    corsOrigins: reader.one('CORS_ORIGINS', origins, []),
    networks: {
      allow: reader.one('ALLOW_FROM', networkList, []),
      deny: reader.one('DENY_FROM', networkList, []),
    },
    webhooks: { inside: webhooksInsideOf(reader, production) },
    mail: mailOf(reader, production),
    payments: paymentsOf(reader, production),
    queue: queueOf(reader, production),
    redis: redisOf(reader),
    images: imagesOf(reader),
    whatsapp: whatsappOf(reader),
    model: modelOf(reader),
  }
  if (reader.faults.length > 0) throw new ConfigError(reader.faults)
  return frozen(config)
}

export interface Half {
  port: string
  half: string
  note?: string
}

/** What the start prints: which half of each pair is in use. */
export function halves(config: Config): Half[] {
  const embedded = config.database.url.startsWith('file:')
  return [
    { port: 'database', half: embedded ? 'embedded' : 'remote' },
    { port: 'mail', half: config.mail.half },
    chosen('payments', config.payments.half, 'venue'),
    chosen('queue', config.queue.half, 'outbox'),
    config.rateLimits ? chosen('limiter', config.redis.half, 'memory') : { port: 'limiter', half: 'off' },
    chosen('images', config.images.half, 'disk'),
    chosen('whatsapp', config.whatsapp.half, 'mailbox'),
    chosen('model', config.model.half, 'rules'),
  ]
}

function chosen(port: string, half: string, embedded: string): Half {
  if (half === embedded || adapters.has(half)) return { port, half }
  return { port, half: embedded, note: `${half} is set, not used by this release` }
}

/** Reads variables one by one and collects what is wrong with them, so that nobody fixes them one start at a time. */
class Reader {
  readonly faults: string[] = []
  private readonly env: Environment
  constructor(env: Environment) {
    this.env = env
  }

  /** An empty value counts as unset: that is how a line of a .env file or of a compose file is left blank. */
  get(name: string): string | undefined {
    const value = this.env[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }

  fault(name: string, sentence: string): void {
    this.faults.push(`${name} ${sentence}`)
  }

  one<T, D>(name: string, schema: z.ZodType<T>, otherwise: D): T | D {
    const value = this.get(name)
    if (value === undefined) return otherwise
    const read = schema.safeParse(value)
    if (read.success) return read.data
    this.fault(name, sentenceOf(read.error.issues[0]))
    return otherwise
  }

  /** A service is set with all of its variables or with none. */
  service<const N extends string>(service: string, names: readonly N[]): Record<N, string> | undefined {
    const missing = names.filter((name) => this.get(name) === undefined)
    if (missing.length === names.length) return undefined
    for (const name of missing) this.fault(name, `is missing: ${service} is set only in part`)
    return Object.fromEntries(names.map((name) => [name, this.get(name) ?? ''])) as Record<N, string>
  }

  /** An extra of a service, such as another address of it, means nothing without the service. */
  extra<T>(name: string, schema: z.ZodType<T>, service: string, set: boolean): T | undefined {
    const value = this.one(name, schema, undefined)
    if (this.get(name) !== undefined && !set) this.fault(name, `is set but ${service} is not`)
    return value
  }
}

/** Our own words: zod's would repeat the value, and a value may be a secret. */
function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_value') return `must be ${issue.values.map(String).join(' or ')}`
  return issue?.code === 'custom' ? issue.message : 'is not valid'
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      message: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number)
}

const hostName = z
  .string()
  .refine((text) => /^[\w.:-]+$/.test(text), { message: 'must be a host such as 0.0.0.0' })

const networkList = z
  .string()
  .transform((text) => text.split(',').map((each) => networkIn(each.trim())))
  .refine((list): list is Network[] => list.every((each) => each !== undefined), {
    message: 'must be addresses or networks such as 203.0.113.7, 10.0.0.0/8, 2001:db8::/32, between commas',
  })

const address = z.string().refine((text) => /^https?:$/.test(protocolOf(text)), {
  message: 'must be an address that begins with https:// or http://',
})

const databaseAddress = z
  .string()
  .refine((text) => /^(file|https?|libsql):$/.test(protocolOf(text)) && text !== 'file:', {
    message: 'must be file:<path>, or an address that begins with libsql://, https:// or http://',
  })

const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(protocolOf(text)) && bare(new URL(text)), {
    message: 'must be an origin such as https://example.com, without a path',
  })
  .transform((text) => new URL(text).origin)

const origins = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .refine(
    (all) =>
      all.every((each) => URL.canParse(each) && /^https?:$/.test(protocolOf(each)) && bare(new URL(each))),
    { message: 'must be origins such as https://example.com, with commas between them' },
  )
  .transform((all) => all.map((each) => new URL(each).origin))

const mailbox = z
  .string()
  .refine((text) => /^([^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text), {
    message: 'must be an address such as bookings@example.com or Rendezvous <bookings@example.com>',
  })

/** The secret itself is in base64. */
const SECRET_OF_HOOKS = /^whsec_([A-Za-z0-9+/]{4}){4,}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const hookSecret = z.string().refine((text) => SECRET_OF_HOOKS.test(text), {
  message: 'must be the signing secret of the webhook, which begins with whsec_',
})

const bare = (url: URL) => url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
const protocolOf = (text: string) => (URL.canParse(text) ? new URL(text).protocol : '')
const atHome = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

interface Situation {
  production: boolean
  where: 'bun' | 'edge'
}

function baseUrlOf(reader: Reader, { production, port, where }: Situation & { port: number }): string {
  const url = reader.one('BASE_URL', origin, `http://localhost:${port}`)
  if (where === 'edge' && !reader.get('BASE_URL'))
    reader.fault('BASE_URL', 'is missing: a Worker cannot guess its address')
  else if (production && !reader.get('BASE_URL'))
    reader.fault('BASE_URL', 'is missing: letters would lead to this machine alone')
  if (production && !url.startsWith('https:') && !atHome(url)) {
    reader.fault('BASE_URL', 'must begin with https:// in production')
  }
  return url
}

function databaseOf(reader: Reader, { production, where }: Situation): Config['database'] {
  const url = reader.one('DATABASE_URL', databaseAddress, 'file:./data/rendezvous.db')
  const authToken = reader.get('DATABASE_AUTH_TOKEN')
  const file = url.startsWith('file:')
  if (file && where === 'edge')
    reader.fault('DATABASE_URL', "must be a libSQL server's address: a Worker has no disk")
  if (file && authToken) reader.fault('DATABASE_AUTH_TOKEN', 'is set but DATABASE_URL is a file')
  if (production && !file && !authToken && !atHome(url)) {
    reader.fault(
      'DATABASE_AUTH_TOKEN',
      'is missing: a database server must not be open to everyone in production',
    )
  }
  return authToken === undefined ? { url } : { url, authToken }
}

function secretOf(reader: Reader, production: boolean): string {
  const secret = reader.get('APP_SECRET')
  if (secret !== undefined && secret.length < 32)
    reader.fault('APP_SECRET', 'must have 32 characters or more')
  if (production && secret === undefined)
    reader.fault('APP_SECRET', 'is missing: production needs one of its own')
  if (production && secret === developmentSecret) {
    reader.fault('APP_SECRET', 'is the one for development, which everybody knows')
  }
  return secret ?? developmentSecret
}

function previousSecretOf(reader: Reader): { previousSecret?: string } {
  const previousSecret = reader.get('APP_SECRET_PREVIOUS')
  if (previousSecret === undefined) return {}
  if (previousSecret.length < 32) reader.fault('APP_SECRET_PREVIOUS', 'must have 32 characters or more')
  // Everybody knows the default one: whoever signs with it would be believed.
  if (previousSecret === developmentSecret)
    reader.fault('APP_SECRET_PREVIOUS', 'is the one for development, which everybody knows')
  if (previousSecret === reader.get('APP_SECRET'))
    reader.fault('APP_SECRET_PREVIOUS', 'is the same as APP_SECRET')
  return { previousSecret }
}

function rateLimitsOf(reader: Reader, production: boolean): boolean {
  const off = reader.one('RATE_LIMITS', z.enum(['on', 'off']), 'on') === 'off'
  if (off && production) reader.fault('RATE_LIMITS', 'must not be off in production')
  return !off
}

function webhooksInsideOf(reader: Reader, production: boolean): Network[] {
  const inside = reader.one('WEBHOOKS_INSIDE', networkList, [])
  if (production && reader.get('WEBHOOKS_INSIDE') !== undefined)
    reader.fault('WEBHOOKS_INSIDE', "must not be set in production: webhooks stay out of the house's network")
  return inside
}

function seedOf(reader: Reader, production: boolean): Config['seed'] {
  const seed = reader.one('SEED', z.enum(['demo', 'none']), production ? 'none' : 'demo')
  if (seed === 'demo' && production)
    reader.fault('SEED', 'must not be demo in production: its accounts are public')
  return seed
}

function mailOf(reader: Reader, production: boolean): Config['mail'] {
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

function paymentsOf(reader: Reader, production: boolean): Config['payments'] {
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

function queueOf(reader: Reader, production: boolean): Config['queue'] {
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

function redisOf(reader: Reader): Config['redis'] {
  const upstash = reader.service('Upstash Redis', ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'])
  const url = reader.one('UPSTASH_REDIS_REST_URL', address, '')
  return upstash ? { half: 'upstash', url, token: upstash.UPSTASH_REDIS_REST_TOKEN } : { half: 'memory' }
}

function imagesOf(reader: Reader): Config['images'] {
  const shape = z.string().refine((text) => /^cloudinary:\/\/[^:@/]+:[^:@/]+@[^:@/]+$/.test(text), {
    message: 'must be cloudinary://<key>:<secret>@<cloud>',
  })
  const url = reader.one('CLOUDINARY_URL', shape, undefined)
  return url === undefined ? { half: 'disk' } : { half: 'cloudinary', url }
}

function whatsappOf(reader: Reader): Config['whatsapp'] {
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

function modelOf(reader: Reader): Config['model'] {
  const chat = reader.service('the chat model', ['OPENAI_BASE_URL', 'OPENAI_MODEL'])
  const baseUrl = reader.one('OPENAI_BASE_URL', address, '')
  const apiKey = reader.extra('OPENAI_API_KEY', z.string(), 'OPENAI_BASE_URL', chat !== undefined)
  if (!chat) return { half: 'rules' }
  return { half: 'chat', baseUrl, name: chat.OPENAI_MODEL, ...(apiKey === undefined ? {} : { apiKey }) }
}

function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part)
  return Object.freeze(value)
}
