import { Hono } from 'hono'
import type { Doors, Env } from '../http/context.ts'
import { Streams } from '../http/sse.ts'
import { topicsIn } from './topics.ts'
import { Watch } from './watch.ts'

/**
 * At the edge no request may work for another, so each stream looks for itself, and ends before its request has asked
 * as often as a Worker may (50 times on the free plan). The browser then comes back to where it was.
 */
const AT_THE_EDGE = { every: 500, reads: 44 }

/**
 * Tells an open page that something it shows has changed, and not what it is now: the page then asks for its own part
 * again, which is kept, while a stream would have to make it for every page anew.
 */
export function live({ services, shares, closing }: Doors) {
  const streams = new Streams(services.config, services.log, closing)
  const together = new Watch(services)
  return new Hono<Env>().get('/', (c) => {
    const topics = topicsIn(c.req.query('topics') ?? '')
    // No content is what makes a browser's EventSource stop asking.
    if (topics.length === 0) return c.body(null, 204)
    const since = c.req.header('last-event-id') ?? c.req.query('since')
    const watch = shares ? together : new Watch(services, AT_THE_EDGE)
    return streams.answer(c, (stream) =>
      watch.listen(
        {
          topics,
          begins: (id) => stream.send({ event: 'begins', data: '', id }),
          changed: (data, id) => stream.send({ event: 'changed', data, id }),
          ends: () => stream.end(),
        },
        since,
        stream.over,
      ),
    )
  })
}
