/** The messages to phones. A service has to approve their words, in each language, before they are sent. */
export const MESSAGES = ['booking-confirmed', 'booking-reminder', 'booking-cancelled'] as const
/** What stands in each of them for {{1}} to {{5}}, in this order. */
export const MESSAGE_VALUES = ['name', 'reference', 'title', 'when', 'link'] as const
export type MessageName = (typeof MESSAGES)[number]

/**
 * A telephone number as the whole world dials it (E.164, `+442079460018`), out of one that was typed to be read.
 * Undefined where it does not say its country. A nought in brackets is dialled at home only.
 */
export function dialled(phone: string): string | undefined {
  const number = phone.replaceAll('(0)', '').replace(/[ ().-]/g, '')
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : undefined
}
