import { randomUUID } from 'node:crypto'
import type { Database } from '../shared/database.ts'
import type { Connection } from './database.connection.ts'
import { holdLease } from './lease.ts'
import { isBusy, whenFree } from './patience.ts'
import type { Log } from './ports.ts'

const WAL_TOO_LONG = 64 * 1024 * 1024

/**
 * Keeps the WAL short. Of the processes that have the file open the one with the lease does it, by timer;
 * and whoever closes does it once more, so that a file at rest is whole without its WAL.
 */
export function keepCheckpoints(connection: Connection, database: Database, log: Log, everyMs: number) {
  const holder = randomUUID()
  let stopping = false
  let last: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    last = last.then(byTheElected).catch((error) => {
      // One that was under way when the house closed finds the door shut: the last checkpoint makes up for it.
      if (!stopping) log.error('database.checkpoint.failed', { error })
    })
  }, everyMs)
  timer.unref()

  async function byTheElected() {
    const walBytes = connection.walBytes
    if (walBytes > WAL_TOO_LONG) log.warn('database.wal.long', { walBytes })
    if (walBytes === 0 || !(await holdLease(database, 'checkpoint', holder, leaseSeconds(everyMs)))) return
    if (!(await checkpoint(connection))) log.warn('database.checkpoint.busy', { walBytes })
  }

  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      await last
    },
    async last() {
      // Busy means that others are still at work, and they will do it when they close.
      if (connection.walBytes > 0) await checkpoint(connection)
    },
  }
}

/**
 * The one way in which the house makes a checkpoint: false when others kept the file busy. Then the next time
 * will do: a second attempt at once could only hold everybody up again.
 */
export async function checkpoint(connection: Connection): Promise<boolean> {
  try {
    return await whenFree(1_000, () => connection.truncateWal())
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

/** Long enough that the holder renews it in time, short enough that another soon takes over from a dead one. */
const leaseSeconds = (everyMs: number) => Math.ceil((everyMs * 1.5) / 1_000)
