import { type Counted, lettingGoOfCounts, takenIn, taking, type Unused } from '../../db/queries/limits.ts'
import { type Counter, type Limit, takenOf } from './limiter.window.ts'
import type { Clock, Database } from './ports.ts'

interface Options {
  db: Database
  /** For tests. The database's own clock counts otherwise: processes whose clocks differ agree on its windows. */
  clock?: Clock | undefined
  /** Once in so many takings, what means nothing any more is let go. */
  letsGoEvery?: number
}

/** What was taken at once, which may be fewer than were wanted, and none where none was left. */
export type TakeSome = (
  key: string,
  limit: Limit,
  wanted: number,
  unused?: Unused,
) => Promise<{ taken: number; counted: Counted }>

/** Counts in the database: exactly, over every process that uses it. */
export function databaseCounts({ db, clock, letsGoEvery = 500 }: Options): TakeSome {
  return async (key, { most, seconds }, wanted, unused) => {
    const at = clock && clock.now() / 1000
    const statements = taking({ key, most, seconds, wanted, unused, at })
    if (Math.random() * letsGoEvery < 1) statements.push(lettingGoOfCounts(at))
    const written = await db.write(statements)
    if (!written.ok) throw new Error(`Nothing could be counted: ${written.constraint}`)
    return takenIn(written.rows, { seconds, unused })
  }
}

/** One write for each taking. A refused one counts nothing. */
export function databaseCounter(options: Options): Counter {
  const takeSome = databaseCounts(options)
  return {
    async take(key, limit) {
      const { taken, counted } = await takeSome(key, limit, 1)
      return takenOf(taken > 0, counted, limit)
    },
  }
}
