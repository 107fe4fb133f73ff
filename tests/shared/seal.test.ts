import { expect, test } from 'bun:test'
import { seal, unseal } from '../../src/shared/seal.ts'

const OLD = { secret: 'an old secret of the tests, 32 characters or more' }
const NEW = { secret: 'a new secret of the tests, 32 characters or more' }
const text = 'GEZDGNBVGY3TQOJQ'

test('what is sealed says nothing, is another every time, and reads back', async () => {
  const [one, other] = [await seal(OLD, 'codes', 'ann', text), await seal(OLD, 'codes', 'ann', text)]
  expect(one).not.toContain(text)
  expect(one).not.toBe(other)
  expect(await unseal(OLD, 'codes', 'ann', one)).toEqual({ text, old: false })
})

test('it is nothing for another purpose, about another thing, under another secret, or when one letter is changed', async () => {
  const sealed = await seal(OLD, 'codes', 'ann', text)
  expect(await unseal(OLD, 'letters', 'ann', sealed)).toBeUndefined()
  expect(await unseal(OLD, 'codes', 'bob', sealed)).toBeUndefined()
  expect(await unseal(NEW, 'codes', 'ann', sealed)).toBeUndefined()
  for (const at of [0, 5, sealed.indexOf('.') + 1, sealed.length - 4]) {
    const letter = sealed[at] === 'A' ? 'B' : 'A'
    expect(
      await unseal(OLD, 'codes', 'ann', sealed.slice(0, at) + letter + sealed.slice(at + 1)),
    ).toBeUndefined()
  }
})

test('what was sealed with the secret before this one reads back, and wants to be sealed anew [S136]', async () => {
  const sealed = await seal(OLD, 'codes', 'ann', text)
  const both = { ...NEW, previousSecret: OLD.secret }
  expect(await unseal(both, 'codes', 'ann', sealed)).toEqual({ text, old: true })
  expect(await unseal(NEW, 'codes', 'ann', await seal(both, 'codes', 'ann', text))).toEqual({
    text,
    old: false,
  })
})
