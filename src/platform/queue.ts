import type { Config } from './config.ts'
import type { Queue } from './ports.ts'
import { outboxQueue } from './queue.outbox.ts'
import { qstashQueue } from './queue.qstash.ts'

/** The half of the queue that the configuration names. */
export const makeQueue = ({ queue, baseUrl }: Pick<Config, 'queue' | 'baseUrl'>): Queue =>
  queue.half === 'qstash' ? qstashQueue({ ...queue, baseUrl }) : outboxQueue
