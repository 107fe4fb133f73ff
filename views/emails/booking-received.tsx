import type { LetterProps, RenderedLetter } from '../props.ts'
import { toCustomer } from './to-customer.tsx'

export const bookingReceived = (props: LetterProps): RenderedLetter =>
  toCustomer(props, {
    subject: 'letter.received.subject',
    title: 'letter.received.title',
    opening: 'letter.received.opening',
    next: 'letter.received.next',
  })
