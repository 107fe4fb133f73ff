import { type SQL, sql } from 'drizzle-orm'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import { jobs } from '../schema/jobs.ts'
import { insert, number, statement, text } from './statement.ts'

/** A job to come, as it is written down. */
export interface Job {
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

/** Letters after which something is to come: what stands is reminded of, and whoever wants it is told on their phone. */
const FOLLOWED = ['booking-confirmed', 'booking-changed', 'booking-cancelled', 'booking-called-off']

/**
 * The jobs about a booking that has come to a version with a letter: the letter, and what plans the rest. Every way of
 * making, changing and ending a booking takes its letters from here.
 */
export const letterJobs = (template: string, booking: string, version: number, now: number): Job[] => [
  letterJob(template, booking, version, now),
  ...(FOLLOWED.includes(template)
    ? [
        {
          id: `follow-up:${booking}:${version}`,
          name: 'follow-up',
          payload: { booking, version, letter: template, at: now },
          notBefore: now,
          now,
        },
      ]
    : []),
]

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
  /** How often it was taken, this time included, since it was made or somebody let it live again. */
  attempts: number
  /** Until when it was taken. No two leases of a job end at the same time and bear the same number. */
  leased: number
}

const TAKEN = sql`RETURNING id, name, payload, attempts, leased`
const waits = sql`done IS NULL AND dead IS NULL`

const dueJob = (row: Row): DueJob => ({
  id: text(row, 'id'),
  name: text(row, 'name'),
  payload: text(row, 'payload'),
  attempts: number(row, 'attempts'),
  leased: number(row, 'leased'),
})

/** Whether a job is still with who took it. Whoever has lost it writes nothing of it, and nothing with its death. */
export const isHeld = (due: DueJob): SQL => sql`EXISTS (SELECT 1 FROM ${jobs} WHERE ${held(due)})`
const held = ({ id, attempts, leased }: DueJob): SQL =>
  sql`id = ${id} AND done IS NULL AND attempts = ${attempts} AND leased = ${leased}`

/** What ended the process of every worker that took it: it must not end them for ever. Each was due when it was taken. */
const fallenSilent = (most: number): Statement =>
  statement(sql`UPDATE ${jobs} SET dead = unixepoch(), leased = 0, error = 'each of its workers fell silent'
    WHERE ${waits} AND not_before <= unixepoch() AND attempts >= ${most} AND leased > 0 AND leased <= unixepoch()`)

interface Taking {
  most: number
  lease: number
  mostTimes: number
  /** Those of these names, or of all but these. */
  names: readonly string[]
  among: boolean
}

/** Takes some due jobs for `lease` seconds; no two workers get the same one. One that was taken `mostTimes` is dead. */
export async function takeDueJobs(
  db: Database,
  { most, lease, mostTimes, names, among }: Taking,
): Promise<DueJob[]> {
  const named = sql`name ${among ? sql`IN` : sql`NOT IN`} (SELECT value FROM json_each(${JSON.stringify(names)}))`
  const written = await db.write([
    fallenSilent(mostTimes),
    statement(sql`UPDATE ${jobs} SET leased = unixepoch() + ${lease}, attempts = attempts + 1
      WHERE id IN (SELECT id FROM ${jobs} WHERE ${waits}
        AND not_before <= unixepoch() AND leased <= unixepoch() AND ${named} ORDER BY not_before LIMIT ${most})
      ${TAKEN}`),
  ])
  if (!written.ok) throw new Error(`Jobs could not be taken: ${written.constraint}`)
  return written.rows[1]!.map(dueJob)
}

/** Those that were taken and not begun are as they were. */
export const jobsGivenBack = (taken: readonly DueJob[]): Statement[] =>
  taken.map((due) =>
    statement(sql`UPDATE ${jobs} SET leased = 0, attempts = attempts - 1 WHERE ${held(due)}`),
  )

/** Why a job was not taken: there is none or it has ended, somebody has it, or it is too early. */
export type NotTaken = 'ended' | 'busy' | 'early'

