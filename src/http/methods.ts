import type { Hono, MiddlewareHandler } from 'hono'
import type { Env } from './context.ts'
import { Refused } from './errors.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** At an address that is known, a method that is not is 405 and hears which ones are. The routes themselves are asked. */
export function knownMethodsOnly({ router }: Hono<Env>): MiddlewareHandler<Env> {
  // What stands in front of every method, such as this very function, is no answer to any.
  const answers = (method: string, path: string) =>
    router.match(method, path)[0].some(([[, { method: own }]]) => own === method)
  return async (c, next) => {
    const { method, path } = c.req
    if (!answers(method === 'HEAD' ? 'GET' : method, path)) {
      const allowed = METHODS.filter((each) => answers(each, path))
      if (allowed.length > 0) throw new Refused(405, 'method_not_allowed', { Allow: allowHeader(allowed) })
    }
    await next()
  }
}

const allowHeader = (methods: readonly string[]) =>
  methods.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])).join(', ')
