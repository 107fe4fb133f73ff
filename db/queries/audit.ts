import { type SQL, sql } from 'drizzle-orm'
import type { Database, Statement } from '../../src/shared/database.ts'
import { newId } from '../../src/shared/ids.ts'
import type { By } from '../../src/shared/who.ts'
import { audit } from '../schema/audit.ts'
import { insert, maybeText, number, statement, text } from './statement.ts'

export interface Deed {
  /** A noun and what became of it: `session.begun`. */
  action: string
  target?: 'account' | 'key' | 'session' | 'booking' | 'route' | 'webhook' | 'job' | 'notification'
  targetId?: string
  /** With whatever is personal masked. */
  before?: object
  after?: object
}

/** A line of the audit, to stand in the same batch as what it tells of. `now` in seconds. */
export const audited = (by: By, now: number, deed: Deed): Statement =>
  insert(audit, {
    id: newId(),
    at: now,
    actor: by.actor,
    actorId: by.actorId ?? null,
    action: deed.action,
    target: deed.target ?? null,
    targetId: deed.targetId ?? null,
    before: deed.before ? JSON.stringify(deed.before) : null,
    after: deed.after ? JSON.stringify(deed.after) : null,
    requestId: by.requestId ?? null,
  })

/**
 * The same, only where something is found at that moment, for a batch cannot branch: it stands before the statement that
 * does it. `from` is what follows FROM; `before` is made of what is found there, as JSON.
 */
export const auditedWhere = (
  by: By,
  now: number,
  deed: Deed,
  from: SQL,
  before: SQL = sql`NULL`,
): Statement =>
  statement(sql`INSERT INTO ${audit} (id, at, actor, actor_id, action, target, target_id, before, after, request_id)
    SELECT ${newId()}, ${now}, ${by.actor}, ${by.actorId ?? null}, ${deed.action}, ${deed.target ?? null}, ${deed.targetId ?? null},
      ${before}, ${deed.after ? JSON.stringify(deed.after) : null}, ${by.requestId ?? null} FROM ${from}`)

/** The audit, latest first, in pages. */
export async function auditLines(db: Database, { before, limit }: { before?: string; limit: number }) {
  const rows = await db.read(
    statement(
      sql`SELECT * FROM ${audit} WHERE ${before ?? null} IS NULL OR id < ${before ?? null} ORDER BY id DESC LIMIT ${limit}`,
    ),
  )
  return rows.map((row) => ({
    id: text(row, 'id'),
    at: number(row, 'at'),
    actor: text(row, 'actor'),
    actorId: maybeText(row, 'actor_id'),
    action: text(row, 'action'),
    target: maybeText(row, 'target'),
    targetId: maybeText(row, 'target_id'),
    before: maybeText(row, 'before'),
    after: maybeText(row, 'after'),
    requestId: maybeText(row, 'request_id'),
  }))
}
