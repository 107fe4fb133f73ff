import type { LetterProps, RenderedLetter } from '../props.ts'
import { short } from './booking-moves.tsx'

/** To the customer: the house cannot take what was asked of it, and why. */
export const bookingDeclined = (props: LetterProps): RenderedLetter => ended(props, 'declined')

/** To the customer: the house had to cancel it, and why. */
export const bookingCalledOff = (props: LetterProps): RenderedLetter => ended(props, 'calledOff')

function ended(props: LetterProps, how: 'declined' | 'calledOff'): RenderedLetter {
  const { t } = props.locale
  const { reference, customer, events } = props.booking
  return short(props, {
    subject: t(`letter.${how}.subject`, { reference }),
    title: t(`letter.${how}.title`),
    opening: t(`letter.${how}.opening`),
    greeting: t('letter.greeting', { name: customer.name }),
    why: events.findLast(({ what }) => what === 'cancelled')?.why,
  })
}

/** To the customer: nobody answered in time, and the place is not kept any longer. */
export function bookingUnanswered(props: LetterProps): RenderedLetter {
  const { t } = props.locale
  const { reference, customer } = props.booking
  return short(props, {
    subject: t('letter.unanswered.subject', { reference }),
    title: t('letter.unanswered.title'),
    opening: t('letter.unanswered.opening', { hours: props.house.approvalHours }),
    greeting: t('letter.greeting', { name: customer.name }),
  })
}

/** To the house: what it let pass. */
export function houseUnanswered(props: LetterProps): RenderedLetter {
  const { t } = props.locale
  const { reference } = props.booking
  return short(props, {
    subject: t('letter.houseUnanswered.subject', { reference }),
    title: t('letter.houseUnanswered.title'),
    opening: t('letter.houseUnanswered.opening', { hours: props.house.approvalHours }),
    open: t('letter.house.open'),
  })
}

/** To the customer, once it is over: how was it? */
export function reviewRequest(props: LetterProps): RenderedLetter {
  const { t } = props.locale
  const { reference, customer } = props.booking
  return short(props, {
    subject: t('letter.review.subject', { reference }),
    title: t('letter.review.title'),
    opening: t('letter.review.opening', { house: props.house.name }),
    greeting: t('letter.greeting', { name: customer.name }),
    open: t('letter.review.open'),
  })
}
