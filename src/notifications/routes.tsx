import { Hono } from 'hono'
import { letterInMailbox, lettersInMailbox } from '../../db/queries/notifications.ts'
import { MailboxLetterPage, MailboxPage } from '../../views/dev/mail.tsx'
import type { Doors, Env } from '../http/context.ts'
import { queryOf } from '../http/forms.ts'
import { pageOf, personal, show } from '../http/page.ts'
import { showSealed } from '../http/sealed.ts'
import type { Services } from '../platform/ports.ts'

/** Letters can be read only where they are not sent, and never in production. */
export const hasMailbox = ({ mailer, config }: Pick<Services, 'mailer' | 'config'>): boolean =>
  mailer.half === 'mailbox' && config.env !== 'production'

/** The letters of the embedded mailer, to be opened and searched. */
export function mailboxPages({ services }: Doors) {
  const { db } = services
  return new Hono<Env>()
    .use('*', async (c, next) => {
      personal(c)
      await next()
    })
    .get('/', async (c) => {
      const search = queryOf(c)('search')?.replaceAll('\0', '').slice(0, 100) ?? ''
      const letters = await lettersInMailbox(db, search)
      return show(c, <MailboxPage page={await pageOf(c, services)} letters={letters} search={search} />)
    })
    .get('/:id', async (c) => {
      const letter = await letterInMailbox(db, c.req.param('id'))
      return letter
        ? show(c, <MailboxLetterPage page={await pageOf(c, services)} letter={letter} />)
        : c.notFound()
    })
    .get('/:id/html', async (c) => {
      const letter = await letterInMailbox(db, c.req.param('id'))
      if (!letter) return c.notFound()
      return showSealed(c, letter.html)
    })
}
