import { type DueJob, jobDone, jobFailed, takeDueJobs } from '../../db/queries/jobs.ts'
import type { Services } from '../platform/ports.ts'
import { Hopeless } from '../shared/hopeless.ts'
import type { Job } from './define.ts'

const AT_ONCE = 20
/** Seconds after which a job whose worker fell silent is free again. */
const LEASE = 60
const MOST_ATTEMPTS = 8

export interface Dispatcher {
  /** Runs what is due. Calls that come while it runs share one more round, so a burst is one queue and not many. */
  kick(): Promise<void>
}

/** The outbox's worker: kicked after each response that left a job, and swept every minute for what that missed. */
export function makeDispatcher(services: Services, jobs: ReadonlyMap<string, Job>): Dispatcher {
  let running: Promise<void> | undefined
  let again = false
  async function rounds() {
    try {
      while (again) {
        again = false
        await drain(services, jobs)
      }
    } catch (error) {
      services.log.error('jobs.dispatch_failed', { error })
    } finally {
      // In the same breath as the last look at `again`: a kick that came between the two would be lost.
      running = undefined
    }
  }
  return {
    kick() {
      again = true
      running ??= rounds()
      return running
    },
  }
}

async function drain(services: Services, jobs: ReadonlyMap<string, Job>): Promise<void> {
  for (;;) {
    const due = await takeDueJobs(services.db, AT_ONCE, LEASE)
    await Promise.all(due.map((job) => runOne(services, jobs, job)))
    if (due.length < AT_ONCE && !due.some(({ name }) => jobs.get(name)?.followed)) return
  }
}

async function runOne(services: Services, jobs: ReadonlyMap<string, Job>, due: DueJob): Promise<void> {
  const { db, log } = services
  try {
    const job = jobs.get(due.name)
    if (!job) throw new Hopeless(`No job is named ${due.name}`)
    await job.run(services, job.schema.parse(JSON.parse(due.payload)), due.id)
    await db.write([jobDone(due.id)])
  } catch (error) {
    const hopeless = error instanceof Hopeless || due.attempts >= MOST_ATTEMPTS
    log.error(hopeless ? 'jobs.dead' : 'jobs.failed', {
      job: due.name,
      id: due.id,
      attempts: due.attempts,
      error,
    })
    await db.write([
      jobFailed(due.id, String(error).slice(0, 500), hopeless ? undefined : delayAfter(due.attempts)),
    ])
  }
}

/** Seconds: 5, 20, 80 … up to an hour, spread so that what failed together does not return together. */
const delayAfter = (attempts: number) =>
  Math.round(Math.min(3600, 5 * 4 ** (attempts - 1)) * (0.75 + Math.random() / 2))
