import { Hono } from 'hono'
import { afterwards, type Doors, type Env } from '../../http/context.ts'
import { Refused } from '../../http/errors.ts'
import { hear } from '../hear.ts'

/** Where Twilio tells what became of a message. Whoever it is has to show its signature; without Twilio nobody has one. */
export function twilioDoor({ services, kick }: Doors) {
  const { config, messenger, db } = services
  return new Hono<Env>().post('/', async (c) => {
    const { pathname, search } = new URL(c.req.url)
    const news = await messenger.news({
      url: config.baseUrl + pathname + search,
      form: await c.req.text(),
      signature: c.req.header('x-twilio-signature'),
    })
    if (!news) throw new Refused(403, 'forbidden')
    if (await hear(db, news)) afterwards(c, kick())
    return c.body(null, 204)
  })
}
