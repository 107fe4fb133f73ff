import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A line to a libSQL server that loses some of its answers: what was asked is done, and nobody hears of it. */
export interface Lossy {
  readonly url: string
  /** The part of the answers that is lost, from 0 to 1. */
  loses: number
  readonly carried: number
  readonly lost: number
  stop(): Promise<void>
}

export async function lossyLineTo(database: string, chance: () => number): Promise<Lossy> {
  let [loses, carried, lost] = [0, 0, 0]
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = []
    for await (const part of request) parts.push(part)
    const answer = await fetch(database + request.url, {
      method: request.method!,
      headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
      ...(parts.length > 0 && { body: Buffer.concat(parts) }),
    }).catch(() => undefined)
    // Read to its end first: then the server has done all that it was asked for.
    const body = answer && new Uint8Array(await answer.arrayBuffer())
    carried += 1
    if (!body || chance() < loses) {
      lost += 1
      request.socket.destroy()
      return
    }
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
    })
    response.end(body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get loses() {
      return loses
    },
    set loses(part) {
      loses = part
    },
    get carried() {
      return carried
    },
    get lost() {
      return lost
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
