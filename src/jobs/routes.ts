import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { jobUntold, takeJob } from '../../db/queries/jobs.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { Refused } from '../http/errors.ts'
import { JOBS } from './registry.ts'
import { LEASE, MOST_TIMES, runJob } from './run.ts'

/** What the hosted queue calls with when it has given up bringing a message. Source: its reference of callbacks. */
const givenUpSchema = z.object({ sourceBody: z.base64() })
const messageSchema = z.object({ id: z.string() })

/**
 * The one door by which the hosted queue calls back. Whoever it is has to show its signature; without a hosted queue
 * nobody has one. Our own table says what is still to be done, so it may call as often, as late and in whatever order
 * it likes, and 200 means that it need not call about this again.
 */
export function jobDoor({ services, kick }: Doors, jobs = JOBS) {
  const { config, queue, db, log } = services

  async function bodyOf(c: Ctx): Promise<string> {
    const { pathname, search } = new URL(c.req.url)
    const body = new Uint8Array(await c.req.arrayBuffer())
    const call = {
      url: config.baseUrl + pathname + search,
      body,
      signature: c.req.header('upstash-signature'),
    }
    if (!(await queue.signed(call))) throw new Refused(401, 'unauthenticated')
    return utf8(body)
  }

  async function run(c: Ctx, name: string, body: string): Promise<Response> {
    const message = messageSchema.safeParse(jsonIn(body))
    if (!message.success) return never(c)
    const { id } = message.data
    const taken = await takeJob(db, { id, name }, { lease: LEASE, mostTimes: MOST_TIMES })
    if (taken === 'ended') return c.body(null, 200)
    if (taken === 'busy') return c.body(null, 409, { 'Retry-After': String(LEASE) })
    if (taken === 'early') {
      // Told anew with the next sweep and not at once: two clocks that differ would throw it to and fro.
      await db.write([jobUntold(id)])
      return c.body(null, 200)
    }
    const outcome = await runJob(services, jobs, taken)
    if (outcome !== 'done' || jobs.get(name)?.followed) afterwards(c, kick())
    return outcome === 'dead' ? never(c) : c.body(null, 200)
  }

  async function givenUp(c: Ctx, body: string): Promise<Response> {
    const said = givenUpSchema.safeParse(jsonIn(body))
    const message = messageSchema.safeParse(
      said.success ? jsonIn(utf8(Uint8Array.fromBase64(said.data.sourceBody))) : undefined,
    )
    if (!message.success) return never(c)
    await db.write([jobUntold(message.data.id)])
    return sweep(c)
  }

  function sweep(c: Ctx): Response {
    afterwards(c, kick())
    return c.body(null, 200)
  }

  const door = new Hono<Env>()
  door.post('/:name', async (c) => {
    const name = c.req.param('name')
    const body = await bodyOf(c)
    try {
      if (name === 'sweep') return sweep(c)
      return await (name === 'failed' ? givenUp(c, body) : run(c, name, body))
    } catch (error) {
      // Without a Retry-After, which would have it try three times in a row and give up long before we are back.
      log.error('jobs.not_taken', { name, error })
      return c.body(null, 503)
    }
  })
  return door
}

/** There is no use in bringing it again. */
const never = (c: Ctx) =>
  c.body('There is no use in bringing this again.\n', 489 as ContentfulStatusCode, {
    'Upstash-NonRetryable-Error': 'true',
    'Content-Type': 'text/plain; charset=utf-8',
  })

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
