import { expect, test } from 'bun:test'
import { inOneTurn, within } from '../../src/http/waiting.ts'

test('who asks in one turn shares one reading, which begins after the last has asked', async () => {
  let truth = 1
  let readings = 0
  const read = inOneTurn(async () => {
    readings += 1
    return truth
  })
  const first = read()
  await null // a later microtask of the same turn
  truth = 2
  const second = read()
  expect([readings, await first, await second, readings]).toEqual([0, 2, 2, 1])
})

test('who asks while a reading is under way gets one of their own', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let readings = 0
  const read = inOneTurn(async () => {
    const number = ++readings
    await promise
    return number
  })
  const first = read()
  while (readings === 0) await new Promise(setImmediate)
  const second = read()
  resolve()
  expect([await first, await second]).toEqual([1, 2])
})

test('a reading that fails is told to all who shared it, and the next one is tried anew', async () => {
  let fails = true
  const read = inOneTurn(async () => {
    if (fails) throw new Error('locked')
    return 'read'
  })
  const told = await Promise.allSettled([read(), read()])
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fails = false
  expect(await read()).toBe('read')
})

test('patience ends', async () => {
  expect(await within(5, new Promise(() => {}))).toBeUndefined()
  expect(await within(5_000, Promise.resolve('in time'))).toBe('in time')
})
