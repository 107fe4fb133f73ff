import * as z from 'zod'
import type { ListedBooking } from '../../../db/queries/booking-list.ts'
import { moneySchema } from '../../http/json.ts'
import { KIND_NAMES } from '../../listings/kinds/records.ts'
import { STATUSES } from '../booking.ts'

/** One booking in a list: its first line stands for it. */
export const listedSchema = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    status: z.enum(STATUSES),
    kind: z.enum(KIND_NAMES),
    title: z.string(),
    day: z.string(),
    time: z.string().optional(),
    zone: z.string(),
    lines: z.int().describe('How many there are'),
    total: moneySchema,
    booked: z.iso.datetime(),
  })
  .meta({ id: 'ListedBooking' })

export const shownListed = ({
  title,
  more,
  created,
  name: _,
  email: __,
  ...rest
}: ListedBooking): z.infer<typeof listedSchema> => ({
  ...rest,
  title: title.text,
  lines: more + 1,
  booked: new Date(created * 1000).toISOString(),
})
