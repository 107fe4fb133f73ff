import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { fieldsOf, plainQuery } from '../../src/http/forms.ts'
import { Shelf } from '../../src/http/shelf.ts'

describe('a shelf', () => {
  test('gives up what nobody has asked for longest', () => {
    const shelf = new Shelf<string>({ things: 2, bytes: 100 })
    shelf.put('a', 'A', 1)
    shelf.put('b', 'B', 1)
    expect(shelf.get('a')).toBe('A')
    shelf.put('c', 'C', 1)
    expect([shelf.get('a'), shelf.get('b'), shelf.get('c')]).toEqual(['A', undefined, 'C'])
  })

  test('gives up as much as a large thing needs, and does not take one larger than itself', () => {
    const shelf = new Shelf<string>({ things: 10, bytes: 100 })
    for (const key of ['a', 'b', 'c']) shelf.put(key, key, 30)
    shelf.put('d', 'd', 70)
    expect([shelf.get('a'), shelf.get('b'), shelf.get('c'), shelf.get('d')]).toEqual([
      undefined,
      undefined,
      'c',
      'd',
    ])
    shelf.put('d', 'larger', 101)
    expect([shelf.get('c'), shelf.get('d'), shelf.bytes]).toEqual(['c', undefined, 30])
  })

  test('never holds more than it may, whatever is put on it', () => {
    const step = fc.record({ key: fc.integer({ max: 30, min: 0 }), bytes: fc.integer({ min: 0, max: 120 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const shelf = new Shelf<number>({ things: 7, bytes: 100 })
        const sizes = new Map<string, number>()
        for (const { key, bytes } of steps) {
          shelf.put(String(key), bytes, bytes)
          sizes.set(String(key), bytes)
          expect(shelf.things).toBeLessThanOrEqual(7)
          expect(shelf.bytes).toBeLessThanOrEqual(100)
          expect(shelf.get(String(key))).toBe(bytes > 100 ? undefined : bytes)
        }
        const held = [...sizes.keys()].filter((key) => shelf.get(key) !== undefined)
        expect(shelf.things).toBe(held.length)
        expect(shelf.bytes).toBe(held.reduce((sum, key) => sum + sizes.get(key)!, 0))
      }),
    )
  })
})

describe('the plain form of a query', () => {
  const reads = (name: string) => ['a', 'b', 'c'].includes(name)
  const field = fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'utm_source', '__proto__', ''),
    fc.oneof(fc.string(), fc.constantFrom('', ' 1 ', 'x\r\ny', '&=%')),
  )

  test('says of every field that is read what the query said, and nothing of another', () => {
    fc.assert(
      fc.property(fc.array(field), (list) => {
        const given = new URLSearchParams(list)
        const [before, after] = [fieldsOf(given), fieldsOf(new URLSearchParams(plainQuery(given, reads)))]
        for (const name of ['a', 'b', 'c']) expect(after(name)).toBe(before(name))
        expect(after.names.every(reads)).toBe(true)
      }),
    )
  })

  test('is the same for queries that mean the same, and is its own plain form', () => {
    fc.assert(
      fc.property(fc.uniqueArray(field, { selector: ([name]) => name }), (list) => {
        const plain = plainQuery(new URLSearchParams(list), reads)
        expect(plainQuery(new URLSearchParams([...list].reverse()), reads)).toBe(plain)
        expect(plainQuery(new URLSearchParams(plain), reads)).toBe(plain)
      }),
    )
  })
})
