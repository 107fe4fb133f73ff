const bytes = (text: string) => new TextEncoder().encode(text)

/** What the house signs and seals with, and what it did so with before it changed that. */
export interface Secrets {
  secret: string
  previousSecret?: string
}

/** The present one first. */
export const secretsOf = ({ secret, previousSecret }: Secrets): string[] =>
  previousSecret === undefined ? [secret] : [secret, previousSecret]

/** HMAC-SHA-256 of a text under the house's secret, as 43 letters that need no escaping in a URL. */
export async function sign(secret: string, text: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(text)))
  return btoa(String.fromCharCode(...mac))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** Whether a key is the one that is made with the house's secret, or with the one before: a letter's link outlives a change. */
export async function madeWith(
  secrets: Secrets,
  key: string,
  make: (secret: string) => Promise<string>,
): Promise<boolean> {
  const right = await Promise.all(secretsOf(secrets).map(async (secret) => same(key, await make(secret))))
  return right.includes(true)
}

/** 256 bits for one purpose and no other, derived from a secret (HKDF): who learns them learns nothing else. */
export async function derive(secret: string, purpose: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', bytes(secret), 'HKDF', false, ['deriveBits'])
  const about = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytes(purpose) }
  return new Uint8Array(await crypto.subtle.deriveBits(about, key, 256))
}

/** Compares without telling by its time how much was right. */
export function same(a: string, b: string): boolean {
  const [left, right] = [bytes(a), bytes(b)]
  let difference = left.length ^ right.length
  for (let index = 0; index < left.length; index += 1) difference |= left[index]! ^ (right[index] ?? 0)
  return difference === 0
}
