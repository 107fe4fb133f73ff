import { base64url, jwtVerify } from 'jose'
import { same } from '../shared/sign.ts'
import type { SignedCall } from './ports.ts'

/** Seconds by which our clock may be behind theirs. What is over is over: a signature lasts five minutes anyway. */
const BEHIND = 60
const LONGEST = 4_096

/**
 * Whether QStash signed a call, with one of these keys: the present one, or the one that will follow. The SDK's own
 * receiver takes other algorithms, signatures without an end, and messages that are meant for another address.
 */
export async function signedBy(
  keys: readonly string[],
  { url, body, signature }: SignedCall,
): Promise<boolean> {
  if (!signature || signature.length > LONGEST) return false
  const digest = base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', body)))
  for (const key of keys) if (await isGood(signature, key, url, digest)) return true
  return false
}

async function isGood(signature: string, key: string, url: string, digest: string): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(signature, new TextEncoder().encode(key), {
      algorithms: ['HS256'],
      issuer: 'Upstash',
      subject: url,
      requiredClaims: ['exp', 'nbf', 'body'],
      clockTolerance: BEHIND,
    })
    const said = typeof payload.body === 'string' ? payload.body.replace(/=+$/, '') : ''
    return same(said, digest) && payload.exp! > Date.now() / 1000
  } catch {
    return false
  }
}
