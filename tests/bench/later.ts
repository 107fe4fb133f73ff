import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { dayAt } from '../../src/shared/days.ts'
import { orderOn } from '../support/guest.ts'
import { keptLog } from '../support/log.ts'
import { startServer } from '../support/server.ts'

/**
 * What visitors feel of ten thousand letters that are written behind their backs: the list page with nothing to do and
 * with the embedded worker at its heap, in turns, of one server in one run. A rate is of sixteen connections that ask
 * without a pause; a time is of one visitor who asks fifty times a second.
 *
 *   bun tests/bench/later.ts [jobs]
 */
const JOBS = Number(process.argv[2] ?? 10_000)
const TURNS = 5
const SECONDS = 3

const server = await startServer()
const db = await openEmbedded({ url: `file:${server.folder}/rendezvous.db`, log: keptLog() })
const q = (sql: string, ...args: (string | number)[]) => ({ sql, args })
try {
  const day = dayAt(Date.now() + 200 * 86_400_000, 'Europe/London')
  const booked = await fetch(`${server.url}/api/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(orderOn(day)),
  })
  if (booked.status !== 201) throw new Error(`The booking was answered ${booked.status}`)
  const [booking] = await db.read(q('SELECT id, version FROM bookings'))
  // A letter each, real from its words to its row; due only when a turn with work begins.
  await db.write([
    q(
      `INSERT INTO jobs (id, name, payload, not_before, created)
        SELECT 'letter:house-copy:bench:' || value, 'letter', json_object('booking', ?, 'template', 'house-copy', 'version', ?), 4000000000, 0
        FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ?) SELECT value FROM n)`,
      String(booking!.id),
      Number(booking!.version),
      JOBS,
    ),
  ])
  await measured() // warm

  const idle: Measure[] = []
  const busy: Measure[] = []
  const share = Math.ceil(JOBS / TURNS)
  let drained = 0
  for (let turn = 0; turn < TURNS; turn += 1) {
    idle.push(await measured())
    await db.write([
      q(
        `UPDATE jobs SET not_before = 1 WHERE id IN (SELECT id FROM jobs WHERE not_before = 4000000000 LIMIT ?)`,
        share,
      ),
    ])
    await kick()
    const began = performance.now()
    while ((await left()) > 0) {
      const measure = await measured()
      // The last look may have been mostly at an idle house.
      if ((await left()) > 0) busy.push(measure)
    }
    drained += performance.now() - began
  }
  const [dead] = await db.read(q('SELECT COUNT(*) AS n FROM jobs WHERE dead IS NOT NULL'))
  const [sent] = await db.read(
    q("SELECT COUNT(*) AS n FROM mailbox WHERE key LIKE 'letter:house-copy:bench:%'"),
  )
  console.log(
    `${sent!.n} letters written in ${(drained / 1000).toFixed(1)} s beside the load, ${dead!.n} dead; ${idle.length} looks at an idle house, ${busy.length} at a busy one`,
  )
  for (const name of ['rate', 'median', 'p95'] as const) {
    const [quiet, full] = [medianOf(idle.map((each) => each[name])), medianOf(busy.map((each) => each[name]))]
    const ratio = name === 'rate' ? quiet / full : full / quiet
    console.log(
      `${name.padEnd(8)} idle ${quiet.toFixed(2)}   busy ${full.toFixed(2)}   slower by ${ratio.toFixed(3)}`,
    )
  }
} finally {
  await db.close()
  await server.stop()
}

interface Measure {
  /** Requests a second. */
  rate: number
  /** Milliseconds, as is p95. */
  median: number
  p95: number
}

async function measured(): Promise<Measure> {
  const times: number[] = []
  const until = performance.now() + (SECONDS * 1000) / 2
  while (performance.now() < until) {
    const began = performance.now()
    await (await fetch(`${server.url}/packages`)).arrayBuffer()
    times.push(performance.now() - began)
    await Bun.sleep(20)
  }
  times.sort((a, b) => a - b)
  return {
    rate: await rateOf(`${server.url}/packages`),
    median: times[Math.floor(times.length / 2)]!,
    p95: times[Math.floor(times.length * 0.95)]!,
  }
}

async function rateOf(url: string): Promise<number> {
  const wrk = Bun.spawn(['wrk', '-t1', '-c16', `-d${Math.round(SECONDS / 2)}`, url], { stdout: 'pipe' })
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(await new Response(wrk.stdout).text())?.[1] ?? Number.NaN)
}

/** Anything that is answered after leaving a job makes the house look at its heap: here a quote that nobody takes. */
async function kick(): Promise<void> {
  const answer = await fetch(`${server.url}/api/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(
      orderOn(dayAt(Date.now() + (201 + Math.floor(Math.random() * 300)) * 86_400_000, 'Europe/London')),
    ),
  })
  await answer.arrayBuffer()
}

async function left(): Promise<number> {
  const [row] = await db.read(
    q('SELECT COUNT(*) AS n FROM jobs WHERE done IS NULL AND dead IS NULL AND not_before = 1'),
  )
  return Number(row!.n)
}

function medianOf(list: number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
}
