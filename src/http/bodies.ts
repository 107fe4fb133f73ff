import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from './context.ts'
import { Refused } from './errors.ts'

/**
 * Bodies of so many bytes and no more, whether their length is said or not, refused before they are taken in. A length
 * that is said twice is refused as well, also where both agree: what stands in front of us might believe another one.
 */
export function boundedBodies(maxSize: number): MiddlewareHandler<Env> {
  const bounded = bodyLimit({ maxSize, onError: () => Promise.reject(new Refused(413, 'too_large')) })
  return async (c, next) => {
    const length = c.req.header('content-length')
    if (length !== undefined && !/^\d+$/.test(length)) throw new Refused(400, 'malformed')
    return bounded(c, next)
  }
}
