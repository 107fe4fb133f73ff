import { describe, expect, test } from 'bun:test'
import { HALVES, type Half, withPremises } from '../support/premises.ts'
import { tenPlaces, withoutItsGuard } from '../support/race.ts'

/** It is to be seen once: a libSQL server that stalls under so many writers at once proves nothing either way. */
const TWIN = { retry: 2 }

// The short form; `npm run prove` runs fifty rounds of a thousand. A server takes four seconds for such a crowd where it
// has the machine to itself, and a test must hold where it has not.
const GUESTS: Record<Half, number> = { embedded: 1_000, 'libSQL server': 300 }

describe.each([...HALVES])('over three processes on the %s', (half) => {
  test('of all who want ten places of a day at the same moment exactly ten have one', async () => {
    const guests = GUESTS[half]
    const race = await withPremises(half, (house) => tenPlaces(house, { rounds: 1, guests }))
    expect(race.faults).toEqual([])
    expect(race.answers.filter(({ status }) => status === 201)).toHaveLength(10)
    expect(race.answers.filter(({ status }) => status === 409)).toHaveLength(guests - 10)
  })

  test(
    'the same without the guard of the pools is seen to oversell',
    async () => {
      const faults = await withPremises(half, (house) => withoutItsGuard(house, tenPlaces))
      expect(faults.join('\n')).toContain('30 were told that they have a crew, of which 10 were left')
      expect(faults.join('\n')).toContain('30 of 10 crews are claimed')
      expect(faults.join('\n')).toContain('a day is oversold')
    },
    TWIN,
  )
})
