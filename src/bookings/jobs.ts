import * as z from 'zod'
import { bookingNamed } from '../../db/queries/bookings.ts'
import { termsOf } from '../../db/queries/house.ts'
import { entryNamed } from '../../db/queries/waitlist.ts'
import { accountLetter } from '../../views/emails/account.tsx'
import { BOOKING_LETTERS, type BookingLetter } from '../../views/emails/letters.ts'
import { waitlistJoined } from '../../views/emails/waitlist.tsx'
import { defineJob } from '../jobs/define.ts'
import { post } from '../notifications/post.ts'
import { DEFAULT_LANGUAGE } from '../shared/languages.ts'
import { NOBODY } from '../shared/who.ts'
import { localeOf } from '../translations/locale.ts'
import { release } from './hold.ts'
import { invitationsIn } from './invitation.ts'
import { soundLines } from './lines.ts'
import { linksIn } from './links.ts'
import { lapseUnanswered } from './moves.ts'
import { shownLine } from './orders/shown.ts'
import { forget } from './privacy/forget.ts'
import { entryKey } from './waitlist/leave.ts'
import { offerNext } from './waitlist/offer.ts'
import { wants } from './wishes.ts'

/** Writes to the customer, or to the house, about one booking. */
export const letter = defineJob(
  'letter',
  z.object({
    booking: z.string(),
    template: z.enum(Object.keys(BOOKING_LETTERS) as (keyof typeof BOOKING_LETTERS)[]),
    version: z.number(),
  }),
  async (services, { booking: id, template, version }, job) => {
    const { db, clock, config } = services
    const booking = await bookingNamed(db, id)
    // A letter about a state that has passed would only confuse; the one about the new state is on its way.
    if (!booking || booking.version !== version) return 'the booking has moved on'
    const terms = await termsOf(db, clock.now())
    const toHouse = template.startsWith('house-')
    const isForgotten = booking.customer.email === NOBODY.email
    if (isForgotten && !toHouse) return 'the customer has been forgotten'
    if (template === 'review-request' && !(await wants(db, booking, 'reviews')))
      return 'they want no such letters'
    const locale = localeOf(toHouse ? DEFAULT_LANGUAGE : booking.language)
    const links = await linksIn(config, template, booking, locale)
    const { baseUrl } = config
    const { render, calendar }: BookingLetter = BOOKING_LETTERS[template]
    const rendered = render({ locale, house: terms, baseUrl, booking, ...links })
    // Calendars are shown to others: what stands in one opens the booking to nobody else.
    const link = baseUrl + locale.paths.booking(booking.reference)
    return post(services, {
      id: job,
      template,
      bookingId: booking.id,
      to: toHouse ? terms.email : booking.customer.email,
      ...(!isForgotten && { replyTo: toHouse ? booking.customer.email : terms.email }),
      ...(calendar && { attachments: invitationsIn(booking, terms, { baseUrl, link }) }),
      ...rendered,
    })
  },
)

/** Ends a hold whose time is over. What was put off or booked meanwhile is left alone: its new end has its own job. */
export const lapse = defineJob(
  'lapse',
  z.object({ booking: z.string() }),
  (services, { booking }) => release(services, { id: booking }, true),
  { followed: true },
)

/** Ends what the house did not answer in time. */
export const unanswered = defineJob(
  'unanswered',
  z.object({ booking: z.string(), until: z.number() }),
  (services, { booking, until }) =>
    lapseUnanswered(services, () => bookingNamed(services.db, booking), until),
  { followed: true },
)

/** Offers places that came free to those who wait for them. */
export const offer = defineJob(
  'offer',
  z.object({ poolId: z.string(), starts: z.number(), ends: z.number() }),
  async (services, freed) => {
    const { db, clock } = services
    await offerNext(services, await termsOf(db, clock.now()), freed)
  },
  { followed: true },
)

/** Writes to somebody that they are on the list, and how to leave it. */
export const waitlistLetter = defineJob(
  'waitlist-letter',
  z.object({ entry: z.string() }),
  async (services, { entry: id }, job) => {
    const { db, clock, config } = services
    const entry = await entryNamed(db, id)
    if (entry?.status !== 'waiting') return 'nobody waits any more'
    const { language, name, email, request } = entry
    const terms = await termsOf(db, clock.now())
    const sound = await soundLines(services, request.lines, { terms, language, part: 'sketch' })
    if (!sound.ok) return 'it can no longer be booked'
    const locale = localeOf(language)
    const key = await entryKey(config.secret, id)
    const rendered = waitlistJoined({
      locale,
      house: terms,
      name,
      line: shownLine(sound.value[0]!, terms),
      leave: config.baseUrl + locale.paths.waitlistEntry(id, { key }),
    })
    return post(services, {
      id: job,
      template: 'waitlist-joined',
      to: email,
      replyTo: terms.email,
      ...rendered,
    })
  },
)

/** Writes goodbye to somebody who wants to be forgotten, and forgets them. */
export const forgotten = defineJob(
  'forget',
  z.object({ account: z.string(), asked: z.number() }),
  (services, asked, job) =>
    forget(services, asked, async ({ name, email, language }) => {
      const { db, clock, config } = services
      const terms = await termsOf(db, clock.now())
      const locale = localeOf(language)
      const link = config.baseUrl + locale.paths.home()
      const rendered = accountLetter('account-deleted', { locale, house: terms, name, email, link })
      await post(services, {
        id: job,
        template: 'account-deleted',
        to: email,
        replyTo: terms.email,
        ...rendered,
      })
    }),
)
