import * as z from 'zod'
import type { Language } from '../shared/languages.ts'
import type { Network } from '../shared/networks.ts'
import type { MessageName } from '../shared/phone.ts'
import {
  atHome,
  databaseAddress,
  type Environment,
  hostName,
  networkList,
  origin,
  origins,
  Reader,
  wholeNumber,
} from './config.reader.ts'
import { imagesOf, mailOf, modelOf, paymentsOf, queueOf, redisOf, whatsappOf } from './config.services.ts'

export type { Environment } from './config.reader.ts'

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

/** Hosted halves that have an adapter, beside the database's. The others are checked and shown, and wait for theirs. */
const adapters = new Set(['resend', 'twilio', 'upstash', 'qstash'])

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

function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part)
  return Object.freeze(value)
}
