import { expect, test } from 'bun:test'
import { masked } from '../../src/shared/mask.ts'

test.each([
  ['ann@example.org', 'a***@example.org'],
  ["o'hara+tours@mail.example.org", 'o***@mail.example.org'],
  ['a@b.c', 'a***@b.c'],
  ['👩@example.org', '👩***@example.org'],
])('%s is recognised by whoever knows it, as %s', (email, shown) => {
  expect(masked(email)).toBe(shown)
})

test.each([
  'My p@ssword',
  'Secret@2027',
  '@example.org',
  'ann@',
  'ann@localhost',
  'ann@evil@example.org',
  '"><script>@evil.example onload=x',
  `ann@${'x'.repeat(300)}.org`,
  '',
])('of %s, which is no address, nothing is told', (typed) => {
  expect(masked(typed)).toBe('***')
})
