import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { auditLines } from '../../../db/queries/audit.ts'
import { isoOf } from '../../bookings/shape.ts'
import type { Doors, Env } from '../../http/context.ts'
import { answers, pageQuery, query, refuses } from '../../http/json.ts'

const lineSchema = z
  .object({
    id: z.uuid(),
    at: z.string(),
    actor: z.enum(['account', 'key', 'visitor', 'shell', 'system']),
    actorId: z.string().optional(),
    action: z.string().describe('A noun and what became of it, such as account.role'),
    target: z.string().optional(),
    targetId: z.string().optional(),
    before: z.looseObject({}).optional().describe('With whatever is personal masked'),
    after: z.looseObject({}).optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'AuditLine' })

const auditQuery = z.strictObject({
  before: z.uuid('invalid').optional().describe('The `next` of the page before'),
  limit: pageQuery.limit,
})

/** What was done by whom, as JSON: from a line on and not by numbered pages, for it grows at its beginning. */
export function auditApi({ services }: Doors) {
  return new Hono<Env>().get(
    '/',
    describeRoute({
      summary: 'What was done by whom',
      tags: ['House'],
      responses: {
        200: answers(
          'Lines, the latest first; `next` is there while there are more',
          z.object({ data: z.array(lineSchema), next: z.uuid().optional() }),
        ),
        422: refuses('This is no place to begin'),
      },
    }),
    query(auditQuery),
    async (c) => {
      const { before, limit = 20 } = c.req.valid('query')
      c.header('Cache-Control', 'no-store')
      const lines = await auditLines(services.db, {
        ...(before !== undefined && { before }),
        limit: limit + 1,
      })
      const data = lines.slice(0, limit).map(({ at, before: was, after, ...line }) => ({
        ...line,
        at: isoOf(at),
        ...(was !== undefined && { before: JSON.parse(was) }),
        ...(after !== undefined && { after: JSON.parse(after) }),
      }))
      return c.json({ data, ...(lines.length > limit && { next: data.at(-1)!.id }) })
    },
  )
}
