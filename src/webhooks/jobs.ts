import * as z from 'zod'
import { deliveryGivenUp } from '../../db/queries/deliveries.ts'
import { defineJob } from '../jobs/define.ts'
import { announce } from './announce.ts'
import { deliver } from './deliver.ts'
import { DELAYS } from './events.ts'

/** Tells a move of a booking to those who want to know of it. */
export const announcement = defineJob(
  'announce',
  z.object({ event: z.string() }),
  (services, { event }) => announce(services, event),
  { followed: true },
)

/** Brings it to one of them. */
export const webhook = defineJob(
  'webhook',
  z.object({ delivery: z.string() }),
  (services, { delivery }) => deliver(services, delivery),
  { abroad: true, delays: DELAYS, buried: ({ delivery }, _, due) => [deliveryGivenUp(delivery, due)] },
)
