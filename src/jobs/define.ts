import type { z } from 'zod'
import type { DueJob } from '../../db/queries/jobs.ts'
import type { Services } from '../platform/ports.ts'
import type { Statement } from '../shared/database.ts'

/**
 * What happens later. `run` loads the present state, does nothing where the world has moved on, and may run twice; what
 * it answers then is why nothing was done.
 */
export interface Job<Payload = unknown> {
  name: string
  schema: z.ZodType<Payload>
  run(services: Services, payload: Payload, id: string): Promise<string | undefined>
  /** It leaves other jobs behind, which need not wait for the next kick. */
  followed?: boolean
  /** It calls addresses of others, who may be as slow as they like: nobody but its kind is to wait for them. */
  abroad?: boolean
  /** How long to wait after each try that failed, in seconds; after the last of them it is dead. */
  delays?: readonly number[]
  /** What stands in the same batch as its death, which comes only while it is still held by who took it. */
  buried?(payload: Payload, error: string, due: DueJob): Statement[]
}

/** A handler that always does something may answer nothing at all. */
export const defineJob = <Payload>(
  name: string,
  schema: z.ZodType<Payload>,
  run: (...asked: Parameters<Job<Payload>['run']>) => Promise<unknown>,
  more: Pick<Job<Payload>, 'followed' | 'abroad' | 'delays' | 'buried'> = {},
): Job<Payload> => ({
  name,
  schema,
  async run(...asked) {
    const answer = await run(...asked)
    return typeof answer === 'string' ? answer : undefined
  },
  ...more,
})

/** 5 s, 20 s, 80 s … up to an hour: what is only away for a while is back by then. */
export const DELAYS: readonly number[] = [5, 20, 80, 320, 1280, 3600, 3600]
