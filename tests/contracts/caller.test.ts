import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { bunCaller, type Resolve } from '../../src/platform/caller.bun.ts'
import { edgeCaller } from '../../src/platform/caller.edge.ts'
import type { Call, Caller } from '../../src/platform/ports.ts'
import { networkIn } from '../../src/shared/networks.ts'
import type { TargetRules } from '../../src/shared/targets.ts'
import { certificateFor } from '../support/certificate.ts'
import { freePort } from '../support/processes.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'

// Both halves of what calls addresses that others have named [S122, S123].

const OPEN: TargetRules = { secure: false, inside: [networkIn('127.0.0.1')!] }
const CLOSED: TargetRules = { secure: false, inside: [] }
const PRODUCTION: TargetRules = { secure: true, inside: [] }
const PATIENCE = { patienceMs: 400 }

const call = (url: string): Call => ({ url, headers: { 'webhook-id': 'one' }, body: '{}' })

let receiver: Receiver
beforeAll(() => {
  receiver = startReceiver()
})
afterAll(() => receiver.stop())

const halves: [string, (rules: TargetRules) => Caller][] = [
  ['with sockets of its own', (rules) => bunCaller(rules, PATIENCE)],
  ['at the edge', (rules) => edgeCaller(rules, PATIENCE)],
]

/** Every way to write an address of this house's own network, and what is no address of the web at all. */
const REFUSED: [string, string][] = [
  ['http://127.0.0.1', 'inside'],
  ['http://127.0.0.1:80/path?query', 'inside'],
  ['http://127.1', 'inside'],
  ['http://0x7f.1', 'inside'],
  ['http://0x7f000001', 'inside'],
  ['http://2130706433', 'inside'],
  ['http://0177.0.0.1', 'inside'],
  ['http://127.0.0.1.', 'inside'],
  ['http://１２７.０.０.１', 'inside'],
  ['http://0', 'inside'],
  ['http://169.254.169.254/latest/meta-data/', 'inside'],
  ['https://168.63.129.16/machine', 'inside'],
  ['http://10.1.2.3', 'inside'],
  ['http://172.31.255.255', 'inside'],
  ['http://192.168.0.1', 'inside'],
  ['http://100.64.0.1', 'inside'],
  ['http://192.0.2.7', 'inside'],
  ['http://198.18.0.1', 'inside'],
  ['http://198.51.100.7', 'inside'],
  ['http://203.0.113.7', 'inside'],
  ['http://224.0.0.1', 'inside'],
  ['http://255.255.255.255', 'inside'],
  ['http://[::1]', 'inside'],
  ['http://[::]', 'inside'],
  ['http://[::ffff:127.0.0.1]', 'inside'],
  ['http://[::ffff:8.8.8.8]', 'inside'],
  ['http://[::127.0.0.1]', 'inside'],
  ['http://[64:ff9b::7f00:1]', 'inside'],
  ['http://[64:ff9b:1::1]', 'inside'],
  ['http://[2002:7f00:1::]', 'inside'],
  ['http://[2001::1]', 'inside'],
  ['http://[2001:db8::1]', 'inside'],
  ['http://[3fff::1]', 'inside'],
  ['http://[fe80::1]', 'inside'],
  ['http://[fec0::1]', 'inside'],
  ['http://[fd00:ec2::254]', 'inside'],
  ['http://[ff02::1]', 'inside'],
  ['http://localhost', 'inside'],
  ['http://localhost.', 'inside'],
  ['http://LOCALHOST', 'inside'],
  ['http://a.localhost', 'inside'],
  ['http://metadata.google.internal', 'inside'],
  ['http://printer.local', 'inside'],
  ['http://router.home.arpa', 'inside'],
  ['http://intranet', 'inside'],
  ['file:///etc/passwd', 'not_https'],
  ['gopher://127.0.0.1:6379/_FLUSHALL', 'not_https'],
  ['ftp://example.com', 'not_https'],
  ['javascript:alert(1)', 'not_https'],
  ['data:text/plain,x', 'not_https'],
  ['ws://example.com', 'not_https'],
  ['http://user:word@example.com', 'not_a_url'],
  ['//example.com', 'not_a_url'],
  ['example.com', 'not_a_url'],
  ['http://', 'not_a_url'],
  ['http://256.1.1.1', 'not_a_url'],
  ['', 'not_a_url'],
]

