import * as z from 'zod'
import { termsOf } from '../../db/queries/house.ts'
import { defineJob } from '../jobs/define.ts'
import { PLANNING, planDepartures } from './plan-departures.ts'

/** Once a day: the departures of the day that has come into reach. */
export const planning = defineJob(PLANNING, z.object({ day: z.string() }), async ({ db, clock }) => {
  await planDepartures(db, await termsOf(db, clock.now()), clock.now())
})
