import { describe, expect, test } from 'bun:test'
import { SignJWT } from 'jose'
import { ACCESS_LASTS, accessOf, accessToken } from '../../src/accounts/access-token.ts'
import { derive, sign } from '../../src/shared/sign.ts'

const config = { baseUrl: 'https://house.example', secret: 'one secret of the tests, 32 characters or more' }
const OTHER = 'another secret of the tests, 32 characters or more'
const NOW = 1_800_000_000
const clock = { now: () => NOW * 1000 }
const house = { config, clock }
const mine = {
  accountId: '01926f00-0000-7000-8000-000000000001',
  sessionId: '01926f00-0000-7000-8000-000000000002',
}
const jti = '01926f00-0000-7000-8000-000000000003'

const base64 = (value: string | Uint8Array) =>
  (typeof value === 'string' ? new TextEncoder().encode(value) : value).toBase64({
    alphabet: 'base64url',
    omitPadding: true,
  })
const partsOf = (token: string) => token.split('.') as [string, string, string]
const read = (part: string) =>
  JSON.parse(new TextDecoder().decode(Uint8Array.fromBase64(part, { alphabet: 'base64url' })))

const key = await derive(config.secret, 'access-token')
const kid = new Bun.CryptoHasher('sha256').update(key.toHex()).digest('hex').slice(0, 16)
const header = { alg: 'HS256', typ: 'at+jwt', kid }
const claims = {
  sid: mine.sessionId,
  iss: config.baseUrl,
  aud: `${config.baseUrl}/api`,
  sub: mine.accountId,
  jti,
  iat: NOW,
  exp: NOW + ACCESS_LASTS,
}

/** Signed with the house's own key, whatever it says: as by somebody who found a way to have something signed. */
function signed(head: object | string, body: object | string, by: Uint8Array = key, hash = 'sha256') {
  const text = (value: object | string) => (typeof value === 'string' ? value : JSON.stringify(value))
  const input = `${base64(text(head))}.${base64(text(body))}`
  return `${input}.${base64(new Uint8Array(new Bun.CryptoHasher(hash as 'sha256', by).update(input).digest()))}`
}

const without = (name: keyof typeof claims) => {
  const { [name]: _, ...rest } = claims
  return rest
}

describe('a token', () => {
  test('says whose it is until its quarter of an hour is over, and not from then on', async () => {
    const token = await accessToken(house, mine)
    const at = (seconds: number) => accessOf({ config, clock: { now: () => (NOW + seconds) * 1000 } }, token)
    expect(ACCESS_LASTS).toBe(900)
    for (const seconds of [0, 1, 899]) expect(await at(seconds)).toEqual(mine)
    for (const seconds of [900, 901, 86_400]) expect(await at(seconds)).toBeUndefined()
  })

  test('says who made it, for whom and of which kind, and is another every time', async () => {
    const [head, body] = partsOf(await accessToken(house, mine)).map((part) => part)
    expect(read(head!)).toEqual(header)
    expect({ ...read(body!), jti }).toEqual(claims)
    expect(await accessToken(house, mine)).not.toBe(await accessToken(house, mine))
  })

  test('made by the tests as the house makes it is read: what follows fails for its own reason', async () => {
    expect(await accessOf(house, signed(header, claims))).toEqual(mine)
  })
})

describe('when the house changes its secret [S56, S136]', () => {
  test('tokens of the one before are good until they are over, and no others are', async () => {
    const token = await accessToken(house, mine)
    const changed = { ...config, secret: OTHER }
    expect(await accessOf({ config: changed, clock }, token)).toBeUndefined()
    const both = { ...changed, previousSecret: config.secret }
    expect(await accessOf({ config: both, clock }, token)).toEqual(mine)
    const later = { now: () => (NOW + ACCESS_LASTS) * 1000 }
    expect(await accessOf({ config: both, clock: later }, token)).toBeUndefined()
  })

  test('new ones are made with the new one alone', async () => {
    const both = { ...config, secret: OTHER, previousSecret: config.secret }
    const token = await accessToken({ config: both, clock }, mine)
    expect(await accessOf({ config: { ...config, secret: OTHER }, clock }, token)).toEqual(mine)
    expect(await accessOf(house, token)).toBeUndefined()
  })

  test('neither its name nor its key tells anything of the secret, which signs nothing itself', async () => {
    expect(
      await accessOf(house, signed(header, claims, new TextEncoder().encode(config.secret))),
    ).toBeUndefined()
    expect(kid).not.toBe(new Bun.CryptoHasher('sha256').update(config.secret).digest('hex').slice(0, 16))
  })
})

