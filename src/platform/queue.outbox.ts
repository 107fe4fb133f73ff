import { ok } from '../shared/result.ts'
import type { Queue } from './ports.ts'

/** The embedded half: the outbox table is the queue, and the house's own worker looks into it. There is nobody to tell. */
export const outboxQueue: Queue = {
  half: 'outbox',
  horizon: 0,
  publish: async () => ok(undefined),
  signed: async () => false,
}
