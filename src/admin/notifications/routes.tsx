import { Hono } from 'hono'
import { type JobState, jobOf, type ListedJob } from '../../../db/queries/job-list.ts'
import {
  CHANNELS,
  NOTIFICATION_STATUSES,
  notificationSeen,
  notificationsListed,
  suppressionLiftedBy,
  templatesUsed,
} from '../../../db/queries/notification-list.ts'
import { NotificationPage } from '../../../views/admin/notification.tsx'
import { NotificationsPage, NotificationsResults } from '../../../views/admin/notifications.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { formOf, pageIn, queryOf } from '../../http/forms.ts'
import { asksFor, goOn, pageOf, personal, show, showLetter, showPart } from '../../http/page.ts'
import { byOf } from '../../http/who.ts'
import { JOBS } from '../../jobs/registry.ts'
import { type Rehearsed, rehearse } from '../../notifications/rehearse.ts'
import { localeOf } from '../../translations/locale.ts'
import { isLongAgo } from '../jobs/long-ago.ts'
import { retryJob } from '../jobs/retry.ts'

const LIMIT = 50
const DEEDS = ['retried', 'lifted'] as const

/** Everything the house has written to anybody: found, read, tried again. */
export function notificationPages({ services, kick }: Doors) {
  const { db, clock } = services
  return new Hono<Env>()
    .get('/admin/notifications', async (c) => {
      personal(c)
      const said = queryOf(c)
      const filters = {
        q: said('q')?.slice(0, 100),
        status: NOTIFICATION_STATUSES.find((each) => each === said('status')),
        channel: CHANNELS.find((each) => each === said('channel')),
        template: said('template')?.slice(0, 80),
      }
      const at = pageIn(said('page'))
      const [list, templates, page] = await Promise.all([
        notificationsListed(db, filters, { limit: LIMIT, offset: (at - 1) * LIMIT }),
        templatesUsed(db),
        pageOf(c, services),
      ])
      const props = { page, ...list, filters, templates, at, pages: Math.ceil(list.total / LIMIT) }
      return asksFor(c, 'results')
        ? showPart(c, <NotificationsResults {...props} />)
        : show(c, <NotificationsPage {...props} />)
    })

    .get('/admin/notifications/:id', (c) => notificationPage(c))

    .get('/admin/notifications/:id/html', async (c) => {
      personal(c)
      const id = c.req.param('id')
      if (!(await notificationSeen(db, id))) return c.notFound()
      const preview = await previewOf(await jobOf(db, id))
      return preview.is === 'letter'
        ? showLetter(c, preview.letter.html)
        : goOn(c, localeOf(c.get('language')).paths.notification(id))
    })

    .post('/admin/notifications/:id/retry', async (c) => {
      await formOf(c)
      const id = c.req.param('id')
      const job = await jobOf(db, id)
      if (!job) return c.notFound()
      const done = await retryJob(services, job.id, await byOf(c))
      if (!done.ok && done.refusal.code === 'not_now') return notificationPage(c, done.refusal.state)
      afterwards(c, kick())
      return goOn(c, localeOf(c.get('language')).paths.notification(id, { done: 'retried' }))
    })

    .post('/admin/notifications/:id/suppression/removal', async (c) => {
      await formOf(c)
      const id = c.req.param('id')
      if (!(await notificationSeen(db, id))) return c.notFound()
      const now = Math.floor(clock.now() / 1000)
      const written = await db.write(suppressionLiftedBy(id, await byOf(c), now))
      const done = written.ok && written.rows[1]!.length > 0 && 'lifted'
      return goOn(c, localeOf(c.get('language')).paths.notification(id, { done }))
    })

  async function notificationPage(c: Ctx, refused?: JobState): Promise<Response> {
    personal(c)
    const id = c.req.param('id') ?? ''
    const notification = await notificationSeen(db, id)
    if (!notification) return c.notFound()
    const [job, page] = await Promise.all([jobOf(db, id), pageOf(c, services)])
    const preview = await previewOf(job)
    const { paths } = localeOf(c.get('language'))
    const props = {
      page: refused ? { ...page, path: paths.notification(id) } : page,
      notification,
      job,
      preview: preview.is === 'letter' ? { is: preview.is, text: preview.letter.text } : preview,
      longAgo: isLongAgo(notification.unsure, services.mailer.remembers, clock.now()),
      deed: DEEDS.find((each) => each === queryOf(c)('done')),
      refused,
    }
    return show(c, <NotificationPage {...props} />, refused ? 409 : 200)
  }

  /** What the job of a message would send now. */
  async function previewOf(job: ListedJob | undefined): Promise<Rehearsed | { is: 'gone' }> {
    const handler = job && JOBS.get(job.name)
    return handler ? rehearse(services, handler, job) : { is: 'gone' }
  }
}