const rsa = await crypto.subtle.generateKey(
  {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
  true,
  ['sign', 'verify'],
)
const own = await accessToken(house, mine)
const [ownHead, ownBody, ownSignature] = partsOf(own)
const jwk = { kty: 'oct', k: base64(key) }

const refused: [string, string | Promise<string>][] = [
  ['alg none without a signature', `${base64(JSON.stringify({ ...header, alg: 'none' }))}.${ownBody}.`],
  ['alg None', `${base64(JSON.stringify({ ...header, alg: 'None' }))}.${ownBody}.`],
  [
    'alg none with the signature',
    `${base64(JSON.stringify({ ...header, alg: 'none' }))}.${ownBody}.${ownSignature}`,
  ],
  ['HS512 with the same key', signed({ ...header, alg: 'HS512' }, claims, key, 'sha512')],
  ['HS384 with the same key', signed({ ...header, alg: 'HS384' }, claims, key, 'sha384')],
  ['hs256 in small letters', signed({ ...header, alg: 'hs256' }, claims)],
  [
    'RS256 by a key of the sender',
    new SignJWT(claims).setProtectedHeader({ ...header, alg: 'RS256' }).sign(rsa.privateKey),
  ],
  [
    'HS256 under a public key',
    signed(header, claims, new Uint8Array(await crypto.subtle.exportKey('spki', rsa.publicKey))),
  ],
  ['HS256 under an empty key', signed(header, claims, new Uint8Array(1))],
  ['no alg', signed({ typ: 'at+jwt', kid }, claims)],
  ['no typ', signed({ alg: 'HS256', kid }, claims)],
  ['typ JWT', signed({ ...header, typ: 'JWT' }, claims)],
  ['another typ', signed({ ...header, typ: 'rt+jwt' }, claims)],
  ['typ as a list', signed({ ...header, typ: ['at+jwt'] }, claims)],
  ['no issuer', signed(header, without('iss'))],
  ['another issuer', signed(header, { ...claims, iss: 'https://evil.example' })],
  ['another issuer that begins alike', signed(header, { ...claims, iss: `${config.baseUrl}.evil.example` })],
  ['no audience', signed(header, without('aud'))],
  ['another audience', signed(header, { ...claims, aud: config.baseUrl })],
  ['several audiences', signed(header, { ...claims, aud: [claims.aud, 'https://evil.example'] })],
  ['no account', signed(header, without('sub'))],
  ['no session', signed(header, without('sid'))],
  ['an account that is no id', signed(header, { ...claims, sub: "' OR 1=1 --" })],
  ['a session that is no text', signed(header, { ...claims, sid: { $ne: 1 } })],
  ['no id of its own', signed(header, without('jti'))],
  ['nbf in the future', signed(header, { ...claims, nbf: NOW + 60 })],
  ['nbf as a text', signed(header, { ...claims, nbf: String(NOW) })],
  ['exp in the past', signed(header, { ...claims, iat: NOW - 1_000, exp: NOW - 100 })],
  ['exp this very second', signed(header, { ...claims, iat: NOW - ACCESS_LASTS, exp: NOW })],
  ['no exp', signed(header, without('exp'))],
  ['exp as a text', signed(header, { ...claims, exp: String(claims.exp) })],
  ['exp with a fraction', signed(header, { ...claims, exp: claims.exp + 0.5 })],
  ['exp as a list', signed(header, { ...claims, exp: [claims.exp] })],
  ['exp as null', signed(header, { ...claims, exp: null })],
  ['exp as true', signed(header, { ...claims, exp: true })],
  ['exp negative', signed(header, { ...claims, exp: -claims.exp })],
  ['exp past what a number holds', signed(header, JSON.stringify(claims).replace(`${claims.exp}`, '1e400'))],
  ['exp in milliseconds', signed(header, { ...claims, exp: claims.exp * 1000 })],
  ['longer than we make them', signed(header, { ...claims, exp: claims.exp + 1 })],
  ['iat in the future', signed(header, { ...claims, iat: NOW + 60, exp: NOW + 60 + ACCESS_LASTS })],
  ['iat as a text', signed(header, { ...claims, iat: String(NOW) })],
  ['no iat', signed(header, without('iat'))],
  ['crit that nobody knows', signed({ ...header, crit: ['exp'] }, claims)],
  ['crit b64', signed({ ...header, crit: ['b64'], b64: true }, claims)],
  ['crit b64 false', signed({ ...header, crit: ['b64'], b64: false }, claims)],
  ['crit empty', signed({ ...header, crit: [] }, claims)],
  ['jku', signed({ ...header, jku: 'https://evil.example/keys.json' }, claims)],
  ['jwk', signed({ ...header, jwk }, claims)],
  ['x5u', signed({ ...header, x5u: 'https://evil.example/chain.pem' }, claims)],
  ['x5c', signed({ ...header, x5c: ['MIIB'] }, claims)],
  ['no kid', signed({ alg: 'HS256', typ: 'at+jwt' }, claims)],
  ['kid that is not known', signed({ ...header, kid: '0123456789abcdef' }, claims)],
  ['kid as a path', signed({ ...header, kid: '../../../../dev/null' }, claims, new Uint8Array(1))],
  ['kid as SQL', signed({ ...header, kid: "x' UNION SELECT 'key" }, claims)],
  ['kid as a list', signed({ ...header, kid: [kid] }, claims)],
  ['kid as a name of every object', signed({ ...header, kid: '__proto__' }, claims)],
  ['another secret under our kid', signed(header, claims, await derive(OTHER, 'access-token'))],
  ['a key for another purpose', signed(header, claims, await derive(config.secret, 'authenticator'))],
  ['no signature', `${ownHead}.${ownBody}`],
  ['an empty signature', `${ownHead}.${ownBody}.`],
  ['half of a signature', `${ownHead}.${ownBody}.${ownSignature.slice(0, 21)}`],
  ['a byte after the signature', `${own}A`],
  ['four letters after the signature', `${own}AAAA`],
  ['a line end after it', `${own}\n`],
  ['a space before it', ` ${own}`],
  ['padding', `${own}=`],
  ['a part more', `${own}.${ownSignature}`],
  ['five parts, as of an encrypted one', `${own}..`],
  ['no header', `.${ownBody}.${ownSignature}`],
  ['no claims', `${ownHead}..${ownSignature}`],
  ['a name twice in its claims', signed(header, JSON.stringify(claims).replace('{', `{"sub":"${jti}",`))],
  ['a name twice in its header', signed(JSON.stringify(header).replace('{', '{"alg":"none",'), claims)],
  [
    'the same name twice in another spelling',
    signed(header, JSON.stringify(claims).replace('{', '{"su\\u0062":"x",')),
  ],
  ['spaces in its JSON', signed(header, JSON.stringify(claims, null, 1))],
  ['claims that are a list', signed(header, [claims])],
  ['claims that are a text', signed(header, JSON.stringify(JSON.stringify(claims)))],
  ['claims that are no JSON', signed(header, 'sub=me')],
  ['claims that are no UTF-8', signed(header, '\xff')],
  ['a claim more', signed(header, { ...claims, role: 'admin' })],
  ['a role and a scope', signed(header, { ...claims, role: 'admin', scope: 'people:write' })],
  [
    'the claims of another under our signature',
    `${ownHead}.${base64(JSON.stringify({ ...claims, sub: jti }))}.${ownSignature}`,
  ],
  [
    'a refresh token',
    crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: 'base64url', omitPadding: true }),
  ],
  ['a token of a letter', sign(config.secret, 'account-token:reset:seed')],
  ['the key of a booking', sign(config.secret, `booking-link:${jti}:1`)],
  ['a key of a program', 'rdv_0123abcd_0123456789abcdef0123456789abcdef'],
  ['nothing', ''],
  ['two dots', '..'],
  ['a very long one', signed(header, { ...claims, more: 'x'.repeat(100_000) })],
]

describe('no token of ours is [S47, S48, S55]', () => {
  test.each(refused)('%s', async (_, token) => {
    expect(await accessOf(house, await token)).toBeUndefined()
  })

  test('any token with one letter changed, whichever it is', async () => {
    for (let at = 0; at < own.length; at += 1) {
      const letter = own[at] === 'A' ? 'B' : 'A'
      expect(await accessOf(house, own.slice(0, at) + letter + own.slice(at + 1))).toBeUndefined()
    }
    // Of the last letter two bits mean nothing: a careless reader takes four letters for one.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const good = await Promise.all([...letters].map((each) => accessOf(house, own.slice(0, -1) + each)))
    expect(good.filter(Boolean).length).toBe(1)
  })

  test('a token of another house with the same secret', async () => {
    const elsewhere = { config: { ...config, baseUrl: 'https://other.example' }, clock }
    expect(await accessOf(house, await accessToken(elsewhere, mine))).toBeUndefined()
    expect(await accessOf(elsewhere, await accessToken(elsewhere, mine))).toEqual(mine)
  })
})
