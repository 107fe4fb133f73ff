import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answers, freePort, type Running, start } from './processes.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))

export interface Server extends Running {
  readonly url: string
  /** Where its database and whatever else it keeps lie; gone after `stop`, still there after `kill`. */
  readonly folder: string
}

interface ServerOptions {
  /** Added to the little that it needs; `undefined` leaves a variable out. Nothing comes from the shell that runs the tests. */
  env?: Record<string, string | undefined>
  entry?: string
  /** An earlier server's folder, to start again after a crash. */
  folder?: string
  /** Where others expect to find it again; a free one otherwise. */
  port?: number
}

/** The real server in a process of its own, on a free port, with an embedded database of its own. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { env = {}, entry = join(house, 'src/bun.ts') } = options
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'rendezvous-'))
  const port = options.port ?? freePort()
  const url = `http://localhost:${port}`
  const running = await start({
    command: [process.execPath, entry],
    cwd: house,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      BASE_URL: url,
      DATABASE_URL: `file:${join(folder, 'rendezvous.db')}`,
      // Production refuses this.
      ...(env.APP_ENV !== 'production' && { RATE_LIMITS: 'off' }),
      ...env,
    },
    ready: answers(`${url}/api/health`),
  })
  return {
    ...running,
    url,
    folder,
    async stop(graceMs) {
      const code = await running.stop(graceMs)
      rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}
