import type { MiddlewareHandler } from 'hono'
import { Refused } from './errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses state-changing requests that another site made a browser send, whatever their content type. Browsers say
 * where a request comes from; a program that says nothing carries no cookie of a visitor and is let through.
 */
export function sameSiteOnly(baseUrl: string): MiddlewareHandler {
  return async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
      const foreignOrigin = origin !== undefined && origin !== baseUrl
      const unsaid = site === undefined && origin === undefined && c.req.header('cookie') !== undefined
      if (foreignSite || foreignOrigin || unsaid) throw new Refused(403, 'forbidden')
    }
    await next()
  }
}