describe.each(halves)('a caller %s', (_, make) => {
  test.each(REFUSED)('[S122] refuses %p, when it is named and when it is called', async (url, code) => {
    const caller = make(CLOSED)
    expect(await caller.refuses(url)).toBe(code as never)
    expect(await caller.post(call(url))).toEqual({ ok: false, refusal: code as never })
  })

  test('lets in what is the world’s', async () => {
    for (const url of [
      'https://93.184.216.34/x',
      'https://[2606:2800:220:1:248:1893:25c8:1946]/x',
      'https://172.32.0.1',
      'https://100.128.0.1',
      'https://hooks.partner.example:8443/a?b',
    ])
      expect([url, await make(PRODUCTION).refuses(url)]).toEqual([url, undefined])
  })

  test('[S123] calls nothing but https in production', async () => {
    expect(await make(PRODUCTION).refuses('http://93.184.216.34/')).toBe('not_https')
    expect(await make(OPEN).refuses('http://93.184.216.34/')).toBeUndefined()
  })

  test('brings what it is given, byte by byte, and says who it is', async () => {
    receiver.next({ status: 200, says: `thanks\0${'é'.repeat(2000)}` })
    const sent = { url: `${receiver.url}/in?a=b`, headers: { 'webhook-id': 'two' }, body: '{"é":1}' }
    const answered = await make(OPEN).post(sent)
    expect(answered.ok && answered.value.status).toBe(200)
    const answer = answered.ok ? answered.value.answer : ''
    expect(answer).toStartWith('thanks\uFFFDéé')
    expect(answer.length).toBeLessThan(600)
    const { headers, body, path } = receiver.arrivals().at(-1)!
    expect([path, body, headers['webhook-id']]).toEqual(['/in', '{"é":1}', 'two'])
    expect(headers['user-agent']).toBe('Rendezvous-Webhooks/1')
    expect(headers.host).toBe(`127.0.0.1:${receiver.port}`)
  })

  test('keeps no cookie', async () => {
    receiver.next(200, 200)
    for (const _ of [1, 2]) await make(OPEN).post(call(receiver.url))
    expect(receiver.arrivals().at(-1)!.headers.cookie).toBeUndefined()
  })

  test('[S122] follows no redirect, inside or out', async () => {
    const other = startReceiver()
    receiver.next({ to: `${other.url}/secret` })
    const answered = await make(OPEN).post(call(receiver.url))
    expect(answered).toMatchObject({ ok: true, value: { status: 307 } })
    expect(other.arrivals()).toEqual([])
    await other.stop()
  })

  test('waits for so long and no longer, for a beginning and for an end', async () => {
    const before = receiver.arrivals().length
    receiver.next('hangs')
    expect(await make(OPEN).post(call(receiver.url))).toEqual({ ok: false, refusal: 'too_slow' })
    expect(receiver.arrivals()).toHaveLength(before + 1)
  })

  test('[S122] reads a megabyte and no more', async () => {
    receiver.next('endless')
    expect(await make(OPEN).post(call(receiver.url))).toEqual({ ok: false, refusal: 'too_much' })
    receiver.next({ status: 200, says: 'x'.repeat(900_000) })
    expect(await make(OPEN).post(call(receiver.url))).toMatchObject({ ok: true })
  })

  test('says that nobody is there, or that the line broke', async () => {
    const gone = { ok: false as const, refusal: 'no_connection' as const }
    expect(await make(OPEN).post(call(`http://127.0.0.1:${freePort()}`))).toEqual(gone)
    for (const says of ['HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf an ans', 'What?\r\n\r\n', '']) {
      const line = Bun.listen({
        hostname: '127.0.0.1',
        port: 0,
        socket: {
          data(socket) {
            socket.end(says)
          },
        },
      })
      expect([says, await make(OPEN).post(call(`http://127.0.0.1:${line.port}`))]).toEqual([says, gone])
      line.stop(true)
    }
  })
})

