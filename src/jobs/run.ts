import { type DueJob, jobDone, jobFailed } from '../../db/queries/jobs.ts'
import type { Services } from '../platform/ports.ts'
import { Hopeless } from '../shared/hopeless.ts'
import { DELAYS, type Job } from './define.ts'

export type Jobs = ReadonlyMap<string, Job>

/** What became of a job that was run: done, to be tried again, or dead. */
export type Outcome = 'done' | 'again' | 'dead'

/** Seconds after which a job whose worker fell silent is free again; each job is given up well before. */
export const LEASE = 60
export const PATIENCE_MS = 25_000
/** A job that ends its process is never seen to fail. */
export const MOST_TIMES = 16

/** Runs one job that was taken, and writes down what became of it. The lease decides: whoever lost it writes nothing. */
export async function runJob(services: Services, jobs: Jobs, due: DueJob): Promise<Outcome> {
  const job = jobs.get(due.name)
  try {
    if (!job) throw new Hopeless(`No job is named ${due.name}`)
    const skipped = await within(PATIENCE_MS, job.run(services, payloadOf(job, due), due.id))
    await services.db.write([jobDone(due, skipped)])
    return 'done'
  } catch (error) {
    return failed(services, job, due, error)
  }
}

const payloadOf = (job: Job, due: DueJob) => job.schema.parse(JSON.parse(due.payload))

async function failed(
  { db, log }: Services,
  job: Job | undefined,
  due: DueJob,
  error: unknown,
): Promise<Outcome> {
  const delay = error instanceof Hopeless ? undefined : (job?.delays ?? DELAYS)[due.attempts - 1]
  const dead = delay === undefined
  log.error(dead ? 'jobs.dead' : 'jobs.failed', { job: due.name, id: due.id, attempts: due.attempts, error })
  const said = String(error).slice(0, 500)
  await db.write([
    ...(dead ? lastWords(job, due, said) : []),
    jobFailed(due, said, dead ? undefined : spread(delay)),
  ])
  return dead ? 'dead' : 'again'
}

function lastWords(job: Job | undefined, due: DueJob, error: string) {
  if (!job?.buried) return []
  try {
    return job.buried(payloadOf(job, due), error, due)
  } catch {
    // What it was about cannot be read; that is what it died of.
    return []
  }
}

/** So that what failed together does not return together. */
const spread = (seconds: number) => Math.round(seconds * (0.75 + Math.random() / 2))

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`It took longer than ${milliseconds / 1000} seconds`)),
      milliseconds,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
