import type { LetterProps, RenderedLetter } from '../props.ts'
import { BillTable, customerOf, FactTable, factsOf, plain, plainBill, plainFacts } from './booking.tsx'
import { frame } from './frame.tsx'

/** What the house needs to answer: who asks, for what, and for how much. */
export function houseCopy(props: LetterProps): RenderedLetter {
  const { locale, booking, link } = props
  const { t } = locale
  const first = booking.lines[0]
  const how = booking.status === 'pending' ? 'house' : 'houseBooked'
  const subject = t(`letter.${how}.subject`, {
    reference: booking.reference,
    day: first ? locale.day(first.when.day, 'medium') : '',
    title: first?.title.text ?? '',
  })
  const opening = t(`letter.${how}.opening`, { hours: props.house.approvalHours })
  const html = frame(
    props,
    subject,
    opening,
    <>
      <h1>{t(`letter.${how}.title`)}</h1>
      <p>{opening}</p>
      <h2>{t('booking.who')}</h2>
      <FactTable facts={customerOf(props)} />
      <h2>{t('booking.what')}</h2>
      <FactTable facts={factsOf(props)} />
      <h2>{t('booking.bill')}</h2>
      <BillTable {...props} />
      <p>
        <a class="button" href={link}>
          {t('letter.house.open')}
        </a>
      </p>
    </>,
  )
  const text = plain(
    opening,
    [t('booking.who').toUpperCase(), ...plainFacts(props, customerOf(props))],
    [t('booking.what').toUpperCase(), ...plainFacts(props, factsOf(props))],
    [t('booking.bill').toUpperCase(), ...plainBill(props)],
    `${t('letter.house.open')}${t('form.colon')}\n${link}`,
  )
  return { subject, html, text }
}
