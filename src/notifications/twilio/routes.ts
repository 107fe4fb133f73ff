import { Hono } from 'hono'
import { afterwards, type Doors, type Env } from '../../http/context.ts'
import { Refused } from '../../http/errors.ts'
import { takeNews } from './take.ts'

/** Where Twilio tells what became of messages to phones. Without its token there is no such door. */
export function twilioHook({ services, kick }: Doors) {
  const { config, messenger } = services
  return new Hono<Env>().post('/', async (c) => {
    if (messenger.half !== 'twilio') return c.notFound()
    const { pathname, search } = new URL(c.req.url)
    const news = await messenger.news({
      url: config.baseUrl + pathname + search,
      form: await c.req.text(),
      signature: c.req.header('x-twilio-signature'),
    })
    if (!news) throw new Refused(403, 'forbidden')
    await takeNews(services, news)
    if (news.became === 'failed') afterwards(c, kick())
    return c.body(null, 204)
  })
}
