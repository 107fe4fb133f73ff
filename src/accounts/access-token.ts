import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import type { Config } from '../platform/config.ts'
import type { Clock } from '../platform/ports.ts'
import { newId, sha256 } from '../shared/ids.ts'
import { derive, secretsOf } from '../shared/sign.ts'

/** In seconds. The session that a token names is looked up with every request, so it may well end before its token does. */
export const ACCESS_LASTS = 15 * 60

interface House {
  config: Pick<Config, 'baseUrl' | 'secret' | 'previousSecret'>
  clock: Clock
}

/** Whose token it is, and the session it lives as long as. */
export interface Access {
  accountId: string
  sessionId: string
}

const TYPE = 'at+jwt'
const uuid = z.uuid()
/** In both there is what we put there and nothing else: whatever asks for more (`crit`, `jku`, `jwk`, `x5u`) is none of ours. */
const headerSchema = z.strictObject({ alg: z.literal('HS256'), typ: z.literal(TYPE), kid: z.string() })
const claimsSchema = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  sub: uuid,
  sid: uuid,
  jti: uuid,
  iat: z.int(),
  exp: z.int(),
})

/** What a program shows with every call for a quarter of an hour (RFC 9068, signed with a key that only the house has). */
export async function accessToken(
  { config, clock }: House,
  { accountId, sessionId }: Access,
): Promise<string> {
  const { key, kid } = await keyFrom(config.secret)
  const now = Math.floor(clock.now() / 1000)
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE, kid })
    .setIssuer(config.baseUrl)
    .setAudience(audience(config))
    .setSubject(accountId)
    .setJti(newId())
    .setIssuedAt(now)
    .setExpirationTime(now + ACCESS_LASTS)
    .sign(key)
}

/** Whom a token is of, while it is good. One that was signed with the secret before this one is good until it is over. */
export async function accessOf({ config, clock }: House, token: string): Promise<Access | undefined> {
  if (token.length > 1_024 || !token.split('.').every(isPlainBase64)) return undefined
  const [header, payload] = token.split('.').map(jsonIn)
  const said = headerSchema.safeParse(header)
  const claims = claimsSchema.safeParse(payload)
  if (!said.success || !claims.success) return undefined
  const keys = await Promise.all(secretsOf(config).map(keyFrom))
  const key = keys.find(({ kid }) => kid === said.data.kid)?.key
  if (!key || !(await isSigned(token, key, { config, clock }))) return undefined
  return { accountId: claims.data.sub, sessionId: claims.data.sid }
}

async function isSigned(token: string, key: Uint8Array, { config, clock }: House): Promise<boolean> {
  const now = clock.now()
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      typ: TYPE,
      issuer: config.baseUrl,
      audience: audience(config),
      currentDate: new Date(now),
      // Our own clocks may differ a little: one that was made just now may seem to be of the next second.
      clockTolerance: 5,
      maxTokenAge: ACCESS_LASTS,
    })
    return payload.exp! - payload.iat! === ACCESS_LASTS && payload.exp! > now / 1000
  } catch {
    return false
  }
}

const audience = ({ baseUrl }: Pick<Config, 'baseUrl'>) => `${baseUrl}/api`

async function keyFrom(secret: string) {
  const key = await derive(secret, 'access-token')
  return { key, kid: (await sha256(key.toHex())).slice(0, 16) }
}

/** Of the many ways to write the same bytes in base64url, the one that we write. */
function isPlainBase64(part: string): boolean {
  try {
    const options = { alphabet: 'base64url', omitPadding: true } as const
    return part !== '' && Uint8Array.fromBase64(part, options).toBase64(options) === part
  } catch {
    return false
  }
}

/** Undefined for a text that reads back as another, as one does that says the same name twice. */
function jsonIn(part: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.fromBase64(part, { alphabet: 'base64url' }),
    )
    const value: unknown = JSON.parse(text)
    return JSON.stringify(value) === text ? value : undefined
  } catch {
    return undefined
  }
}
