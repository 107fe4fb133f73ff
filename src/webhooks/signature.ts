const PREFIX = 'whsec_'
const BYTES = 32

/** A new secret, as its receiver is shown it once. */
export const newSecret = (): string => PREFIX + crypto.getRandomValues(new Uint8Array(BYTES)).toBase64()

export interface Signed {
  id: string
  /** Epoch seconds of this very try. */
  timestamp: number
  body: string
}

/**
 * The headers of Standard Webhooks: the id stays the same over every try, the time is the try's own, and each of the
 * secrets signs both with the body, HMAC-SHA-256. Source: its specification, "Signature scheme".
 */
export async function signedHeaders(
  secrets: readonly string[],
  { id, timestamp, body }: Signed,
): Promise<Record<string, string>> {
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signatures = await Promise.all(secrets.map((secret) => signatureOf(secret, content)))
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}

async function signatureOf(secret: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = Uint8Array.fromBase64(secret.slice(PREFIX.length))
  const how = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, how, false, ['sign'])
  return `v1,${new Uint8Array(await crypto.subtle.sign('HMAC', key, content)).toBase64()}`
}
