import type { Hono, MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import type { Config } from '../platform/config.ts'
import type { Env } from './context.ts'
import { methodsAt } from './methods.ts'

/**
 * Lets the scripts of named other sites call the API, with tokens and never with cookies. To any other site nothing is
 * said, so that its browser keeps our answers from it.
 */
export function namedSites(
  app: Hono<Env>,
  { corsOrigins }: Pick<Config, 'corsOrigins'>,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('origin')
    if (corsOrigins.length > 0) c.header('Vary', 'Origin', { append: true })
    if (!origin || !corsOrigins.includes(origin)) return next()
    const asked = cors({
      origin,
      allowMethods: methodsAt(app, c.req.path),
      allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'X-Booking-Key', 'X-Request-Id'],
      exposeHeaders: ['Location', 'Retry-After', 'X-Request-Id', 'RateLimit', 'RateLimit-Policy'],
      maxAge: 600,
    })
    return asked(c, next)
  }
}
