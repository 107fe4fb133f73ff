import { afterAll, expect, test } from 'bun:test'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { MIGRATIONS } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { startServer } from '../support/server.ts'

// How the server on one machine begins and ends: what an operator meets.

const folder = mkdtempSync(join(tmpdir(), 'start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
const newFile = () => join(folder, `house${count++}.db`)
const startOn = (file: string, env: Record<string, string> = {}) =>
  startServer({ env: { DATABASE_URL: `file:${file}`, ...env } })
const titleOf = async (url: string) => (await (await fetch(url)).text()).match(/<h1[^>]*>/)?.[0]

test('a port that another program has is named in one sentence, before the database is touched', async () => {
  const file = newFile()
  const taken = Bun.listen({ hostname: 'localhost', port: 0, socket: { data() {} } })
  const failure = await startOn(file, { PORT: String(taken.port) }).then(
    async (server) => `started, ${await server.stop()}`,
    (error: Error) => error.message,
  )
  taken.stop(true)
  expect(failure).toBe(
    `It ended before it was ready (1):\nPort ${taken.port} is taken by another program. End that one, or name another port: PORT=${taken.port + 1} npm start\n`,
  )
  expect(existsSync(file)).toBe(false)
})

test('two that start at once on one empty database make one house and both answer', async () => {
  const file = newFile()
  const pair = await Promise.all([startOn(file), startOn(file)])
  for (const { url } of pair) expect(await titleOf(`${url}/packages`)).toBeDefined()
  const seeded = pair.filter(({ logs }) => logs().includes('a demo house now stands in it'))
  expect(seeded).toHaveLength(1)
  for (const server of pair) expect(await server.stop()).toBe(0)
})

test('a database that an earlier release left is brought forward', async () => {
  const file = newFile()
  const db = await openEmbedded({ url: `file:${file}`, log: keptLog() })
  expect(await migrate(db, MIGRATIONS.slice(0, 1))).toEqual([MIGRATIONS[0]!.name])
  const server = await startOn(file)
  expect(await titleOf(`${server.url}/packages`)).toBeDefined()
  await server.stop()
  const rows = await db.read({ sql: 'SELECT name FROM migrations ORDER BY name', args: [] })
  expect(rows.map(({ name }) => String(name))).toEqual(MIGRATIONS.map(({ name }) => name))
  await db.close()
})

test('it ends when told to, twice at once as a terminal and npm tell it, and leaves the file whole', async () => {
  const file = newFile()
  const server = await startOn(file)
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
  process.kill(server.pid, 'SIGINT')
  expect(await server.stop()).toBe(0)
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
})
