import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { termsOf } from '../../../db/queries/house.ts'
import {
  CHANNELS,
  type ListedNotification,
  NOTIFICATION_STATUSES,
  notificationSeen,
  notificationsListed,
} from '../../../db/queries/notification-list.ts'
import { scopeOf } from '../../bookings/draft.ts'
import { isoOf, keyOf, unreadable } from '../../bookings/shape.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { Refused } from '../../http/errors.ts'
import { jsonOf } from '../../http/forms.ts'
import { answers, listOf, paged, pageQuery, query, refuses } from '../../http/json.ts'
import { invalid, problem } from '../../http/problems.ts'
import { byOf, whoAsks } from '../../http/who.ts'
import { emailBody, whatsappBody, write } from '../../notifications/write.ts'
import { addDays } from '../../shared/days.ts'
import { day } from '../../shared/field.ts'
import { LANGUAGES } from '../../shared/languages.ts'
import { secondOf } from '../../shared/zones.ts'

const notificationSchema = z
  .object({
    id: z.string().describe('Also that of the job which writes it'),
    channel: z.enum(CHANNELS),
    template: z.string(),
    recipient: z.string(),
    subject: z.string(),
    status: z.enum(NOTIFICATION_STATUSES),
    attempts: z.int(),
    error: z.string().optional(),
    providerId: z.string().optional().describe('What the service that sent it calls it'),
    delivered: z.string().optional().describe('When that said it had arrived'),
    booking: z.object({ id: z.string(), reference: z.string() }).optional(),
    message: z.string().optional().describe('What was written by hand'),
    language: z.enum(LANGUAGES).optional(),
    created: z.string(),
    updated: z.string(),
  })
  .meta({ id: 'Notification' })

const notificationQuery = z.strictObject({
  page: pageQuery.page,
  limit: pageQuery.limit,
  status: z.enum(NOTIFICATION_STATUSES, 'not_an_option').optional(),
  channel: z.enum(CHANNELS, 'not_an_option').optional(),
  template: z.string().max(80, 'too_long').optional(),
  recipient: z.string().max(254, 'too_long').optional(),
  booking: z.string().max(64, 'too_long').optional().describe('Its reference or id'),
  dateFrom: day.optional().describe("Written on this day of the house's calendar or later"),
  dateTo: day.optional(),
})

/** Every message of the house, for its programs and for whoever works there. */
export function notificationApi({ services }: Doors) {
  const { db, clock } = services
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'What the house has written to whom',
        tags: ['Notifications'],
        responses: {
          200: answers('A page of messages, the latest first', listOf(notificationSchema)),
          422: refuses('A filter makes no sense'),
        },
      }),
      query(notificationQuery),
      async (c) => {
        const { page = 1, limit = 20, dateFrom, dateTo, ...said } = c.req.valid('query')
        c.header('Cache-Control', 'no-store')
        const { zone } = await termsOf(db, clock.now())
        const filters = {
          ...said,
          from: dateFrom === undefined ? undefined : secondOf(dateFrom, '00:00', zone),
          until: dateTo === undefined ? undefined : secondOf(addDays(dateTo, 1), '00:00', zone),
        }
        const found = await notificationsListed(db, filters, { limit, offset: (page - 1) * limit })
        return c.json(paged(found.notifications.map(shown), found.total, page, limit))
      },
    )

    .get(
      '/:id',
      describeRoute({
        summary: 'One message',
        tags: ['Notifications'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: answers('The message', notificationSchema),
          404: refuses('There is none of this id'),
        },
      }),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const found = await notificationSeen(db, c.req.param('id'))
        if (!found) throw new Refused(404, 'not_found')
        return c.json(shown(found))
      },
    )
}

const writes = (summary: string, body: z.ZodType) =>
  describeRoute({
    summary,
    description:
      'It is sent right after. The same request with the same Idempotency-Key, sent again, is the same message.',
    tags: ['Notifications'],
    parameters: [
      { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', maxLength: 255 } },
    ],
    requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } },
    responses: {
      202: answers('It will be sent', notificationSchema),
      ...unreadable,
      400: refuses('idempotency_key_missing, or the body could not be read'),
      422: refuses('A field is wrong, and named; or idempotency_key_reused'),
    },
  })

/** Messages that somebody, or a program of the house, writes by hand. */
export function notifyApi({ services, kick }: Doors) {
  return new Hono<Env>()
    .post('/email', writes('Write a letter in free words', emailBody), (c) => written(c, 'email'))
    .post('/whatsapp', writes('Send a message in approved words', whatsappBody), (c) =>
      written(c, 'whatsapp'),
    )

  async function written(c: Ctx, channel: 'email' | 'whatsapp'): Promise<Response> {
    c.header('Cache-Control', 'no-store')
    const asking = { key: await keyOf(c), scope: scopeOf(await whoAsks(c)), by: await byOf(c) }
    const done = await write(services, channel, await jsonOf(c), asking)
    if (!done.ok && done.refusal.code === 'invalid') return invalid(c, done.refusal.problems)
    if (!done.ok) return problem(c, 422, 'idempotency_key_reused', 'This key was used for another message.')
    afterwards(c, kick())
    c.header('Location', `/api/notifications/${encodeURIComponent(done.value.id)}`)
    return c.json(shown(done.value), 202)
  }
}

/** A message as JSON: instants in ISO 8601, and what is not there left out. */
const shown = ({
  delivered,
  body,
  created,
  updated,
  suppressed: _,
  unsure: __,
  ...message
}: ListedNotification) => ({
  ...message,
  ...(body !== undefined && { message: body }),
  ...(delivered !== undefined && { delivered: isoOf(delivered) }),
  created: isoOf(created),
  updated: isoOf(updated),
})
