import * as z from 'zod'
import { audited } from '../../db/queries/audit.ts'
import { toldStatements } from '../../db/queries/deliveries.ts'
import {
  type Endpoint,
  endpointChanged,
  endpointDisabled,
  endpointEnabled,
  endpointMade,
  endpointNamed,
  endpointRemoved,
  secretTurned,
} from '../../db/queries/webhooks.ts'
import type { Services } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import type { Statement } from '../shared/database.ts'
import { line, option, requiredLine } from '../shared/field.ts'
import { newId } from '../shared/ids.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { By } from '../shared/who.ts'
import { maskedUrl, OVERLAP, SUBSCRIPTIONS, testMessage } from './events.ts'
import { sealedSecret } from './secrets.ts'
import { newSecret } from './signature.ts'

type House = Pick<Services, 'db' | 'clock' | 'config' | 'caller'>

export const endpointSchema = z
  .strictObject({
    url: requiredLine(2000).describe('Begins with https://, and leads out of the house'),
    description: line(200).optional(),
    events: z
      .array(option(SUBSCRIPTIONS), { error: 'required' })
      .min(1, 'required')
      .max(SUBSCRIPTIONS.length, 'too_long')
      .describe('Names of events; `booking.*` is every move of a booking, `*` is everything'),
  })
  .meta({ id: 'NewWebhook' })

const changeSchema = endpointSchema.extend({ enabled: z.boolean('invalid').optional() })
export const endpointChangeSchema = changeSchema.meta({ id: 'WebhookChange' })

const secondsOf = ({ clock }: Pick<House, 'clock'>) => Math.floor(clock.now() / 1000)

/** What was said of an endpoint, if it may be called at all: its address in one spelling, each event once. */
async function sound<T extends z.infer<typeof endpointSchema>>(
  { caller }: House,
  schema: z.ZodType<T>,
  input: unknown,
): Promise<Result<T, FieldProblem[]>> {
  const said = check(schema, input)
  if (!said.ok) return said
  const refusal = await caller.refuses(said.value.url)
  if (refusal) return refused([{ path: 'url', code: refusal }])
  const url = new URL(said.value.url)
  // What stands behind a hash is never sent to anybody.
  url.hash = ''
  return ok({ ...said.value, url: url.href, events: [...new Set(said.value.events)] })
}

const asAudited = ({ url, description, events }: z.infer<typeof endpointSchema>) => ({
  url: maskedUrl(url),
  description: description || null,
  events,
})

/** Makes an endpoint. Its secret is in this answer and can be read nowhere else. */
export async function addEndpoint(
  house: House,
  madeBy: string,
  input: unknown,
  by: By,
): Promise<Result<{ id: string; secret: string }, FieldProblem[]>> {
  const said = await sound(house, endpointSchema, input)
  if (!said.ok) return said
  const { url, description, events } = said.value
  const [id, secret, now] = [newId(), newSecret(), secondsOf(house)]
  const sealed = await sealedSecret(house.config, id, secret)
  await house.db.write([
    endpointMade({ id, url, description: description || null, events, secret: sealed, madeBy, now }),
    audited(by, now, {
      action: 'webhook.made',
      target: 'webhook',
      targetId: id,
      after: asAudited(said.value),
    }),
  ])
  return ok({ id, secret })
}

/** Another address, other events, or whether anything is sent there; false where there is no such endpoint. */
export async function changeEndpoint(
  house: House,
  id: string,
  input: unknown,
  by: By,
): Promise<Result<boolean, FieldProblem[]>> {
  const said = await sound(house, endpointChangeSchema, input)
  if (!said.ok) return said
  const { url, description, events, enabled } = said.value
  const now = secondsOf(house)
  const to = { url, description: description || null, events }
  const changed = endpointChanged(id, to, asAudited(said.value), by, now)
  const standing = enabled === undefined ? [] : standingStatements(id, enabled, by, now)
  const written = await house.db.write([...changed, ...standing])
  return ok(written.ok && written.rows[1]!.length > 0)
}

const standingStatements = (id: string, enabled: boolean, by: By, now: number): Statement[] =>
  enabled ? endpointEnabled(id, by, now) : endpointDisabled(id, 'by_hand', by, now)

/** Whether anything is sent there. Saying what is so already says nothing. */
export async function setEnabled(house: House, id: string, enabled: boolean, by: By): Promise<void> {
  await house.db.write(standingStatements(id, enabled, by, secondsOf(house)))
}

/** Forgets an endpoint, and with it whatever was still to be sent there. */
export async function removeEndpoint(house: House, id: string, by: By): Promise<boolean> {
  const written = await house.db.write(endpointRemoved(id, by, secondsOf(house)))
  return written.ok && written.rows[1]!.length > 0
}

/** Another secret, which is shown this once; the one before signs along for a day. */
export async function turnSecret(
  house: House,
  id: string,
  by: By,
): Promise<Result<{ secret: string }, 'none' | 'changed'>> {
  const found = await endpointNamed(house.db, id)
  if (!found) return refused('none')
  const [secret, now] = [newSecret(), secondsOf(house)]
  const turned = {
    seen: found.secret,
    secret: await sealedSecret(house.config, id, secret),
    until: now + OVERLAP,
  }
  const written = await house.db.write(secretTurned(id, turned, by, now))
  return written.ok && written.rows[1]!.length > 0 ? ok({ secret }) : refused('changed')
}

/** Sends an event that means nothing, whatever the endpoint subscribes to. */
export async function sendTest(
  house: House,
  { id, disabled }: Pick<Endpoint, 'id' | 'disabled'>,
  by: By,
): Promise<Result<{ delivery: string }, 'disabled'>> {
  if (disabled !== undefined) return refused('disabled')
  const [event, delivery, now] = [newId(), newId(), secondsOf(house)]
  const message = testMessage(id, now)
  const told = { id: event, type: message.type, bookingId: null, payload: JSON.stringify(message) }
  const written = await house.db.write([
    ...toldStatements(told, [{ id: delivery, endpointId: id }], now),
    audited(by, now, { action: 'webhook.tested', target: 'webhook', targetId: id }),
  ])
  return written.ok && written.rows[1]!.length > 0 ? ok({ delivery }) : refused('disabled')
}
