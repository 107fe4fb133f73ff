import type { Money } from '../../src/shared/money.ts'
import type { LetterProps, RenderedLetter } from '../props.ts'
import { short } from './booking-moves.tsx'

/** Money that came, did not come, or went back. */
export interface Paid {
  amount: Money
  /** Seconds since the epoch. */
  at: number
  /** Where it came from or went to, as the customer knows it: `Visa •••• 4242`. */
  method?: string
}

export interface PaymentReceivedProps extends LetterProps {
  payment: Paid
  /** What is still to be paid after it, by the booking's own day. */
  left: Money
}

/** To the customer: it has come, and what is left to pay. */
export function paymentReceived({ payment, left, ...props }: PaymentReceivedProps): RenderedLetter {
  const { locale, booking } = props
  const { t } = locale
  const values = valuesOf(props, payment)
  const rest = { amount: locale.money(left), day: locale.day(booking.balanceDue, 'medium') }
  return short(props, {
    subject: t('letter.paid.subject', values),
    title: t('letter.paid.title'),
    opening: t('letter.paid.opening', values),
    greeting: t('letter.greeting', { name: booking.customer.name }),
    next: left.amount > 0 ? t('letter.paid.rest', rest) : t('letter.paid.whole'),
    facts: factsOf(props, payment),
  })
}

/** To the house: the same. */
export function housePaymentReceived({ payment, left, ...props }: PaymentReceivedProps): RenderedLetter {
  const { locale, booking } = props
  const { t } = locale
  const values = { ...valuesOf(props, payment), name: booking.customer.name }
  return short(props, {
    subject: t('letter.housePaid.subject', values),
    title: t('letter.housePaid.title'),
    opening: t('letter.housePaid.opening', values),
    facts: [...factsOf(props, payment), [t('letter.payment.left'), locale.money(left)]],
    open: t('letter.house.open'),
  })
}

export interface PaymentFailedProps extends LetterProps {
  payment: Paid
  /** Until when the place is kept all the same (seconds), where it is only held. */
  until?: number
}

/** To the customer: nothing was charged, and how to try again. */
export function paymentFailed({ payment, until, ...props }: PaymentFailedProps): RenderedLetter {
  const { locale, booking } = props
  const { t } = locale
  const values = valuesOf(props, payment)
  return short(props, {
    subject: t('letter.unpaid.subject', values),
    title: t('letter.unpaid.title'),
    opening: t('letter.unpaid.opening', values),
    greeting: t('letter.greeting', { name: booking.customer.name }),
    next:
      until === undefined
        ? t('letter.unpaid.again')
        : t('letter.unpaid.until', { until: locale.instant(until, booking.zone) }),
    facts: factsOf(props, payment),
    open: t('letter.unpaid.open'),
  })
}

export interface RefundedProps extends LetterProps {
  refund: Paid
  /** The money came when its hold was over and the place had gone to somebody else. */
  late?: true
}

/** To the customer: how much goes back, and how long that takes. */
export function refunded({ refund, late, ...props }: RefundedProps): RenderedLetter {
  const { locale, booking } = props
  const { t } = locale
  const values = valuesOf(props, refund)
  return short(props, {
    subject: t('letter.refund.subject', values),
    title: t('letter.refund.title'),
    opening: late ? t('letter.refund.late', values) : t('letter.refund.opening', values),
    greeting: t('letter.greeting', { name: booking.customer.name }),
    next: t('letter.refund.next'),
    facts: factsOf(props, refund),
  })
}

const valuesOf = ({ locale, booking }: LetterProps, { amount }: Paid) => ({
  amount: locale.money(amount),
  reference: booking.reference,
})

function factsOf({ locale, booking }: LetterProps, { amount, at, method }: Paid): [string, string][] {
  const { t } = locale
  return [
    [t('letter.payment.amount'), locale.money(amount)],
    [t('letter.payment.at'), locale.instant(at, booking.zone)],
    ...(method ? [[t('letter.payment.method'), method] as [string, string]] : []),
  ]
}
