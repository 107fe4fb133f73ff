import { type JobState, jobCalledOff, jobRetried, jobSeen } from '../../../db/queries/job-list.ts'
import type { Services } from '../../platform/ports.ts'
import type { Statement } from '../../shared/database.ts'
import { ok, type Result, refused } from '../../shared/result.ts'
import type { By } from '../../shared/who.ts'

type House = Pick<Services, 'db' | 'clock'>

/** There is none, or it is in a state in which this cannot be done. */
export type JobRefusal = { code: 'none' } | { code: 'not_now'; state: JobState }

/** Lets a dead job live again. It is done by the statement and not by a look before it, so two who ask at once do it once. */
export const retryJob = (
  house: House & Pick<Services, 'mailer'>,
  id: string,
  by: By,
): Promise<Result<undefined, JobRefusal>> =>
  decide(house, id, (now) => jobRetried(id, by, now, house.mailer.remembers))

/** Calls a job off that waits, for its time or for a person. It keeps by what role that was done, and the audit by whom. */
export const callOffJob = (
  house: House,
  id: string,
  role: string,
  by: By,
): Promise<Result<undefined, JobRefusal>> => decide(house, id, (now) => jobCalledOff(id, by, now, role))

async function decide({ db, clock }: House, id: string, statements: (now: number) => Statement[]) {
  const written = await db.write(statements(Math.floor(clock.now() / 1000)))
  if (written.ok && written.rows.at(-1)!.length > 0) return ok(undefined)
  const job = await jobSeen(db, id)
  return refused<JobRefusal>(job ? { code: 'not_now', state: job.state } : { code: 'none' })
}
