import { createHash, createHmac } from 'node:crypto'

/** The keys of QStash's development server: they are printed in its SDK, so everybody has them. */
export const PUBLIC_KEYS = {
  current: 'sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r',
  next: 'sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs',
}

export interface Signing {
  key: string
  url: string
  body: string | Uint8Array
  /** Other than HS256. */
  alg?: 'HS256' | 'HS384' | 'HS512' | 'none'
  /** Over what a sound signature says; `undefined` leaves one out. */
  claims?: Record<string, unknown>
}

/** What QStash puts into `Upstash-Signature`: a token of five minutes. Source: its reference of signatures. */
export function signature({ key, url, body, alg = 'HS256', claims = {} }: Signing): string {
  const now = Math.floor(Date.now() / 1000)
  const payload = {
    iss: 'Upstash',
    sub: url,
    exp: now + 300,
    nbf: now,
    iat: now,
    jti: `jwt_${crypto.randomUUID()}`,
    // With its padding, as the service writes it.
    body: `${createHash('sha256').update(body).digest('base64url')}=`,
    ...claims,
  }
  const text = [{ alg, typ: 'JWT' }, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const said = text.join('.')
  if (alg === 'none') return `${said}.`
  return `${said}.${createHmac(`sha${alg.slice(2)}`, key)
    .update(said)
    .digest('base64url')}`
}
