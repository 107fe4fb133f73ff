import type { MiddlewareHandler } from 'hono'
import type { Config } from '../platform/config.ts'
import { Refused } from './errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses state-changing requests that another site made a browser send, whatever their content type. Browsers say
 * where a request comes from; a program that says nothing carries no cookie of a visitor and is let through.
 */
export function sameSiteOnly({
  baseUrl,
  env,
  corsOrigins,
}: Pick<Config, 'baseUrl' | 'env' | 'corsOrigins'>): MiddlewareHandler {
  // In development the house has several names, of which the request came under one that was let in.
  const ours = (origin: string, url: string) =>
    origin === baseUrl || (env !== 'production' && origin === new URL(url).origin)
  return async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
      const foreignOrigin = origin !== undefined && !ours(origin, c.req.url)
      // The queue's door asks everybody for a signature, and no cookie counts there.
      const unsaid =
        site === undefined &&
        origin === undefined &&
        c.req.header('cookie') !== undefined &&
        !c.req.path.startsWith('/jobs/')
      // A named site may call the API, where no cookie counts.
      const named = origin !== undefined && corsOrigins.includes(origin) && c.req.path.startsWith('/api/')
      if (!named && (foreignSite || foreignOrigin || unsaid)) throw new Refused(403, 'forbidden')
    }
    await next()
  }
}
