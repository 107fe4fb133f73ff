import { type Purpose, tokenMade } from '../../db/queries/accounts.ts'
import type { Statement } from '../shared/database.ts'
import { newId, sha256 } from '../shared/ids.ts'
import { sign } from '../shared/sign.ts'

/** 256 bits from the system's own chance, as 43 letters that need no escaping in a URL. */
export const randomToken = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/**
 * The token of a letter. It is made from a seed that the letter's job carries and from the house's secret, so that
 * neither the jobs nor a copy of the database hold anything that opens a door.
 */
export const tokenOf = (secret: string, purpose: Purpose, seed: string): Promise<string> =>
  sign(secret, `account-token:${purpose}:${seed}`)

/** How long the token of each purpose is good, in seconds. */
const LASTS: Record<Purpose, number> = {
  verify: 2 * 86_400,
  reset: 30 * 60,
  'new-email': 86_400,
  'undo-email': 7 * 86_400,
  'first-admin': 86_400,
  'second-step': 10 * 60,
  export: 86_400,
}

/** A new token as statements, and the seed from which its letter makes it. */
export async function newToken(
  secret: string,
  token: { purpose: Purpose; accountId?: string; email?: string; now: number },
): Promise<{ seed: string; token: string; statements: Statement[] }> {
  const seed = newId()
  const made = await tokenOf(secret, token.purpose, seed)
  return {
    seed,
    token: made,
    statements: tokenMade({ ...token, hash: await sha256(made), lasts: LASTS[token.purpose] }),
  }
}

/** Whether a text can be a token at all. */
export const isToken = (text: string | undefined): text is string => /^[\w-]{43}$/.test(text ?? '')
