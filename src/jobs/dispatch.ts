import {
  type DueJob,
  jobsGivenBack,
  jobsLost,
  jobsPublished,
  takeDueJobs,
  unpublishedJobs,
} from '../../db/queries/jobs.ts'
import type { Clock, Services } from '../platform/ports.ts'
import { type Jobs, LEASE, MOST_TIMES, PATIENCE_MS, runJob } from './run.ts'

const AT_ONCE = 20
/** How many of these are under way at a time: a mail service takes its time, and takes only so many a second. */
const LANES = 5
/** A hosted queue tries for half an hour to bring back what it was told, and as long to say that it has given up. */
const LOST_AFTER = 2 * 3600

export interface Dispatcher {
  /** Runs what is due. Calls that come while it runs share one more round, so a burst is one queue and not many. */
  kick(): Promise<void>
  /** From now on a kick is one round, however great the heap is: the house is about to close. */
  end(): void
}

/**
 * The outbox's worker: kicked after each response that left a job, and swept every minute for what that missed. With a
 * hosted queue it only tells that one, which calls the house back. `asked` is how many requests the process has answered:
 * while there are visitors, a great heap of letters must not make them wait.
 */
export function makeDispatcher(
  services: Services,
  jobs: Jobs,
  { asked }: { asked?: () => number } = {},
): Dispatcher {
  let ended = false
  const { queue, clock } = services
  const works = (round: Round) =>
    worker(asked ? considerate(round, asked, clock) : round, services, () => ended)
  const away = [...jobs.values()].filter(({ abroad }) => abroad).map(({ name }) => name)
  // Whoever calls others has a worker of their own: a receiver that does not answer holds up no letter.
  const abroad = works(() => runSome(services, jobs, { names: away, among: true }))
  let rang = false
  const ring = () => {
    rang = true
    void abroad()
  }
  const home = works(() => runSome(services, jobs, { names: away, among: false }, ring))
  const tells = works(() => tellSome(services))
  return {
    async kick() {
      if (queue.half !== 'outbox') return tells()
      if (away.length === 0) return home()
      await Promise.all([home(), abroad()])
      // Whoever waits for a kick waits for what was left for abroad meanwhile as well.
      if (rang) {
        rang = false
        await abroad()
      }
    },
    end() {
      ended = true
    },
  }
}

type Round = () => Promise<boolean>

function worker(round: Round, { log }: Services, ended: () => boolean): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  async function rounds() {
    try {
      while (again) {
        again = false
        while (await round()) if (ended()) break
      }
    } catch (error) {
      log.error('jobs.dispatch_failed', { error })
    } finally {
      // In the same breath as the last look at `again`: a kick that came between the two would be lost.
      running = undefined
    }
  }
  return () => {
    again = true
    running ??= rounds()
    return running
  }
}

/** How many times as long as its work the worker rests while somebody visits, and for how long at most. */
const REST = 12
const LONGEST_REST_MS = 1_000

function considerate(round: () => Promise<boolean>, asked: () => number, clock: Clock) {
  return async () => {
    const [began, before] = [clock.now(), asked()]
    const more = await round()
    if (more && asked() > before) await pause(Math.min(LONGEST_REST_MS, REST * (clock.now() - began)))
    return more
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A job that is begun later than this after it was taken could outlive its lease, and another worker would have it too. */
const BEGUN_WITHIN_MS = LEASE * 1000 - PATIENCE_MS

/** Whether there may be more. */
async function runSome(
  services: Services,
  jobs: Jobs,
  which: { names: readonly string[]; among: boolean },
  ring?: () => void,
): Promise<boolean> {
  const { db, clock } = services
  const taken = clock.now()
  const due = await takeDueJobs(db, { most: AT_ONCE, lease: LEASE, mostTimes: MOST_TIMES, ...which })
  const left = due.values()
  const late: DueJob[] = []
  async function lane() {
    for (const job of left) {
      if (clock.now() - taken > BEGUN_WITHIN_MS) late.push(job)
      else await runJob(services, jobs, job)
      // An embedded database answers within the same turn of the loop, and visitors wait for the next one.
      await pause(0)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  if (late.length > 0) await db.write(jobsGivenBack(late))
  const followed = due.some(({ name }) => jobs.get(name)?.followed)
  if (followed) ring?.()
  return due.length === AT_ONCE || late.length > 0 || followed
}

/** Told twice is run once: the queue drops what it was told before, and the row decides in any case. */
async function tellSome({ db, queue, log }: Services): Promise<boolean> {
  await db.write([jobsLost(LOST_AFTER)])
  const some = await unpublishedJobs(db, queue.horizon, AT_ONCE)
  if (some.length === 0) return false
  const told = await queue.publish(some)
  if (!told.ok) {
    log.error('jobs.not_published', { reason: told.refusal.reason, jobs: some.length })
    return false
  }
  await db.write([jobsPublished(some)])
  return some.length === AT_ONCE
}
