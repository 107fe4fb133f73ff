import { jobStatementOnce } from '../../../db/queries/jobs.ts'
import { letGoOf, RETENTION } from '../../../db/queries/retention.ts'
import type { Clock, Database } from '../../platform/ports.ts'
import { addDays, dayAt } from '../../shared/days.ts'
import { DEFAULT_TERMS, type Terms } from '../../shared/terms.ts'
import { RETAINING, retentionOn } from './plan.ts'

/** How many rows go in one write, and how many are looked through for them: others wait no longer than that takes. */
const SOME = { most: 500, looks: 25_000 }
/** Milliseconds that one job works; what is left after that is left to the next. */
const WORKS = 8_000
/** Seconds between the two. */
const RESTS = 30

/**
 * Lets go of all that is past its time, a little at a time, and plans itself again for tomorrow. Where more is left than
 * one job should do, another goes on in a while. It may run at any time, twice, and in several processes.
 */
export async function letGo({ db, clock }: { db: Database; clock: Clock }, terms: Terms): Promise<void> {
  const began = clock.now()
  const tomorrow = retentionOn(addDays(dayAt(began, terms.zone), 1), terms.zone, began)
  await db.write([jobStatementOnce(tomorrow)])
  const kept = { ...DEFAULT_TERMS.keptDays, ...terms.keptDays }
  for (const rule of RETENTION) {
    for (let after = 0, ended = false; !ended; ) {
      const looked = await letGoOf(db, rule, kept, { ...SOME, after })
      after = looked.last
      ended = looked.ended
      // An embedded database answers within the same turn of the loop, and visitors wait for the next one.
      await pause()
      if (!ended && looked.gone > 0 && clock.now() - began > WORKS) return goOn(db, clock.now())
    }
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 0))

async function goOn(db: Database, at: number): Promise<void> {
  const now = Math.floor(at / 1000)
  const payload = { day: dayAt(at, 'UTC') }
  const id = `${RETAINING}:${payload.day}:${now}`
  await db.write([jobStatementOnce({ id, name: RETAINING, payload, notBefore: now + RESTS, now })])
}
