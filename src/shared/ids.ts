import { uuidv7 } from 'uuidv7'

/** A new id, made here before the first attempt to store it, so that an attempt whose answer was lost can be asked about. */
export const newId = (): string => uuidv7()

const WITHOUT_LOOK_ALIKES = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A booking's reference: eight characters that cannot be misread, over 6 × 10¹¹ of them. */
export function newReference(): string {
  const letters: string[] = []
  while (letters.length < 8) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1))
    // 240 is the largest multiple of 30 in a byte: above it some letters would come more often.
    if (byte! < 240) letters.push(WITHOUT_LOOK_ALIKES[byte! % WITHOUT_LOOK_ALIKES.length]!)
  }
  return letters.join('')
}

/** Whether a text can be a slug or an id at all; what cannot is nowhere, and is not asked for. */
export const isName = (text: string): boolean => /^[a-z0-9-]{1,80}$/i.test(text)

export const isReference = (text: string): boolean => /^[2-9A-HJKMNP-TV-Z]{8}$/.test(text)

/** Hex of SHA-256. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
