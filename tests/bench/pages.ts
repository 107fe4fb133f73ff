import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { startServer } from '../support/server.ts'

/**
 * What pages cost: requests a second of the list and of one listing, against a constant string served by the same Bun,
 * in interleaved rounds of one run; and what a page weighs. Ratios mean something, absolute numbers do not.
 *
 *   bun tests/bench/pages.ts
 */
const ROUNDS = 3
const SECONDS = 2

const folder = mkdtempSync(join(tmpdir(), 'rendezvous-bench-'))
const db = await openEmbedded({ url: `file:${join(folder, 'rendezvous.db')}`, log: keptLog() })
await migrate(db, MIGRATIONS)
await seedIfEmpty(db, Date.now())
await db.close()
const server = await startServer({
  folder,
  env: {
    APP_ENV: 'production',
    APP_SECRET: 'a secret of the bench, 32 characters or more',
    RESEND_API_KEY: 're_bench',
    MAIL_FROM: 'house@example.org',
  },
})
const page = await (await fetch(`${server.url}/packages`)).text()
const constant = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response(page) })

const targets: Record<string, string> = {
  'a constant string': `http://127.0.0.1:${constant.port}/`,
  'health, through every middleware': `${server.url}/api/health`,
  'the list': `${server.url}/packages`,
  'the list, compressed': `${server.url}/packages`,
  'one listing': `${server.url}/packages/garden-vows`,
}
const rates = Object.fromEntries(Object.keys(targets).map((name) => [name, [] as number[]]))
try {
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, url] of Object.entries(targets))
      rates[name]!.push(await rateOf(url, name.includes('compressed')))
  const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!
  const reference = median(rates['a constant string']!)
  for (const [name, list] of Object.entries(rates))
    console.log(
      `${name.padEnd(34)} ${median(list).toFixed(0).padStart(8)} req/s   ${(median(list) / reference).toFixed(4)}`,
    )
  await weigh()
} finally {
  constant.stop(true)
  await server.stop()
}

async function rateOf(url: string, gzip: boolean): Promise<number> {
  const headers = gzip ? ['-H', 'accept-encoding: gzip'] : []
  const wrk = Bun.spawn(['wrk', '-t1', '-c16', `-d${SECONDS}`, ...headers, url], { stdout: 'pipe' })
  const said = await new Response(wrk.stdout).text()
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1] ?? Number.NaN)
}

/** Kilobytes over the wire, gzip where it is text, of a first visit. */
async function weigh(): Promise<void> {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
  for (const path of ['/', '/packages', '/packages/garden-vows']) {
    const html = await (await fetch(server.url + path)).text()
    const files = [
      ...new Set([...html.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)].map((match) => match[1]!)),
    ]
    const sizes = await Promise.all(
      files.map(async (file) => {
        const bytes = new Uint8Array(await (await fetch(server.url + file)).arrayBuffer())
        return { file, size: /woff2/.test(file) ? bytes.length : gzipSync(bytes).length }
      }),
    )
    const of = (pattern: RegExp) =>
      kilobytes(sizes.filter(({ file }) => pattern.test(file)).reduce((sum, { size }) => sum + size, 0))
    console.log(
      `${path.padEnd(24)} html ${kilobytes(gzipSync(html).length)}   css ${of(/\.css$/)}   js ${of(/\.js$/)}   font ${of(/woff2$/)}   all its pictures ${of(/pictures/)}`,
    )
  }
}
