import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { JOB_STATES, jobSeen, jobsListed, type ListedJob } from '../../../db/queries/job-list.ts'
import { isoOf } from '../../bookings/shape.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { Refused } from '../../http/errors.ts'
import { answers, listOf, paged, pageQuery, query, refuses } from '../../http/json.ts'
import { problem } from '../../http/problems.ts'
import { byOf, whoAsks } from '../../http/who.ts'
import type { Result } from '../../shared/result.ts'
import { callOffJob, type JobRefusal, retryJob } from './retry.ts'

const jobSchema = z
  .object({
    id: z.string().describe('What it is: its name, its subject and the version of that'),
    name: z.string(),
    state: z.enum(JOB_STATES),
    payload: z.looseObject({}).describe('Ids and no more'),
    attempts: z.int(),
    due: z.string(),
    created: z.string(),
    ended: z.string().optional().describe('When it was done, died or was called off'),
    error: z.string().optional().describe('Of its last try'),
    skipped: z.string().optional().describe('Why nothing was done'),
    published: z.string().optional().describe('When the queue was told of it'),
  })
  .meta({ id: 'Job' })

const jobQuery = z.strictObject({
  page: pageQuery.page,
  limit: pageQuery.limit,
  state: z.enum(JOB_STATES, 'not_an_option').optional(),
  name: z.string().max(80, 'too_long').optional(),
})

const parameters = [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'string' as const } }]
const none = { 404: refuses('There is no job of this id') }
const decides = (summary: string, description: string, conflict: string) =>
  describeRoute({
    summary,
    description,
    tags: ['House'],
    parameters,
    responses: { 200: answers('As it is then', jobSchema), ...none, 409: refuses(conflict) },
  })

/** What happens later, for whoever looks after the house. No key opens this door. */
export function jobApi({ services, kick }: Doors) {
  const { db } = services
  return new Hono<Env>()
    .get(
      '/',
      describeRoute({
        summary: 'What happens later, and what became of it',
        tags: ['House'],
        responses: {
          200: answers(
            'A page of jobs: what waits by when it is due, else the latest first',
            listOf(jobSchema),
          ),
          422: refuses('A filter makes no sense'),
        },
      }),
      query(jobQuery),
      async (c) => {
        const { page = 1, limit = 20, ...filters } = c.req.valid('query')
        c.header('Cache-Control', 'no-store')
        const { jobs, total } = await jobsListed(db, filters, { limit, offset: (page - 1) * limit })
        return c.json(paged(jobs.map(shown), total, page, limit))
      },
    )

    .get(
      '/:id',
      describeRoute({
        summary: 'One job',
        tags: ['House'],
        parameters,
        responses: { 200: answers('The job', jobSchema), ...none },
      }),
      async (c) => again(c),
    )

    .post(
      '/:id/retry',
      decides('Try a dead job again', 'As if it had never been tried.', 'illegal_status: it is not dead'),
      async (c) => decided(c, await retryJob(services, c.req.param('id'), await byOf(c))),
    )

    .post(
      '/:id/cancellation',
      decides('Call a job off', 'It will not be done.', 'illegal_status: it is being done, or was'),
      async (c) => {
        const { role } = await whoAsks(c)
        return decided(c, await callOffJob(services, c.req.param('id'), role, await byOf(c)))
      },
    )

  async function decided(c: Ctx, done: Result<undefined, JobRefusal>): Promise<Response> {
    if (!done.ok && done.refusal.code === 'not_now')
      return problem(c, 409, 'illegal_status', `Nothing was done: the job is ${done.refusal.state}.`)
    if (done.ok) afterwards(c, kick())
    return again(c)
  }

  async function again(c: Ctx): Promise<Response> {
    c.header('Cache-Control', 'no-store')
    const job = await jobSeen(db, c.req.param('id') ?? '')
    if (!job) throw new Refused(404, 'not_found')
    return c.json(shown(job))
  }
}

/** A job as JSON: instants in ISO 8601. */
const shown = ({ due, created, ended, error, skipped, published, ...job }: ListedJob) => ({
  ...job,
  due: isoOf(due),
  created: isoOf(created),
  ...(ended !== undefined && { ended: isoOf(ended) }),
  ...(error !== undefined && { error }),
  ...(skipped !== undefined && { skipped }),
  ...(published !== undefined && { published: isoOf(published) }),
})
