import { expect, test } from 'bun:test'
import { killedBeforeLetters } from '../support/kill-letters.ts'
import { withPremises } from '../support/premises.ts'

// The short form; `npm run prove` kills two hundred times.

test('a house killed between a booking and its letters sends each of them once, whatever its queue does', async () => {
  const story = await withPremises('embedded', (house) => killedBeforeLetters(house, { kills: 6 }))
  expect(story.faults).toEqual([])
  expect(story.letters).toBeGreaterThan(8)
  expect(story.calls).toBeGreaterThan(story.letters)
})
