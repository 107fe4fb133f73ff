import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { connect } from 'node:net'
import { TARGET } from '../support/house.ts'
import { type RawAnswer, raw } from '../support/raw.ts'
import { type Server, startServer } from '../support/server.ts'

// What no client library sends. Cloudflare reads what comes over the wire itself, so there it never comes to us.

let server: Server
beforeAll(async () => {
  if (TARGET === 'bun') server = await startServer()
})
afterAll(() => server?.stop())

const host = () => new URL(server.url).host
const CLOSE = 'Connection: close\r\n'
const JSON_TYPE = 'Content-Type: application/json\r\n'
const asked = (start: string, headers: string, body = '') => `${start} HTTP/1.1\r\n${headers}\r\n${body}`
const got = (path: string, more = '') => asked(`GET ${path}`, `Host: ${host()}\r\n${CLOSE}${more}`)
/** The connection is not said to close, so whether it does is the server's own decision. */
const posted = (more: string, body = '') =>
  asked('POST /api/bookings', `Host: ${host()}\r\n${JSON_TYPE}${more}`, body)
const chunked = (body: string) => posted('Transfer-Encoding: chunked\r\n', body)

const saysNothing = ({ head, body }: RawAnswer) =>
  expect(head + body).not.toMatch(/evil|\bbun\b|src\/|node_modules|\n\s+at /i)

