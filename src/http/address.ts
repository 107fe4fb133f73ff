import type { MiddlewareHandler } from 'hono'
import type { Config } from '../platform/config.ts'
import { Refused } from './errors.ts'

const LONGEST = 8 * 1024
const HOME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * Lets in what is addressed to this house and to no other: a Host of another name is 421, one that is no name 400. So
 * no name that a stranger's domain, proxy or cache brought along is ever believed. In development this machine's own
 * names will do as well. Health is asked by machines that know only our number, and says nothing.
 */
export function addressedToUs({ baseUrl, env }: Pick<Config, 'baseUrl' | 'env'>): MiddlewareHandler {
  const { host: ours, protocol } = new URL(baseUrl)
  /** Without the port where it goes without saying; undefined for what is no host. */
  const hostIn = (text: string) =>
    /^[\w.:[\]-]+$/.test(text) && URL.canParse(`${protocol}//${text}`)
      ? new URL(`${protocol}//${text}`).host
      : undefined
  const isOurs = (host: string) => host === ours || (env !== 'production' && HOME.test(host))

  return async (c, next) => {
    const { url } = c.req
    // A request line may name a host of its own, which need not be the header's.
    const path = url.indexOf('/', url.indexOf('//') + 2)
    for (const named of [c.req.header('host'), url.slice(url.indexOf('//') + 2, path)]) {
      if (named === undefined) continue
      const host = hostIn(named)
      if (host === undefined) throw new Refused(400, 'malformed')
      if (!isOurs(host) && !/^\/api\/health(\/|$)/.test(c.req.path)) throw new Refused(421, 'misdirected')
    }
    if (url.length - path > LONGEST) throw new Refused(414, 'address_too_long')
    // No text in the database has a NUL, so nothing is ever found under one.
    if (c.req.path.includes('\0')) throw new Refused(404, 'not_found')
    await next()
  }
}
