import {
  attemptMade,
  deliveryEnded,
  deliveryFound,
  endpointAnswered,
  endpointFailed,
} from '../../db/queries/deliveries.ts'
import { endpointDisabled, secretsSealed } from '../../db/queries/webhooks.ts'
import type { CallAnswer, CallRefusal, Services } from '../platform/ports.ts'
import { Hopeless } from '../shared/hopeless.ts'
import { newId } from '../shared/ids.ts'
import type { Result } from '../shared/result.ts'
import { SILENCE } from './events.ts'
import { signingSecrets } from './secrets.ts'
import { signedHeaders } from './signature.ts'

type House = Pick<Services, 'db' | 'clock' | 'config' | 'caller'>
type Outcome = Result<CallAnswer, CallRefusal>

const GONE = 410

/**
 * Tries to bring one delivery to its endpoint, and writes down what came of it. Throws to be tried again; the answer is
 * why there was nothing to bring, or no more.
 */
export async function deliver(house: House, id: string): Promise<string | undefined> {
  const { db, clock, caller } = house
  const delivery = await deliveryFound(db, id)
  if (!delivery) return 'its endpoint was removed'
  if (delivery.status !== 'pending') return 'it has ended'
  const began = clock.now()
  const body = delivery.payload
  const secrets = await secretsOf(house, delivery, Math.floor(began / 1000))
  const signed = { id: delivery.event, timestamp: Math.floor(began / 1000), body }
  const outcome = await caller.post({
    url: delivery.url,
    headers: await signedHeaders(secrets, signed),
    body,
  })
  return written(house, { id, endpoint: delivery.endpoint }, began, outcome)
}

type Delivery = NonNullable<Awaited<ReturnType<typeof deliveryFound>>>

async function secretsOf({ db, config }: House, delivery: Delivery, now: number): Promise<string[]> {
  const found = await signingSecrets(config, delivery.endpoint, delivery, now)
  if (!found) throw new Hopeless('Its secret cannot be read: the house has another one by now')
  if (found.sealed) await db.write([secretsSealed(delivery.endpoint, delivery, found.sealed)])
  return found.secrets
}

async function written(
  { db, clock }: House,
  { id, endpoint }: { id: string; endpoint: string },
  began: number,
  outcome: Outcome,
): Promise<string | undefined> {
  const now = Math.floor(clock.now() / 1000)
  const attempt = attemptMade(id, {
    id: newId(),
    at: now,
    milliseconds: Math.round(clock.now() - began),
    ...(outcome.ok ? outcome.value : { error: outcome.refusal }),
  })
  const status = outcome.ok ? outcome.value.status : undefined
  if (status !== undefined && status >= 200 && status <= 299) {
    await db.write([attempt, deliveryEnded(id, 'delivered', now), endpointAnswered(endpoint)])
    return undefined
  }
  if (status === GONE) {
    await db.write([attempt, ...endpointDisabled(endpoint, 'gone', { actor: 'system' }, now)])
    return 'nobody wants it there any more'
  }
  const made = await db.write([attempt, ...endpointFailed(endpoint, SILENCE, now)])
  // Attempt, since when it fails, audit, endpoint, its other deliveries.
  if (made.ok && made.rows[3]!.length > 0) return 'its endpoint has only failed for days'
  // No address here: it may have a secret of its receiver in it.
  throw new Error(outcome.ok ? `It was answered ${status}` : `It was not answered: ${outcome.refusal}`)
}
