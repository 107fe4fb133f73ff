import type { BookedLine } from '../../src/bookings/booking.ts'
import { textOf } from '../../src/notifications/words.ts'
import { MESSAGE_VALUES, type MessageName } from '../../src/shared/phone.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { startOf } from '../bookings/when.ts'
import type { LetterProps } from '../props.ts'

/** A message to a phone, whose words were approved before: only what stands in them changes. */
export interface PhoneMessage {
  template: MessageName
  language: Locale['language']
  values: string[]
  text: string
}

/** A message about a booking, or about one line of it. */
export function messageOf(
  template: MessageName,
  { locale, booking, link, lines = booking.lines }: LetterProps & { lines?: BookedLine[] },
): PhoneMessage {
  const [first] = lines
  const said: Record<(typeof MESSAGE_VALUES)[number], string> = {
    name: booking.customer.name,
    reference: booking.reference,
    title: lines.map(({ title }) => title.text).join(', '),
    when: startOf(locale, first!.when),
    link,
  }
  const values = MESSAGE_VALUES.map((name) => said[name])
  return { template, language: locale.language, values, text: textOf(locale, template, values) }
}
