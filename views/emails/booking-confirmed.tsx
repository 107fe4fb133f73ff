import type { LetterProps, RenderedLetter } from '../props.ts'
import { toCustomer } from './to-customer.tsx'

export const bookingConfirmed = (props: LetterProps): RenderedLetter =>
  toCustomer(props, {
    subject: 'letter.confirmed.subject',
    title: 'letter.confirmed.title',
    opening: 'letter.confirmed.opening',
    next: 'letter.confirmed.next',
  })
