import { expect, test } from 'bun:test'
import { answersLost, withoutItsKeys } from '../support/lost.ts'
import { withPremises } from '../support/premises.ts'

// The short form; `npm run prove` has five hundred customers.

test('where a fifth of the database’s answers is lost, what customers are told is what the books say', async () => {
  const story = await withPremises('libSQL server', (house) => answersLost(house, { customers: 60 }))
  expect(story.faults).toEqual([])
  expect(story.lost / story.carried).toBeGreaterThan(0.1)
  expect(story.answers.filter(({ status }) => status === 201).length).toBeGreaterThan(30)
  expect(story.answers.filter(({ status }) => status === 409).length).toBeGreaterThan(10)
})

test('a house that forgets under which key it has booked is found out', async () => {
  const faults = (await withPremises('libSQL server', withoutItsKeys)).join('\n')
  expect(faults).toMatch(/\d+ bookings are there and \d+ were promised/)
  expect(faults).toContain('was told 422 idempotency_key_reused')
})
