import { Hono } from 'hono'
import type { Doors, Env } from '../../http/context.ts'
import { personal } from '../../http/page.ts'
import { takeEvent } from './take.ts'

/** Where Resend tells what became of letters. Where it cannot show that it is Resend there is no such door. */
export function resendHook({ services }: Doors) {
  const { mailer } = services
  return new Hono<Env>().post('/', async (c) => {
    if (!mailer.news) return c.notFound()
    personal(c)
    const news = mailer.news({ body: await c.req.text(), header: (name) => c.req.header(name) })
    if (!news) return c.text('This is not signed by Resend, or too long ago.\n', 401)
    if (news.event) await takeEvent(services, news.id, news.event)
    return c.text('')
  })
}
