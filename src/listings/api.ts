import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { termsOf } from '../../db/queries/house.ts'
import { packageCards, packageCount, packageListing } from '../../db/queries/packages.ts'
import type { Doors, Env } from '../http/context.ts'
import { Refused } from '../http/errors.ts'
import {
  answers,
  languageQuery,
  listOf,
  moneySchema,
  paged,
  pageQuery,
  query,
  refuses,
} from '../http/json.ts'
import { pictureJson, pictureSchema } from '../media/picture.ts'
import { day } from '../shared/field.ts'
import { exponent } from '../shared/money.ts'
import { localeOf } from '../translations/locale.ts'
import { readFilters } from './filters.ts'
import { EVENT_TYPES, type PackageCard } from './listing.ts'

const cardSchema = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.url(),
    title: z.string(),
    summary: z.string(),
    price: moneySchema,
    popular: z.boolean(),
    guests: z.object({ min: z.int(), max: z.int() }),
    eventTypes: z.array(z.enum(EVENT_TYPES)),
    cover: pictureSchema,
  })
  .meta({ id: 'Package' })

const listingSchema = cardSchema
  .extend({
    description: z.string(),
    included: z.array(z.string()),
    gallery: z.array(pictureSchema),
    themes: z.array(z.object({ id: z.uuid(), slug: z.string(), title: z.string() })),
    addOns: z.array(
      z.object({
        id: z.uuid(),
        slug: z.string(),
        name: z.string(),
        category: z.string(),
        price: moneySchema,
        maxQuantity: z.int(),
      }),
    ),
  })
  .meta({ id: 'PackageInFull' })

const prices = z.string().regex(/^\d{1,7}([.,]\d{1,2})?$/, 'not_a_number')

const filterQuery = z.strictObject({
  ...pageQuery,
  eventType: z.enum(EVENT_TYPES, 'not_an_option').optional(),
  theme: z.string().max(80, 'too_long').optional().describe('Slug of a theme'),
  minPrice: prices.optional().describe('In whole units of the currency, such as 1500'),
  maxPrice: prices.optional(),
  guests: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'not_a_number')
    .optional(),
  date: day.optional().describe('Free on this day'),
  sort: z.enum(['featured', 'price', '-price'], 'not_an_option').optional(),
})

/** Packages as JSON: what is on sale, narrowed as on the page. */
export function packageApi({ services }: Doors) {
  const { db, clock, config, assets } = services
  const urlOf = (file: string) => config.baseUrl + assets.url(file)
  const card = (each: PackageCard, language: 'en' | 'fr') => ({
    id: each.id,
    slug: each.slug,
    url: config.baseUrl + localeOf(language).paths.package(each.slug),
    title: each.title.text,
    summary: each.summary.text,
    price: each.price,
    popular: each.popular,
    guests: { min: each.minGuests, max: each.maxGuests },
    eventTypes: each.eventTypes,
    cover: pictureJson(each.cover, urlOf),
  })
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'Event packages on sale',
        tags: ['Packages'],
        responses: {
          200: answers('A page of packages', listOf(cardSchema)),
          422: refuses('A filter makes no sense'),
        },
      }),
      query(filterQuery),
      async (c) => {
        const { page = 1, limit = 20, lang = 'en', ...said } = c.req.valid('query')
        const { currency } = await termsOf(db, clock.now())
        const filters = readFilters((name) => said[name as keyof typeof said], exponent(currency))
        const [cards, total] = await Promise.all([
          packageCards(db, lang, filters, { limit, offset: (page - 1) * limit }),
          packageCount(db, filters),
        ])
        return c.json(
          paged(
            cards.map((each) => card(each, lang)),
            total,
            page,
            limit,
          ),
        )
      },
    )
    .get(
      '/:id',
      describeRoute({
        summary: 'One package, by slug or id',
        tags: ['Packages'],
        responses: { 200: answers('The package in full', listingSchema), 404: refuses('There is none') },
      }),
      query(languageQuery),
      async (c) => {
        const { lang = 'en' } = c.req.valid('query')
        const found = await packageListing(db, lang, c.req.param('id'))
        if (!found) throw new Refused(404, 'not_found')
        return c.json({
          ...card(found, lang),
          description: found.description.map(({ text }) => text).join('\n\n'),
          included: found.included.map(({ text }) => text),
          gallery: found.gallery.map((each) => pictureJson(each, urlOf)),
          themes: found.themes.map(({ id, slug, title }) => ({ id, slug, title: title.text })),
          addOns: found.addOns.map(({ name, ...each }) => ({ ...each, name: name.text })),
        })
      },
    )
}
