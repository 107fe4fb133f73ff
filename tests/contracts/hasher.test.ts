import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { bunHasher } from '../../src/platform/hasher.bun.ts'
import { edgeHasher } from '../../src/platform/hasher.edge.ts'
import { COST, type Cost, hasherWith } from '../../src/platform/hasher.ts'
import { Busy, type Hasher } from '../../src/platform/ports.ts'
import { turns } from '../../src/platform/turns.ts'
import { hasherInWorkerd } from '../support/hashers.ts'

// The contract of `Hasher`: Bun's own argon2id, the WebAssembly of the edge, and that again in the edge's own runtime.

let edge: Awaited<ReturnType<typeof hasherInWorkerd>>
beforeAll(async () => {
  edge = await hasherInWorkerd()
})
afterAll(() => edge.stop())

const CHEAP: Cost = { memory: 64, passes: 1 }
const halves: [string, (cost: Cost) => Hasher][] = [
  ['bun', (cost) => bunHasher(cost)],
  ['edge', (cost) => edgeHasher(undefined, cost)],
  ['workerd', (cost) => edge.costing(cost)],
]
const ENCODED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]{43}$/
const right = { right: true, stale: false }
const wrong = { right: false, stale: false }

describe.each(halves)('%s', (_, open) => {
  const cheap = () => open(CHEAP)

  test('hashes with at least 19 MiB and two passes of argon2id [S30]', async () => {
    const hash = await open(COST).hash('a long enough one')
    const [, memory, passes] = ENCODED.exec(hash) ?? []
    expect(Number(memory)).toBeGreaterThanOrEqual(19_456)
    expect(Number(passes)).toBeGreaterThanOrEqual(2)
    expect(await open(COST).verify('a long enough one', hash)).toEqual(right)
  })

  test('makes another hash of the same password every time', async () => {
    expect(await cheap().hash('twice the same')).not.toBe(await cheap().hash('twice the same'))
  })

  test('reads what every other half wrote', async () => {
    for (const [, other] of halves) {
      const hash = await other(CHEAP).hash('pässword 🗝 one')
      expect(hash).toMatch(ENCODED)
      expect(await cheap().verify('pässword 🗝 one', hash)).toEqual(right)
      expect(await cheap().verify('pässword 🗝 two', hash)).toEqual(wrong)
    }
  })

  test('leaves nothing of a long password out [S29]', async () => {
    const hash = await cheap().hash(`${'p'.repeat(72)}a`)
    expect(await cheap().verify(`${'p'.repeat(72)}b`, hash)).toEqual(wrong)
    expect(await cheap().verify(`${'p'.repeat(72)}a`, hash)).toEqual(right)
    const longest = '🗝'.repeat(127)
    expect(await cheap().verify(`${longest}b`, await cheap().hash(`${longest}a`))).toEqual(wrong)
  })

  test('knows an accent however a keyboard sends it, and keeps spaces and capitals apart', async () => {
    const hash = await cheap().hash('cafe\u0301 au lait')
    expect(await cheap().verify('caf\u00e9 au lait', hash)).toEqual(right)
    for (const other of ['café au lait ', ' café au lait', 'Café au lait', 'cafe au lait'])
      expect(await cheap().verify(other, hash)).toEqual(wrong)
  })

  test('finds no password right where there is no hash', async () => {
    for (const password of ['', 'none', 'anything at all'])
      expect(await cheap().verify(password, null)).toEqual(wrong)
    expect(await cheap().verify('', await cheap().hash('something'))).toEqual(wrong)
  })

  test('says which hashes were made for less than today, right or not', async () => {
    const hash = await cheap().hash('from years ago')
    for (const today of [
      { memory: 128, passes: 1 },
      { memory: 64, passes: 2 },
    ]) {
      expect(await open(today).verify('from years ago', hash)).toEqual({ right: true, stale: true })
      expect((await open(today).verify('from years before', hash)).right).toBe(false)
    }
    const dear = await open({ memory: 128, passes: 2 }).hash('from tomorrow')
    expect(await cheap().verify('from tomorrow', dear)).toEqual(right)
  })
})

test('an address without an account costs as much as a real one: the same algorithm, memory and passes [S27]', async () => {
  const asked: string[] = []
  const hasher = hasherWith({
    hash: async () => '',
    verify: async (_, encoded) => {
      asked.push(encoded)
      return false
    },
  })
  await hasher.verify('somebody', null)
  expect(asked[0]).toStartWith(`$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=1$`)
  for (const [, open] of halves) expect(await open(COST).verify('somebody', asked[0]!)).toEqual(wrong)
})

test('what is no argon2id hash is a surprise and not a wrong password', async () => {
  for (const hash of ['', 'plain', '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy'])
    await expect(bunHasher(CHEAP).verify('plain', hash)).rejects.toThrow('no argon2id hash')
})

describe('turns [S31]', () => {
  const slow: Cost = { memory: 4_096, passes: 2 }

  test('whoever comes while enough are waiting is told so at once, and the others are served', async () => {
    const hasher = bunHasher(slow, { atOnce: 2, waiting: 3 })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => hasher.hash(`someone ${n}`)),
    )
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array(5).fill('fulfilled'),
      ...Array(3).fill('rejected'),
    ])
    for (const each of outcomes.slice(5)) expect((each as PromiseRejectedResult).reason).toBeInstanceOf(Busy)
    expect(await hasher.hash('later')).toMatch(ENCODED)
  })

  test('one that fails gives its place back', async () => {
    const inTurn = turns('it', { atOnce: 1, waiting: 0 })
    for (let n = 0; n < 3; n += 1)
      await expect(inTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await inTurn(async () => 'after that')).toBe('after that')
  })

  test('no more than two are hashed at once', async () => {
    const inTurn = turns('it', { atOnce: 2, waiting: 50 })
    let [now, most] = [0, 0]
    await Promise.all(
      Array.from({ length: 52 }, () =>
        inTurn(async () => {
          now += 1
          most = Math.max(most, now)
          await Bun.sleep(1)
          now -= 1
        }),
      ),
    )
    expect({ now, most }).toEqual({ now: 0, most: 2 })
  })

  test('at the edge many requests at once, and some that go away, leave the others their answers', async () => {
    const hasher = edge.costing(slow)
    const gone = new AbortController()
    const leaving = Array.from({ length: 6 }, (_, n) =>
      fetch(edge.url, {
        method: 'POST',
        body: JSON.stringify({ password: `leaving ${n}`, cost: slow }),
        signal: gone.signal,
      }),
    )
    const staying = Array.from({ length: 6 }, (_, n) => hasher.hash(`staying ${n}`))
    gone.abort()
    await Promise.allSettled(leaving)
    for (const hash of await Promise.all(staying)) expect(hash).toMatch(ENCODED)
    expect(await hasher.verify('after', await hasher.hash('after'))).toEqual(right)
  })
})
