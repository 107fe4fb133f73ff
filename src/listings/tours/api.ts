import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { termsOf } from '../../../db/queries/house.ts'
import { tourCards, tourCount, tourListing } from '../../../db/queries/tours.ts'
import type { Doors, Env } from '../../http/context.ts'
import { Refused } from '../../http/errors.ts'
import {
  answers,
  languageQuery,
  listOf,
  moneySchema,
  paged,
  pageQuery,
  query,
  refuses,
} from '../../http/json.ts'
import { pictureJson, pictureSchema } from '../../media/picture.ts'
import { day } from '../../shared/field.ts'
import type { Language } from '../../shared/languages.ts'
import { exponent, money } from '../../shared/money.ts'
import { localeOf } from '../../translations/locale.ts'
import { readTourFilters } from './filters.ts'
import { DIFFICULTIES, type Section, TOUR_TYPES, type TourCard, type TourListing } from './tour.ts'

const cardSchema = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.url(),
    title: z.string(),
    summary: z.string(),
    type: z.enum(TOUR_TYPES),
    difficulty: z.enum(DIFFICULTIES),
    location: z.string(),
    zone: z.string().describe('IANA zone of the place: its times are on the wall clock there'),
    minutes: z.int().describe('From start to end'),
    price: moneySchema.describe('For one of the first unit, before the rules of a day or a group'),
    popular: z.boolean(),
    cover: pictureSchema,
  })
  .meta({ id: 'Tour' })

const sectionSchema = z.object({ title: z.string(), text: z.string() })

const unitSchema = z.object({
  unit: z.string().describe('What a choice names'),
  name: z.string(),
  price: moneySchema,
  ages: z.object({ from: z.int(), to: z.int().optional() }).optional(),
  places: z.int().describe('Places of a departure that one takes'),
  accompaniedBy: z.array(z.string()).describe('Units of which at least one must come along'),
  perCompanion: z.int().optional().describe('The most of this unit that each of those can look after'),
})

const listingSchema = cardSchema
  .extend({
    description: z.string(),
    meetingPoint: z.string(),
    itinerary: z.array(sectionSchema),
    sections: z.array(sectionSchema),
    included: z.array(z.string()),
    notIncluded: z.array(z.string()),
    gallery: z.array(pictureSchema),
    units: z.array(unitSchema),
    capacity: z.int().nullable().describe('Places of a departure; null for as many as come'),
    cutOff: z.int().describe('Minutes before the start at which booking ends'),
    minimum: z.int().describe('People without whom it does not leave'),
    decided: z.int().describe('Hours before the start at which that is decided'),
  })
  .meta({ id: 'TourInFull' })

const prices = z.string().regex(/^\d{1,7}([.,]\d{1,2})?$/, 'not_a_number')

const filterQuery = z.strictObject({
  ...pageQuery,
  type: z.enum(TOUR_TYPES, 'not_an_option').optional(),
  difficulty: z.enum(DIFFICULTIES, 'not_an_option').optional(),
  minPrice: prices.optional().describe('In whole units of the currency, such as 25'),
  maxPrice: prices.optional(),
  date: day.optional().describe('Leaves on this day and can be booked'),
  guests: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'not_a_number')
    .optional()
    .describe('Has room for so many at once'),
  sort: z.enum(['featured', 'price', '-price'], 'not_an_option').optional(),
})

/** Tours as JSON: what is on sale, narrowed as on the page. Their departures stand with the inventory. */
export function tourApi({ services }: Doors) {
  const { db, clock, config, assets } = services
  const urlOf = (file: string) => config.baseUrl + assets.url(file)
  const card = (each: TourCard, language: Language) => ({
    id: each.id,
    slug: each.slug,
    url: config.baseUrl + localeOf(language).paths.listing('tour', each.slug),
    title: each.title.text,
    summary: each.summary.text,
    type: each.type,
    difficulty: each.difficulty,
    location: each.location.text,
    zone: each.zone,
    minutes: each.minutes,
    price: each.price,
    popular: each.popular,
    cover: pictureJson(each.cover, urlOf),
  })
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'Tours and excursions on sale',
        tags: ['Tours'],
        responses: {
          200: answers('A page of tours', listOf(cardSchema)),
          422: refuses('A filter makes no sense'),
        },
      }),
      query(filterQuery),
      async (c) => {
        const { page = 1, limit = 20, lang = 'en', ...said } = c.req.valid('query')
        const { currency } = await termsOf(db, clock.now())
        const filters = readTourFilters((name) => said[name as keyof typeof said], exponent(currency))
        const [cards, total] = await Promise.all([
          tourCards(db, lang, filters, { limit, offset: (page - 1) * limit }),
          tourCount(db, filters),
        ])
        const data = cards.map((each) => card(each, lang))
        return c.json(paged(data, total, page, limit))
      },
    )
    .get(
      '/:id',
      describeRoute({
        summary: 'One tour, by slug or id',
        tags: ['Tours'],
        responses: { 200: answers('The tour in full', listingSchema), 404: refuses('There is none') },
      }),
      query(languageQuery),
      async (c) => {
        const { lang = 'en' } = c.req.valid('query')
        const found = await tourListing(db, lang, c.req.param('id'))
        if (!found) throw new Refused(404, 'not_found')
        const gallery = found.gallery.map((each) => pictureJson(each, urlOf))
        return c.json({ ...card(found, lang), ...inFull(found), gallery })
      },
    )
}

const inFull = (tour: TourListing) => ({
  description: tour.description.map(({ text }) => text).join('\n\n'),
  meetingPoint: tour.meetingPoint.text,
  itinerary: tour.itinerary.map(sectionJson),
  sections: tour.sections.map(sectionJson),
  included: tour.included.map(({ text }) => text),
  notIncluded: tour.notIncluded.map(({ text }) => text),
  units: tour.units.map(({ id, label, price, places = 1, accompaniedBy = [], ...rest }) => ({
    unit: id,
    name: label.text,
    price: money(price, tour.price.currency),
    places,
    accompaniedBy,
    ...rest,
  })),
  capacity: tour.capacity,
  cutOff: tour.cutOff,
  minimum: tour.minimum,
  decided: tour.decided,
})

const sectionJson = ({ title, text }: Section) => ({ title: title.text, text: text.text })
