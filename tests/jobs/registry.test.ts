import { expect, test } from 'bun:test'
import { JOBS } from '../../src/jobs/registry.ts'

test('no job has a name that the door of the queue has for itself, or that a URL would have to spell otherwise', () => {
  expect(JOBS.size).toBeGreaterThan(5)
  const names = [...JOBS.keys()]
  expect(names.filter((name) => ['sweep', 'failed'].includes(name) || !/^[a-z][a-z-]*$/.test(name))).toEqual(
    [],
  )
})
