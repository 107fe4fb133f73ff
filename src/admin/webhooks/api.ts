import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { deliveriesOf, deliveryLogged } from '../../../db/queries/deliveries.ts'
import { type Endpoint, endpointNamed, endpointsMade } from '../../../db/queries/webhooks.ts'
import { unreadable } from '../../bookings/shape.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { Refused } from '../../http/errors.ts'
import { jsonOf } from '../../http/forms.ts'
import { answers, listOf, paged, pageQuery, query, refuses } from '../../http/json.ts'
import { invalid, problem } from '../../http/problems.ts'
import { byOf, personAsking } from '../../http/who.ts'
import { check } from '../../shared/check.ts'
import {
  addEndpoint,
  changeEndpoint,
  endpointChangeSchema,
  endpointSchema,
  removeEndpoint,
  sendTest,
  turnSecret,
} from '../../webhooks/endpoints.ts'
import { replay } from '../../webhooks/replay.ts'
import { deliverySchema, logged, madeSchema, shown, shownSchema } from './shape.ts'

const replayBody = z
  .strictObject({
    replays: z.int('not_whole').min(0, 'too_small').optional().describe('As it was seen: sends it once'),
  })
  .meta({ id: 'WebhookReplay' })

const deliveryQuery = z.strictObject({ page: pageQuery.page, limit: pageQuery.limit })

const none = { 404: refuses('There is none of this id') }
const fresh = { 403: refuses('proof_needed: sign in again to do this') }
const parameters = [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'string' as const } }]
const tags = ['House']
const body = (schema: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: resolver(schema) } },
})

/** Who is told what happens to bookings, and what became of each telling. No key opens this door. */
export function webhookApi({ services, kick }: Doors) {
  const { db } = services
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'The endpoints that are told of bookings',
        tags,
        responses: {
          200: answers('Every endpoint, the latest first', z.object({ data: z.array(shownSchema) })),
        },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        return c.json({ data: (await endpointsMade(db)).map(shown) })
      },
    )

    .post(
      '/',
      describeRoute({
        summary: 'A new endpoint',
        description: 'What is sent there follows Standard Webhooks, and is tried again for three days.',
        tags,
        requestBody: body(endpointSchema),
        responses: { 201: answers('The endpoint and, this once, its secret', madeSchema), ...unreadable },
      }),
      async (c) => {
        const { account } = await personAsking(c)
        const made = await addEndpoint(services, account.id, await jsonOf(c), await byOf(c))
        if (!made.ok) return invalid(c, made.refusal)
        const { id, secret } = made.value
        return c.json({ ...shown(await endpointAt(c, id)), secret }, 201)
      },
    )

    .get(
      '/:id',
      describeRoute({
        summary: 'One of them',
        tags,
        parameters,
        responses: { 200: answers('As it stands', shownSchema), ...none },
      }),
      async (c) => c.json(shown(await endpointAt(c))),
    )

    .put(
      '/:id',
      describeRoute({
        summary: 'Another address, other events, or whether anything is sent there',
        tags,
        parameters,
        requestBody: body(endpointChangeSchema),
        responses: { 200: answers('As it is then', shownSchema), ...none, ...fresh, ...unreadable },
      }),
      async (c) => {
        await endpointAt(c)
        const changed = await changeEndpoint(services, idOf(c), await jsonOf(c), await byOf(c))
        return changed.ok ? c.json(shown(await endpointAt(c))) : invalid(c, changed.refusal)
      },
    )

    .delete(
      '/:id',
      describeRoute({
        summary: 'Forget it',
        description: 'What was still to be sent there is not.',
        tags,
        parameters,
        responses: { 204: { description: 'It is gone' }, ...none, ...fresh },
      }),
      async (c) => {
        if (!(await removeEndpoint(services, idOf(c), await byOf(c)))) throw new Refused(404, 'not_found')
        return c.body(null, 204)
      },
    )

    .post(
      '/:id/secret',
      describeRoute({
        summary: 'Another secret',
        description: 'The one before signs along for 24 hours.',
        tags,
        parameters,
        responses: {
          200: answers('The endpoint and, this once, its secret', madeSchema),
          ...none,
          ...fresh,
          409: refuses('stale: somebody else has just done so'),
        },
      }),
      async (c) => {
        const turned = await turnSecret(services, idOf(c), await byOf(c))
        if (turned.ok) return c.json({ ...shown(await endpointAt(c)), secret: turned.value.secret })
        if (turned.refusal === 'none') throw new Refused(404, 'not_found')
        return problem(c, 409, 'stale', 'Somebody else has just made another secret.')
      },
    )

    .post(
      '/:id/test',
      describeRoute({
        summary: 'Send an event that means nothing',
        tags,
        parameters,
        responses: {
          202: answers('It is on its way', deliverySchema),
          ...none,
          ...fresh,
          409: refuses('disabled: nothing is sent there'),
        },
      }),
      async (c) => {
        const sent = await sendTest(services, await endpointAt(c), await byOf(c))
        if (!sent.ok) return problem(c, 409, 'disabled', 'Nothing is sent there. Enable it first.')
        return onItsWay(c, sent.value.delivery)
      },
    )

    .get(
      '/:id/deliveries',
      describeRoute({
        summary: 'What was sent there, and what became of it',
        tags,
        parameters,
        responses: {
          200: answers('A page of deliveries, the latest first', listOf(deliverySchema)),
          ...none,
          422: refuses('The page makes no sense'),
        },
      }),
      query(deliveryQuery),
      async (c) => {
        const { page = 1, limit = 20 } = c.req.valid('query')
        const { id } = await endpointAt(c)
        const list = await deliveriesOf(db, id, { limit, offset: (page - 1) * limit })
        return c.json(paged(list.deliveries.map(logged), list.total, page, limit))
      },
    )

    .post(
      '/deliveries/:id/replay',
      describeRoute({
        summary: 'Send it once more',
        description: 'Under the same webhook-id, by which its receiver may know it.',
        tags,
        parameters,
        requestBody: body(replayBody),
        responses: {
          202: answers('It is on its way', deliverySchema),
          ...none,
          ...fresh,
          ...unreadable,
          409: refuses('pending: it is on its way already · disabled: nothing is sent there'),
        },
      }),
      async (c) => {
        const said = check(replayBody, await jsonOf(c))
        if (!said.ok) return invalid(c, said.refusal)
        const done = await replay(services, idOf(c), said.value.replays, await byOf(c))
        if (done.ok) return onItsWay(c, idOf(c))
        if (done.refusal.reason === 'none') throw new Refused(404, 'not_found')
        return done.refusal.reason === 'pending'
          ? problem(c, 409, 'pending', 'It is on its way already, or was sent again since.')
          : problem(c, 409, 'disabled', 'Nothing is sent there. Enable it first.')
      },
    )

  async function endpointAt(c: Ctx, id = idOf(c)): Promise<Endpoint> {
    c.header('Cache-Control', 'no-store')
    const found = await endpointNamed(db, id)
    if (!found) throw new Refused(404, 'not_found')
    return found
  }

  async function onItsWay(c: Ctx, delivery: string) {
    afterwards(c, kick())
    c.header('Cache-Control', 'no-store')
    return c.json(logged((await deliveryLogged(db, delivery))!), 202)
  }
}

const idOf = (c: Ctx): string => c.req.param('id') ?? ''
