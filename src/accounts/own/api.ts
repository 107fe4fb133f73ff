import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { accountNamed } from '../../../db/queries/accounts.ts'
import type { Doors, Env } from '../../http/context.ts'
import { jsonOf } from '../../http/forms.ts'
import { answers, refuses } from '../../http/json.ts'
import { invalid } from '../../http/problems.ts'
import { personAsking } from '../../http/who.ts'
import { accountSchema, shownAccount } from '../api.ts'
import { changeProfile, profileSchema } from '../profile.ts'

const body = profileSchema.meta({ id: 'Profile' })
const tags = ['Accounts']
const stranger = { 401: refuses('Nobody is signed in') }

/** One's own account, for programs that act for a person. */
export function ownAccountApi({ services }: Doors) {
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'One’s own account',
        tags,
        responses: { 200: answers('The account', accountSchema), ...stranger },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        return c.json(shownAccount((await personAsking(c)).account))
      },
    )

    .put(
      '/',
      describeRoute({
        summary: 'Say anew who one is',
        description:
          'The address and the password are changed on their own pages. What is left out is taken away.',
        tags,
        requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } },
        responses: {
          200: answers('As it stands then', accountSchema),
          400: refuses('The body could not be read'),
          415: refuses('The body is of another type'),
          422: refuses('A field is wrong, and named'),
          ...stranger,
        },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const person = await personAsking(c)
        const done = await changeProfile(services, person, await jsonOf(c))
        if (!done.ok) return invalid(c, done.refusal)
        return c.json(shownAccount((await accountNamed(services.db, person.account.id))!))
      },
    )
}
