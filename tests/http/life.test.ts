import { describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/platform/database.embedded.ts'
import { orderOn, ownDay } from '../support/guest.ts'
import { TARGET } from '../support/house.ts'
import { keptLog } from '../support/log.ts'
import { freePort, start } from '../support/processes.ts'
import { startServer } from '../support/server.ts'

if (TARGET === 'bun') {
  test('a booking in flight when the house is told to close, twice, is made, answered and kept', async () => {
    const server = await startServer()
    const { hostname, port, host } = new URL(server.url)
    const body = JSON.stringify(orderOn(ownDay()))
    const heard = (socket: ReturnType<typeof connect>) =>
      new Promise<string>((resolve) => socket.once('data', (chunk: Uint8Array) => resolve(`${chunk}`)))
    // A browser keeps its connection open after its answer; nobody waits for that one.
    const idle = connect(Number(port), hostname)
    idle.write(`GET /api/health HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    await heard(idle)
    const socket = connect(Number(port), hostname)
    const answer = new Promise<string>((resolve) => {
      const parts: string[] = []
      socket.on('data', (chunk: Uint8Array) => {
        parts.push(new TextDecoder().decode(chunk))
        if (parts.join('').includes('"link"')) resolve(parts.join(''))
      })
    })
    socket.write(
      `POST /api/bookings HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 20)}`,
    )
    // The server must have begun with it: it takes nothing new once it closes.
    await Bun.sleep(200)
    const began = performance.now()
    process.kill(server.pid, 'SIGTERM')
    process.kill(server.pid, 'SIGTERM')
    await expect(fetchUntilRefused(server.url)).resolves.toBe(true)
    socket.write(body.slice(20))
    expect(await answer).toStartWith('HTTP/1.1 201')
    const [, reference] = /"reference":"(\w{8})"/.exec(await answer)!
    idle.destroy()
    socket.destroy()
    while (isThere(server.pid)) await Bun.sleep(20)
    expect(performance.now() - began).toBeLessThan(8_000)
    expect(await server.kill()).toBe(0)

    const db = await openEmbedded({ url: `file:${join(server.folder, 'rendezvous.db')}`, log: keptLog() })
    const sql = `SELECT recipient FROM mailbox WHERE text LIKE '%${reference}%'`
    expect(await db.read({ sql, args: [] })).toHaveLength(2)
    await db.close()
    rmSync(server.folder, { recursive: true, force: true })
  })

  describe('a start that cannot succeed says why in one sentence', () => {
    const folder = () => mkdtempSync(join(tmpdir(), 'rendezvous-'))
    const refusal = async (env: Record<string, string>) => {
      const command = [process.execPath, join(import.meta.dir, '../../src/bun.ts')]
      const sound = { PATH: process.env.PATH, PORT: String(freePort()) }
      const refused: unknown = await start({
        command,
        env: { ...sound, ...env },
        ready: async () => false,
      }).catch((error: unknown) => error)
      const said = String(refused)
      expect(said).toContain('ended before it was ready (1)')
      expect(said.trim().split('\n')).toHaveLength(2)
      return said
    }

    test('where the database is no database, or a folder', async () => {
      const file = join(folder(), 'x.db')
      writeFileSync(file, 'This is a letter and no database at all.'.repeat(20))
      expect(await refusal({ DATABASE_URL: `file:${file}` })).toContain(
        'The database could not be opened: file is not',
      )
      expect(await refusal({ DATABASE_URL: `file:${folder()}` })).toContain(
        'The database could not be opened: EISDIR',
      )
    })

    test('where nobody answers at the database’s address', async () => {
      expect(await refusal({ DATABASE_URL: `http://127.0.0.1:${freePort()}` })).toContain(
        'The database could not be migrated: The database did not answer',
      )
    })

    test('where the database is newer than the house', async () => {
      const url = `file:${join(folder(), 'x.db')}`
      const db = await openEmbedded({ url, log: keptLog() })
      await db.write([
        {
          sql: 'CREATE TABLE migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied INTEGER NOT NULL) STRICT',
          args: [],
        },
        { sql: "INSERT INTO migrations VALUES ('9999_later', 'x', 1)", args: [] },
      ])
      await db.close()
      expect(await refusal({ DATABASE_URL: url })).toContain('is newer than this build: it has 9999_later')
    })

    test('where the port is taken', async () => {
      const taken = Bun.serve({ port: 0, hostname: 'localhost', fetch: () => new Response() })
      const env = { PORT: String(taken.port), DATABASE_URL: `file:${join(folder(), 'x.db')}` }
      expect(await refusal(env)).toContain('is taken by another program')
      await taken.stop(true)
    })
  })
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** True once nothing listens there any more. */
async function fetchUntilRefused(url: string): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await fetch(`${url}/api/health`, { headers: { connection: 'close' }, signal: AbortSignal.timeout(500) })
    } catch {
      return true
    }
    await Bun.sleep(20)
  }
  return false
}
