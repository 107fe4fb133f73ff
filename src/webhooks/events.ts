import type { OwnBooking } from '../../db/queries/bookings.ts'
import type { ToldEvent } from '../../db/queries/deliveries.ts'
import { EVENTS } from '../bookings/booking.ts'

/** How long to wait after each try that failed, in seconds: three days and a little in all, as Standard Webhooks has it. */
export const DELAYS: readonly number[] = [
  5,
  5 * 60,
  30 * 60,
  2 * 3600,
  5 * 3600,
  10 * 3600,
  14 * 3600,
  20 * 3600,
  24 * 3600,
]

/** An endpoint to which nothing but failures has gone for so many seconds is given up. */
export const SILENCE = 3 * 86_400

/** For so many seconds a secret signs along with the one that followed it. */
export const OVERLAP = 86_400

/** What a line of the timeline is called where that is not its own name; what is not told has none. */
const SAID_OTHERWISE: Partial<Record<(typeof EVENTS)[number], string | undefined>> = {
  // Nobody answered in time, which ends it like a hold that lapsed.
  unanswered: 'booking.expired',
  // A letter was sent again: the booking is as it was.
  resent: undefined,
}

export function typeOf(what: string): string | undefined {
  return what in SAID_OTHERWISE ? SAID_OTHERWISE[what as keyof typeof SAID_OTHERWISE] : `booking.${what}`
}

const TYPES = [...new Set(EVENTS.map(typeOf).filter((type) => type !== undefined))]

/** What an endpoint may subscribe to: everything, everything of bookings, or moves by their names. */
export const SUBSCRIPTIONS = ['*', 'booking.*', ...TYPES] as const

export const isSubscribed = (events: readonly string[], type: string): boolean =>
  events.some(
    (each) => each === '*' || each === type || (each.endsWith('.*') && type.startsWith(each.slice(0, -1))),
  )

const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString()

/**
 * What is told of a move: the booking as it stands, and nothing about a person. Places are left out, and so is what was
 * chosen, for customers write both in words of their own.
 */
export function messageOf(type: string, event: ToldEvent, booking: OwnBooking) {
  const { reference, id, status, version, lines, total, deposit, balance, balanceDue } = booking
  return {
    type,
    timestamp: isoOf(event.at),
    data: {
      reference,
      id,
      status,
      version,
      kinds: [...new Set(lines.map(({ kind }) => kind))],
      lines: lines.map(({ kind, slug, when, amount }) => ({
        kind,
        listing: slug,
        when: { ...when, starts: isoOf(when.starts) },
        amount,
      })),
      total,
      deposit,
      balance,
      balanceDue,
      event: { id: event.id, what: event.what, who: event.who, at: isoOf(event.at) },
    },
  }
}

/** What only tries whether something arrives. */
export const testMessage = (endpoint: string, now: number) => ({
  type: 'webhook.test',
  timestamp: isoOf(now),
  data: { endpoint },
})

/** An address as the audit may have it: whose it is, and not the path, which may be a secret of theirs. */
export const maskedUrl = (url: string): string => `${new URL(url).origin}/***`
