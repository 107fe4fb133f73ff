import type { SealedSecrets } from '../../db/queries/webhooks.ts'
import type { Config } from '../platform/config.ts'
import { seal, unseal } from '../shared/seal.ts'

type Secrets = Pick<Config, 'secret' | 'previousSecret'>

const PURPOSE = 'webhook'

/** A secret as it is stored: only the house can read it, and only for this endpoint. */
export const sealedSecret = (house: Secrets, endpoint: string, secret: string): Promise<string> =>
  seal(house, PURPOSE, endpoint, secret)

/**
 * What signs at an instant (seconds): the present secret, and the one before while its time is not over. `sealed` is
 * there where the house's own secret has changed and theirs want to be stored anew.
 */
export async function signingSecrets(
  house: Secrets,
  endpoint: string,
  stored: SealedSecrets & { previousUntil?: number | undefined },
  now: number,
): Promise<{ secrets: string[]; sealed?: SealedSecrets } | undefined> {
  const overlaps = stored.previousSecret !== undefined && (stored.previousUntil ?? 0) > now
  const opened = await unseal(house, PURPOSE, endpoint, stored.secret)
  if (!opened) return undefined
  const before = overlaps ? await unseal(house, PURPOSE, endpoint, stored.previousSecret!) : undefined
  const secrets = [opened.text, ...(before ? [before.text] : [])]
  if (!opened.old && !before?.old) return { secrets }
  const [secret, previousSecret] = await Promise.all(
    secrets.map((each) => sealedSecret(house, endpoint, each)),
  )
  return { secrets, sealed: { secret: secret!, previousSecret } }
}
