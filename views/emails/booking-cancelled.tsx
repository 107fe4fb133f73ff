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
    opening: props.locale.t('letter.houseCancelled.opening'),
  })

function short(
  props: LetterProps,
  {
    subject,
    title,
    opening,
    greeting,
  }: { subject: string; title: string; opening: string; greeting?: string },
): RenderedLetter {
  const { t } = props.locale
  const html = frame(
    props,
    subject,
    opening,
    <>
      <h1>{title}</h1>
      {greeting && <p dir="auto">{greeting}</p>}
      <p>{opening}</p>
      <FactTable facts={factsOf(props)} />
      <p>
        <a class="button" href={props.link}>
          {t('letter.open')}
        </a>
      </p>
    </>,
  )
  const text = plain(
    ...(greeting ? [greeting] : []),
    opening,
    plainFacts(props, factsOf(props)),
    `${t('letter.open')}${t('form.colon')}\n${props.link}`,
    props.house.name,
  )
  return { subject, html, text }
}
