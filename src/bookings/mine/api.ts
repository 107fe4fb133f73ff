import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { bookingsListed } from '../../../db/queries/booking-list.ts'
import { afterwards, type Doors, type Env } from '../../http/context.ts'
import { answers, listOf, paged, pageQuery, query, refuses } from '../../http/json.ts'
import { problem } from '../../http/problems.ts'
import { byOf, personAsking } from '../../http/who.ts'
import { STATUSES } from '../booking.ts'
import { exported } from '../privacy/export.ts'
import { askToBeForgotten } from '../privacy/forget.ts'
import { listedSchema, shownListed } from './shape.ts'

const tags = ['Accounts']
const stranger = { 401: refuses('Nobody is signed in') }
const mineQuery = z.strictObject({ ...pageQuery, status: z.enum(STATUSES, 'not_an_option').optional() })

const exportSchema = z
  .object({ exportedAt: z.iso.datetime() })
  .catchall(z.array(z.looseObject({})))
  .meta({ id: 'MyData' })

/** What is theirs, for programs that act for a person: what they booked, all that is kept of them, and an end to it. */
export function mineApi({ services, kick }: Doors) {
  const { db } = services
  return new Hono<Env>()
    .get(
      '/bookings',
      describeRoute({
        summary: 'What somebody booked, the latest first',
        tags,
        responses: {
          200: answers('A page of bookings', listOf(listedSchema)),
          422: refuses('A value makes no sense'),
          ...stranger,
        },
      }),
      query(mineQuery),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const { account } = await personAsking(c)
        const { page = 1, limit = 20, lang = 'en', status } = c.req.valid('query')
        const mine = { accountId: account.id, status }
        const { total, bookings } = await bookingsListed(db, lang, mine, { page, limit })
        return c.json(paged(bookings.map(shownListed), total, page, limit))
      },
    )

    .get(
      '/export',
      describeRoute({
        summary: 'Everything that is kept about somebody, by table',
        tags,
        responses: { 200: answers('All of it', exportSchema), ...stranger },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        return c.json(await exported(services, await personAsking(c), await byOf(c)))
      },
    )

    .delete(
      '/',
      describeRoute({
        summary: 'Delete the account',
        description: 'Wants that they signed in within the last ten minutes.',
        tags,
        responses: {
          204: { description: 'It is closed, and about to be gone' },
          403: refuses('proof_needed: sign in again'),
          409: refuses('last_admin: somebody else has to be one first'),
          ...stranger,
        },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const done = await askToBeForgotten(services, await personAsking(c), await byOf(c))
        if (!done.ok)
          return problem(c, 409, 'last_admin', 'This is the last admin. Make somebody else one first.')
        afterwards(c, kick())
        return c.body(null, 204)
      },
    )
}
