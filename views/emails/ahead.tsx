import type { BookedLine } from '../../src/bookings/booking.ts'
import { startOf } from '../bookings/when.ts'
import type { LetterProps, RenderedLetter } from '../props.ts'
import { short } from './booking-moves.tsx'

export interface ReminderProps extends LetterProps {
  /** The one that begins soon; of the others there is nothing to be said. */
  line: BookedLine
}

/**
 * To the customer: it begins soon. It names the day, the time and the zone and never "in two days", which is wrong by
 * the time that it is read.
 */
export function bookingReminder({ line, ...props }: ReminderProps): RenderedLetter {
  const { locale, booking } = props
  const { t } = locale
  const values = {
    title: line.title.text,
    when: startOf(locale, line.when),
    day: locale.day(line.when.day, 'short'),
    reference: booking.reference,
    house: props.house.name,
  }
  return short(
    { ...props, booking: { ...booking, lines: [line] } },
    {
      subject: t('letter.reminder.subject', values),
      title: t('letter.reminder.title'),
      opening: t('letter.reminder.opening', values),
      greeting: t('letter.greeting', { name: booking.customer.name }),
      next: t('letter.reminder.next'),
    },
  )
}

/** To the customer: the rest is due, how much it is and until when. Only where there is a balance. */
export function balanceDue(props: LetterProps): RenderedLetter {
  const { locale, booking } = props
  const { t } = locale
  const { reference, total, deposit, balance, customer } = booking
  const values = { amount: locale.money(balance), day: locale.day(booking.balanceDue, 'medium'), reference }
  return short(props, {
    subject: t('letter.balance.subject', values),
    title: t('letter.balance.title'),
    opening: t('letter.balance.opening', values),
    greeting: t('letter.greeting', { name: customer.name }),
    next: t('letter.balance.next'),
    facts: [
      [t('bill.total'), locale.money(total)],
      [t('letter.balance.deposit'), locale.money(deposit)],
      [t('letter.balance.rest', values), locale.money(balance)],
    ],
  })
}
