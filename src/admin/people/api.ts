import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { peopleListed, personSeen, type Seen } from '../../../db/queries/people.ts'
import { type StandingRefusal, setStanding } from '../../accounts/standing.ts'
import { isoOf, unreadable } from '../../bookings/shape.ts'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { Refused } from '../../http/errors.ts'
import { jsonOf } from '../../http/forms.ts'
import { answers, listOf, paged, pageQuery, query, refuses } from '../../http/json.ts'
import { invalid, problem } from '../../http/problems.ts'
import { byOf } from '../../http/who.ts'
import { check } from '../../shared/check.ts'
import { line, option } from '../../shared/field.ts'
import { LANGUAGES } from '../../shared/languages.ts'

const ROLES = ['customer', 'staff', 'admin'] as const

const userSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    phone: z.string().optional(),
    language: z.enum(LANGUAGES),
    role: z.enum(ROLES),
    verified: z.string().optional().describe('Since when the address is known to be theirs'),
    disabled: z.string().optional().describe('Since when they may not come in'),
    authenticator: z.boolean().describe('Whether a code is asked for as the second step'),
    created: z.string(),
    seen: z.string().optional().describe('When they were last here'),
  })
  .meta({ id: 'User' })

const userQuery = z.strictObject({
  page: pageQuery.page,
  limit: pageQuery.limit,
  q: line(100).optional().describe('Part of a name or an address'),
  role: z.enum(ROLES, 'not_an_option').optional(),
})

const standingBody = z
  .strictObject({
    role: option(ROLES).optional(),
    disabled: z.boolean('invalid').optional().describe('Whether they may not come in'),
  })
  .meta({ id: 'Standing' })

const none = { 404: refuses('There is nobody of this id') }
const parameters = [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'string' as const } }]

/** Everybody who has an account, for programs and for those who administer the house. */
export function peopleApi({ services }: Doors) {
  const { db } = services
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'Everybody who has an account',
        tags: ['House'],
        responses: {
          200: answers('A page of people, the latest first', listOf(userSchema)),
          422: refuses('A filter makes no sense'),
        },
      }),
      query(userQuery),
      async (c) => {
        const { page = 1, limit = 20, q, role } = c.req.valid('query')
        c.header('Cache-Control', 'no-store')
        const list = await peopleListed(
          db,
          { q: q || undefined, role },
          { limit, offset: (page - 1) * limit },
        )
        return c.json(paged(list.people.map(shown), list.total, page, limit))
      },
    )

    .get(
      '/:id',
      describeRoute({
        summary: 'One of them',
        tags: ['House'],
        parameters,
        responses: { 200: answers('Who it is', userSchema), ...none },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const person = await personSeen(db, c.req.param('id'))
        if (!person) throw new Refused(404, 'not_found')
        return c.json(shown(person))
      },
    )

    .patch(
      '/:id',
      describeRoute({
        summary: 'What they may do, and whether they may come in',
        description: 'Their sessions end with the change. Nobody decides on themselves.',
        tags: ['House'],
        parameters,
        requestBody: { required: true, content: { 'application/json': { schema: resolver(standingBody) } } },
        responses: {
          200: answers('As they are then', userSchema),
          ...none,
          ...unreadable,
          403: refuses('Nobody decides on themselves'),
          409: refuses('last_admin: nobody would be left to administer the house'),
        },
      }),
      async (c) => {
        const said = check(standingBody, await jsonOf(c))
        if (!said.ok) return invalid(c, said.refusal)
        c.header('Cache-Control', 'no-store')
        const done = await setStanding(services, c.req.param('id'), said.value, await byOf(c))
        return done.ok ? c.json(shown(done.value)) : undone(c, done.refusal)
      },
    )
}

function undone(c: Ctx, refusal: StandingRefusal): Response {
  if (refusal === 'none') throw new Refused(404, 'not_found')
  if (refusal === 'own')
    return problem(c, 403, 'forbidden', 'Nobody decides on themselves. Ask another admin.')
  return problem(c, 409, 'last_admin', 'This is the last admin. Make somebody else one first.')
}

/** Somebody as JSON: instants in ISO 8601, and nothing that is only ours. */
const shown = ({ id, email, name, phone, language, role, hasAuthenticator, ...person }: Seen) => ({
  id,
  email,
  name,
  ...(phone !== undefined && { phone }),
  language,
  role,
  ...(person.verified !== undefined && { verified: isoOf(person.verified) }),
  ...(person.disabled !== undefined && { disabled: isoOf(person.disabled) }),
  authenticator: hasAuthenticator,
  created: isoOf(person.created),
  ...(person.seen !== undefined && { seen: isoOf(person.seen) }),
})