describe('a name', () => {
  const resolving = (...answers: string[][]) => {
    const asked: string[] = []
    const resolve: Resolve = async (name) => {
      asked.push(name)
      return answers[Math.min(asked.length, answers.length) - 1] ?? []
    }
    return { asked, resolve }
  }
  const rules: TargetRules = { secure: false, inside: [networkIn('127.0.0.2')!] }

  test('[S122] that stands for any address of the house is refused', async () => {
    for (const addresses of [
      ['127.0.0.1'],
      ['93.184.216.34', '10.0.0.1'],
      ['::1'],
      ['::ffff:93.184.216.34'],
      ['fe80::1%eth0'],
      ['not an address'],
    ]) {
      const caller = bunCaller(CLOSED, { ...PATIENCE, resolve: resolving(addresses).resolve })
      expect(await caller.refuses('http://rebind.example/')).toBe('inside')
      expect(await caller.post(call('http://rebind.example/'))).toEqual({ ok: false, refusal: 'inside' })
    }
  })

  test('that nobody knows may be named, and is not reached', async () => {
    const { resolve } = resolving([])
    const caller = bunCaller(CLOSED, { ...PATIENCE, resolve })
    expect(await caller.refuses('http://later.example/')).toBeUndefined()
    expect(await caller.post(call('http://later.example/'))).toEqual({ ok: false, refusal: 'no_such_name' })
  })

  test('whose resolver does not answer is given up in time', async () => {
    const caller = bunCaller(CLOSED, { patienceMs: 50, resolve: () => new Promise(() => {}) })
    expect(await caller.refuses('http://slow.example/')).toBeUndefined()
    expect(await caller.post(call('http://slow.example/'))).toEqual({ ok: false, refusal: 'too_slow' })
  })

  /** Two receivers on one port: one where the name leads to when it is looked at, one where it leads a moment later. */
  async function rebinding(post: (resolve: Resolve, url: string) => Promise<unknown>) {
    const looked = startReceiver({ hostname: '127.0.0.2' })
    const inside = startReceiver({ hostname: '127.0.0.1', port: looked.port })
    const { asked, resolve } = resolving(['127.0.0.2'], ['127.0.0.1'])
    await post(resolve, `http://rebind.example:${looked.port}/`)
    const found = { asked: asked.length, looked: looked.arrivals(), inside: inside.arrivals() }
    await Promise.all([looked.stop(), inside.stop()])
    return found
  }

  test('[S122] that leads elsewhere a moment later is called where it was looked at, and asked about once', async () => {
    const { asked, looked, inside } = await rebinding((resolve, url) =>
      bunCaller(rules, { ...PATIENCE, resolve }).post(call(url)),
    )
    expect([asked, looked.length, inside.length]).toEqual([1, 1, 0])
    expect(looked[0]!.headers.host).toStartWith('rebind.example:')
  })

  test('and a caller that looks first and then lets somebody else look is found out by this', async () => {
    const { looked, inside } = await rebinding(async (resolve, url) => {
      const caller = bunCaller(rules, { ...PATIENCE, resolve })
      expect(await caller.refuses(url)).toBeUndefined()
      const [address] = await resolve('rebind.example')
      await fetch(url.replace('rebind.example', address!), { method: 'POST', body: '{}' })
    })
    expect([looked.length, inside.length]).toEqual([0, 1])
  })

  test('that has two addresses is called at the other where nobody is at the first', async () => {
    const there = startReceiver({ hostname: '127.0.0.2' })
    const two: TargetRules = { secure: false, inside: [networkIn('127.0.0.0/8')!] }
    const { resolve } = resolving(['127.0.0.3', '127.0.0.2'])
    const caller = bunCaller(two, { ...PATIENCE, resolve })
    expect(await caller.post(call(`http://two.example:${there.port}/`))).toMatchObject({ ok: true })
    expect(there.arrivals()).toHaveLength(1)
    await there.stop()
  })

  test('is what a certificate must bear, though the connection goes to an address', async () => {
    const { ca, key, cert } = certificateFor('hooks.partner.example')
    const secured = startReceiver({ hostname: '127.0.0.2', tls: { key, cert } })
    const at = (name: string, more: { ca?: string } = { ca }) =>
      bunCaller(
        { ...rules, secure: true },
        { ...PATIENCE, ...more, resolve: resolving(['127.0.0.2']).resolve },
      ).post(call(`https://${name}:${secured.port}/`))
    const untrusted = { ok: false as const, refusal: 'not_trusted' as const }
    expect(await at('hooks.partner.example')).toMatchObject({ ok: true, value: { status: 204 } })
    expect(await at('other.partner.example')).toEqual(untrusted)
    expect(await at('127.0.0.2')).toEqual(untrusted)
    expect(await at('hooks.partner.example', {})).toEqual(untrusted)
    expect(secured.arrivals().map(({ headers }) => headers.host)).toEqual([
      `hooks.partner.example:${secured.port}`,
    ])
    await secured.stop()
  })
})
