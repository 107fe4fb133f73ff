import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { departuresBetween } from '../../db/queries/departures.ts'
import { tourListing } from '../../db/queries/tours.ts'
import type { Ctx, Doors, Env } from '../http/context.ts'
import { Refused } from '../http/errors.ts'
import { answers, listOf, moneySchema, paged, pageQuery, query, refuses } from '../http/json.ts'
import { invalid } from '../http/problems.ts'
import { tariffOf } from '../listings/kinds/tour.ts'
import { totalOf } from '../listings/priced.ts'
import { priceLines } from '../listings/tariff.ts'
import type { TourListing } from '../listings/tours/tour.ts'
import { addDays, dayAt } from '../shared/days.ts'
import { day } from '../shared/field.ts'
import { money } from '../shared/money.ts'
import { type OpenDeparture, standing } from './vacancies.ts'

/** Days that one answer reaches over at most. */
const FARTHEST = 366
const STATES = ['available', 'limited', 'sold_out', 'closed', 'freesale', 'called_off', 'past'] as const

const departureSchema = z
  .object({
    id: z.uuid().describe('What a choice names'),
    date: z.string().describe('YYYY-MM-DD, as scheduled on the wall clock of the place'),
    time: z.string().describe('HH:MM; where the clocks skip it, it leaves that much later'),
    zone: z.string(),
    starts: z.iso.datetime(),
    ends: z.iso.datetime(),
    closes: z.iso.datetime().describe('From here on it cannot be booked'),
    state: z.enum(STATES),
    capacity: z.int().nullable().describe('null for as many as come'),
    left: z.int().nullable(),
    lacking: z.int().describe('People who are still needed for it to leave'),
    prices: z.array(z.object({ unit: z.string(), price: moneySchema })).describe('For one, on that day'),
  })
  .meta({ id: 'Departure' })

const rangeQuery = z.strictObject({
  page: pageQuery.page,
  limit: pageQuery.limit,
  from: day.optional().describe('Today, if unsaid'),
  to: day.optional().describe(`30 days on, if unsaid; at most ${FARTHEST}`),
})

/** When a tour leaves and what is left of each departure. */
export function departureApi({ services }: Doors) {
  const { db, clock } = services
  return new Hono<Env>().get(
    '/:id/departures',
    describeRoute({
      summary: 'Departures of a tour, from one day to another',
      tags: ['Tours'],
      responses: {
        200: answers('A page of departures, in the order in which they leave', listOf(departureSchema)),
        404: refuses('There is no such tour'),
        422: refuses('The days make no sense'),
      },
    }),
    query(rangeQuery),
    async (c) => {
      const { page = 1, limit = 20, from, to } = c.req.valid('query')
      const tour = await tourListing(db, 'en', c.req.param('id'))
      if (!tour) throw new Refused(404, 'not_found')
      const first = from ?? dayAt(clock.now(), tour.zone)
      const last = to ?? addDays(first, 30)
      // Here and not in the schema, so that what was left unsaid is bounded as well.
      const code = last < first ? 'too_soon' : last > addDays(first, FARTHEST) ? 'too_far' : undefined
      if (code && to !== undefined) return invalid(c as unknown as Ctx, [{ path: 'to', code }])
      const now = Math.floor(clock.now() / 1000)
      const all = await departuresBetween(db, tour.id, first, last)
      const data = all
        .slice((page - 1) * limit, page * limit)
        .map((each) => departureJson(tour, standing(each, now)))
      return c.json(paged(data, all.length, page, limit))
    },
  )
}

const instant = (seconds: number) => new Date(seconds * 1000).toISOString()

function departureJson(tour: TourListing, departure: OpenDeparture) {
  const { id, day: date, time, starts, ends, closes, state, capacity, left, lacking } = departure
  const tariff = { ...tariffOf(tour), tiers: [] }
  return {
    id,
    date,
    time,
    zone: tour.zone,
    starts: instant(starts),
    ends: instant(ends),
    closes: instant(closes),
    state,
    capacity,
    left,
    lacking,
    prices: tour.units.map((unit) => ({
      unit: unit.id,
      price: money(
        totalOf(priceLines(tariff, { days: [date], party: { [unit.id]: 1 } })),
        tour.price.currency,
      ),
    })),
  }
}
