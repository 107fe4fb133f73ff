import { deliveryLogged, deliveryReplayed } from '../../db/queries/deliveries.ts'
import { endpointNamed } from '../../db/queries/webhooks.ts'
import type { Services } from '../platform/ports.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { By } from '../shared/who.ts'

/** There is none; it is on its way already, or was sent again since it was looked at; nothing is sent there any more. */
export type ReplayRefusal = 'none' | 'pending' | 'disabled'

/**
 * Sends a delivery once more, under the id by which its receiver may know it. `replays` is how often that was done as it
 * was seen: the same press twice sends it once. Unsaid, it is what it is now. Answers with whose delivery it is.
 */
export async function replay(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: string,
  replays: number | undefined,
  by: By,
): Promise<Result<{ endpoint: string }, { reason: ReplayRefusal; endpoint: string }>> {
  const found = await deliveryLogged(db, id)
  if (!found) return refused({ reason: 'none', endpoint: '' })
  const { endpoint } = found
  const seen = replays ?? found.replays
  const written = await db.write(deliveryReplayed({ id, replays: seen }, by, Math.floor(clock.now() / 1000)))
  if (written.ok && written.rows[1]!.length > 0) return ok({ endpoint })
  // An earlier press of the same button did it. Who did not say what they saw meant another one.
  const after = await deliveryLogged(db, id)
  if (replays !== undefined && after?.replays === replays + 1) return ok({ endpoint })
  const isDisabled = (await endpointNamed(db, endpoint))?.disabled !== undefined
  return refused({ reason: isDisabled ? 'disabled' : 'pending', endpoint })
}
