import type { Config } from './config.ts'
import { openQStash } from './qstash.ts'

/** In any house of one account only one schedule has this id, so registering it again changes it and adds none. */
const idFor = (baseUrl: string) => `rendezvous-sweep-${new URL(baseUrl).host.replace(/[^\w.-]/g, '-')}`

/**
 * Has QStash call the house every minute, which then tells it what a lost kick left untold and what has come near
 * enough. Says what was registered. A strike that is missed is not made up for: the next one is a minute away.
 */
export async function registerSchedules({
  queue,
  baseUrl,
}: Pick<Config, 'queue' | 'baseUrl'>): Promise<string[]> {
  if (queue.half !== 'qstash')
    throw new Error(
      'QStash is not configured: set QSTASH_TOKEN and both signing keys, as the house has them.',
    )
  const sweep = {
    scheduleId: idFor(baseUrl),
    cron: '* * * * *',
    destination: `${baseUrl}/jobs/sweep`,
    method: 'POST' as const,
    retries: 0,
    timeout: 30,
  }
  await openQStash(queue)
    .schedules.create(sweep)
    .catch((error) => {
      throw new Error(`QStash refused: ${error instanceof Error ? error.message : error}`)
    })
  return [`${sweep.scheduleId}: ${sweep.cron} → ${sweep.destination}`]
}
