import type { MiddlewareHandler } from 'hono'
import { prefixOf } from '../paths.ts'
import type { Clock, Log } from '../platform/ports.ts'
import { newId } from '../shared/ids.ts'
import { LANGUAGES } from '../shared/languages.ts'
import type { Env } from './context.ts'

const SOUND_ID = /^[A-Za-z0-9-]{8,64}$/

/** Names the request, tells its language from its path, and logs one line when it is over: no query, no person. */
export function requests(log: Log, clock: Clock): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = clock.now()
    c.set('began', began)
    const sent = c.req.header('x-request-id')
    c.set('requestId', sent && SOUND_ID.test(sent) ? sent : newId())
    c.set('language', languageOf(c.req.path))
    await next()
    // Not `c.header`, which makes the answer once more and its body a stream.
    c.res.headers.set('X-Request-Id', c.get('requestId'))
    log.info('request', {
      requestId: c.get('requestId'),
      method: c.req.method,
      path: toldPath(c.req.path),
      status: c.res.status,
      ms: clock.now() - began,
    })
  }
}

/** An address as a log may have it. A part that is long enough to be a key is as good as a password, so only its beginning is told. */
export const toldPath = (path: string): string =>
  path.replace(/[^/]{40,}/g, (part) => `${part.slice(0, 8)}…`).slice(0, 500)

export const languageOf = (path: string) =>
  LANGUAGES.find((each) => {
    const prefix = prefixOf(each)
    return prefix && (path === prefix || path.startsWith(`${prefix}/`))
  }) ?? 'en'
