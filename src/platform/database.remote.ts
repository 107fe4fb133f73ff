import {
  createClient,
  type InStatement,
  LibsqlBatchError,
  LibsqlError,
  type ResultSet,
} from '@libsql/client/web'
import {
  type Database,
  type Row,
  type Statement,
  Unavailable,
  type Value,
  type Written,
} from '../shared/database.ts'
import { constraintOf } from './constraint.ts'
import { isBusy, jitter } from './patience.ts'
import type { Log } from './ports.ts'
import { type Bound, bound, boundForReading, distinct } from './statement.ts'
import { turnstile } from './turnstile.ts'

export interface RemoteOptions {
  /** `http:`, `https:` or `libsql:`. */
  url: string
  authToken?: string | undefined
  log: Log
  /** How long one request may take, from connecting to the last byte, in milliseconds. */
  attemptMs?: number
  /** How long one call may take with all its attempts, in milliseconds. */
  deadlineMs?: number
  fetch?: Fetch
}

type Fetch = (request: Request, init: RequestInit) => Promise<Response>

const ATTEMPTS = 3
/**
 * The server writes for one at a time anyway. With eight or more at its door, sqld now and then leaves its one place
 * for writing with somebody whom it has sent away, and nobody writes for five seconds: its own limit for a transaction.
 */
const WRITES_AT_ONCE = 2

/**
 * The house's database on a libSQL server, over HTTP: one request for each call, and the same on Bun and on
 * Workers. A read is asked again when it fails. A write is not: only the verb above, which made the ids, can
 * know whether a second attempt would be the same booking, so it is told whether the first may have been made.
 */
export function openRemote(options: RemoteOptions): Database {
  const { url, authToken, log, attemptMs = 3_000, deadlineMs = 10_000 } = options
  const fetch: Fetch = options.fetch ?? ((request, init) => globalThis.fetch(request, init))
  const client = createClient({
    url,
    ...(authToken ? { authToken } : {}),
    fetch: (request: Request) => answered(fetch, request, attemptMs),
    // The client's own queue of 20 has no deadline: a call would wait there unseen.
    concurrency: 1_000,
  })
  log.info('database.opened', { half: 'remote', host: new URL(url).host })

  const oneOfTheWriters = turnstile(WRITES_AT_ONCE, deadlineMs - attemptMs)
  const underway = new Set<Promise<unknown>>()
  let closed = false
  const ask = <T>(retryable: (error: unknown) => boolean, attempt: () => Promise<T>) => {
    if (closed) throw new Unavailable('The database is closed', { ambiguous: false })
    const call = withPatience(deadlineMs - attemptMs, retryable, log, attempt)
    underway.add(call)
    return call.finally(() => underway.delete(call))
  }

  return {
    half: 'remote',
    async read(statement) {
      const question = { sql: statement.sql, args: boundForReading(statement) }
      const answer = await ask(isPassing, () => client.execute(question))
      distinct(answer.columns, statement.sql)
      return rowsOf(answer)
    },
    async readAll(statements) {
      if (statements.length === 0) return []
      const questions = statements.map((statement) => ({
        sql: statement.sql,
        args: boundForReading(statement),
      }))
      const answers = await ask(isPassing, () => client.batch(questions, 'read'))
      answers.forEach((answer, index) => {
        distinct(answer.columns, statements[index]!.sql)
      })
      return answers.map(rowsOf)
    },
    async write(statements) {
      if (statements.length === 0) return { ok: true, rows: [] }
      const batch = statements.map(inStatement)
      try {
        // Only the server's own word that nothing was made lets a write be sent again.
        const send = () => oneOfTheWriters(() => client.batch(batch, 'write'))
        return { ok: true, rows: (await ask(wasDeclined, send)).map(rowsOf) }
      } catch (error) {
        return refusalOf(error, statements.length)
      }
    },
    async close() {
      closed = true
      await Promise.allSettled(underway)
      client.close()
    },
  }
}

