// Lighthouse on a phone, by the system's Chromium. Runs on Bun, because it needs a newer Node than a fresh machine has.
//
//   npm run lighthouse            the public pages of a demo house of its own
//   npm run lighthouse URL …      these pages
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { programNamed } from './machine.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = ['/', '/packages', '/themes']
const categories = ['performance', 'accessibility', 'best-practices', 'seo']
const chromeFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const chromePath = programNamed('chromium')
if (!chromePath) {
  console.error(
    'There is no Chromium on this machine: apt-get install chromium, or name one in CHROMIUM_PATH.',
  )
  process.exit(1)
}

const given = process.argv.slice(2)
const house = given.length === 0 ? await demoHouse() : undefined
const chrome = await launch({ chromePath, chromeFlags, logLevel: 'silent' })
let perfect = true
try {
  for (const url of house ? pages.map((page) => house.url + page) : given)
    perfect = (await judged(url)) && perfect
} finally {
  chrome.kill()
  house?.stop()
}
process.exit(perfect ? 0 : 1)

async function judged(url) {
  const { lhr } = await lighthouse(url, {
    port: chrome.port,
    logLevel: 'error',
    output: 'json',
    onlyCategories: categories,
  })
  if (lhr.runtimeError) {
    console.log(`${url}\n  ${lhr.runtimeError.message}`)
    return false
  }
  const marks = Object.values(lhr.categories)
  console.log(
    `${url}\n  ${marks.map(({ title, score }) => `${title} ${Math.round(score * 100)}`).join(' · ')}`,
  )
  for (const mark of marks) for (const line of shortOf(mark, lhr.audits)) console.log(line)
  return marks.every(({ score }) => score === 1)
}

/** Every audit that counts and is not whole. */
function shortOf({ title, auditRefs }, audits) {
  return auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(
      ({ id }) =>
        `    ${title}: ${audits[id].title} (${id}, ${audits[id].score}) ${audits[id].displayValue ?? ''}`,
    )
}

async function demoHouse() {
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
  const stop = () => {
    server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) break
    if (
      await fetch(`${url}/health`).then(
        () => true,
        () => false,
      )
    )
      return { url, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  stop()
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
