import { derive, type Secrets, secretsOf } from './sign.ts'

const LENGTH = 12
const base64 = { alphabet: 'base64url', omitPadding: true } as const

/**
 * A text that only the house can read again (AES-256-GCM), for one purpose and about one thing: moved to another row, it
 * is nothing.
 */
export async function seal(
  { secret }: Secrets,
  purpose: string,
  about: string,
  text: string,
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(LENGTH))
  const sealed = await crypto.subtle.encrypt(
    how(iv, about),
    await keyFrom(secret, purpose),
    new TextEncoder().encode(text),
  )
  return `${iv.toBase64(base64)}.${new Uint8Array(sealed).toBase64(base64)}`
}

/**
 * What was sealed with the house's secret, or with the one before; undefined with any other and for what was changed.
 * `old`: it wants to be sealed anew, for the one before will be forgotten.
 */
export async function unseal(
  secrets: Secrets,
  purpose: string,
  about: string,
  sealed: string,
): Promise<{ text: string; old: boolean } | undefined> {
  const [iv, data] = sealed.split('.').map((part) => Uint8Array.fromBase64(part, { alphabet: 'base64url' }))
  if (!iv || !data) return undefined
  for (const secret of secretsOf(secrets)) {
    try {
      const plain = await crypto.subtle.decrypt(how(iv, about), await keyFrom(secret, purpose), data)
      return { text: new TextDecoder().decode(plain), old: secret !== secrets.secret }
    } catch {
      // It was not sealed with this one.
    }
  }
  return undefined
}

const how = (iv: Uint8Array<ArrayBuffer>, about: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(about),
})

const keyFrom = async (secret: string, purpose: string) =>
  crypto.subtle.importKey('raw', await derive(secret, purpose), 'AES-GCM', false, ['encrypt', 'decrypt'])
