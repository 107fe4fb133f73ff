import type { Booking, EVENTS, Status } from './booking.ts'

/** What the house can do to a booking. `resend` sends the letter that fits its present state once more. */
export const MOVES = ['confirm', 'complete', 'no_show', 'resend', 'decline', 'cancel'] as const
export type Move = (typeof MOVES)[number]

export interface Step {
  from: Status
  to: Status
  what: (typeof EVENTS)[number]
  letters: readonly string[]
  /** Its places are free again. */
  frees?: true
  /** The customer is told why, so somebody has to say it. */
  needsWhy?: true
  /** Not before every line of it has begun, or the first one. */
  begun?: 'every' | 'first'
}

export const STEPS: Readonly<Record<Exclude<Move, 'resend'>, Step>> = {
  confirm: { from: 'pending', to: 'confirmed', what: 'confirmed', letters: ['booking-confirmed'] },
  decline: {
    from: 'pending',
    to: 'cancelled',
    what: 'cancelled',
    letters: ['booking-declined'],
    frees: true,
    needsWhy: true,
  },
  cancel: {
    from: 'confirmed',
    to: 'cancelled',
    what: 'cancelled',
    letters: ['booking-called-off'],
    frees: true,
    needsWhy: true,
  },
  complete: {
    from: 'confirmed',
    to: 'completed',
    what: 'completed',
    letters: ['review-request'],
    begun: 'every',
  },
  no_show: { from: 'confirmed', to: 'no_show', what: 'no_show', letters: [], begun: 'first' },
}

/** What the house can do to it now (milliseconds). */
export const movesNow = (booking: Booking, now: number): Move[] =>
  MOVES.filter((move) =>
    move === 'resend' ? presentLetter(booking) !== undefined : isDue(STEPS[move], booking, now),
  )

function isDue({ from, begun }: Step, { status, lines }: Booking, now: number): boolean {
  if (status !== from) return false
  const starts = lines.map(({ when }) => when.starts * 1000)
  return !begun || now >= (begun === 'every' ? Math.max(...starts) : Math.min(...starts))
}

/** The letter to its customer that says how it stands. */
export function presentLetter(booking: Booking & { visitor?: string }): string | undefined {
  const { status, events, visitor } = booking
  if (status === 'pending') return 'booking-received'
  if (status === 'confirmed') return 'booking-confirmed'
  if (status === 'completed') return 'review-request'
  if (status === 'held') return isOffer({ visitor }) ? 'waitlist-offer' : undefined
  if (status === 'expired') return wasReceived(booking) ? 'booking-unanswered' : undefined
  if (status !== 'cancelled') return undefined
  if (events.findLast(({ what }) => what === 'cancelled')?.who !== 'house') return 'booking-cancelled'
  return events.some(({ what }) => what === 'confirmed') ? 'booking-called-off' : 'booking-declined'
}

/** Whether there is something to come of it. */
export const stands = (status: Status): boolean =>
  status === 'held' || status === 'pending' || status === 'confirmed'

export const timesResent = ({ events }: Booking): number =>
  events.filter(({ what }) => what === 'resent').length

/** Whether somebody asked for it, and did more than hold it. */
export const wasReceived = ({ events }: Booking): boolean => events.some(({ what }) => what === 'received')

/** It is or was only held. */
export const isHold = (booking: Booking): boolean =>
  booking.status === 'held' || (booking.status === 'expired' && !wasReceived(booking))

const OFFER = 'waitlist:'

/** Whose hold it is that is offered to somebody who waits. */
export const visitorOfEntry = (entry: string): string => OFFER + entry
export const entryOf = (visitor: string | undefined): string | undefined =>
  visitor?.startsWith(OFFER) ? visitor.slice(OFFER.length) : undefined
export const isOffer = ({ visitor }: { visitor?: string | undefined }): boolean =>
  entryOf(visitor) !== undefined
