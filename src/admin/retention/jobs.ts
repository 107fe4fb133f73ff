import * as z from 'zod'
import { termsOf } from '../../../db/queries/house.ts'
import { defineJob } from '../../jobs/define.ts'
import { letGo } from './let-go.ts'
import { RETAINING } from './plan.ts'

export { retentionOn } from './plan.ts'

/** Once a night: what the house does not keep for ever. */
export const retention = defineJob(RETAINING, z.object({ day: z.string() }), async (services) =>
  letGo(services, await termsOf(services.db, services.clock.now())),
)
