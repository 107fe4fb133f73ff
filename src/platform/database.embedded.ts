import { type Database, type Row, type Statement, Unavailable } from '../shared/database.ts'
import { keepCheckpoints } from './database.checkpoint.ts'
import { Connection } from './database.connection.ts'
import { Group } from './database.group.ts'
import { isBusy, whenFree } from './patience.ts'
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
  const breathe = breather()
  let closed: Promise<void> | undefined
  const open = () => {
    if (closed) throw new Unavailable('The database is closed', { ambiguous: false })
  }
  const reading = async <T>(read: () => T): Promise<T> => {
    open()
    await breathe()
    try {
      return await whenFree(busyDeadline, () => {
        open()
        return read()
      })
    } catch (cause) {
      throw isBusy(cause)
        ? new Unavailable('The database file stayed locked', { cause, ambiguous: false })
        : cause
    }
  }

  const database: Database = {
    half: 'embedded',
    read: (statement) =>
      reading(() => {
        boundForReading(statement)
        return connection.rows(statement)
      }),
    readAll: (statements) => reading(() => overOneSnapshot(connection, statements)),
    async write(statements) {
      open()
      return statements.length === 0 ? { ok: true, rows: [] } : group.write(statements)
    },
    close() {
      closed ??= shut()
      return closed
    },
  }
  const checkpoints = keepCheckpoints(connection, database, log, checkpointEvery)
  async function shut() {
    await group.settled()
    await checkpoints.stop()
    connection.close()
    log.info('database.closed', { half: 'embedded' })
  }
  return database
}

function overOneSnapshot(connection: Connection, statements: readonly Statement[]): Row[][] {
  for (const statement of statements) boundForReading(statement)
  connection.command('BEGIN')
  try {
    return statements.map((statement) => connection.rows(statement))
  } finally {
    if (connection.inTransaction) connection.command('COMMIT')
  }
}

/**
 * Code that only awaits our reads would never leave the microtasks: no request would be heard, and the
 * binding frees its handles only in a new turn of the loop. So every so many reads one waits for such a turn.
 */
function breather(): () => Promise<void> | undefined {
  let reads = 0
  return () => (++reads % 128 === 0 ? new Promise((next) => setImmediate(next)) : undefined)
}
