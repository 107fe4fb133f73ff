import { describe, expect, test } from 'bun:test'
import {
  ConfigError,
  developmentSecret,
  type Environment,
  halves,
  parseConfig,
} from '../../src/platform/config.ts'
import { PUBLIC_KEYS } from '../support/qstash.signature.ts'
import { TEMPLATES } from '../support/twilio.ts'

const production: Environment = {
  APP_ENV: 'production',
  BASE_URL: 'https://bookings.example',
  APP_SECRET: 'c'.repeat(32),
  RESEND_API_KEY: 're_123',
  MAIL_FROM: 'Rendezvous <bookings@example.com>',
}

function faultsOf(env: Environment, where?: 'bun' | 'edge'): readonly string[] {
  try {
    parseConfig(env, where)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

/** The names of the variables that are at fault. */
const named = (env: Environment, where?: 'bun' | 'edge') =>
  faultsOf(env, where).map((fault) => fault.split(' ')[0] ?? '')

describe('with nothing set', () => {
  test('the house is in development, on port 3000, with a file and every embedded half', () => {
    const config = parseConfig({})
    expect(config).toMatchObject({
      env: 'development',
      host: 'localhost',
      port: 3000,
      baseUrl: 'http://localhost:3000',
      database: { url: 'file:./data/rendezvous.db' },
      secret: developmentSecret,
      rateLimits: true,
      seed: 'demo',
      mail: { half: 'mailbox' },
      payments: { half: 'venue' },
      requestTimeoutMs: 30_000,
    })
    expect(halves(config).map(({ port, half }) => `${port}: ${half}`)).toEqual([
      'database: embedded',
      'mail: mailbox',
      'payments: venue',
      'queue: outbox',
      'limiter: memory',
      'images: disk',
      'whatsapp: mailbox',
      'model: rules',
    ])
  })

  test('a blank line of a .env file counts as nothing set', () => {
    expect(parseConfig({ PORT: '', STRIPE_SECRET_KEY: '  ', SEED: '' })).toEqual(parseConfig({}))
  })

  test('what was parsed cannot be changed, at any depth', () => {
    const config = parseConfig({})
    expect(Object.isFrozen(config) && Object.isFrozen(config.database) && Object.isFrozen(config.mail)).toBe(
      true,
    )
  })
})

describe('what is wrong', () => {
  test('is all named at once', () => {
    const env = {
      APP_ENV: 'staging',
      PORT: '99999',
      BASE_URL: 'ftp://x',
      DATABASE_URL: 'mysql://x',
      RATE_LIMITS: 'no',
    }
    expect(named(env)).toEqual(['APP_ENV', 'PORT', 'BASE_URL', 'DATABASE_URL', 'RATE_LIMITS'])
  })

  test('is told in one message with a line for each', () => {
    expect(() => parseConfig({ PORT: 'x', SEED: 'y' })).toThrow(
      'The configuration has 2 fault(s):\n  - PORT must be a whole number from 1 to 65535\n  - SEED must be demo or none',
    )
  })

  test('[S131] is never quoted, because it may be a secret', () => {
    const canary = 'canary-4242'
    const names = [
      'APP_ENV',
      'PORT',
      'BASE_URL',
      'DATABASE_URL',
      'DATABASE_AUTH_TOKEN',
      'APP_SECRET',
      'APP_SECRET_PREVIOUS',
      'RATE_LIMITS',
    ]
    names.push('SEED', 'PAYMENTS', 'RESEND_API_KEY', 'RESEND_BASE_URL', 'STRIPE_SECRET_KEY', 'QSTASH_TOKEN')
    names.push('RESEND_WEBHOOK_SECRET')
    names.push(
      'UPSTASH_REDIS_REST_URL',
      'CLOUDINARY_URL',
      'TWILIO_AUTH_TOKEN',
      'OPENAI_BASE_URL',
      'MAIL_FROM',
      'ALLOW_FROM',
      'DENY_FROM',
      'WEBHOOKS_INSIDE',
    )
    const env = Object.fromEntries(names.map((name) => [name, canary]))
    expect(faultsOf(env).length).toBeGreaterThan(10)
    expect(faultsOf(env).join('\n')).not.toContain(canary)
  })

  test.each(['0', '65536', '3.5', '-1', '0x50', '3000 ', ' ', '3e3'])('PORT %p', (port) => {
    expect(named({ PORT: port })).toEqual(port.trim() === '' || port.trim() === '3000' ? [] : ['PORT'])
  })

  test.each(['https://example.com/app', 'https://a:b@example.com', 'example.com', 'https://example.com?x=1'])(
    'BASE_URL %p, which is more or less than an origin',
    (url) => {
      expect(named({ BASE_URL: url })).toEqual(['BASE_URL'])
    },
  )

  test('BASE_URL may end in a slash, and links are made without it', () => {
    expect(parseConfig({ BASE_URL: 'https://example.com/' }).baseUrl).toBe('https://example.com')
  })

  test('HOST, which is no address with a path', () => {
    expect(named({ HOST: 'http://0.0.0.0/' })).toEqual(['HOST'])
    expect(parseConfig({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0')
  })

  test('a network that is none, in the one list or in the other', () => {
    for (const name of ['ALLOW_FROM', 'DENY_FROM', 'WEBHOOKS_INSIDE'] as const) {
      const fault = `${name} must be addresses or networks such as 203.0.113.7, 10.0.0.0/8, 2001:db8::/32, between commas`
      for (const value of [
        '10.0.0.0/33',
        'example.com',
        '10.0.0.1 10.0.0.2',
        '10.0.0.1,',
        '10.0.0.1,,10.0.0.2',
      ])
        expect(faultsOf({ [name]: value })).toEqual([fault])
      expect(faultsOf({ [name]: '10.0.0.1, 2001:db8::/32' })).toEqual([])
    }
    const { networks } = parseConfig({ ALLOW_FROM: '10.0.0.1, 2001:db8::/32', DENY_FROM: '' })
    expect(networks.allow.map(({ bits }) => bits)).toEqual([128, 32])
    expect(networks.deny).toEqual([])
  })

  test("a file's token, which says that an address was forgotten", () => {
    expect(named({ DATABASE_AUTH_TOKEN: 't' })).toEqual(['DATABASE_AUTH_TOKEN'])
    expect(named({ DATABASE_AUTH_TOKEN: 't', DATABASE_URL: 'libsql://house.example' })).toEqual([])
  })
})

describe('a service that is set in part', () => {
  const services: Record<string, Record<string, string>> = {
    Resend: { RESEND_API_KEY: 're_1', MAIL_FROM: 'a@example.com' },
    Stripe: { STRIPE_SECRET_KEY: 'sk_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
    QStash: { QSTASH_TOKEN: 't', QSTASH_CURRENT_SIGNING_KEY: 'a', QSTASH_NEXT_SIGNING_KEY: 'b' },
    'Upstash Redis': { UPSTASH_REDIS_REST_URL: 'https://redis.example', UPSTASH_REDIS_REST_TOKEN: 't' },
    Twilio: {
      TWILIO_ACCOUNT_SID: 'AC1',
      TWILIO_AUTH_TOKEN: 't',
      TWILIO_WHATSAPP_FROM: '+14155238886',
      TWILIO_TEMPLATES: JSON.stringify(TEMPLATES),
    },
    'the chat model': { OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_MODEL: 'm' },
  }

  for (const [service, whole] of Object.entries(services)) {
    test(`${service}: whole it starts, and without any one of its variables that one is named`, () => {
      expect(faultsOf(whole)).toEqual([])
      for (const name of Object.keys(whole)) {
        expect(faultsOf({ ...whole, [name]: undefined })).toEqual([
          `${name} is missing: ${service} is set only in part`,
        ])
      }
    })
  }

  test('an extra of a service is nothing without it', () => {
    expect(named({ RESEND_BASE_URL: 'http://localhost:1' })).toEqual(['RESEND_BASE_URL'])
    expect(named({ RESEND_WEBHOOK_SECRET: 'whsec_c2VjcmV0IG9mIGhvb2tz' })).toEqual(['RESEND_WEBHOOK_SECRET'])
    expect(named({ QSTASH_URL: 'http://localhost:1' })).toEqual(['QSTASH_URL'])
    expect(named({ OPENAI_API_KEY: 'k' })).toEqual(['OPENAI_API_KEY'])
  })

  test('TWILIO_TEMPLATES names the words of every message in every language, or says which it lacks', () => {
    const { 'booking-reminder': _, ...some } = TEMPLATES
    const { 'booking-confirmed': confirmed } = TEMPLATES
    const missing = { ...some, 'booking-confirmed': { ...confirmed, fr: 'HX1' } }
    expect(faultsOf({ TWILIO_TEMPLATES: JSON.stringify(missing) })).toContain(
      'TWILIO_TEMPLATES must be JSON with the id, HX and 32 digits, of booking-confirmed (fr), booking-reminder (en), booking-reminder (fr)',
    )
    for (const odd of ['no JSON', 'null', '[]', '"x"'])
      expect(faultsOf({ TWILIO_TEMPLATES: odd }).join()).toContain('booking-cancelled (en)')
  })

  test('TWILIO_WHATSAPP_FROM is a number, with or without the word before it', () => {
    const twilio = {
      TWILIO_ACCOUNT_SID: 'AC1',
      TWILIO_AUTH_TOKEN: 't',
      TWILIO_TEMPLATES: JSON.stringify(TEMPLATES),
    }
    expect(named({ ...twilio, TWILIO_WHATSAPP_FROM: '4155238886' })).toEqual(['TWILIO_WHATSAPP_FROM'])
    const { whatsapp } = parseConfig({ ...twilio, TWILIO_WHATSAPP_FROM: 'whatsapp:+14155238886' })
    expect(whatsapp).toMatchObject({ half: 'twilio', from: '+14155238886', templates: TEMPLATES })
    expect(named({ TWILIO_BASE_URL: 'http://localhost:1' })).toEqual(['TWILIO_BASE_URL'])
  })

  test('CLOUDINARY_URL is whole or refused', () => {
    expect(named({ CLOUDINARY_URL: 'cloudinary://key@cloud' })).toEqual(['CLOUDINARY_URL'])
    expect(parseConfig({ CLOUDINARY_URL: 'cloudinary://key:secret@cloud' }).images.half).toBe('cloudinary')
  })

  test('PAYMENTS=stripe without keys names the key', () => {
    expect(named({ PAYMENTS: 'stripe' })).toEqual(['STRIPE_SECRET_KEY'])
  })
})

test.each(['secret', 'whsec_', 'whsec_c2VjcmV0', 'whsec_c2VjcmV0IG9mIGhvb2t', 'whsec_c2VjcmV0-G9mIGhvb2tz'])(
  'RESEND_WEBHOOK_SECRET %p is none of Resend’s',
  (secret) => {
    const resend = { RESEND_API_KEY: 're_1', MAIL_FROM: 'a@example.com' }
    expect(named({ ...resend, RESEND_WEBHOOK_SECRET: secret })).toEqual(['RESEND_WEBHOOK_SECRET'])
  },
)

describe('the halves', () => {
  test('letters go through Resend once it is set', () => {
    const config = parseConfig({
      RESEND_API_KEY: 're_1',
      MAIL_FROM: 'a@example.com',
      RESEND_BASE_URL: 'http://localhost:1',
      RESEND_WEBHOOK_SECRET: 'whsec_c2VjcmV0IG9mIGhvb2tz',
    })
    expect(config.mail).toEqual({
      half: 'resend',
      apiKey: 're_1',
      from: 'a@example.com',
      baseUrl: 'http://localhost:1',
      webhookSecret: 'whsec_c2VjcmV0IG9mIGhvb2tz',
    })
    expect(halves(config)).toContainEqual({ port: 'mail', half: 'resend' })
  })

  test('what is done too often is counted in Redis once that is set, and not counted where it is switched off', () => {
    const redis = { UPSTASH_REDIS_REST_URL: 'https://redis.example', UPSTASH_REDIS_REST_TOKEN: 't' }
    const limiterOf = (env: Environment) => halves(parseConfig(env)).filter(({ port }) => port === 'limiter')
    expect(limiterOf(redis)).toEqual([{ port: 'limiter', half: 'upstash' }])
    expect(limiterOf({})).toEqual([{ port: 'limiter', half: 'memory' }])
    expect(limiterOf({ ...redis, RATE_LIMITS: 'off' })).toEqual([{ port: 'limiter', half: 'off' }])
  })

  test('jobs go through QStash once it is set', () => {
    const env = { QSTASH_TOKEN: 't', QSTASH_CURRENT_SIGNING_KEY: 'a', QSTASH_NEXT_SIGNING_KEY: 'b' }
    expect(halves(parseConfig(env))).toContainEqual({ port: 'queue', half: 'qstash' })
    expect(halves(parseConfig({}))).toContainEqual({ port: 'queue', half: 'outbox' })
  })

  test('one that has no adapter yet is told apart, and its embedded half does the work', () => {
    const config = parseConfig({ STRIPE_SECRET_KEY: 'sk_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' })
    expect(config.payments).toEqual({ half: 'stripe', secretKey: 'sk_1', webhookSecret: 'whsec_1' })
    expect(halves(config)).toContainEqual({
      port: 'payments',
      half: 'venue',
      note: 'stripe is set, not used by this release',
    })
  })
})

describe('production', () => {
  test('starts with an address, a secret and a mailer, and without the demo house', () => {
    expect(parseConfig(production)).toMatchObject({ env: 'production', seed: 'none', rateLimits: true })
  })

  test('believes what was signed with the secret before this one only when it is told that one', () => {
    expect(parseConfig(production)).not.toHaveProperty('previousSecret')
    const APP_SECRET_PREVIOUS = 'd'.repeat(32)
    expect(parseConfig({ ...production, APP_SECRET_PREVIOUS })).toMatchObject({
      previousSecret: APP_SECRET_PREVIOUS,
    })
  })

  test('[S131] names everything it lacks', () => {
    expect(named({ APP_ENV: 'production' })).toEqual(['BASE_URL', 'APP_SECRET', 'RESEND_API_KEY'])
  })

  const qstash = { QSTASH_TOKEN: 't', QSTASH_CURRENT_SIGNING_KEY: 'a', QSTASH_NEXT_SIGNING_KEY: 'b' }
  const refusals: [string, Environment][] = [
    ['SEED', { SEED: 'demo' }],
    ['PAYMENTS', { PAYMENTS: 'pretend' }],
    ['RATE_LIMITS', { RATE_LIMITS: 'off' }],
    ['WEBHOOKS_INSIDE', { WEBHOOKS_INSIDE: '127.0.0.0/8' }],
    ['QSTASH_DEV', { QSTASH_DEV: 'true' }],
    ['QSTASH_CURRENT_SIGNING_KEY', { ...qstash, QSTASH_CURRENT_SIGNING_KEY: PUBLIC_KEYS.current }],
    ['QSTASH_NEXT_SIGNING_KEY', { ...qstash, QSTASH_NEXT_SIGNING_KEY: PUBLIC_KEYS.next }],
    ['APP_SECRET', { APP_SECRET: developmentSecret }],
    ['APP_SECRET', { APP_SECRET: 'c'.repeat(31) }],
    ['APP_SECRET', { APP_SECRET: undefined }],
    ['APP_SECRET_PREVIOUS', { APP_SECRET_PREVIOUS: 'd'.repeat(31) }],
    ['APP_SECRET_PREVIOUS', { APP_SECRET_PREVIOUS: developmentSecret }],
    ['APP_SECRET_PREVIOUS', { APP_SECRET_PREVIOUS: production.APP_SECRET }],
    ['BASE_URL', { BASE_URL: 'http://bookings.example' }],
    ['RESEND_API_KEY', { RESEND_API_KEY: undefined, MAIL_FROM: undefined }],
    ['DATABASE_AUTH_TOKEN', { DATABASE_URL: 'https://db.example' }],
  ]
  for (const [name, change] of refusals) {
    test(`refuses ${JSON.stringify(change, (_, value) => value ?? 'unset')}`, () => {
      expect(named({ ...production, ...change })).toEqual([name])
    })
  }

  test('may be tried out on localhost without a certificate', () => {
    expect(named({ ...production, BASE_URL: 'http://localhost:3000' })).toEqual([])
  })

  const allowedInDevelopment: Environment[] = [
    { SEED: 'demo' },
    { PAYMENTS: 'pretend' },
    { RATE_LIMITS: 'off' },
    { QSTASH_DEV: 'true' },
    { ...qstash, QSTASH_CURRENT_SIGNING_KEY: PUBLIC_KEYS.current },
    { BASE_URL: 'http://bookings.example' },
  ]
  for (const env of allowedInDevelopment) {
    test(`alone refuses ${JSON.stringify(env)}`, () => {
      expect(named(env)).toEqual([])
    })
  }
})

test('at the edge there is no disk and no address to guess', () => {
  expect(named(production, 'edge')).toEqual(['DATABASE_URL'])
  expect(named({}, 'edge')).toEqual(['BASE_URL', 'DATABASE_URL'])
})
