import { expect, test } from 'bun:test'
import { turnstile } from '../../src/platform/turnstile.ts'
import { Unavailable } from '../../src/shared/database.ts'

/** A call that lasts until it is told to end. */
function visit() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  return { call: () => promise, end: resolve, fail: reject }
}

test('so many are inside at once, and the others follow in their order', async () => {
  const through = turnstile(2, 10_000)
  const began: number[] = []
  const visits = Array.from({ length: 5 }, visit)
  const all = visits.map(({ call }, n) =>
    through(() => {
      began.push(n)
      return call()
    }),
  )
  expect(began).toEqual([0, 1])
  for (const [n, { end }] of visits.entries()) {
    end('done')
    await all[n]
    await Promise.resolve()
    expect(began).toEqual([0, 1, 2, 3, 4].slice(0, n + 3))
  }
})

test('a call that fails leaves its place to the next', async () => {
  const through = turnstile(1, 10_000)
  const [first, second] = [visit(), visit()]
  const failed = through(first.call).catch((error: Error) => error.message)
  const waited = through(second.call)
  first.fail(new Error('broken'))
  second.end('in')
  expect(await failed).toBe('broken')
  expect(await waited).toBe('in')
  expect(await through(async () => 'again')).toBe('again')
})

test('who waited too long is told that nothing was made, and keeps nobody’s place', async () => {
  const through = turnstile(1, 1)
  const first = visit()
  const inside = through(first.call)
  const error = await through(async () => 'never').catch((error: unknown) => error)
  expect(error).toBeInstanceOf(Unavailable)
  expect((error as Unavailable).ambiguous).toBe(false)
  first.end('out')
  await inside
  expect(await through(async () => 'in')).toBe('in')
})
