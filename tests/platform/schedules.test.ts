import { afterAll, beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { type StandIn, startQStash } from '../support/qstash.ts'

// npm run schedules, as whoever runs the house meets it.

let qstash: StandIn
beforeAll(() => {
  qstash = startQStash()
})
afterAll(() => qstash.stop())

async function run(env: Record<string, string>) {
  const program = Bun.spawn([process.execPath, join(import.meta.dir, '../../src/schedules.cli.ts')], {
    // Far from any `.env`.
    cwd: import.meta.dir,
    env: { PATH: process.env.PATH, BASE_URL: 'https://house.example', ...env },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [said, complained] = await Promise.all(
    [program.stdout, program.stderr].map((stream) => new Response(stream).text()),
  )
  return { said, complained, code: await program.exited }
}

test('says what it registered, and registers it once however often it is run', async () => {
  const line = 'rendezvous-sweep-house.example: * * * * * → https://house.example/jobs/sweep\n'
  for (let times = 0; times < 2; times += 1)
    expect(await run(qstash.env())).toEqual({ said: line, complained: '', code: 0 })
  expect(qstash.schedules()).toHaveLength(1)
})

test.each([
  [
    'QStash is not configured',
    {},
    'QStash is not configured: set QSTASH_TOKEN and both signing keys, as the house has them.\n',
  ],
  [
    'it is so in part',
    { QSTASH_TOKEN: 't' },
    expect.stringContaining('QSTASH_CURRENT_SIGNING_KEY is missing'),
  ],
  [
    'the token is wrong',
    { QSTASH_TOKEN: 'a wrong one' },
    expect.stringMatching(/^QStash refused: 401 (?!.*a wrong one)/),
  ],
] as const)('fails with a sentence where %s', async (_, env, sentence) => {
  const set = 'QSTASH_TOKEN' in env && env.QSTASH_TOKEN !== 't' ? { ...qstash.env(), ...env } : env
  expect(await run(set)).toEqual({ said: '', complained: sentence as string, code: 1 })
})
