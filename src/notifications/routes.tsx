import { Hono } from 'hono'
import { letterInMailbox, lettersInMailbox } from '../../db/queries/notifications.ts'
import { MailboxLetterPage, MailboxPage } from '../../views/dev/mail.tsx'
import type { Doors, Env } from '../http/context.ts'
import { pageOf, personal, show } from '../http/page.ts'

/** The letters of the embedded mailer, to be opened and searched. It exists on a developer's machine only. */
export function mailboxPages({ services }: Doors) {
  const { db, mailer, config } = services
  return new Hono<Env>()
    .use('*', async (c, next) => {
      if (mailer.half !== 'mailbox' || config.env === 'production') return c.notFound()
      personal(c)
      await next()
    })
    .get('/', async (c) => {
      const search = c.req.query('search')?.slice(0, 100) ?? ''
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
      // A letter carries its own styles, as mail programs want them; it can do nothing else.
      c.header(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox",
      )
      return c.html(letter.html)
    })
}
