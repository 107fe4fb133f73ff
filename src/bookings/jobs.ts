import * as z from 'zod'
import { bookingNamed } from '../../db/queries/bookings.ts'
import { termsOf } from '../../db/queries/house.ts'
import { bookingConfirmed } from '../../views/emails/booking-confirmed.tsx'
import {
  bookingCancelled,
  bookingChanged,
  houseCancelled,
  houseChanged,
} from '../../views/emails/booking-moves.tsx'
import { bookingReceived } from '../../views/emails/booking-received.tsx'
import { houseCopy } from '../../views/emails/house-copy.tsx'
import { defineJob } from '../jobs/define.ts'
import { post } from '../notifications/post.ts'
import { DEFAULT_LANGUAGE } from '../shared/languages.ts'
import { localeOf } from '../translations/locale.ts'
import { release } from './hold.ts'
import { linkKey } from './link.ts'

const TEMPLATES = {
  'booking-received': bookingReceived,
  'booking-confirmed': bookingConfirmed,
  'booking-changed': bookingChanged,
  'booking-cancelled': bookingCancelled,
  'house-copy': houseCopy,
  'house-changed': houseChanged,
  'house-cancelled': houseCancelled,
} as const

/** Writes to the customer, or to the house, about one booking. */
export const letter = defineJob(
  'letter',
  z.object({
    booking: z.string(),
    template: z.enum(Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[]),
    version: z.number(),
  }),
  async (services, { booking: id, template, version }, job) => {
    const { db, clock, config } = services
    const booking = await bookingNamed(db, id)
    // A letter about a state that has passed would only confuse; the one about the new state is on its way.
    if (!booking || booking.version !== version) return
    const terms = await termsOf(db, clock.now())
    const toHouse = template.startsWith('house-')
    const locale = localeOf(toHouse ? DEFAULT_LANGUAGE : booking.language)
    const key = await linkKey(config.secret, booking.id, booking.linkVersion)
    const link = config.baseUrl + locale.paths.booking(booking.reference, { key })
    const rendered = TEMPLATES[template]({ locale, house: terms, baseUrl: config.baseUrl, booking, link })
    await post(services, {
      id: job,
      template,
      bookingId: booking.id,
      to: toHouse ? terms.email : booking.customer.email,
      replyTo: toHouse ? booking.customer.email : terms.email,
      ...rendered,
    })
  },
)

/** Ends a hold whose time is over. What was put off or booked meanwhile is left alone: its new end has its own job. */
export const lapse = defineJob('lapse', z.object({ booking: z.string() }), async (services, { booking }) => {
  await release(services, { id: booking }, true)
})
