import { describe, expect, test } from 'bun:test'
import { HALVES, withPremises } from '../support/premises.ts'
import { lastCrew, withoutItsGuard } from '../support/race.ts'

/** It is to be seen once: a libSQL server that stalls under so many writers at once proves nothing either way. */
const TWIN = { retry: 2 }

// The short form; `npm run prove` runs twenty rounds of each.

describe.each([...HALVES])('over three processes on the %s', (half) => {
  test('of two hundred who want the last crew of a day exactly one has it', async () => {
    const race = await withPremises(half, (house) => lastCrew(house, { rounds: 2, guests: 200 }))
    expect(race.faults).toEqual([])
    expect(race.answers.filter(({ status }) => status === 201)).toHaveLength(2)
    expect(race.answers.filter(({ status }) => status === 409)).toHaveLength(398)
  })

  test(
    'the same race without the guard of the pools is seen to oversell',
    async () => {
      const faults = await withPremises(half, withoutItsGuard)
      expect(faults.join('\n')).toContain('30 were told that they have a crew, of which 1 were left')
      expect(faults.join('\n')).toContain('31 of 2 crews are claimed')
      expect(faults.join('\n')).toContain('a day is oversold')
    },
    TWIN,
  )
})
