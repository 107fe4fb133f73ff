import { termsOf } from '../../db/queries/house.ts'
import { jobStatementOnce } from '../../db/queries/jobs.ts'
import { retentionOn } from '../admin/retention/jobs.ts'
import type { Services } from '../platform/ports.ts'
import { addDays, dayAt } from '../shared/days.ts'

/** What a house does every night plans itself again; this plans the first of them, and is done with every start. */
export async function planNights({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  const { zone } = await termsOf(db, now)
  await db.write([jobStatementOnce(retentionOn(addDays(dayAt(now, zone), 1), zone, now))])
}
