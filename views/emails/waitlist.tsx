import { KIND_VIEWS } from '../bookings/kinds.ts'
import type { LetterProps, RenderedLetter, ShownLine } from '../props.ts'
import { FactTable, plain, plainFacts } from './booking.tsx'
import { short } from './booking-moves.tsx'
import { frame } from './frame.tsx'

/** To whoever waits: a place is kept for them, and until when. */
export function waitlistOffer(props: LetterProps): RenderedLetter {
  const { locale, booking } = props
  const { t } = locale
  const title = booking.lines[0]?.title.text ?? ''
  return short(props, {
    subject: t('letter.offer.subject', { title }),
    title: t('letter.offer.title'),
    opening: t('letter.offer.opening', { until: locale.instant(booking.heldUntil ?? 0, booking.zone) }),
    greeting: t('letter.greeting', { name: booking.customer.name }),
    open: t('letter.offer.open'),
  })
}

export interface JoinedProps extends Pick<LetterProps, 'locale' | 'house'> {
  name: string
  line: ShownLine
  /** Leaves the list; absolute. */
  leave: string
}

/** To whoever asked to be told: they are on the list, and how to leave it. */
export function waitlistJoined({ name, line, leave, ...props }: JoinedProps): RenderedLetter {
  const { locale, house } = props
  const { t } = locale
  const subject = t('letter.joined.subject', { title: line.title.text })
  const greeting = t('letter.greeting', { name })
  const opening = t('letter.joined.opening', { hours: house.offerHours })
  const facts: [string, string][] = [
    [t('booking.what'), line.title.text],
    ...KIND_VIEWS[line.kind]
      .facts(locale, line)
      .map(({ term, words }): [string, string] => [term, words.text]),
  ]
  const html = frame(
    props,
    subject,
    opening,
    <>
      <h1>{t('letter.joined.title')}</h1>
      <p dir="auto">{greeting}</p>
      <p>{opening}</p>
      <FactTable facts={facts} />
      <p class="note">
        <a href={leave}>{t('letter.leave')}</a>
      </p>
    </>,
  )
  const leaving = `${t('letter.leave')}${t('form.colon')}\n${leave}`
  return { subject, html, text: plain(greeting, opening, plainFacts(props, facts), leaving, house.name) }
}
