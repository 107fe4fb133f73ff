import type { MiddlewareHandler } from 'hono'
import type { Config } from '../platform/config.ts'
import { addressIn, isIn, type Network } from '../shared/networks.ts'
import { addressOf } from './caller.ts'
import type { Env } from './context.ts'
import { Refused } from './errors.ts'

/** Lets in nobody from a network that is shut out, and where some are named from no other. Health is asked by our own. */
export function fromAllowed({
  networks: { allow, deny },
  proxies,
}: Pick<Config, 'networks' | 'proxies'>): MiddlewareHandler<Env> {
  const open = allow.length === 0 && deny.length === 0
  return async (c, next) => {
    if (!open && !/^\/api\/health(\/|$)/.test(c.req.path)) {
      const address = addressIn(addressOf(c, proxies))
      const from = (network: Network) => address !== undefined && isIn(address, network)
      if (deny.some(from) || (allow.length > 0 && !allow.some(from))) throw new Refused(403, 'not_from_there')
    }
    await next()
  }
}
