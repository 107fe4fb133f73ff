import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { type Favorite, favoritesOf } from '../../../db/queries/favorites.ts'
import type { Doors, Env } from '../../http/context.ts'
import { jsonOf } from '../../http/forms.ts'
import { answers, listOf, moneySchema, paged, pageQuery, query, refuses } from '../../http/json.ts'
import { invalid, problem } from '../../http/problems.ts'
import { personAsking } from '../../http/who.ts'
import { KIND_NAMES } from '../kinds/records.ts'
import { favor, favoriteSchema, unfavor } from './favor.ts'

const shownSchema = z
  .object({
    id: z.uuid(),
    addedAt: z.iso.datetime(),
    kind: z.enum(KIND_NAMES),
    listing: z.object({
      id: z.string(),
      slug: z.string(),
      title: z.string(),
      summary: z.string(),
      price: moneySchema,
    }),
  })
  .meta({ id: 'Favorite' })

const body = favoriteSchema.meta({ id: 'NewFavorite' })
const stranger = { 401: refuses('Nobody is signed in') }
const tags = ['Accounts']

/** What somebody keeps, for programs that act for them. */
export function favoriteApi({ services }: Doors) {
  const { db } = services
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'What somebody keeps, the latest first',
        tags,
        responses: {
          200: answers('A page of favourites', listOf(shownSchema)),
          422: refuses('A value makes no sense'),
          ...stranger,
        },
      }),
      query(z.strictObject(pageQuery)),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const { account } = await personAsking(c)
        const { page = 1, limit = 20, lang = 'en' } = c.req.valid('query')
        const { total, favorites } = await favoritesOf(db, lang, account.id, { page, limit })
        return c.json(paged(favorites.map(shown), total, page, limit))
      },
    )

    .post(
      '/',
      describeRoute({
        summary: 'Keep a listing',
        description: 'Kept twice it is kept once, and the answer is the same.',
        tags,
        requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } },
        responses: {
          201: answers('It is kept', shownSchema),
          400: refuses('The body could not be read'),
          404: refuses('There is no such listing'),
          409: refuses('too_many: two hundred are kept already'),
          415: refuses('The body is of another type'),
          422: refuses('A field is wrong, and named'),
          ...stranger,
        },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const kept = await favor(services, await personAsking(c), await jsonOf(c), 'en')
        if (kept.ok) return c.json(shown(kept.value), 201)
        const { refusal } = kept
        if (refusal.code === 'invalid') return invalid(c, refusal.problems)
        return refusal.code === 'none'
          ? problem(c, 404, 'not_found', 'There is no such listing.')
          : problem(c, 409, 'too_many', 'Two hundred are kept already. Let one go first.')
      },
    )

    .delete(
      '/:id',
      describeRoute({
        summary: 'Let go of one',
        tags,
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 204: { description: 'It is gone' }, 404: refuses('It is not theirs'), ...stranger },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const was = await unfavor(services, await personAsking(c), c.req.param('id'))
        return was ? c.body(null, 204) : problem(c, 404, 'not_found', 'There is no such favourite.')
      },
    )
}

const shown = ({ id, added, kind, listingId, slug, title, summary, price }: Favorite) => ({
  id,
  addedAt: new Date(added * 1000).toISOString(),
  kind,
  listing: { id: listingId, slug, title: title.text, summary: summary.text, price },
})
