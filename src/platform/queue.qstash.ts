import { sha256 } from '../shared/ids.ts'
import { ok, refused } from '../shared/result.ts'
import type { Queue } from './ports.ts'
import { openQStash, type QStashOptions } from './qstash.ts'
import { signedBy } from './queue.signature.ts'

/** Its free plan takes a message seven days ahead; what is further waits in our table, where it can still be changed. */
const HORIZON = 6 * 86_400
/** As many as its free plan allows: after 12 s, 2½ minutes and half an hour. What it then gives up is told anew. */
const RETRIES = 3
/** Longer than a job may take. */
const TIMEOUT = 30

export interface QueueOptions extends QStashOptions {
  /** Where the house is called back. */
  baseUrl: string
  currentKey: string
  nextKey: string
}

/** The hosted half of the queue. It is told ids and nothing else, for whoever sees its console reads what it was told. */
export function qstashQueue({ baseUrl, currentKey, nextKey, ...options }: QueueOptions): Queue {
  const client = openQStash(options)
  const message = async (job: Parameters<Queue['publish']>[0][number]) => ({
    url: `${baseUrl}/jobs/${encodeURIComponent(job.name)}`,
    body: JSON.stringify({ id: job.id }),
    headers: { 'Content-Type': 'application/json', 'Upstash-Failure-Callback-Retries': String(RETRIES) },
    deduplicationId: await sha256(JSON.stringify([job.id, job.notBefore, job.attempts, job.retold])),
    notBefore: job.notBefore,
    retries: RETRIES,
    timeout: TIMEOUT,
    failureCallback: `${baseUrl}/jobs/failed`,
  })
  return {
    half: 'qstash',
    horizon: HORIZON,
    async publish(jobs) {
      try {
        const answers = await client.batch(await Promise.all(jobs.map(message)))
        const taken = answers.filter((answer) => 'messageId' in answer).length
        return taken === jobs.length
          ? ok(undefined)
          : refused({ reason: `QStash took ${taken} of ${jobs.length}` })
      } catch (error) {
        return refused({ reason: `QStash: ${error instanceof Error ? error.message : error}` })
      }
    },
    signed: (call) => signedBy([currentKey, nextKey], call),
  }
}
