import type { BookedLine } from '../../src/bookings/booking.ts'
import type { MessageName } from '../../src/shared/phone.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { startOf } from '../bookings/when.ts'
import type { LetterProps } from '../props.ts'

/** What stands for {{1}} to {{5}}, in this order. */
const VALUES = ['name', 'reference', 'title', 'when', 'link'] as const

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
  const said: Record<(typeof VALUES)[number], string> = {
    name: booking.customer.name,
    reference: booking.reference,
    title: lines.map(({ title }) => title.text).join(', '),
    when: startOf(locale, first!.when),
    link,
  }
  return {
    template,
    language: locale.language,
    values: VALUES.map((name) => said[name]),
    text: locale.t(`message.${template}`, said),
  }
}

/** The words as the service is asked to approve them. */
export const wordsToApprove = ({ t }: Locale, template: MessageName): string =>
  t(`message.${template}`, Object.fromEntries(VALUES.map((name, index) => [name, `{{${index + 1}}}`])))
