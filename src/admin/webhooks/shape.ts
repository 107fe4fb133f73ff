import * as z from 'zod'
import type { LoggedDelivery } from '../../../db/queries/deliveries.ts'
import type { Endpoint } from '../../../db/queries/webhooks.ts'
import { isoOf } from '../../bookings/shape.ts'

export const shownSchema = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string().optional(),
    events: z.array(z.string()),
    enabled: z.boolean(),
    created: z.string(),
    updated: z.string(),
    disabled: z.string().optional().describe('Since when nothing is sent there'),
    disabledWhy: z.enum(['by_hand', 'gone', 'failing']).optional(),
    previousUntil: z.string().optional().describe('Until when the secret before this one signs as well'),
  })
  .meta({ id: 'Webhook' })

export const madeSchema = shownSchema
  .extend({ secret: z.string().describe('Begins with whsec_. Shown this once') })
  .meta({ id: 'MadeWebhook' })

export const deliverySchema = z
  .object({
    id: z.uuid(),
    event: z.string().describe('The webhook-id: the same over every try'),
    type: z.string(),
    status: z.enum(['pending', 'delivered', 'failed']),
    replays: z.int().describe('How often it was sent again by hand'),
    created: z.string(),
    updated: z.string(),
    payload: z.looseObject({ type: z.string(), timestamp: z.string(), data: z.looseObject({}) }),
    attempts: z.array(
      z.object({
        at: z.string(),
        status: z.int().optional(),
        milliseconds: z.int(),
        error: z.string().optional(),
        answer: z.string().optional().describe('Its first kilobyte'),
      }),
    ),
  })
  .meta({ id: 'WebhookDelivery' })

/** An endpoint as JSON: instants in ISO 8601, and nothing of its secrets. */
export const shown = ({ id, url, description, events, created, updated, ...rest }: Endpoint) => ({
  id,
  url,
  ...(description !== undefined && { description }),
  events,
  enabled: rest.disabled === undefined,
  created: isoOf(created),
  updated: isoOf(updated),
  ...(rest.disabled !== undefined && { disabled: isoOf(rest.disabled) }),
  ...(rest.disabledWhy !== undefined && { disabledWhy: rest.disabledWhy }),
  ...(rest.previousUntil !== undefined && { previousUntil: isoOf(rest.previousUntil) }),
})

/** A delivery as JSON, with every try. */
export const logged = ({
  id,
  event,
  type,
  status,
  replays,
  created,
  updated,
  payload,
  attempts,
}: LoggedDelivery) => ({
  id,
  event,
  type,
  status,
  replays,
  created: isoOf(created),
  updated: isoOf(updated),
  payload: JSON.parse(payload),
  attempts: attempts.map(({ id: _, at, ...rest }) => ({ at: isoOf(at), ...rest })),
})
