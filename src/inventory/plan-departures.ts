import { departureRows, tourPlans } from '../../db/queries/departures.ts'
import { jobStatementOnce } from '../../db/queries/jobs.ts'
import type { Database } from '../platform/ports.ts'
import { addDays, type Day, dayAt, instantOf } from '../shared/days.ts'
import { newId } from '../shared/ids.ts'
import type { Terms } from '../shared/terms.ts'
import { plannedOf } from './plan.ts'

export const PLANNING = 'plan-departures'

/** When the next planning is due: in the night of the house, when few are about. */
export function planningOn(day: Day, zone: string, now: number) {
  const notBefore = Math.floor(instantOf(day, '03:30', zone) / 1000)
  return {
    id: `${PLANNING}:${day}`,
    name: PLANNING,
    payload: { day },
    notBefore,
    now: Math.floor(now / 1000),
  }
}

/**
 * Plans the departures of every tour for as many days as the house wants, and itself again for tomorrow. What is
 * planned already stays as it is, so it may run at any time, twice, and in several processes. `now` in milliseconds.
 */
export async function planDepartures(db: Database, terms: Terms, now: number): Promise<void> {
  for (const plan of await tourPlans(db)) {
    const rows = plannedOf(plan, now, terms.departureDays).map((each) => ({
      ...each,
      id: newId(),
      poolId: newId(),
    }))
    // A tour at a time: the other writers of the house wait for a batch.
    const written = await db.write(departureRows(plan.listingId, rows))
    if (!written.ok)
      throw new Error(`The departures of ${plan.listingId} were refused by ${written.constraint}`)
  }
  const tomorrow = addDays(dayAt(now, terms.zone), 1)
  await db.write([jobStatementOnce(planningOn(tomorrow, terms.zone, now))])
}
