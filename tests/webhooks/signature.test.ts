import { describe, expect, test } from 'bun:test'
import { Webhook } from 'standardwebhooks'
import { sealedSecret, signingSecrets } from '../../src/webhooks/secrets.ts'
import { newSecret, signedHeaders } from '../../src/webhooks/signature.ts'

describe('a message is signed', () => {
  test('as others worked it out before: the example of the specification’s own libraries', async () => {
    const headers = await signedHeaders(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1_614_265_330,
      body: '{"test": 2432232314}',
    })
    expect(headers).toEqual({
      'content-type': 'application/json',
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  test('with an id of ours and letters of more than a byte, as OpenSSL works it out', async () => {
    const headers = await signedHeaders(['whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8='], {
      id: 'changed:0192f0c1-0000-7000-8000-000000000001:2',
      timestamp: 1_795_000_000,
      body: '{"type":"booking.changed","é":"✓"}',
    })
    expect(headers['webhook-signature']).toBe('v1,a97rsN1WSuI+tK3VBKkHc8nLtU7KBqhP1b2IQS040V8=')
  })

  test('so that the reference library believes it, with each of two secrets and with no third', async () => {
    const [present, before, other] = [newSecret(), newSecret(), newSecret()]
    const body = '{"type":"webhook.test"}'
    const signed = { id: 'one', timestamp: Math.floor(Date.now() / 1000), body }
    const headers = await signedHeaders([present, before], signed)
    expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/)
    for (const secret of [present, before])
      expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'webhook.test' })
    expect(() => new Webhook(other).verify(body, headers)).toThrow()
    expect(() => new Webhook(present).verify(`${body} `, headers)).toThrow()
    expect(() => new Webhook(present).verify(body, { ...headers, 'webhook-id': 'two' })).toThrow()
  })
})

describe('a secret', () => {
  const old = { secret: 'o'.repeat(32) }
  const young = { secret: 'y'.repeat(32), previousSecret: old.secret }
  const NOW = 1_795_000_000

  test('is 32 bytes of chance', () => {
    const secrets = [newSecret(), newSecret()]
    for (const each of secrets) expect(Uint8Array.fromBase64(each.slice('whsec_'.length))).toHaveLength(32)
    expect(secrets[0]).not.toBe(secrets[1])
  })

  test('signs along with its successor for as long as was said, and not a second longer', async () => {
    const [secret, previousSecret] = [
      await sealedSecret(old, 'e', 'whsec_new'),
      await sealedSecret(old, 'e', 'whsec_old'),
    ]
    const stored = { secret, previousSecret, previousUntil: NOW }
    expect(await signingSecrets(old, 'e', stored, NOW - 1)).toEqual({ secrets: ['whsec_new', 'whsec_old'] })
    expect(await signingSecrets(old, 'e', stored, NOW)).toEqual({ secrets: ['whsec_new'] })
  })

  test('is nothing at another endpoint', async () => {
    const stored = { secret: await sealedSecret(old, 'e', 'whsec_new') }
    expect(await signingSecrets(old, 'another', stored, NOW)).toBeUndefined()
  })

  test('[S136] outlives a change of the house’s own, and is sealed anew with it', async () => {
    const [secret, previousSecret] = [
      await sealedSecret(old, 'e', 'whsec_new'),
      await sealedSecret(old, 'e', 'whsec_old'),
    ]
    const stored = { secret, previousSecret, previousUntil: NOW + 1 }
    const found = await signingSecrets(young, 'e', stored, NOW)
    expect(found!.secrets).toEqual(['whsec_new', 'whsec_old'])
    const later = { secret: young.secret }
    expect(await signingSecrets(later, 'e', stored, NOW)).toBeUndefined()
    expect(await signingSecrets(later, 'e', { ...found!.sealed!, previousUntil: NOW + 1 }, NOW)).toEqual({
      secrets: ['whsec_new', 'whsec_old'],
    })
  })
})
