import { Hono } from 'hono'
import { JOB_STATES, type JobState, jobCounts, jobSeen, jobsListed } from '../../../db/queries/job-list.ts'
import { bookingWrittenAbout } from '../../../db/queries/messages.ts'
import { notificationSeen } from '../../../db/queries/notification-list.ts'
import { JobPage } from '../../../views/admin/job.tsx'
import { JobsPage, JobsResults } from '../../../views/admin/jobs.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { formOf, pageIn, queryOf } from '../../http/forms.ts'
import { asksFor, goOn, pageOf, personal, show, showPart } from '../../http/page.ts'
import { byOf, whoAsks } from '../../http/who.ts'
import { JOBS } from '../../jobs/registry.ts'
import type { Result } from '../../shared/result.ts'
import { localeOf } from '../../translations/locale.ts'
import { isLongAgo } from './long-ago.ts'
import { callOffJob, type JobRefusal, retryJob } from './retry.ts'

const LIMIT = 50
const NAMES = [...JOBS.keys()].sort()
const DEEDS = ['retried', 'called-off'] as const

/** What happens later: found, opened, tried again and called off. */
export function jobPages({ services, kick }: Doors) {
  const { db, clock } = services
  return new Hono<Env>()
    .get('/admin/jobs', async (c) => {
      personal(c)
      const said = queryOf(c)
      const state = JOB_STATES.find((each) => each === said('state'))
      const name = NAMES.find((each) => each === said('name'))
      const at = pageIn(said('page'))
      const filters = { state, name }
      const [list, counts, page] = await Promise.all([
        jobsListed(db, filters, { limit: LIMIT, offset: (at - 1) * LIMIT }),
        jobCounts(db, name),
        pageOf(c, services),
      ])
      const props = { page, ...list, filters, counts, names: NAMES, at, pages: Math.ceil(list.total / LIMIT) }
      return asksFor(c, 'results')
        ? showPart(c, <JobsResults {...props} />)
        : show(c, <JobsPage {...props} />)
    })

    .get('/admin/jobs/:id', (c) => jobPage(c))

    .post('/admin/jobs/:id/retry', async (c) => {
      await formOf(c)
      const id = c.req.param('id')
      return decided(c, id, 'retried', await retryJob(services, id, await byOf(c)))
    })

    .post('/admin/jobs/:id/cancellation', async (c) => {
      await formOf(c)
      const [id, { role }] = [c.req.param('id'), await whoAsks(c)]
      return decided(c, id, 'called-off', await callOffJob(services, id, role, await byOf(c)))
    })

  async function decided(
    c: Ctx,
    id: string,
    done: (typeof DEEDS)[number],
    result: Result<undefined, JobRefusal>,
  ): Promise<Response> {
    if (!result.ok) return result.refusal.code === 'none' ? c.notFound() : jobPage(c, result.refusal.state)
    afterwards(c, kick())
    return goOn(c, localeOf(c.get('language')).paths.job(id, { done }))
  }

  async function jobPage(c: Ctx, refused?: JobState): Promise<Response> {
    personal(c)
    const id = c.req.param('id') ?? ''
    const job = await jobSeen(db, id)
    if (!job) return c.notFound()
    const about = job.payload.booking
    const [page, writes, booking] = await Promise.all([
      pageOf(c, services),
      notificationSeen(db, id),
      typeof about === 'string' ? bookingWrittenAbout(db, about) : undefined,
    ])
    const { paths } = localeOf(c.get('language'))
    const props = {
      page: refused ? { ...page, path: paths.job(id) } : page,
      job,
      writes,
      booking: booking?.reference,
      longAgo: isLongAgo(writes?.unsure, services.mailer.remembers, clock.now()),
      deed: DEEDS.find((each) => each === queryOf(c)('done')),
      refused,
    }
    return show(c, <JobPage {...props} />, refused ? 409 : 200)
  }
}
