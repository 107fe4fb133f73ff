import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database, Row } from '../../src/shared/database.ts'
import type { Terms } from '../../src/shared/terms.ts'
import type { TestHouse } from './house.ts'

/** One thing to do, as it is told to the process of a faked house. */
export interface Told {
  deed: 'at' | 'fetch' | 'sweep' | 'read' | 'write'
  asked: unknown
}

/** A house in a process of its own, whose clock stands still wherever a test puts it; that of its database too. */
export interface FakedHouse extends TestHouse {
  /** Puts the clock to an instant, in seconds or in ISO. It must not go back. */
  at(instant: number | string): Promise<void>
  /** What the process does every minute, done. */
  sweep(): Promise<void>
  rows(sql: string, ...args: (string | number)[]): Promise<Row[]>
}

const children = new Set<Bun.Subprocess>()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/**
 * The database asks the system what time it is, so the system's answer is what has to be another: the library of the
 * package `faketime` gives that in its place. Timers go on as ever.
 */
export async function openFaked(
  begins: string,
  terms: Partial<Terms> = {},
  env: Record<string, string> = {},
): Promise<FakedHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'faked-'))
  const clock = join(folder, 'clock')
  const set = (instant: number | string) =>
    typeof instant === 'number' ? instant : Math.floor(Date.parse(instant) / 1000)
  writeFileSync(clock, `${set(begins)}\n`)
  const child = Bun.spawn(
    [process.execPath, join(import.meta.dir, 'faked.house.ts'), JSON.stringify(terms), JSON.stringify(env)],
    {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        TZ: 'UTC',
        LD_PRELOAD: libfaketime(),
        FAKETIME_TIMESTAMP_FILE: clock,
        FAKETIME_FMT: '%s',
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
      stdin: 'pipe',
      stdout: 'pipe',
      stderr: 'inherit',
    },
  )
  children.add(child)
  const lines = linesOf(child.stdout)
  const heard = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The house ended')
    const said = JSON.parse(value) as { ok?: unknown; failed?: string }
    if (said.failed !== undefined) throw new Error(said.failed)
    return said.ok
  }
  const began = await heard()
  if (began !== set(begins) * 1000) throw new Error(`The clock of the house was not faked: ${began}`)

  let now = set(begins)
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other: an answer belongs to what was told last. */
  const tell = (deed: Told['deed'], asked: unknown): Promise<unknown> => {
    const done = last.then(() => {
      child.stdin.write(`${JSON.stringify({ deed, asked } satisfies Told)}\n`)
      child.stdin.flush()
      return heard()
    })
    last = done.catch(() => undefined)
    return done
  }
  const db = {
    half: 'embedded',
    read: (query) => tell('read', query) as Promise<Row[]>,
    readAll: () => Promise.reject(new Error('One at a time')),
    write: (queries) => tell('write', queries) as ReturnType<Database['write']>,
    close: () => Promise.resolve(),
  } satisfies Database
  return {
    origin: 'http://localhost',
    db,
    async fetch(path, init = {}) {
      const answer = (await tell('fetch', { path, ...init })) as {
        status: number
        headers: Record<string, string>
        body: string
      }
      return new Response(answer.status === 204 ? null : answer.body, answer)
    },
    async at(instant) {
      if (set(instant) < now) throw new Error('Time does not go back')
      now = set(instant)
      await tell('at', now)
    },
    sweep: async () => void (await tell('sweep', null)),
    settle: async () => void (await tell('sweep', null)),
    rows: (sql, ...args) => db.read({ sql, args }),
    async close() {
      child.stdin.end()
      await child.exited
      children.delete(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where Debian and others put it. */
function libfaketime(): string {
  const folders = ['/usr/lib', '/usr/local/lib', ...tripletsOf('/usr/lib')]
  const found = folders.map((folder) => join(folder, 'faketime/libfaketime.so.1')).find(existsSync)
  if (!found) throw new Error('This test needs libfaketime. Install it by hand: apt-get install faketime')
  return found
}

const tripletsOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.includes('-linux-'))
    .map((name) => join(folder, name))

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop()!
    yield* lines
  }
}
