import { ACCOUNT_LETTERS, type AccountLetter } from '../../src/accounts/letter-names.ts'
import type { Status } from '../../src/bookings/booking.ts'
import { sampleBooking } from '../../src/bookings/samples.ts'
import { money } from '../../src/shared/money.ts'
import type { LetterProps, RenderedLetter } from '../props.ts'
import { type AccountLetterProps, accountLetter } from './account.tsx'
import { balanceDue, bookingReminder } from './ahead.tsx'
import { bookingConfirmed } from './booking-confirmed.tsx'
import {
  bookingCalledOff,
  bookingDeclined,
  bookingUnanswered,
  houseUnanswered,
  reviewRequest,
} from './booking-ends.tsx'
import { bookingCancelled, bookingChanged, houseCancelled, houseChanged } from './booking-moves.tsx'
import { bookingReceived } from './booking-received.tsx'
import { letterByHand } from './by-hand.tsx'
import { houseCopy } from './house-copy.tsx'
import { housePaymentReceived, paymentFailed, paymentReceived, refunded } from './payments.tsx'
import { waitlistJoined, waitlistOffer } from './waitlist.tsx'
import { chatReply, contactReceived, houseContact } from './words.tsx'

/** What a sample is made with; `now` in seconds. */
export interface SampledIn extends Pick<LetterProps, 'locale' | 'house' | 'baseUrl'> {
  now: number
}

/** A letter, and how it looks with a sample of what it is made of. */
export interface Letter {
  preview(sampled: SampledIn): RenderedLetter
}

/** A letter that needs a booking and nothing else: the job of letters sends it by its name. */
export interface BookingLetter extends Letter {
  render(props: LetterProps): RenderedLetter
  /** The booking comes with it as a calendar file. */
  calendar?: true
}

/** Letters about a booking, by the names that jobs call them by. Those that go to the house begin with `house-`. */
export const BOOKING_LETTERS = {
  'booking-received': dated(bookingReceived, 'pending'),
  'booking-confirmed': dated(bookingConfirmed),
  'booking-changed': dated(bookingChanged),
  'booking-cancelled': dated(bookingCancelled, 'cancelled'),
  'booking-declined': dated(bookingDeclined, 'cancelled'),
  'booking-called-off': dated(bookingCalledOff, 'cancelled'),
  'booking-unanswered': dated(bookingUnanswered, 'expired'),
  'review-request': about(reviewRequest, 'completed'),
  'waitlist-offer': about(waitlistOffer, 'held'),
  'house-copy': about(houseCopy, 'pending'),
  'house-changed': about(houseChanged),
  'house-cancelled': about(houseCancelled, 'cancelled'),
  'house-unanswered': about(houseUnanswered, 'expired'),
} as const satisfies Record<string, BookingLetter>

/** Every letter of the house. What is not here has no preview and is in no test. */
export const LETTERS: Readonly<Record<string, Letter>> = {
  ...BOOKING_LETTERS,
  'booking-reminder': letter(bookingReminder, (at) => ({
    ...booked(at),
    line: booked(at).booking.lines[0]!,
  })),
  'balance-due': letter(balanceDue, booked),
  'payment-received': letter(paymentReceived, (at) => ({ ...booked(at), payment: paid(at), left: rest(at) })),
  'payment-failed': letter(paymentFailed, (at) => ({
    ...booked(at),
    payment: paid(at),
    until: at.now + 900,
  })),
  refund: letter(refunded, (at) => ({ ...booked(at, 'cancelled'), refund: paid(at) })),
  'house-payment-received': letter(housePaymentReceived, (at) => ({
    ...booked(at),
    payment: paid(at),
    left: rest(at),
  })),
  'waitlist-joined': letter(waitlistJoined, (at) => ({
    ...at,
    name: NAME,
    line: booked(at).booking.lines[0]!,
    leave: sampleLink(at, 'leave'),
  })),
  'chat-reply': letter(chatReply, (at) => ({ ...at, name: NAME, reply: SAID, link: sampleLink(at, 'chat') })),
  'by-hand': letter(letterByHand, (at) => ({ ...at, subject: SUBJECT, message: SAID })),
  'contact-received': letter(contactReceived, (at) => at),
  'house-contact': letter(houseContact, (at) => ({ ...at, name: NAME, email: EMAIL, message: SAID })),
  ...Object.fromEntries(ACCOUNT_LETTERS.map((name) => [name, ofAccount(name)])),
}

const NAME = 'Clémence Martin'
const EMAIL = 'clemence@example.org'
const SUBJECT = 'About Saturday'
const SAID = 'Saturday would be lovely.\n\nIs there a ramp at the door?'

function letter<Props>(
  render: (props: Props) => RenderedLetter,
  sample: (sampled: SampledIn) => Props,
): Letter {
  return { preview: (sampled) => render(sample(sampled)) }
}

function about(render: BookingLetter['render'], status?: Status): BookingLetter {
  return { render, preview: (sampled) => render(booked(sampled, status)) }
}

function dated(render: BookingLetter['render'], status?: Status): BookingLetter {
  return { ...about(render, status), calendar: true }
}

function ofAccount(name: AccountLetter): Letter {
  return letter(
    (props: AccountLetterProps) => accountLetter(name, props),
    (at) => ({ ...at, name: NAME, email: EMAIL, link: sampleLink(at, 'account') }),
  )
}

function booked(sampled: SampledIn, status?: Status): LetterProps {
  const { locale, house, baseUrl, now } = sampled
  const made = { language: locale.language, currency: house.currency, now }
  const leave = status === 'held' ? { leave: sampleLink(sampled, 'leave') } : {}
  return {
    locale,
    house,
    baseUrl,
    booking: sampleBooking(made, status),
    link: sampleLink(sampled, 'booking'),
    ...leave,
  }
}

const paid = ({ house, now }: SampledIn) => ({
  amount: money(86_880, house.currency),
  at: now,
  method: 'Visa •••• 4242',
})
const rest = ({ house }: SampledIn) => money(202_720, house.currency)

/** A link of a sample leads nowhere. */
const sampleLink = ({ baseUrl }: SampledIn, to: string) => `${baseUrl}/samples/${to}`
