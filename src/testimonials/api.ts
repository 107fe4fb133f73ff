import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { shownTestimonials } from '../../db/queries/testimonials.ts'
import type { Doors, Env } from '../http/context.ts'
import { answers, listOf, paged, pageQuery, query, refuses } from '../http/json.ts'
import { EVENT_TYPES } from '../listings/listing.ts'

const testimonialSchema = z
  .object({
    id: z.uuid(),
    author: z.string(),
    eventType: z.enum(EVENT_TYPES),
    rating: z.int().min(1).max(5),
    text: z.string(),
    month: z.string().describe('YYYY-MM of the event'),
  })
  .meta({ id: 'Testimonial' })

const averageSchema = z.number().nullable().describe('1 to 5, unrounded; null when there are none')

export function testimonialApi({ services }: Doors) {
  return new Hono<Env>().get(
    '/',
    describeRoute({
      summary: 'What customers said, with the average',
      tags: ['Testimonials'],
      responses: {
        200: answers('A page of testimonials', listOf(testimonialSchema).extend({ average: averageSchema })),
        422: refuses('A value makes no sense'),
      },
    }),
    query(z.strictObject(pageQuery)),
    async (c) => {
      const { page = 1, limit = 20, lang = 'en' } = c.req.valid('query')
      const { testimonials, summary } = await shownTestimonials(services.db, lang, {
        most: limit,
        offset: (page - 1) * limit,
      })
      const data = testimonials.map(({ text, ...each }) => ({ ...each, text: text.text }))
      return c.json({ ...paged(data, summary.count, page, limit), average: summary.average ?? null })
    },
  )
}
