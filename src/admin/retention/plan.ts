import type { Job } from '../../../db/queries/jobs.ts'
import type { Day } from '../../shared/days.ts'
import { secondOf } from '../../shared/zones.ts'

export const RETAINING = 'retention'

/** When what is past its time is let go of next: in the night of the house. `now` in milliseconds. */
export const retentionOn = (day: Day, zone: string, now: number): Job => ({
  id: `${RETAINING}:${day}`,
  name: RETAINING,
  payload: { day },
  notBefore: secondOf(day, '04:10', zone),
  now: Math.floor(now / 1000),
})
