import { describe, expect, test } from 'bun:test'
import { GRACE } from '../../src/accounts/tokens.ts'
import { HALVES, type Premises, withPremises } from '../support/premises.ts'
import type { Server } from '../support/server.ts'

const PASSWORD = 'four words make a good one'
/** A token is for one house, whichever of its processes gave it. */
const ONE_NAME = { BASE_URL: 'http://localhost:3000' }

interface Pair {
  accessToken: string
  refreshToken: string
}

const post = async (server: Server, path: string, body: object) => {
  const answer = await fetch(`${server.url}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, ...((await answer.json()) as Pair) }
}
const refresh = (server: Server, { refreshToken }: Pair) => post(server, 'refresh', { refreshToken })
const me = async (server: Server, { accessToken }: Pair) =>
  (await fetch(`${server.url}/api/auth/me`, { headers: { authorization: `Bearer ${accessToken}` } })).status

/** Three processes on one house, and somebody who is signed in through the first. */
async function threeDoors(premises: Premises) {
  const doors: Server[] = []
  for (let door = 0; door < 3; door += 1) doors.push(await premises.open(undefined, ONE_NAME))
  const email = 'noor@example.org'
  await post(doors[0]!, 'register', { name: 'Noor', email, password: PASSWORD })
  const first = await post(doors[0]!, 'login', { email, password: PASSWORD })
  expect(first.status).toBe(200)
  return { doors, first }
}

describe.each([...HALVES])('over three processes on the %s', (half) => {
  test('two tabs that refresh at once both live, and a stolen token ends the family everywhere', async () => {
    await withPremises(half, async (premises) => {
      const { doors, first } = await threeDoors(premises)
      // [S49] [S50] Thirty at once, ten at each door.
      const crowd = Array.from({ length: 30 }, (_, at) => refresh(doors[at % 3]!, first))
      const pairs = await Promise.all(crowd)
      expect(pairs.map(({ status }) => status)).toEqual(Array(30).fill(200))
      expect(new Set(pairs.map(({ refreshToken }) => refreshToken)).size).toBe(1)
      for (const [at, pair] of pairs.slice(0, 3).entries())
        expect(await me(doors[(at + 1) % 3]!, pair)).toBe(200)

      const next = await refresh(doors[1]!, pairs[0]!)
      expect(next.status).toBe(200)
      await premises.db.write([
        { sql: 'UPDATE refresh_tokens SET spent = spent - ? WHERE spent IS NOT NULL', args: [GRACE + 1] },
      ])
      expect((await refresh(doors[2]!, first)).status).toBe(401)
      for (const door of doors) {
        expect(await me(door, next)).toBe(401)
        expect((await refresh(door, next)).status).toBe(401)
      }
    })
  })

  test('the same without the rule that one successor follows from a token is seen to make many', async () => {
    await withPremises(half, async (premises) => {
      const { doors, first } = await threeDoors(premises)
      // As if every door drew its successors by lot: each process has another secret.
      const strangers = await Promise.all(
        [1, 2, 3].map((n) => premises.open(undefined, { ...ONE_NAME, APP_SECRET: `${n}`.repeat(40) })),
      )
      expect(doors).toHaveLength(3)
      const pairs = await Promise.all(strangers.map((door) => refresh(door, first)))
      expect(new Set(pairs.map(({ refreshToken }) => refreshToken)).size).toBe(3)
    })
  })
})