async function withPatience<T>(
  patienceMs: number,
  retryable: (error: unknown) => boolean,
  log: Log,
  attempt: () => Promise<T>,
): Promise<T> {
  const latestStart = performance.now() + patienceMs
  for (let count = 1; ; count++) {
    try {
      return await attempt()
    } catch (error) {
      const declined = wasDeclined(error)
      if (!retryable(error) || (count >= ATTEMPTS && !declined) || performance.now() > latestStart)
        throw unavailable(error)
      if (!declined) log.warn('database.retried', { attempt: count, reason: reasonOf(error) })
      await jitter(declined ? Math.min(20 * count, 200) : 50 * count)
    }
  }
}

function refusalOf(error: unknown, statements: number): Written {
  const constraint = constraintOf(error)
  if (!constraint) throw error
  // A deferred constraint refuses at COMMIT, after the last statement, and names none.
  return {
    ok: false,
    constraint,
    statement: error instanceof LibsqlBatchError ? error.statementIndex : statements,
  }
}

const unavailable = (error: unknown) =>
  isPassing(error)
    ? new Unavailable(`The database did not answer: ${reasonOf(error)}`, {
        cause: error,
        ambiguous: !wasDeclined(error) && !(error instanceof Unanswered && error.neverSent),
      })
    : error

/**
 * The server said that it has not begun: another one's transaction has the lock, or (429) it has as many requests
 * at hand as it takes, which for sqld is 128 unless told otherwise.
 */
const wasDeclined = (error: unknown): boolean =>
  isBusy(error) || (error instanceof Unanswered && error.status === 429)

/** The network, the server's load or its lock: not our SQL, not our token. */
const isPassing = (error: unknown): boolean =>
  error instanceof Unanswered ||
  error instanceof SyntaxError ||
  isBusy(error) ||
  (error instanceof LibsqlError && PASSING.includes(error.code))

/** The server took the lock away, forgot the stream, or answered in half: some part of the batch was on its way. */
const PASSING = ['TRANSACTION_TIMEOUT', 'TRANSACTION_CLOSED', 'STREAM_EXPIRED', 'HRANA_PROTO_ERROR']

/**
 * The answer to one request, read to its end within `attemptMs` (without a limit the client waits for ever,
 * rule R1). Everything that can go wrong on the way is caught here, because each platform throws it in its own form.
 */
async function answered(fetch: Fetch, request: Request, attemptMs: number): Promise<Response> {
  let answer: Response
  let body: ArrayBuffer
  try {
    answer = await fetch(request, { signal: AbortSignal.timeout(attemptMs) })
    body = await answer.arrayBuffer()
  } catch (cause) {
    throw new Unanswered(codeOf(cause) || String(cause), {
      cause,
      neverSent: NO_CONNECTION.includes(codeOf(cause)),
    })
  }
  const { status } = answer
  if (status >= 500 || status === 408 || status === 429)
    throw new Unanswered(`status ${status}`, {
      cause: new TextDecoder().decode(body.slice(0, 500)),
      status,
    })
  return new Response(body, { status, headers: answer.headers })
}

class Unanswered extends Error {
  readonly status: number | undefined
  readonly neverSent: boolean
  constructor(message: string, options: { cause: unknown; status?: number; neverSent?: boolean }) {
    super(message, { cause: options.cause })
    this.name = 'Unanswered'
    this.status = options.status
    this.neverSent = options.neverSent ?? false
  }
}

const NO_CONNECTION = ['ECONNREFUSED', 'ConnectionRefused', 'ENOTFOUND', 'EAI_AGAIN', 'FailedToOpenSocket']

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const reasonOf = (error: unknown) => codeOf(error) || (error instanceof Error ? error.message : String(error))

const inStatement = (statement: Statement): InStatement & { args: Bound[] } => ({
  sql: statement.sql,
  args: bound(statement),
})

/** The client's rows carry hidden numbered columns and give each blob as an `ArrayBuffer`. */
const rowsOf = (result: ResultSet): Row[] =>
  result.rows.map((row) => {
    const plain: Row = {}
    for (const [name, value] of Object.entries(row))
      plain[name] = value instanceof ArrayBuffer ? new Uint8Array(value) : (value as Value)
    return plain
  })
