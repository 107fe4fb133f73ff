import { Webhook } from 'standardwebhooks'

/** One message as it came, whatever was made of it. */
export interface Arrival {
  id: string
  path: string
  headers: Record<string, string>
  body: string
  /** Every secret of the receiver that vouches for it. */
  signedBy: string[]
}

/**
 * What becomes of the next message: answered so, sent elsewhere, never answered, or answered without an end.
 */
export type Reaction = number | { to: string } | { says: string; status: number } | 'hangs' | 'endless'

/**
 * Somebody who is told of bookings, on this machine: verifies what comes with the reference library, and takes each
 * message once, by its id.
 */
export interface Receiver {
  readonly url: string
  readonly port: number
  arrivals(): Arrival[]
  /** What it has in its hands: by id, in the order in which it was taken. */
  taken(): Map<string, { type: string; timestamp: string; data: Record<string, unknown> }>
  knows(...secrets: string[]): void
  /** The next messages meet these, one each; those after them meet what `always` says, which is 204 at first. */
  next(...reactions: Reaction[]): void
  always(reaction: Reaction): void
  stop(): Promise<void>
}

export function startReceiver({
  hostname = '127.0.0.1',
  port = 0,
  tls,
}: {
  hostname?: string
  port?: number
  tls?: { key: string; cert: string }
} = {}): Receiver {
  const arrivals: Arrival[] = []
  const taken = new Map<string, never>()
  const reactions: Reaction[] = []
  let secrets: string[] = []
  let usual: Reaction = 204

  const server = Bun.serve({
    port,
    hostname,
    idleTimeout: 0,
    ...(tls && { tls }),
    async fetch(request) {
      const headers = Object.fromEntries(request.headers)
      const body = await request.text()
      const id = headers['webhook-id'] ?? ''
      const signedBy = secrets.filter((secret) => isGood(secret, body, headers))
      arrivals.push({ id, path: new URL(request.url).pathname, headers, body, signedBy })
      const reaction = reactions.shift() ?? usual
      if (reaction === 'hangs') return new Promise<Response>(() => {})
      if (reaction === 'endless') return endless()
      if (typeof reaction === 'object' && 'to' in reaction)
        return new Response(null, { status: 307, headers: { location: reaction.to } })
      const { status, says } = typeof reaction === 'number' ? { status: reaction, says: '' } : reaction
      if (status >= 200 && status <= 299 && signedBy.length > 0 && !taken.has(id))
        taken.set(id, JSON.parse(body) as never)
      return new Response(status === 204 ? null : says, { status, headers: { 'set-cookie': 'kept=no' } })
    },
  })
  return {
    url: `${tls ? 'https' : 'http'}://${hostname}:${server.port}`,
    port: server.port!,
    arrivals: () => [...arrivals],
    taken: () => new Map(taken),
    knows(...known) {
      secrets = known
    },
    next: (...more) => void reactions.push(...more),
    always(reaction) {
      usual = reaction
    },
    stop: () => server.stop(true),
  }
}

function isGood(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers)
    return true
  } catch {
    return false
  }
}

const endless = () =>
  new Response(
    new ReadableStream({
      pull: (body) => body.enqueue(new Uint8Array(64 * 1024).fill(65)),
    }),
  )
