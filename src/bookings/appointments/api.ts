import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { serviceCards } from '../../../db/queries/appointments.ts'
import { termsOf } from '../../../db/queries/house.ts'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { Refused } from '../../http/errors.ts'
import { answers, listOf, moneySchema, paged, pageQuery, query, refuses } from '../../http/json.ts'
import { invalid } from '../../http/problems.ts'
import type { ServiceCard } from '../../listings/service.ts'
import { pictureJson, pictureSchema } from '../../media/picture.ts'
import { day } from '../../shared/field.ts'
import { isZone } from '../../shared/zones.ts'
import { localeOf } from '../../translations/locale.ts'
import { MOST_DAYS, slotsFor } from './slots.ts'

const serviceSchema = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.url(),
    title: z.string(),
    summary: z.string(),
    place: z.string(),
    durations: z.array(z.object({ minutes: z.int(), price: moneySchema })),
    consultants: z.array(z.object({ id: z.uuid(), slug: z.string(), name: z.string() })),
    notice: z.int().describe('Minutes that have to lie between booking and start'),
    windowDays: z.int().describe('Days ahead that can be booked'),
    cover: pictureSchema,
  })
  .meta({ id: 'Service' })

const slotSchema = z
  .object({
    start: z.iso.datetime().describe('What a booking names'),
    end: z.iso.datetime(),
    local: z.object({
      date: z.iso.date(),
      time: z.string().describe('`HH:MM` on the wall clock of the zone'),
      zone: z.string(),
      offset: z.string().describe('From UTC, such as `+05:30`'),
    }),
    consultants: z.array(z.string()).describe('Slugs of those who are free then'),
  })
  .meta({ id: 'Slot' })

const slotsSchema = z
  .object({
    service: z.string(),
    duration: z.int(),
    zone: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    data: z.array(slotSchema),
  })
  .meta({ id: 'Slots' })

const slotsQuery = z.strictObject({
  service: z.string({ error: 'required' }).min(1, 'required').max(80, 'too_long').describe('Slug or id'),
  from: day.describe('First day, on the calendar of the zone'),
  to: day.describe(`Last day, included; at most ${MOST_DAYS} days in all`),
  duration: z
    .string({ error: 'required' })
    .regex(/^[1-9]\d{0,3}$/, 'not_a_number')
    .describe('Minutes, one of those the service offers'),
  zone: z
    .string()
    .max(80, 'too_long')
    .refine(isZone, 'not_an_option')
    .optional()
    .describe('IANA zone of the days and wall times; that of the house if unsaid'),
  consultant: z.string().max(80, 'too_long').optional().describe('Slug or id; without one, anyone'),
})

/** Services that are given by appointment, and their times. */
export function appointmentApi({ services }: Doors) {
  const { db, clock, config, assets } = services
  const urlOf = (file: string) => config.baseUrl + assets.url(file)
  const service = (each: ServiceCard, language: 'en' | 'fr') => ({
    id: each.id,
    slug: each.slug,
    url: config.baseUrl + localeOf(language).paths.appointment(each.slug),
    title: each.title.text,
    summary: each.summary.text,
    place: each.place.text,
    durations: each.durations,
    consultants: each.hosts,
    notice: each.notice,
    windowDays: each.windowDays,
    cover: pictureJson(each.cover, urlOf),
  })
  return new Hono<Env>()
    .get(
      '/services',
      describeRoute({
        summary: 'Services given by appointment',
        tags: ['Appointments'],
        responses: {
          200: answers('A page of services', listOf(serviceSchema)),
          422: refuses('A value makes no sense'),
        },
      }),
      query(z.strictObject(pageQuery)),
      async (c) => {
        const { page = 1, limit = 20, lang = 'en' } = c.req.valid('query')
        const all = await serviceCards(db, lang)
        const shown = all.slice((page - 1) * limit, page * limit).map((each) => service(each, lang))
        return c.json(paged(shown, all.length, page, limit))
      },
    )
    .get(
      '/slots',
      describeRoute({
        summary: 'The times of a service that can be booked',
        tags: ['Appointments'],
        responses: {
          200: answers('Every start in these days, in order', slotsSchema),
          404: refuses('There is no such service'),
          422: refuses('A value makes no sense'),
        },
      }),
      query(slotsQuery),
      async (c) => {
        const asked = c.req.valid('query')
        const { zone } = await termsOf(db, clock.now())
        const found = await slotsFor(services, { zone, ...asked, duration: Number(asked.duration) })
        if (found.ok) return c.json(found.value)
        if (found.refusal === 'not_found') throw new Refused(404, 'not_found')
        return invalid(c as unknown as Ctx, found.refusal)
      },
    )
}
