import { addressIn, householdOf } from '../shared/networks.ts'
import type { Ctx } from './context.ts'

/** What the entries put beside a request: Bun its server, a Worker its bindings. */
interface Beside {
  bun?: {
    requestIP(request: Request): { address: string } | null
    timeout(request: Request, seconds: number): void
  }
}
export const besides = (c: Ctx): Beside => c.env as Beside

/**
 * Who asks, by the network: for counting and nothing else, so that one household, which has a whole /64 of IPv6, and one
 * address of IPv4 each have one name, however they are written.
 */
export function callerOf(c: Ctx, proxies: number): string {
  const text = addressOf(c, proxies)
  const address = addressIn(text)
  return address === undefined ? text : householdOf(address)
}

/**
 * The network address of who asks. Behind so many proxies of ours it is what the outermost of them saw; what a stranger
 * writes into X-Forwarded-For is never believed. Cloudflare names it itself.
 */
export function addressOf(c: Ctx, proxies: number): string {
  const { bun } = besides(c)
  if (!bun) return c.req.header('cf-connecting-ip') ?? ''
  const hops = [
    ...(c.req.header('x-forwarded-for') ?? '').split(','),
    bun.requestIP(c.req.raw)?.address ?? '',
  ]
  return withoutPort((hops.at(-1 - proxies) ?? hops[0]!).trim())
}

/** Some proxies write the port as well, which changes with every connection. */
const withoutPort = (text: string) =>
  /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([^:]+):\d+$/.exec(text)?.[1] ?? text
