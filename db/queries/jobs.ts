import { type SQL, sql } from 'drizzle-orm'
import type { Database, Statement } from '../../src/shared/database.ts'
import { jobs } from '../schema/jobs.ts'
import { insert, number, statement, text } from './statement.ts'

interface Job {
  id: string
  name: string
  payload: object
  /** Seconds, as is `now`. */
  notBefore: number
  now: number
}

/** A job as a statement, to stand in the same batch as its cause. Its id says what it is, so it exists once. */
export const jobStatement = (job: Job): Statement =>
  insert(jobs, {
    id: job.id,
    name: job.name,
    payload: JSON.stringify(job.payload),
    notBefore: job.notBefore,
    created: job.now,
  })

/** The same, made only where a condition of the batch holds, and once however often it is made. */
export const jobStatementIf = (job: Job, condition: SQL): Statement =>
  statement(sql`INSERT INTO ${jobs} (id, name, payload, not_before, created)
    SELECT ${job.id}, ${job.name}, ${JSON.stringify(job.payload)}, ${job.notBefore}, ${job.now}
    WHERE ${condition} ON CONFLICT (id) DO NOTHING`)

/** A job that several may want at once, made by the first of them. */
export const jobStatementOnce = (job: Job): Statement => jobStatementIf(job, sql`1`)

/** A letter about a booking at one of its versions. */
export const letterJob = (template: string, booking: string, version: number, now: number): Job => ({
  id: `letter:${template}:${booking}:${version}`,
  name: 'letter',
  payload: { booking, template, version },
  notBefore: now,
  now,
})

/** Lets go of a hold when its time is over, unless it was put off or booked meanwhile. */
export const lapseJob = (booking: string, until: number, now: number): Job => ({
  id: `lapse:${booking}:${until}`,
  name: 'lapse',
  payload: { booking },
  notBefore: until,
  now,
})

/** Ends what still waits for the house's answer at `until`, which is counted from when it was received: a change does not put it off. */
export const unansweredJob = (booking: string, until: number, now: number): Job => ({
  id: `unanswered:${booking}`,
  name: 'unanswered',
  payload: { booking, until },
  notBefore: until,
  now,
})

export interface DueJob {
  id: string
  name: string
  /** JSON. */
  payload: string
  attempts: number
}

/** Takes some due jobs for `lease` seconds; no two workers get the same one. */
export async function takeDueJobs(db: Database, most: number, lease: number): Promise<DueJob[]> {
  const written = await db.write([
    statement(sql`UPDATE ${jobs} SET leased = unixepoch() + ${lease}, attempts = attempts + 1
      WHERE id IN (SELECT id FROM ${jobs} WHERE done IS NULL AND dead IS NULL
        AND not_before <= unixepoch() AND leased <= unixepoch() ORDER BY not_before LIMIT ${most})
      RETURNING id, name, payload, attempts`),
  ])
  if (!written.ok) throw new Error(`Jobs could not be taken: ${written.constraint}`)
  return written.rows[0]!.map((row) => ({
    id: text(row, 'id'),
    name: text(row, 'name'),
    payload: text(row, 'payload'),
    attempts: number(row, 'attempts'),
  }))
}

export const jobDone = (id: string): Statement =>
  statement(
    sql`UPDATE ${jobs} SET done = unixepoch(), leased = 0, error = NULL WHERE id = ${id} AND done IS NULL`,
  )

/** Gives a job back, to be tried again after `delay` seconds; without a delay it is dead and waits for a person. */
export const jobFailed = (id: string, error: string, delay?: number): Statement =>
  delay === undefined
    ? statement(
        sql`UPDATE ${jobs} SET dead = unixepoch(), leased = 0, error = ${error} WHERE id = ${id} AND done IS NULL`,
      )
    : statement(
        sql`UPDATE ${jobs} SET not_before = unixepoch() + ${delay}, leased = 0, error = ${error} WHERE id = ${id} AND done IS NULL`,
      )
