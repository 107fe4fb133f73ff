import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import workerd from 'workerd'
import { answers, freePort, type Running, start } from './processes.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))

export const EDGE_SECRET = 'a secret of the tests, 32 characters or more'

export interface WorkerdOptions {
  /** The address of a libSQL server: a Worker has no disk. */
  databaseUrl: string
  env?: Record<string, string>
  /** What the edge build made. */
  bundle?: string
  files?: string
}

export interface Edge extends Running {
  readonly url: string
}

/**
 * The bundle exactly as it is deployed, in the runtime that it is deployed to. Two small Workers of ours stand where
 * Cloudflare has its own: one serves the uploaded files, the other asks that one first.
 */
export async function startWorkerd({ databaseUrl, env = {}, ...options }: WorkerdOptions): Promise<Edge> {
  const { bundle = join(house, 'dist/edge/worker'), files = join(house, 'dist/edge/public') } = options
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-edge-'))
  const port = freePort()
  const url = `http://localhost:${port}`
  const bindings = {
    BASE_URL: url,
    APP_SECRET: EDGE_SECRET,
    DATABASE_URL: databaseUrl,
    ...(env.APP_ENV !== 'production' && { RATE_LIMITS: 'off' }),
    ...env,
  }
  copyFileSync(join(house, 'tests/support/workerd.door.js'), join(folder, 'door.js'))
  copyFileSync(join(house, 'tests/support/workerd.files.js'), join(folder, 'files.js'))
  writeFileSync(
    join(folder, 'config.capnp'),
    configOf({ port, bindings, files, modules: modulesOf(bundle, folder) }),
  )
  const running = await start({
    command: [workerd, 'serve', '--experimental', join(folder, 'config.capnp')],
    env: { PATH: process.env.PATH },
    ready: answers(`${url}/api/health`),
  })
  const gone = (code: number) => {
    rmSync(folder, { recursive: true, force: true })
    return code
  }
  return {
    ...running,
    url,
    // workerd stays as long as a stream is open, however kindly it is asked, so the grace is short.
    stop: (graceMs = 1_000) => running.stop(graceMs).then(gone),
    kill: () => running.kill().then(gone),
  }
}

/** The entry comes first: that is how workerd knows it. */
function modulesOf(bundle: string, folder: string): string[] {
  const names = readdirSync(bundle).filter((name) => /\.(js|wasm)$/.test(name))
  const entry = names.includes('worker.js') ? 'worker.js' : names.find((name) => name.endsWith('.js'))
  if (!entry)
    throw new Error(`There is no bundle in ${bundle}: run the edge build first (npm run build:edge).`)
  for (const name of names) copyFileSync(join(bundle, name), join(folder, `app.${name}`))
  const kind = (name: string) => (name.endsWith('.wasm') ? 'wasm' : 'esModule')
  return [entry, ...names.filter((name) => name !== entry)].map(
    (name) => `(name = ${quoted(name)}, ${kind(name)} = embed ${quoted(`app.${name}`)})`,
  )
}

interface Parts {
  port: number
  bindings: Record<string, string>
  files: string
  modules: string[]
}

/** capnp reads `=.app` as one word, so every equals sign here has room around it. */
function configOf({ port, bindings, files, modules }: Parts): string {
  const texts = Object.entries(bindings).map(
    ([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`,
  )
  const headers = readFileSync(join(files, '_headers'), 'utf8')
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "door", worker = .door),
    (name = "app", worker = .app),
    (name = "files", worker = .files),
    (name = "disk", disk = (path = ${quoted(files)}, writable = false)),
    (name = "network", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "door")],
);

const app :Workerd.Worker = (
  modules = [${modules.join(', ')}],
  compatibilityDate = ${quoted(compatibilityDate())},
  globalOutbound = "network",
  bindings = [${[...texts, '(name = "ASSETS", service = "files")'].join(', ')}],
);

const files :Workerd.Worker = (
  modules = [(name = "files.js", esModule = embed "files.js")],
  compatibilityDate = ${quoted(compatibilityDate())},
  bindings = [(name = "DISK", service = "disk"), (name = "HEADERS", text = ${quoted(headers)})],
);

const door :Workerd.Worker = (
  modules = [(name = "door.js", esModule = embed "door.js")],
  compatibilityDate = ${quoted(compatibilityDate())},
  compatibilityFlags = ["service_binding_extra_handlers"],
  bindings = [(name = "APP", service = "app"), (name = "FILES", service = "files")],
);
`
}

const quoted = (text: string) => JSON.stringify(text)

function compatibilityDate(): string {
  const [, date] =
    /^compatibility_date = "(.+)"$/m.exec(readFileSync(join(house, 'wrangler.toml'), 'utf8')) ?? []
  if (!date) throw new Error('wrangler.toml states no compatibility_date.')
  return date
}
