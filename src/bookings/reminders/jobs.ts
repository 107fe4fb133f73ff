import * as z from 'zod'
import { bookingNamed, type OwnBooking } from '../../../db/queries/bookings.ts'
import { termsOf } from '../../../db/queries/house.ts'
import { jobStatementOnce } from '../../../db/queries/jobs.ts'
import { balanceDue, bookingReminder } from '../../../views/emails/ahead.tsx'
import { defineJob } from '../../jobs/define.ts'
import { post } from '../../notifications/post.ts'
import type { Services } from '../../platform/ports.ts'
import { NOBODY } from '../../shared/who.ts'
import { localeOf } from '../../translations/locale.ts'
import { linksIn } from '../links.ts'
import { balanceJobs, reminderJobs } from './ahead.ts'

const version = { booking: z.string(), version: z.number() }

/** Plans what is to come of a booking that has just been confirmed or changed; `at` (seconds) is when it was. */
export const followUp = defineJob(
  'follow-up',
  z.object({ ...version, letter: z.string(), at: z.number() }),
  async ({ db, clock }, { at, ...seen }) => {
    const booking = await standing(db, seen)
    if (typeof booking === 'string') return booking
    const terms = await termsOf(db, clock.now())
    const jobs = [...reminderJobs(booking, terms, at), ...balanceJobs(booking, terms, at)]
    if (jobs.length === 0) return 'nothing lies ahead'
    await db.write(jobs.map(jobStatementOnce))
  },
)

/** Reminds somebody of one line of their booking, while that is of use. */
export const reminder = defineJob(
  'reminder',
  z.object({ ...version, line: z.string(), until: z.number() }),
  async (services, { line: id, until, ...seen }, job) => {
    const booking = await standing(services.db, seen)
    if (typeof booking === 'string') return booking
    const line = booking.lines.find((each) => each.id === id)
    if (!line) return 'the line is no longer part of it'
    if (isPast(services, until)) return TOO_LATE
    await write(services, booking, { id: job, template: 'booking-reminder' }, (props) =>
      bookingReminder({ ...props, line }),
    )
  },
)

/** Writes to somebody that the rest of what they owe is due soon. */
export const balance = defineJob(
  'balance',
  z.object({ ...version, until: z.number() }),
  async (services, { until, ...seen }, job) => {
    const booking = await standing(services.db, seen)
    if (typeof booking === 'string') return booking
    if (isPast(services, until)) return TOO_LATE
    await write(services, booking, { id: job, template: 'balance-due' }, balanceDue)
  },
)

const TOO_LATE = 'it came too late to be of use'
const isPast = ({ clock }: Services, until: number) => clock.now() >= until * 1000

/** The booking as it was seen, or why it is not reminded of. */
async function standing(
  db: Services['db'],
  seen: { booking: string; version: number },
): Promise<OwnBooking | string> {
  const booking = await bookingNamed(db, seen.booking)
  if (booking?.version !== seen.version || booking.status !== 'confirmed') return 'the booking has moved on'
  return booking.customer.email === NOBODY.email ? 'the customer has been forgotten' : booking
}

async function write(
  services: Services,
  booking: OwnBooking,
  { id, template }: { id: string; template: string },
  letter: typeof balanceDue,
): Promise<void> {
  const { db, clock, config } = services
  const house = await termsOf(db, clock.now())
  const locale = localeOf(booking.language)
  const links = await linksIn(config, template, booking, locale)
  const { email: to } = booking.customer
  const about = { id, template, bookingId: booking.id, to, replyTo: house.email }
  await post(services, { ...about, ...letter({ locale, house, baseUrl: config.baseUrl, booking, ...links }) })
}
