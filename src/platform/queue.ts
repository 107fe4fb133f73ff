import type { Config } from './config.ts'
import type { Queue } from './ports.ts'
import { outboxQueue } from './queue.outbox.ts'

/** The half of the queue that the configuration names. */
export const makeQueue = (_: Pick<Config, 'queue' | 'baseUrl'>): Queue => outboxQueue
