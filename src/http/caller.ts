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
 * The network address of who asks, for counting and nothing else. Behind so many proxies of ours it is what the
 * outermost of them saw; what a stranger writes into X-Forwarded-For is never believed. Cloudflare names it itself.
 */
export function callerOf(c: Ctx, proxies: number): string {
  const { bun } = besides(c)
  if (!bun) return networkOf(c.req.header('cf-connecting-ip') ?? '')
  const hops = [
    ...(c.req.header('x-forwarded-for') ?? '').split(','),
    bun.requestIP(c.req.raw)?.address ?? '',
  ]
  return networkOf((hops.at(-1 - proxies) ?? hops[0]!).trim())
}

/** One household has a whole /64 of IPv6. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':')
  const zeros = tail === undefined ? [] : Array(4).fill('0')
  return [...groups, ...zeros].slice(0, 4).join(':')
}