/** Takes one job for `lease` seconds, if it is due and nobody has it. */
export async function takeJob(
  db: Database,
  { id, name }: { id: string; name: string },
  { lease, mostTimes }: { lease: number; mostTimes: number },
): Promise<DueJob | NotTaken> {
  const written = await db.write([
    fallenSilent(mostTimes),
    statement(sql`UPDATE ${jobs} SET leased = unixepoch() + ${lease}, attempts = attempts + 1
      WHERE id = ${id} AND name = ${name} AND ${waits} AND not_before <= unixepoch() AND leased <= unixepoch()
      ${TAKEN}`),
    statement(sql`SELECT not_before > unixepoch() AS early FROM ${jobs}
      WHERE id = ${id} AND name = ${name} AND ${waits}`),
  ])
  if (!written.ok) throw new Error(`A job could not be taken: ${written.constraint}`)
  const [taken] = written.rows[1]!
  if (taken) return dueJob(taken)
  const [waiting] = written.rows[2]!
  if (!waiting) return 'ended'
  return number(waiting, 'early') === 1 ? 'early' : 'busy'
}

/** `skipped` is why nothing had to be done. */
export const jobDone = (due: DueJob, skipped?: string): Statement =>
  statement(sql`UPDATE ${jobs} SET done = unixepoch(), leased = 0, error = NULL, skipped = ${skipped ?? null}
    WHERE ${held(due)}`)

/** Gives a job back, to be tried again after `delay` seconds; without a delay it is dead and waits for a person. */
export const jobFailed = (due: DueJob, error: string, delay?: number): Statement =>
  delay === undefined
    ? statement(sql`UPDATE ${jobs} SET dead = unixepoch(), leased = 0, error = ${error} WHERE ${held(due)}`)
    : statement(sql`UPDATE ${jobs} SET not_before = unixepoch() + ${delay}, leased = 0, published = NULL, error = ${error}
        WHERE ${held(due)}`)

/** A job as a hosted queue is told of it. */
export interface PublishedJob {
  id: string
  name: string
  /** Seconds since the epoch. */
  notBefore: number
  attempts: number
  /** How often it was told anew: a hosted queue drops for up to 90 days what it was told before, whatever became of that. */
  retold: number
}

/** Jobs that a hosted queue has not been told of, as far ahead as it takes them (seconds); the next to be due first. */
export async function unpublishedJobs(db: Database, horizon: number, most: number): Promise<PublishedJob[]> {
  const rows = await db.read(
    statement(sql`SELECT id, name, not_before, attempts, retold FROM ${jobs}
      WHERE ${waits} AND published IS NULL AND not_before <= unixepoch() + ${horizon} AND leased <= unixepoch()
      ORDER BY not_before LIMIT ${most}`),
  )
  return rows.map((row) => ({
    id: text(row, 'id'),
    name: text(row, 'name'),
    notBefore: number(row, 'not_before'),
    attempts: number(row, 'attempts'),
    retold: number(row, 'retold'),
  }))
}

/** They have been told; a job that was tried or put off meanwhile has to be told anew. */
export const jobsPublished = (told: readonly PublishedJob[]): Statement =>
  statement(sql`UPDATE ${jobs} SET published = unixepoch() WHERE ${waits} AND published IS NULL
    AND EXISTS (SELECT 1 FROM json_each(${JSON.stringify(told)}) AS told WHERE told.value ->> 'id' = jobs.id
      AND told.value ->> 'attempts' = jobs.attempts AND told.value ->> 'notBefore' = jobs.not_before
      AND told.value ->> 'retold' = jobs.retold)`)

/** What was told and should have come back `seconds` ago has been lost on the way, and is told again. */
export const jobsLost = (seconds: number): Statement =>
  statement(sql`UPDATE ${jobs} SET published = NULL, retold = retold + 1 WHERE ${waits} AND published IS NOT NULL
    AND leased <= unixepoch() AND not_before <= unixepoch() - ${seconds} AND published <= unixepoch() - ${seconds}`)

/** One that came too early, or that the hosted queue has given up, is told of again. */
export const jobUntold = (id: string): Statement =>
  statement(sql`UPDATE ${jobs} SET published = NULL, retold = retold + 1 WHERE id = ${id} AND ${waits}`)
