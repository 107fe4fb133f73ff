// What the tools that look at pages share: a demo house to look at, its public pages, and how Chromium is started.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The public pages that a visitor begins with. */
export const pages = ['/', '/packages', '/packages/garden-vows']

/** No sandbox inside the machine's own, no second protocol, and no calls home. */
export const chromeFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A house of its own on a free port, with a database that is gone afterwards. */
export async function demoHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-lighthouse-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = spawn(join(root, 'node_modules/.bin/bun'), ['src/bun.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      BASE_URL: url,
      DATABASE_URL: `file:${folder}/rendezvous.db`,
      SEED: 'demo',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve) => server.on('exit', resolve))
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) break
    if (
      await fetch(`${url}/api/health`).then(
        () => true,
        () => false,
      )
    )
      return { url, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  console.error('The demo house did not start (see above).')
  process.exit(1)
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
