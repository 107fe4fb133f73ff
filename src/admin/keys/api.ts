import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { keysMade } from '../../../db/queries/keys.ts'
import { keySchema, makeKey, revokeKey } from '../../accounts/keys.ts'
import { isoOf, unreadable } from '../../bookings/shape.ts'
import type { Doors, Env } from '../../http/context.ts'
import { Refused } from '../../http/errors.ts'
import { jsonOf } from '../../http/forms.ts'
import { answers, refuses } from '../../http/json.ts'
import { invalid } from '../../http/problems.ts'
import { byOf, personAsking } from '../../http/who.ts'

const shownSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().describe('The eight letters after rdv_ by which it is known'),
    scopes: z.array(z.string()),
    created: z.string(),
    expires: z.string().optional(),
    used: z.string().optional(),
    revoked: z.string().optional(),
  })
  .meta({ id: 'ApiKey' })

const madeSchema = shownSchema
  .extend({ key: z.string().describe('Shown this once') })
  .meta({ id: 'MadeApiKey' })

/** Keys for programs: made, shown once, revoked. No key opens this door. */
export function keyApi({ services }: Doors) {
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'The keys of programs',
        tags: ['House'],
        responses: { 200: answers('Every key, the latest first', z.object({ data: z.array(shownSchema) })) },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        return c.json({ data: (await keysMade(services.db)).map(shown) })
      },
    )

    .post(
      '/',
      describeRoute({
        summary: 'A new key',
        tags: ['House'],
        requestBody: { required: true, content: { 'application/json': { schema: resolver(keySchema) } } },
        responses: { 201: answers('The key, this once', madeSchema), ...unreadable },
      }),
      async (c) => {
        const made = await makeKey(services, await personAsking(c), await jsonOf(c), await byOf(c))
        if (!made.ok) return invalid(c, made.refusal)
        c.header('Cache-Control', 'no-store')
        return c.json({ ...shown(made.value), key: made.value.key }, 201)
      },
    )

    .delete(
      '/:id',
      describeRoute({
        summary: 'Revoke a key',
        tags: ['House'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          204: { description: 'It is refused from its next request on' },
          404: refuses('There is none of this id that is still good'),
        },
      }),
      async (c) => {
        if (!(await revokeKey(services, c.req.param('id'), await byOf(c))))
          throw new Refused(404, 'not_found')
        return c.body(null, 204)
      },
    )
}

type Kept = Awaited<ReturnType<typeof keysMade>>[number]

/** A key as JSON: instants in ISO 8601. */
function shown(key: Omit<Kept, 'expires' | 'used' | 'revoked'> & Partial<Kept>) {
  const { id, name, prefix, scopes, created, expires, used, revoked } = key
  return {
    id,
    name,
    prefix,
    scopes,
    created: isoOf(created),
    ...(expires !== undefined && { expires: isoOf(expires) }),
    ...(used !== undefined && { used: isoOf(used) }),
    ...(revoked !== undefined && { revoked: isoOf(revoked) }),
  }
}
