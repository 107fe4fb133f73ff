import type { z } from 'zod'
import type { Services } from '../platform/ports.ts'

/** What happens later. `run` loads the present state, does nothing where the world has moved on, and may run twice. */
export interface Job<Payload = unknown> {
  name: string
  schema: z.ZodType<Payload>
  /** It leaves other jobs behind, which need not wait for the next kick. */
  followed?: boolean
  run(services: Services, payload: Payload, id: string): Promise<void>
}

export const defineJob = <Payload>(
  name: string,
  schema: z.ZodType<Payload>,
  run: Job<Payload>['run'],
  more: Pick<Job, 'followed'> = {},
): Job<Payload> => ({ name, schema, run, ...more })
