import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { addDays, DAY_LENGTH, dayAt, dayMark } from '../../src/shared/days.ts'
import { newId } from '../../src/shared/ids.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { orderFor, send } from '../support/orders.ts'
import { startServer } from '../support/server.ts'

/**
 * A thousand open pages: how long after a commit each of them hears of it, has its part again, and what they cost.
 *
 *   bun tests/bench/streams.ts [pages]
 */
const PAGES = Number(process.argv[2] ?? 1_000)
const ROUNDS = 12
const JITTER_MS = 300

const folder = mkdtempSync(join(tmpdir(), 'streams-'))
const db = await openEmbedded({ url: `file:${join(folder, 'rendezvous.db')}`, log: keptLog() })
await migrate(db, MIGRATIONS)
await seedIfEmpty(db, Date.now())
const [row] = await db.read({
  sql: "SELECT pool_id FROM packages JOIN listings ON id = listing_id WHERE slug = 'garden-vows'",
  args: [],
})
const pool = String(row!.pool_id)
const server = await startServer({ folder, env: { STREAMS: '20000', STREAMS_PER_ADDRESS: '20000' } })
const { host, port } = new URL(server.url)

/** What each page does when it hears that something has changed. */
const hear: (() => void)[] = []
const sockets: Socket[] = []

async function listen(page: number): Promise<void> {
  const socket = connect(Number(port), 'localhost')
  sockets.push(socket)
  await once(socket, 'connect')
  socket.write(`GET /live?topics=pool:${pool} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  const { promise, resolve } = Promise.withResolvers<void>()
  socket.on('data', (chunk: Buffer) => {
    const text = chunk.toString()
    if (text.includes('event: begins')) resolve()
    if (text.includes('event: changed')) hear[page]?.()
  })
  await promise
}

async function part(): Promise<void> {
  const headers = { 'HX-Request': 'true', 'HX-Target': 'aside#panel', 'accept-encoding': 'gzip' }
  await (await fetch(`${server.url}/packages/garden-vows`, { headers })).arrayBuffer()
}

const ofProcess = (file: string) => readFileSync(`/proc/${server.pid}/${file}`, 'utf8')
const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(ofProcess('status'))![1]) / 1024
const cpuMs = () => {
  const [user, system] = ofProcess('stat').split(') ')[1]!.split(' ').slice(11, 13).map(Number)
  return (user! + system!) * 10
}
const at = (list: number[], share: number) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))]!
const figures = (list: number[]) =>
  `p50 ${at(list, 0.5).toFixed(0)} ms   p95 ${at(list, 0.95).toFixed(0)} ms   most ${at(list, 1).toFixed(0)} ms`

/** The pages' delays of several rounds, each from the moment at which `change` was durable. */
async function delays(change: () => Promise<number>, then?: () => Promise<number>): Promise<number[]> {
  const all: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await Bun.sleep(900 + Math.random() * 400)
    const told = Array.from({ length: PAGES }, (_, page) =>
      new Promise<number>((resolve) => {
        hear[page] = () => resolve(performance.now())
      }).then((moment) => then?.() ?? moment),
    )
    const committed = await change()
    for (const moment of await Promise.all(told)) all.push(moment - committed)
  }
  return all
}

async function fetchesItsPart(): Promise<number> {
  await Bun.sleep(Math.random() * JITTER_MS)
  await part()
  return performance.now()
}

let day = addDays(dayAt(Date.now(), 'Europe/London'), 200)
async function bookedHere(): Promise<number> {
  day = addDays(day, 1)
  const { status } = await send(server.url, orderFor(day))
  if (status !== 201) throw new Error(`A booking was answered ${status}`)
  return performance.now()
}
async function closedByAnother(): Promise<number> {
  day = addDays(day, 1)
  const starts = dayMark(day)
  const sql = 'INSERT INTO pool_overrides (id, pool_id, starts, ends, capacity) VALUES (?, ?, ?, ?, 1)'
  await db.write([{ sql, args: [newId(), pool, starts, starts + DAY_LENGTH] }])
  return performance.now()
}

try {
  await part()
  const before = megabytes()
  const began = performance.now()
  await Promise.all(Array.from({ length: PAGES }, (_, page) => listen(page)))
  console.log(`${PAGES} streams opened in ${(performance.now() - began).toFixed(0)} ms`)
  await Bun.sleep(2_000)
  const now = megabytes()
  console.log(
    `memory ${before.toFixed(0)} MB before, ${now.toFixed(0)} MB with them: ${(((now - before) * 1024) / PAGES).toFixed(1)} kB a stream`,
  )
  const cpu = cpuMs()
  await Bun.sleep(10_000)
  console.log(`processor while nothing happens: ${((cpuMs() - cpu) / 100).toFixed(1)} %`)
  console.log(`from a booking’s answer to the event              ${figures(await delays(bookedHere))}`)
  console.log(`from another process’s commit to the event        ${figures(await delays(closedByAnother))}`)
  const busy = cpuMs()
  console.log(
    `from a booking’s answer to the part, all pages    ${figures(await delays(bookedHere, fetchesItsPart))}`,
  )
  console.log(
    `processor for each such change: ${((cpuMs() - busy) / ROUNDS).toFixed(0)} ms for ${PAGES} pages`,
  )
  console.log(`memory at the end ${megabytes().toFixed(0)} MB`)
} finally {
  for (const socket of sockets) socket.destroy()
  await db.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
