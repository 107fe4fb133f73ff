import { type Database, type Row, type Statement, Unavailable } from '../shared/database.ts'
import { keepCheckpoints } from './database.checkpoint.ts'
import { Connection } from './database.connection.ts'
import { Group } from './database.group.ts'
import { isBusy, jitter, whenFree } from './patience.ts'
import type { Log } from './ports.ts'
import { boundForReading } from './statement.ts'

export interface EmbeddedOptions {
  /** `file:` and a path. The parent folder and the file are made, for their owner alone, when missing. */
  url: string
  log: Log
  /** How long a call may wait for a lock that another process holds, in milliseconds. */
  busyDeadline?: number
  /** How often the WAL is moved into the file, in milliseconds, by one of the processes that have it open. */
  checkpointEvery?: number
}

/** Fewer would slow a page of many reads, more would let one loop hold up everybody. */
const READS_IN_A_TURN = 128

/**
 * The house's database as a file beside the app: one connection, used synchronously, so that no transaction
 * of this process is ever open while other code runs. Several processes may have the file open.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const { url, log, busyDeadline = 10_000, checkpointEvery = 60_000 } = options
  const connection = await whenFree(busyDeadline, () => new Connection(url))
  const [version] = connection.rows({ sql: 'SELECT sqlite_version() AS version', args: [] })
  log.info('database.opened', { half: 'embedded', path: connection.path, sqlite: version?.version })

  const group = new Group(connection, busyDeadline)
  let closed: Promise<void> | undefined
  const mustBeOpen = () => {
    if (closed) throw new Unavailable('The database is closed', { ambiguous: false })
  }
  let reads = 0
  async function reading<T>(read: () => T): Promise<T> {
    mustBeOpen()
    // Code that only awaits our reads would never leave the microtasks: no request would be heard, and the
    // binding frees its handles only in a new turn of the loop. So every so many reads one waits for a turn.
    if (++reads % READS_IN_A_TURN === 0) await new Promise(setImmediate)
    for (const deadline = performance.now() + busyDeadline; ; await jitter()) {
      mustBeOpen()
      try {
        return read()
      } catch (cause) {
        if (!isBusy(cause)) throw cause
        if (performance.now() > deadline)
          throw new Unavailable('The database file stayed locked', { cause, ambiguous: false })
      }
    }
  }

  const database: Database = {
    half: 'embedded',
    read: (statement) => reading(() => connection.rows(statement, boundForReading(statement))),
    readAll: (statements) => reading(() => overOneSnapshot(connection, statements)),
    async write(statements) {
      mustBeOpen()
      return statements.length === 0 ? { ok: true, rows: [] } : group.write(statements)
    },
    close() {
      closed ??= shut()
      return closed
    },
  }
  const checkpoints = keepCheckpoints(connection, database, log, checkpointEvery)
  async function shut() {
    await checkpoints.stop()
    await group.settled()
    try {
      await checkpoints.last()
    } finally {
      connection.close()
    }
    log.info('database.closed', { half: 'embedded' })
  }
  return database
}

function overOneSnapshot(connection: Connection, statements: readonly Statement[]): Row[][] {
  const values = statements.map(boundForReading)
  connection.command('BEGIN')
  try {
    return statements.map((statement, index) => connection.rows(statement, values[index]))
  } finally {
    // Not COMMIT: while a BEGIN IMMEDIATE of ours that met a held lock has not been tried again, SQLite counts it as a
    // write in progress and refuses every commit.
    if (connection.inTransaction) connection.command('ROLLBACK')
  }
}
