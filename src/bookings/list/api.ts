import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { bookingsListed } from '../../../db/queries/booking-list.ts'
import type { Doors, Env } from '../../http/context.ts'
import { answers, listOf, paged, pageQuery, query, refuses } from '../../http/json.ts'
import { whoAsks } from '../../http/who.ts'
import { KIND_NAMES } from '../../listings/kinds/records.ts'
import { day } from '../../shared/field.ts'
import { isHouse, isPerson } from '../../shared/who.ts'
import { STATUSES } from '../booking.ts'
import { listedSchema, shownListed } from '../mine/shape.ts'

const SORTS = ['newest', 'oldest', 'day', 'latest'] as const

const listQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(STATUSES, 'not_an_option').optional(),
  kind: z.enum(KIND_NAMES, 'not_an_option').optional(),
  dateFrom: day.optional().describe('The first line begins on this day or later'),
  dateTo: day.optional(),
  email: z.string().max(254, 'too_long').optional(),
  reference: z.string().max(20, 'too_long').optional(),
  sort: z.enum(SORTS, 'not_an_option').optional().describe('By booking, or by the day of the first line'),
})

/** All bookings for the house and its programs; for a customer their own, whatever they ask for. */
export function bookingListApi({ services }: Doors) {
  const described = describeRoute({
    summary: 'Bookings',
    tags: ['Bookings'],
    responses: {
      200: answers('A page of bookings', listOf(listedSchema)),
      401: refuses('Nobody is signed in'),
      422: refuses('A filter makes no sense'),
    },
  })
  return new Hono<Env>().get('/', described, query(listQuery), async (c) => {
    c.header('Cache-Control', 'no-store')
    const who = await whoAsks(c)
    const {
      page = 1,
      limit = 20,
      lang = 'en',
      sort = 'newest',
      dateFrom,
      dateTo,
      ...said
    } = c.req.valid('query')
    const own = isPerson(who) && !isHouse(who) ? { accountId: who.account.id } : {}
    const filters = { ...said, from: dateFrom, to: dateTo, ...own }
    const { bookings, total } = await bookingsListed(services.db, lang, filters, { sort, page, limit })
    return c.json(paged(bookings.map(shownListed), total, page, limit))
  })
}
