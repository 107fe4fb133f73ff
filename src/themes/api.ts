import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { packagesWithTheme } from '../../db/queries/packages.ts'
import { themeCards, themePage } from '../../db/queries/themes.ts'
import type { Doors, Env } from '../http/context.ts'
import { Refused } from '../http/errors.ts'
import { answers, languageQuery, listOf, paged, pageQuery, query, refuses } from '../http/json.ts'
import { pictureJson, pictureSchema } from '../media/picture.ts'
import { localeOf } from '../translations/locale.ts'

const cardSchema = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.url(),
    title: z.string(),
    summary: z.string(),
    cover: pictureSchema,
  })
  .meta({ id: 'Theme' })

const pageSchema = cardSchema
  .extend({
    description: z.string(),
    gallery: z.array(pictureSchema),
    packages: z.array(z.object({ id: z.uuid(), slug: z.string(), title: z.string() })),
  })
  .meta({ id: 'ThemeInFull' })

export function themeApi({ services }: Doors) {
  const { db, config, assets } = services
  const urlOf = (file: string) => config.baseUrl + assets.url(file)
  const card = (each: Awaited<ReturnType<typeof themeCards>>[number], language: 'en' | 'fr') => ({
    id: each.id,
    slug: each.slug,
    url: config.baseUrl + localeOf(language).paths.theme(each.slug),
    title: each.title.text,
    summary: each.summary.text,
    cover: pictureJson(each.cover, urlOf),
  })
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'Décor themes',
        tags: ['Themes'],
        responses: {
          200: answers('A page of themes', listOf(cardSchema)),
          422: refuses('A value makes no sense'),
        },
      }),
      query(z.strictObject(pageQuery)),
      async (c) => {
        const { page = 1, limit = 20, lang = 'en' } = c.req.valid('query')
        const all = await themeCards(db, lang)
        const shown = all.slice((page - 1) * limit, page * limit)
        return c.json(
          paged(
            shown.map((each) => card(each, lang)),
            all.length,
            page,
            limit,
          ),
        )
      },
    )
    .get(
      '/:id',
      describeRoute({
        summary: 'One theme, by slug or id',
        tags: ['Themes'],
        responses: { 200: answers('The theme in full', pageSchema), 404: refuses('There is none') },
      }),
      query(languageQuery),
      async (c) => {
        const { lang = 'en' } = c.req.valid('query')
        const theme = await themePage(db, lang, c.req.param('id'))
        if (!theme) throw new Refused(404, 'not_found')
        const packages = await packagesWithTheme(db, lang, theme.id)
        return c.json({
          ...card(theme, lang),
          description: theme.description.map(({ text }) => text).join('\n\n'),
          gallery: theme.gallery.map((each) => pictureJson(each, urlOf)),
          packages: packages.map(({ id, slug, title }) => ({ id, slug, title: title.text })),
        })
      },
    )
}
