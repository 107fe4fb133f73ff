import { Hono } from 'hono'
import { letterInMailbox, lettersInMailbox } from '../../db/queries/notifications.ts'
import { MailboxLetterPage, MailboxPage } from '../../views/dev/mail.tsx'
import type { Doors, Env } from '../http/context.ts'
import { queryOf } from '../http/forms.ts'
import { pageOf, personal, show, showLetter } from '../http/page.ts'
import type { Services } from '../platform/ports.ts'
import { mailboxLetters } from './letters/routes.tsx'

/** Letters can be read only where they are not sent, and never in production. */
export const hasMailbox = ({ mailer, config }: Pick<Services, 'mailer' | 'config'>): boolean =>
  mailer.half === 'mailbox' && config.env !== 'production'

/** The letters of the embedded mailer, to be opened and searched. */
export function mailboxPages(doors: Doors) {
  const { services } = doors
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
    .route('/', mailboxLetters(doors))
    .get('/:id', async (c) => {
      const letter = await letterInMailbox(db, c.req.param('id'))
      return letter
        ? show(c, <MailboxLetterPage page={await pageOf(c, services)} letter={letter} />)
        : c.notFound()
    })
    .get('/:id/html', async (c) => {
      const letter = await letterInMailbox(db, c.req.param('id'))
      return letter ? showLetter(c, letter.html) : c.notFound()
    })
    .get('/:id/attachments/:number', async (c) => {
      const letter = await letterInMailbox(db, c.req.param('id'))
      const file = letter?.attachments[Number(c.req.param('number'))]
      if (!file) return c.notFound()
      c.header('Content-Security-Policy', "default-src 'none'; sandbox")
      return c.body(file.content, 200, {
        'Content-Type': file.type,
        'Content-Disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`,
      })
    })
}
