import type { Hono, MiddlewareHandler } from 'hono'
import type { Env } from './context.ts'
import { Refused } from './errors.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Which methods an address answers. The routes themselves are asked. */
export function methodsAt({ router }: Hono<Env>, path: string): string[] {
  // What stands in front of every method, such as the middleware that asks, is no answer to any.
  return METHODS.filter((each) => router.match(each, path)[0].some(([[, { method }]]) => method === each))
}

/** At an address that is known, a method that is not is 405 and hears which ones are. The routes themselves are asked. */
export function knownMethodsOnly(app: Hono<Env>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { method, path } = c.req
    const asked = method === 'HEAD' ? 'GET' : method
    const allowed = methodsAt(app, path)
    if (!allowed.includes(asked)) {
      if (allowed.length > 0) throw new Refused(405, 'method_not_allowed', { Allow: allowHeader(allowed) })
    }
    await next()
  }
}

const allowHeader = (methods: readonly string[]) =>
  methods.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])).join(', ')
