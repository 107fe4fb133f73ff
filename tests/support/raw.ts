import { connect } from 'node:net'

export interface RawAnswer {
  /** 0 when the connection was closed without an answer. */
  status: number
  head: string
  body: string
}

/** Sends bytes as they stand, which no client library would, and gives what comes back before the connection closes. */
export function raw(origin: string, bytes: string | Uint8Array, withinMs = 5_000): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    const heard: Uint8Array[] = []
    const patience = setTimeout(() => socket.destroy(new Error('no end of the answer')), withinMs)
    socket.on('data', (chunk: Uint8Array) => heard.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => {
      clearTimeout(patience)
      const [head = '', ...rest] = Buffer.concat(heard).toString('latin1').split('\r\n\r\n')
      resolve({
        status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0),
        head,
        body: rest.join('\r\n\r\n'),
      })
    })
    socket.write(bytes)
  })
}

/** A request line with its Host and nothing else; the connection closes after the answer. */
export const line = (request: string, host: string, more = ''): string =>
  `${request} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`
