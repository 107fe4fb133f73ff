import { madeWith, type Secrets, sign } from '../../shared/sign.ts'

/**
 * The key of a consultant's calendar feed: who it is of, and the proof that the house gave it out. It is derived, so it
 * is stored nowhere; raising the consultant's `feedVersion` ends every feed given out so far.
 */
export const feedKey = async (secret: string, consultantId: string, feedVersion: number): Promise<string> =>
  `${consultantId}.${await sign(secret, `consultant-feed:${consultantId}:${feedVersion}`)}`

/** Whom a key says that it is of; undefined for what is no key at all. */
export const ownerOf = (key: string): string | undefined => /^([0-9a-f-]{36})\.[\w-]{43}$/.exec(key)?.[1]

export async function opensFeed(
  secrets: Secrets,
  key: string,
  { id, feedVersion }: { id: string; feedVersion: number },
): Promise<boolean> {
  return madeWith(secrets, key, (secret) => feedKey(secret, id, feedVersion))
}
