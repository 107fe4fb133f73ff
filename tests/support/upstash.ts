import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { RedisClient } from 'bun'
import { programNamed } from '../../.ci/machine.mjs'
import { freePort } from './processes.ts'

/**
 * Upstash's REST on this machine, for the real SDK to speak to, in front of a real Redis of our own. Source: its API
 * reference. A command comes as an array in the body, its answer goes as `{ result }`, with every text in base64 where
 * that was asked for.
 */
export interface StandIn {
  readonly url: string
  readonly token: string
  /** How many requests have come, whatever became of them. */
  asked(): number
  /** SIGSTOP and SIGCONT: a Redis that is there and does not answer. */
  pause(): void
  resume(): void
  /** Nobody listens at the address any more. */
  stop(): Promise<void>
}

const TOKEN = 'a token of the tests'

export async function startUpstash(): Promise<StandIn> {
  const port = freePort()
  const server = await startRedis(port)
  const redis = new RedisClient(`redis://127.0.0.1:${port}`)
  // Upstash's answers have the shapes of the older protocol.
  await redis.send('HELLO', ['2'])
  let asked = 0
  const door = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    idleTimeout: 0,
    async fetch(request) {
      asked += 1
      if (request.headers.get('authorization') !== `Bearer ${TOKEN}`)
        return Response.json({ error: 'WRONGPASS invalid or missing auth token' }, { status: 401 })
      if (request.method !== 'POST' || new URL(request.url).pathname !== '/')
        return Response.json({ error: 'ERR not of this stand-in' }, { status: 400 })
      const [command, ...args] = ((await request.json()) as unknown[]).map(String)
      try {
        const result = await redis.send(command!, args)
        const inBase64 = request.headers.get('upstash-encoding') === 'base64'
        return Response.json({ result: inBase64 ? encoded(result) : result })
      } catch (error) {
        return Response.json({ error: (error as Error).message }, { status: 400 })
      }
    },
  })
  return {
    url: door.url.origin,
    token: TOKEN,
    asked: () => asked,
    pause: () => server.kill('SIGSTOP'),
    resume: () => server.kill('SIGCONT'),
    async stop() {
      await door.stop(true)
      redis.close()
      const gone = once(server, 'exit')
      if (server.exitCode === null && server.kill('SIGKILL')) await gone
    },
  }
}

async function startRedis(port: number) {
  const program = programNamed('redis-server')
  // Never a reason to skip: half of the contract would go untested in silence.
  if (!program) throw new Error('The tests need Redis: apt-get install redis-server')
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn(program, words, { stdio: 'ignore' })
  for (let tries = 0; tries < 400; tries += 1) {
    const probe = new RedisClient(`redis://127.0.0.1:${port}`, { autoReconnect: false })
    const said = await probe.send('PING', []).catch(() => undefined)
    probe.close()
    if (said === 'PONG') return server
    await Bun.sleep(25)
  }
  server.kill('SIGKILL')
  throw new Error(`Redis did not start on port ${port}`)
}

function encoded(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(encoded)
  return typeof result === 'string' && result !== 'OK' ? Buffer.from(result).toString('base64') : result
}
