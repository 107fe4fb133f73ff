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

/** What it has printed, once this is part of it; it prints after it has begun to listen. */
async function said(server: { logs: () => string }, part: string): Promise<string> {
  for (let tries = 0; tries < 200 && !server.logs().includes(part); tries += 1) await Bun.sleep(10)
  return server.logs()
}

test('an empty demo house says who may come in, with a password that opens it, and asks for no admin', async () => {
  const server = await startOn(newFile())
  const words = await said(server, 'with the password')
  expect(words).toContain(
    `Sign in at ${server.url}/sign-in as admin@demo.example, staff@demo.example, customer@demo.example`,
  )
  expect(words).not.toContain('/first-admin')
  const [, password] = /with the password "([^"]+)"/.exec(words)!
  for (const role of ['admin', 'staff', 'customer']) {
    const answer = await fetch(`${server.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email: `${role}@demo.example`, password: password! }).toString(),
    })
    expect(answer.status).toBe(303)
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('session='))!
    const people = await fetch(`${server.url}/admin/people`, { redirect: 'manual', headers: { cookie } })
    expect([role, people.status]).toEqual([role, role === 'admin' ? 200 : 404])
  }
  await server.stop()
})

test('a house without an admin prints a link that makes one; a new start prints a new one and ends the older', async () => {
  const file = newFile()
  const linkOf = async (server: { logs: () => string }) => {
    await said(server, 'Letters arrive')
    return /http:\/\/\S+\/first-admin\?token=[\w-]{43}/.exec(server.logs())?.[0]
  }
  const statusAt = async (server: { url: string }, link: string) => {
    const cookie = (
      await fetch(server.url + new URL(link).pathname + new URL(link).search, { redirect: 'manual' })
    ).headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    return (await fetch(`${server.url}/first-admin`, { headers: { cookie } })).status
  }
  const first = await startOn(file, { SEED: 'none' })
  const older = (await linkOf(first))!
  expect(older).toStartWith(first.url)
  expect(first.logs()).not.toContain('demo.example')
  await first.stop()
  const second = await startOn(file, { SEED: 'none' })
  const newer = (await linkOf(second))!
  expect(await statusAt(second, older)).toBe(422)
  expect(await statusAt(second, newer)).toBe(200)
  const db = await openEmbedded({ url: `file:${file}`, log: keptLog() })
  await db.write([
    {
      sql: `INSERT INTO accounts (id, email, name, language, role, created, updated) VALUES ('1', 'a@b.example', 'A', 'en', 'admin', 1, 1)`,
      args: [],
    },
  ])
  await db.close()
  expect(await statusAt(second, newer)).toBe(422)
  await second.stop()
  const third = await startOn(file, { SEED: 'none' })
  expect(await linkOf(third)).toBeUndefined()
  await third.stop()
})

test('the machine itself makes an admin of whom it names, while the house is open', async () => {
  const file = newFile()
  const server = await startOn(file)
  const run = async (...said: string[]) => {
    const child = Bun.spawn([process.execPath, join(import.meta.dir, '../../src/admin.cli.ts'), ...said], {
      env: { PATH: process.env.PATH, DATABASE_URL: `file:${file}`, BASE_URL: server.url },
      stdout: 'pipe',
      stderr: 'pipe',
    })
    const [out, err, code] = await Promise.all([
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
      child.exited,
    ])
    return { out, err, code }
  }
  expect(await run('--email', 'nobody')).toMatchObject({ out: '', code: 1 })
  expect(await run('--email')).toMatchObject({ out: '', code: 1 })
  expect((await run()).err).toContain('This house has an admin')
  const { out, code } = await run('--email', 'Owner@example.org')
  expect(code).toBe(0)
  const link = /http:\S+/.exec(out)![0]
  expect(link).toStartWith(`${server.url}/first-admin?token=`)
  const [cookie] = (await fetch(link, { redirect: 'manual' })).headers.getSetCookie()
  expect(await (await fetch(`${server.url}/first-admin`, { headers: { cookie: cookie! } })).text()).toContain(
    'owner@example.org',
  )
  await server.stop()
})
