import { type SQL, sql } from 'drizzle-orm'
import type { Database, Row, Statement } from '../../src/shared/database.ts'
import type { By } from '../../src/shared/who.ts'
import { jobs } from '../schema/jobs.ts'
import { notifications } from '../schema/notifications.ts'
import { webhookDeliveries } from '../schema/webhooks.ts'
import { auditedWhere } from './audit.ts'
import { maybeNumber, maybeText, number, statement, text } from './statement.ts'

export const JOB_STATES = ['waiting', 'running', 'dead', 'done', 'skipped', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

/** A job as those who look after the house see it. Instants in epoch seconds. */
export interface ListedJob {
  id: string
  name: string
  state: JobState
  /** Ids and no more. */
  payload: Record<string, unknown>
  attempts: number
  /** When it is due, or was. */
  due: number
  created: number
  /** When it was done, died or was called off. */
  ended?: number | undefined
  error?: string | undefined
  /** Why nothing was done. */
  skipped?: string | undefined
  /** When a hosted queue was told of it. */
  published?: number | undefined
}

/** What a job says that somebody called off; no job says so by itself. */
const CALLED_OFF = 'called off by '
const calledOff = sql`skipped LIKE ${`${CALLED_OFF}%`}`

const lives = sql`done IS NULL AND dead IS NULL`
const isDead = sql`done IS NULL AND dead IS NOT NULL`
const STATES: Record<JobState, SQL> = {
  waiting: sql`${lives} AND leased <= unixepoch()`,
  running: sql`${lives} AND leased > unixepoch()`,
  dead: isDead,
  done: sql`done IS NOT NULL AND skipped IS NULL`,
  skipped: sql`done IS NOT NULL AND skipped IS NOT NULL AND NOT ${calledOff}`,
  cancelled: sql`done IS NOT NULL AND ${calledOff}`,
}
const STATE = sql`CASE ${sql.join(
  JOB_STATES.map((state) => sql`WHEN ${STATES[state]} THEN ${state}`),
  sql` `,
)} END`

const COLUMNS = sql`id, name, ${STATE} AS state, payload, attempts, not_before, created, coalesce(done, dead) AS ended,
  error, skipped, published`

const jobIn = (row: Row): ListedJob => ({
  id: text(row, 'id'),
  name: text(row, 'name'),
  state: text(row, 'state') as JobState,
  payload: JSON.parse(text(row, 'payload')),
  attempts: number(row, 'attempts'),
  due: number(row, 'not_before'),
  created: number(row, 'created'),
  ended: maybeNumber(row, 'ended'),
  error: maybeText(row, 'error'),
  skipped: maybeText(row, 'skipped'),
  published: maybeNumber(row, 'published'),
})

export interface JobFilters {
  state?: JobState | undefined
  name?: string | undefined
}

const chosen = ({ state, name }: JobFilters): SQL =>
  sql.join([sql`1`, ...(state ? [STATES[state]] : []), ...(name ? [sql`name = ${name}`] : [])], sql` AND `)

/** Each along an index that has no more than what is asked for. */
const ORDERS: Partial<Record<JobState, SQL>> = {
  waiting: sql`not_before, id`,
  running: sql`not_before, id`,
  dead: sql`dead DESC, id`,
}

/** A page of jobs and how many there are; what waits by when it is due, the rest the latest first. */
export async function jobsListed(
  db: Database,
  filters: JobFilters,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ jobs: ListedJob[]; total: number }> {
  const where = chosen(filters)
  const order = (filters.state && ORDERS[filters.state]) ?? sql`created DESC, id DESC`
  const [rows, counts] = await db.readAll([
    statement(
      sql`SELECT ${COLUMNS} FROM ${jobs} WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
    ),
    statement(sql`SELECT count(*) AS n FROM ${jobs} WHERE ${where}`),
  ])
  return { jobs: rows!.map(jobIn), total: number(counts![0]!, 'n') }
}

/** The states that something can still come of. They are few, and indexes know them; what has ended is never counted. */
export type LiveState = Extract<JobState, 'waiting' | 'running' | 'dead'>

/** How many jobs are in each of these, of every name or of one. */
export async function jobCounts(db: Database, name?: string): Promise<Record<LiveState, number>> {
  const among = name === undefined ? sql`1` : sql`name = ${name}`
  const [[alive], [stopped]] = (await db.readAll([
    statement(sql`SELECT count(*) AS n, coalesce(sum(leased > unixepoch()), 0) AS running FROM ${jobs}
      WHERE ${lives} AND ${among}`),
    statement(sql`SELECT count(*) AS n FROM ${jobs} WHERE ${isDead} AND ${among}`),
  ])) as [[Row], [Row]]
  const running = number(alive, 'running')
  return { waiting: number(alive, 'n') - running, running, dead: number(stopped, 'n') }
}

export async function jobSeen(db: Database, id: string): Promise<ListedJob | undefined> {
  const [row] = await db.read(statement(sql`SELECT ${COLUMNS} FROM ${jobs} WHERE id = ${id}`))
  return row && jobIn(row)
}

/** The job that writes a notification: a second one of the same job has the first one's id and something behind it. */
export async function jobOf(db: Database, notification: string): Promise<ListedJob | undefined> {
  const parts = notification.split(':')
  const names = parts.map((_, index) => parts.slice(0, index + 1).join(':'))
  const [row] = await db.read(
    statement(sql`SELECT ${COLUMNS} FROM ${jobs} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(names)}))
      ORDER BY length(id) DESC LIMIT 1`),
  )
  return row && jobIn(row)
}

/** Of one job, while it is like that. */
const one = (id: string, like: SQL): SQL => sql`${jobs} WHERE id = ${id} AND ${like}`
const was = sql`json_object('state', ${STATE}, 'attempts', attempts)`

/**
 * A dead job lives again, as if it had never been tried; its id comes back from the last statement, where it was dead
 * until then. All of them look at the same moment, so that it happens once however often it is asked for. A message to a
 * phone, which is tried once by itself, may be tried once more, and so may a letter of which nobody knows any more after
 * `remembers` seconds whether it was sent: somebody has decided on it.
 */
export const jobRetried = (id: string, by: By, now: number, remembers?: number): Statement[] => [
  auditedWhere(by, now, { action: 'job.retried', target: 'job', targetId: id }, one(id, isDead), was),
  statement(sql`UPDATE ${notifications} SET status = 'pending', error = NULL, updated = unixepoch(),
      attempts = CASE channel WHEN 'whatsapp' THEN 0 ELSE attempts END,
      unsure = CASE WHEN unsure + ${remembers ?? null} < unixepoch() THEN NULL ELSE unsure END
    WHERE id = ${id} AND status <> 'sent' AND EXISTS (SELECT 1 FROM ${one(id, isDead)})`),
  statement(sql`UPDATE ${jobs} SET dead = NULL, attempts = 0, leased = 0, not_before = unixepoch(),
      published = NULL, retold = retold + 1
    WHERE id = ${id} AND ${isDead} RETURNING id`),
]

const canBeCalledOff = sql`done IS NULL AND (dead IS NOT NULL OR leased <= unixepoch())`

/** What waits, or waits for a person, will not be done; not where somebody is at it. Its id comes back as above. */
export const jobCalledOff = (id: string, by: By, now: number, role: string): Statement[] => [
  auditedWhere(
    by,
    now,
    { action: 'job.called-off', target: 'job', targetId: id },
    one(id, canBeCalledOff),
    was,
  ),
  statement(sql`UPDATE ${notifications} SET status = 'skipped', updated = unixepoch()
    WHERE id = ${id} AND status IN ('pending', 'failed') AND EXISTS (SELECT 1 FROM ${one(id, canBeCalledOff)})`),
  // One that nobody brings any more would be on its way for ever, and could not be sent again.
  statement(sql`UPDATE ${webhookDeliveries} SET status = 'failed', updated = unixepoch() WHERE status = 'pending'
    AND id = (SELECT payload ->> 'delivery' FROM ${one(id, canBeCalledOff)} AND name = 'webhook')`),
  statement(sql`UPDATE ${jobs} SET done = unixepoch(), dead = NULL, leased = 0, skipped = ${CALLED_OFF + role}
    WHERE id = ${id} AND ${canBeCalledOff} RETURNING id`),
]
