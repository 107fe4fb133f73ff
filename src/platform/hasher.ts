import type { Hasher } from './ports.ts'

/** Memory in KiB, and how often all of it is gone through. */
export interface Cost {
  memory: number
  passes: number
}

/** What OWASP asks of argon2id at least. */
export const COST: Cost = { memory: 19_456, passes: 2 }

/** The algorithm itself, which differs from half to half. */
export interface Argon2 {
  hash(password: string, cost: Cost): Promise<string>
  verify(password: string, encoded: string): Promise<boolean>
}

const ENCODED = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=1\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{43}$/

/** What both halves have in common: how a password becomes bytes, and what is done where there is no hash. */
export function hasherWith({ hash, verify }: Argon2, cost: Cost = COST): Hasher {
  const nobodys = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`
  return {
    hash: (password) => hash(composed(password), cost),
    async verify(password, encoded) {
      // The algorithm refuses an empty password before it has begun, which would be heard.
      if (encoded === null || password === '') {
        await verify(composed(password) || 'none', nobodys)
        return { right: false, stale: false }
      }
      const made = costOf(encoded)
      const right = await verify(composed(password), encoded)
      return { right, stale: made.memory < cost.memory || made.passes < cost.passes }
    },
  }
}

/** One keyboard sends an é as one character and another as two. */
const composed = (password: string) => password.normalize('NFC')

function costOf(encoded: string): Cost {
  const [, memory, passes] = ENCODED.exec(encoded) ?? []
  if (!memory || !passes) throw new Error('What is kept for a password is no argon2id hash')
  return { memory: Number(memory), passes: Number(passes) }
}