if (TARGET === 'bun') {
  describe('a Host', () => {
    const hosts = [
      'good@evil',
      'a/evil?',
      'a:99999',
      '[::1',
      '',
      'localhost:x',
      'localhost#',
      'localhost\\evil',
      'a b',
    ]
    test.each(hosts)('%p is 400, wherever it is asked for something [S15]', async (name) => {
      for (const start of [
        'GET /',
        'GET /packages',
        'GET /api/packages',
        'GET /css/app.css',
        'POST /bookings',
      ]) {
        const answer = await raw(server.url, asked(start, `Host: ${name}\r\n${CLOSE}`))
        expect(`${start} ${answer.status}`).toBe(`${start} 400`)
        saysNothing(answer)
      }
    })

    test('that is said twice is 400, in whatever order, also where both are ours [S16]', async () => {
      const [ours, theirs] = [`Host: ${host()}\r\n`, 'Host: evil.example\r\n']
      for (const headers of [ours + theirs, theirs + ours, ours + ours])
        for (const path of ['/', '/api/packages', '/api/health', '/css/app.css', '/live']) {
          const answer = await raw(server.url, asked(`GET ${path}`, headers + CLOSE))
          expect(`${path} ${answer.status}`).toBe(`${path} 400`)
          saysNothing(answer)
        }
    })

    test('is wanted', async () => {
      expect((await raw(server.url, asked('GET /packages', CLOSE))).status).toBe(400)
      expect((await raw(server.url, 'GET /packages HTTP/1.0\r\n\r\n')).status).toBe(421)
    })
  })

  // Bun reads the path of such a request line and lets the name go, so that it is as if it had not been said.
  describe('a request line that names a house itself [S18]', () => {
    test('is not believed about it: the Host is what counts', async () => {
      const plain = await raw(server.url, got('/packages'))
      for (const name of ['http://evil.example', 'https://evil.example:1', `http://evil@${host()}`]) {
        const answer = await raw(server.url, got(`${name}/packages`))
        expect(answer.body).toBe(plain.body)
        saysNothing(answer)
      }
      const elsewhere = asked(`GET ${server.url}/packages`, `Host: evil.example\r\n${CLOSE}`)
      expect((await raw(server.url, elsewhere)).status).toBe(421)
    })

    test('leads nowhere else', async () => {
      for (const path of ['//evil.example/x', '/\\evil.example', 'http://evil.example//evil.example']) {
        const answer = await raw(server.url, got(path))
        expect(`${path} ${answer.status}`).toBe(`${path} 404`)
        expect(answer.head).not.toMatch(/^location:/im)
      }
    })
  })

  describe('a message whose end could be read in two ways is 4xx, and the connection is closed [S19]', () => {
    const cases: [string, () => string][] = [
      [
        'a length and chunks',
        () => posted('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
      ],
      [
        'chunks and a length',
        () => posted('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n', '0\r\n\r\n'),
      ],
      ['two lengths', () => posted('Content-Length: 2\r\nContent-Length: 3\r\n', '{} ')],
      ['a list of lengths', () => posted('Content-Length: 2, 2\r\n', '{}')],
      ['a length with a sign', () => posted('Content-Length: +2\r\n', '{}')],
      ['a length below nought', () => posted('Content-Length: -2\r\n', '{}')],
      ['a length in hexadecimal', () => posted('Content-Length: 0x2\r\n', '{}')],
      ['a length past every number', () => posted(`Content-Length: ${'9'.repeat(30)}\r\n`, '{}')],
      ['an unknown coding', () => posted('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n')],
      ['chunks within a coding', () => posted('Transfer-Encoding: gzip, chunked\r\n', '0\r\n\r\n')],
      ['a coding behind the chunks', () => posted('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n')],
      [
        'two codings',
        () => posted('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n', '0\r\n\r\n'),
      ],
      ['a space before the colon', () => posted('Transfer-Encoding : chunked\r\n', '0\r\n\r\n')],
      ['an odd space after it', () => posted('Transfer-Encoding: \x0bchunked\r\n', '0\r\n\r\n')],
      ['a folded coding', () => posted('Transfer-Encoding:\r\n chunked\r\n', '0\r\n\r\n')],
      ['a folded field', () => posted('X-Folded: a\r\n b\r\nContent-Length: 2\r\n', '{}')],
      ['a NUL in a field', () => posted('X-Nul: a\0b\r\nContent-Length: 2\r\n', '{}')],
      ['a NUL in a name', () => posted('X-\0: a\r\nContent-Length: 2\r\n', '{}')],
      ['a line that ends in LF alone', () => posted('X-Line: a\nX-Other: b\r\nContent-Length: 2\r\n', '{}')],
      ['a line that ends in CR alone', () => posted('X-Line: a\rX-Other: b\r\nContent-Length: 2\r\n', '{}')],
      ['lines that end in LF alone', () => posted('Content-Length: 2\r\n', '{}').replaceAll('\r\n', '\n')],
      ['a chunk longer than every number', () => chunked(`${'F'.repeat(17)}\r\n{}\r\n0\r\n\r\n`)],
      ['a chunk whose length is none', () => chunked('2x\r\n{}\r\n0\r\n\r\n')],
      ['a chunk below nought', () => chunked('-2\r\n{}\r\n0\r\n\r\n')],
      ['a chunk that goes on behind its end', () => chunked('2\r\n{}XX0\r\n\r\n')],
      ['chunks between LF alone', () => chunked('2\n{}\n0\n\n')],
      ['a chunk with a long extension', () => chunked(`2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`)],
    ]
    test.each(cases)('%s', async (_, message) => {
      // A second request behind it, as one would be smuggled. Were the connection open, it would be answered.
      const answer = await raw(server.url, message() + asked('GET /packages', `Host: ${host()}\r\n`))
      expect([400, 413, 505]).toContain(answer.status)
      expect(answer.head).toMatch(/^connection: close$/im)
      expect(answer.body).not.toContain('HTTP/1.1')
      saysNothing(answer)
    })

    test('and one length that is said twice is refused, also where both agree', async () => {
      const answer = await raw(server.url, posted(`Content-Length: 2\r\nContent-Length: 2\r\n${CLOSE}`, '{}'))
      expect(answer.status).toBe(400)
    })

    test('a plain one is read, as proof that these are refused for what is wrong with them', async () => {
      expect((await raw(server.url, posted(`Content-Length: 2\r\n${CLOSE}`, '{}'))).status).toBe(422)
      const inChunks = posted(`Transfer-Encoding: chunked\r\n${CLOSE}`, '2\r\n{}\r\n0\r\n\r\n')
      expect((await raw(server.url, inChunks)).status).toBe(422)
    })
  })

  describe('too much [S20]', () => {
    const many = (times: number) => Array.from({ length: times }, (_, at) => `X-${at}: a\r\n`).join('')

    test('in the head is 431, in one field or in a thousand', async () => {
      for (const more of [
        `X-Long: ${'a'.repeat(20_000)}\r\n`,
        `Cookie: a=${'a'.repeat(20_000)}\r\n`,
        many(1_000),
      ]) {
        const answer = await raw(server.url, got('/packages', more))
        expect(answer.status).toBe(431)
        saysNothing(answer)
      }
      expect((await raw(server.url, got('/packages', many(50)))).status).toBe(200)
    })

    test('in the address is 414, and 431 where even the head cannot take it', async () => {
      for (const length of [8_500, 12_000])
        expect((await raw(server.url, got(`/${'a'.repeat(length)}`))).status).toBe(414)
      for (const length of [20_000, 1_000_000])
        expect((await raw(server.url, got(`/${'a'.repeat(length)}`))).status).toBe(431)
    })

    test('in the body is refused before it is taken in, with its length said or not', async () => {
      const part = 'a'.repeat(65_536)
      const parts = 1_500
      const cases: [path: string, head: string, chunk: string][] = [
        '/api/bookings',
        '/bookings',
        '/nowhere',
      ].flatMap((path) => [
        [path, `Content-Length: ${part.length * parts}`, part],
        [path, 'Transfer-Encoding: chunked', `10000\r\n${part}\r\n`],
      ])
      const before = await memory()
      for (const [path, head, chunk] of cases) {
        const said = await flood(
          asked(`POST ${path}`, `Host: ${host()}\r\n${JSON_TYPE}${head}\r\n`),
          chunk,
          parts,
        )
        expect(`${path} ${head} ${said.slice(0, 12)}`).toBe(`${path} ${head} HTTP/1.1 413`)
      }
      // Six hundred megabytes were sent.
      expect((await memory()) - before).toBeLessThan(60)
    })
  })
}

/** Megabytes that the server has in memory. */
async function memory(): Promise<number> {
  const status = await Bun.file(`/proc/${server.pid}/status`).text()
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024
}

/** Sends a head and as much of a body as is taken, and gives what was answered meanwhile. */
function flood(head: string, chunk: string, times: number): Promise<string> {
  return new Promise((resolve) => {
    const { port } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    let said = ''
    let sent = 0
    socket.on('data', (text) => {
      said += text
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
    const more = () => {
      while (sent < times) {
        sent += 1
        if (!socket.write(chunk)) return socket.once('drain', more)
      }
      return socket.end()
    }
    socket.write(head)
    more()
  })
}
