import { describe, expect, test } from 'bun:test'
import { type Party, partyProblems, placesOf, type Unit, unitForAge } from '../../src/listings/units.ts'

const adult: Unit = { id: 'adult', label: { text: 'Adult' }, price: 10_000, ages: { from: 18 } }
const child: Unit = {
  id: 'child',
  label: { text: 'Child' },
  price: 5000,
  ages: { from: 2, to: 17 },
  accompaniedBy: ['adult'],
}
const infant: Unit = {
  id: 'infant',
  label: { text: 'Infant' },
  price: 0,
  places: 0,
  ages: { from: 0, to: 1 },
  accompaniedBy: ['adult'],
  perCompanion: 1,
}
const units = [adult, child, infant]
const codesOf = (party: Record<string, number>) => partyProblems(units, party).map(({ code }) => code)

test('T08: a child comes with an adult or not at all', () => {
  const carts: Party[] = [{ child: 1 }, { child: 1, adult: 1 }]
  const ok = carts.map((party) => partyProblems(units, party).length === 0)
  expect(ok).toEqual([false, true])
  expect(partyProblems(units, { child: 1 })).toEqual([{ code: 'not_accompanied', unit: 'child' }])
})

describe('a party', () => {
  test('needs somebody who can look after each infant', () => {
    expect(codesOf({ adult: 1, infant: 2 })).toEqual(['too_few_companions'])
    expect(codesOf({ adult: 2, infant: 2 })).toEqual([])
  })

  test('is of somebody, in whole numbers, and of units on offer', () => {
    expect(codesOf({})).toEqual(['nobody'])
    expect(codesOf({ adult: 0 })).toEqual(['nobody'])
    expect(codesOf({ adult: 1.5 })).toEqual(['not_a_count'])
    expect(codesOf({ adult: 2, child: -1 })).toEqual(['not_a_count'])
    expect(codesOf({ adult: 1, dog: 1 })).toEqual(['not_offered'])
  })

  test('takes the places its units take: none for an infant on a lap', () => {
    expect(placesOf(units, { adult: 2, child: 3, infant: 2 })).toBe(5)
  })

  test('is sorted into units by age, both bounds included', () => {
    expect([0, 1, 2, 17, 18, 99].map((age) => unitForAge(units, age)?.id)).toEqual([
      'infant',
      'infant',
      'child',
      'child',
      'adult',
      'adult',
    ])
  })
})
