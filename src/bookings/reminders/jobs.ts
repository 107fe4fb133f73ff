import * as z from 'zod'
import { bookingNamed, type OwnBooking } from '../../../db/queries/bookings.ts'
import { termsOf } from '../../../db/queries/house.ts'
import { jobStatementOnce } from '../../../db/queries/jobs.ts'
import { balanceDue, bookingReminder } from '../../../views/emails/ahead.tsx'
import { messageOf } from '../../../views/emails/message.ts'
import { defineJob } from '../../jobs/define.ts'
import { post } from '../../notifications/post.ts'
import { tell } from '../../notifications/tell.ts'
import type { Services } from '../../platform/ports.ts'
import { MESSAGES, type MessageName } from '../../shared/phone.ts'
import { NOBODY } from '../../shared/who.ts'
import { localeOf } from '../../translations/locale.ts'
import type { BookedLine } from '../booking.ts'
import { linksIn } from '../links.ts'
import { wants } from '../wishes.ts'
import { balanceJobs, messageJobs, phoneOf, reminderJobs } from './ahead.ts'

const seen = { booking: z.string(), version: z.number() }
type Seen = { booking: string; version: number }

/**
 * Plans what is to come of a booking that a letter has just told of: reminders of what stands, and a message for whoever
 * wants one; `at` (seconds) is when that was.
 */
export const followUp = defineJob(
  'follow-up',
  z.object({ ...seen, letter: z.string(), at: z.number() }),
  async ({ db, clock }, { at, letter, ...of }) => {
    const booking = await asSeen(db, of)
    if (typeof booking === 'string') return booking
    const terms = await termsOf(db, clock.now())
    const jobs = [
      ...messageJobs(booking, letter, at),
      ...(booking.status === 'confirmed'
        ? [...reminderJobs(booking, terms, at), ...balanceJobs(booking, terms, at)]
        : []),
    ]
    if (jobs.length === 0) return 'nothing lies ahead'
    await db.write(jobs.map(jobStatementOnce))
  },
  { followed: true },
)

/** Tells somebody on their phone what a letter tells them as well: where it fails, nothing more is to be done. */
export const bookingMessage = defineJob(
  'booking-message',
  z.object({ ...seen, message: z.enum(MESSAGES) }),
  async (services, { message: name, ...of }, job) => {
    const booking = await asSeen(services.db, of)
    return typeof booking === 'string' ? booking : onPhone(services, booking, name, job, booking.lines)
  },
)

const ofLine = z.object({ ...seen, line: z.string(), until: z.number() })
type OfLine = z.infer<typeof ofLine>

/** Reminds somebody of one line of their booking, while that is of use: on their phone, or by a letter. */
export const reminder = defineJob(
  'reminder',
  ofLine,
  async (services, of, job) => {
    const due = await dueLine(services, of)
    if (typeof due === 'string') return due
    const { booking, line } = due
    if (phoneOf(booking)) return onPhone(services, booking, 'booking-reminder', job, [line])
    return byLetter(services, booking, line, job)
  },
  { followed: true },
)

/** The letter in the place of a reminder that did not reach a phone. */
export const reminderLetter = defineJob('reminder-letter', ofLine, async (services, of, job) => {
  const due = await dueLine(services, of)
  return typeof due === 'string' ? due : byLetter(services, due.booking, due.line, job)
})

/** Writes to somebody that the rest of what they owe is due soon. */
export const balance = defineJob(
  'balance',
  z.object({ ...seen, until: z.number() }),
  async (services, { until, ...of }, job) => {
    const booking = await standing(services.db, of)
    if (typeof booking === 'string') return booking
    if (isPast(services, until)) return TOO_LATE
    const letter = balanceDue(await propsOf(services, booking, 'balance-due'))
    return send(services, booking, { id: job, template: 'balance-due', ...letter })
  },
)

const MOVED = 'the booking has moved on'
const TOO_LATE = 'it came too late to be of use'
const isPast = ({ clock }: Services, until: number) => clock.now() >= until * 1000

/** The booking as it was seen, or why nobody is told of it. */
async function asSeen(db: Services['db'], { booking: id, version }: Seen): Promise<OwnBooking | string> {
  const booking = await bookingNamed(db, id)
  if (booking?.version !== version) return MOVED
  return booking.customer.email === NOBODY.email ? 'the customer has been forgotten' : booking
}

async function standing(db: Services['db'], of: Seen): Promise<OwnBooking | string> {
  const booking = await asSeen(db, of)
  return typeof booking === 'string' || booking.status === 'confirmed' ? booking : MOVED
}

/** What is to be reminded of, or why nothing is. */
async function dueLine(
  services: Services,
  { line: id, until, ...of }: OfLine,
): Promise<{ booking: OwnBooking; line: BookedLine } | string> {
  const booking = await standing(services.db, of)
  if (typeof booking === 'string') return booking
  const line = booking.lines.find((each) => each.id === id)
  if (!line) return 'the line is no longer part of it'
  if (isPast(services, until)) return TOO_LATE
  return (await wants(services.db, booking, 'reminders')) ? { booking, line } : 'they want no reminders'
}

async function propsOf({ db, clock, config }: Services, booking: OwnBooking, template: string) {
  const house = await termsOf(db, clock.now())
  const locale = localeOf(booking.language)
  return {
    locale,
    house,
    baseUrl: config.baseUrl,
    booking,
    ...(await linksIn(config, template, booking, locale)),
  }
}

async function byLetter(services: Services, booking: OwnBooking, line: BookedLine, id: string) {
  const template = 'booking-reminder'
  const letter = bookingReminder({ ...(await propsOf(services, booking, template)), line })
  return send(services, booking, { id, template, ...letter })
}

async function send(
  services: Services,
  { id: bookingId, customer }: OwnBooking,
  letter: { id: string; template: string; subject: string; html: string; text: string },
) {
  const { email: replyTo } = await termsOf(services.db, services.clock.now())
  return post(services, { ...letter, bookingId, to: customer.email, replyTo })
}

async function onPhone(
  services: Services,
  booking: OwnBooking,
  name: MessageName,
  id: string,
  lines: BookedLine[],
): Promise<string | undefined> {
  const to = phoneOf(booking)
  if (!to) return 'they did not ask for messages'
  const said = messageOf(name, { ...(await propsOf(services, booking, name)), lines })
  const told = await tell(services, { id, bookingId: booking.id, to, ...said })
  return told.ok ? undefined : `it did not reach a phone: ${told.refusal.reason}`
}
