import type { LetterProps, RenderedLetter } from '../props.ts'
import { FactTable, factsOf, plain, plainFacts } from './booking.tsx'
import { frame } from './frame.tsx'

/** To the customer: it no longer stands, and what that means. */
export const bookingCancelled = (props: LetterProps): RenderedLetter =>
  short(props, {
    subject: props.locale.t('letter.cancelled.subject', { reference: props.booking.reference }),
    title: props.locale.t('letter.cancelled.title'),
    opening: props.locale.t('letter.cancelled.opening'),
    greeting: props.locale.t('letter.greeting', { name: props.booking.customer.name }),
  })

/** To the house: a day is free again. */
export const houseCancelled = (props: LetterProps): RenderedLetter =>
  short(props, {
    subject: props.locale.t('letter.houseCancelled.subject', { reference: props.booking.reference }),
    title: props.locale.t('letter.houseCancelled.title'),
    opening: props.locale.t(
      lastBy(props, 'cancelled') === 'house'
        ? 'letter.houseCancelled.byHouse'
        : 'letter.houseCancelled.opening',
    ),
    open: props.locale.t('letter.house.open'),
  })

/** To the customer: what was changed stands now. */
export const bookingChanged = (props: LetterProps): RenderedLetter =>
  short(props, {
    subject: props.locale.t('letter.changed.subject', { reference: props.booking.reference }),
    title: props.locale.t('letter.changed.title'),
    opening: props.locale.t(
      lastBy(props, 'changed') === 'house' ? 'letter.changed.byHouse' : 'letter.changed.opening',
    ),
    greeting: props.locale.t('letter.greeting', { name: props.booking.customer.name }),
  })

/** To the house: look at it again. */
export const houseChanged = (props: LetterProps): RenderedLetter =>
  short(props, {
    subject: props.locale.t('letter.houseChanged.subject', { reference: props.booking.reference }),
    title: props.locale.t('letter.houseChanged.title'),
    opening: props.locale.t(
      lastBy(props, 'changed') === 'house' ? 'letter.houseChanged.byHouse' : 'letter.houseChanged.opening',
    ),
    open: props.locale.t('letter.house.open'),
  })

/** Whose doing it was: staff change and cancel as well, and nobody agreed to that. */
const lastBy = ({ booking }: LetterProps, did: 'changed' | 'cancelled') =>
  booking.events.findLast(({ what }) => what === did)?.who

interface Said {
  subject: string
  title: string
  opening: string
  greeting?: string
  /** What to do about it, or that there is nothing to do. */
  next?: string
  /** Facts of what happened, after those of the booking. */
  facts?: [string, string][]
  /** In the words of whoever decided it. */
  why?: string | undefined
  /** What its button says; "Open your booking" where nothing else is said. */
  open?: string
}

/** What happened in a sentence, what it is about, and a way in. */
export function short(
  props: LetterProps,
  { subject, title, opening, greeting, next, why, facts = [], open }: Said,
): RenderedLetter {
  const { t } = props.locale
  const button = open ?? t('letter.open')
  const leave = props.leave
  const all = [...factsOf(props), ...facts]
  const html = frame(
    props,
    subject,
    opening,
    <>
      <h1>{title}</h1>
      {greeting && <p dir="auto">{greeting}</p>}
      <p>{opening}</p>
      {next && <p>{next}</p>}
      {why && <h2>{t('letter.why')}</h2>}
      {why && (
        <p dir="auto" class="typed">
          {why}
        </p>
      )}
      <FactTable facts={all} />
      <p>
        <a class="button" href={props.link}>
          {button}
        </a>
      </p>
      {leave && (
        <p class="note">
          <a href={leave}>{t('letter.leave')}</a>
        </p>
      )}
    </>,
  )
  const text = plain(
    ...(greeting ? [greeting] : []),
    opening,
    ...(next ? [next] : []),
    ...(why ? [`${t('letter.why')}${t('form.colon')}\n${why}`] : []),
    plainFacts(props, all),
    `${button}${t('form.colon')}\n${props.link}`,
    ...(leave ? [`${t('letter.leave')}${t('form.colon')}\n${leave}`] : []),
    props.house.name,
  )
  return { subject, html, text }
}
