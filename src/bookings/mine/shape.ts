import * as z from 'zod'
import type { ListedBooking } from '../../../db/queries/booking-list.ts'
import { moneySchema } from '../../http/json.ts'
import { KIND_NAMES } from '../../listings/kinds/records.ts'
import { STATUSES } from '../booking.ts'
import { isoOf } from '../shape.ts'

/** One booking in a list: its first line stands for it. */
export const listedSchema = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    status: z.enum(STATUSES),
    kind: z.enum(KIND_NAMES).describe('Of the first line, as are the title and the time'),
    title: z.string(),
    when: z.object({ day: z.string(), time: z.string().optional(), zone: z.string() }),
    lines: z.int(),
    total: moneySchema,
    customer: z.object({ name: z.string(), email: z.string() }),
    booked: z.string(),
  })
  .meta({ id: 'ListedBooking' })

/** A booking in a list, as JSON. */
export const shownListed = (each: ListedBooking) => ({
  id: each.id,
  reference: each.reference,
  status: each.status,
  kind: each.kind,
  title: each.title.text,
  when: { day: each.day, ...(each.time && { time: each.time }), zone: each.zone },
  lines: each.more + 1,
  total: each.total,
  customer: { name: each.name, email: each.email },
  booked: isoOf(each.created),
})
