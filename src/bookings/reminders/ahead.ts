import type { Job } from '../../../db/queries/jobs.ts'
import { MORNING, remindersOf, ruleName, rulesFor } from '../../notifications/reminders.ts'
import { addDays } from '../../shared/days.ts'
import { dialled, type MessageName } from '../../shared/phone.ts'
import type { Terms } from '../../shared/terms.ts'
import { secondOf } from '../../shared/zones.ts'
import type { Booking } from '../booking.ts'

type Standing = Booking & { id: string; version: number }

/**
 * The reminders of each line that were still ahead at `since` (seconds). Each is of use until the next one of its line
 * is due, or until the line begins: what was away for longer sends no "it is soon" that is about what has been.
 */
export function reminderJobs({ id, version, lines }: Standing, terms: Terms, since: number): Job[] {
  return lines.flatMap(({ id: line, kind, when }) => {
    const ahead = remindersOf({ ...when, wholeDay: !when.time }, rulesFor(terms, kind), since)
    return ahead.map(({ rule, at }, index) => ({
      id: `reminder:${id}:${version}:${line}:${ruleName(rule)}`,
      name: 'reminder',
      payload: { booking: id, version, line, until: ahead[index + 1]?.at ?? when.starts },
      notBefore: at,
      now: since,
    }))
  })
}

/** A letter some days before the balance is due, in the morning of the house; of use until that day is over. */
export function balanceJobs(booking: Standing, terms: Terms, since: number): Job[] {
  const { id, version, deposit, balance, balanceDue } = booking
  const at = secondOf(addDays(balanceDue, -terms.balanceReminderDays), MORNING, terms.zone)
  if (deposit.amount === 0 || balance.amount === 0 || at <= since) return []
  const until = secondOf(balanceDue, '24:00', terms.zone)
  const payload = { booking: id, version, until }
  return [{ id: `balance:${id}:${version}`, name: 'balance', payload, notBefore: at, now: since }]
}

/** Where somebody wants to be told, E.164. */
export const phoneOf = ({ customer: { whatsapp, phone = '' } }: Booking): string | undefined =>
  whatsapp ? dialled(phone) : undefined

/** Of these letters there is a message as well. */
const TOLD: Readonly<Record<string, MessageName>> = {
  'booking-confirmed': 'booking-confirmed',
  'booking-cancelled': 'booking-cancelled',
  'booking-called-off': 'booking-cancelled',
}

/** The message beside a letter, for whoever wants one. */
export function messageJobs(booking: Standing, letter: string, now: number): Job[] {
  const message = TOLD[letter]
  if (!message || !phoneOf(booking)) return []
  const { id, version } = booking
  const payload = { booking: id, version, message }
  return [
    {
      id: `booking-message:${message}:${id}:${version}`,
      name: 'booking-message',
      payload,
      notBefore: now,
      now,
    },
  ]
}
