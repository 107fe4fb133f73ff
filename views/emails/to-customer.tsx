import type { Key } from '../../src/translations/locale.ts'
import type { LetterProps, RenderedLetter } from '../props.ts'
import { BillTable, dueOf, FactTable, factsOf, plain, plainBill, plainFacts, policyOf } from './booking.tsx'
import { frame } from './frame.tsx'

interface Said {
  subject: Key
  title: Key
  opening: Key
  next: Key
}

/** The letters to a customer say the same things in the same order; only their opening differs. */
export function toCustomer(props: LetterProps, said: Said): RenderedLetter {
  const { locale, booking, house, link } = props
  const { t } = locale
  const { name } = booking.customer
  const values = { reference: booking.reference, house: house.name, name, hours: house.approvalHours }
  const subject = t(said.subject, values)
  const greeting = t('letter.greeting', values)
  const html = frame(
    props,
    subject,
    t(said.opening, values),
    <>
      <h1>{t(said.title, values)}</h1>
      <p dir="auto">{greeting}</p>
      <p>{t(said.opening, values)}</p>
      <p>{t(said.next, values)}</p>
      <p>
        <a class="button" href={link}>
          {t('letter.open')}
        </a>
      </p>
      <h2>{t('booking.yours')}</h2>
      <FactTable facts={factsOf(props)} />
      <h2>{t('booking.bill')}</h2>
      <BillTable {...props} />
      {dueOf(props).map((each) => (
        <p class="note">{each}</p>
      ))}
      <h2>{t('booking.policy')}</h2>
      {policyOf(props).map((each) => (
        <p class="note">{each}</p>
      ))}
      <p class="note">{t('letter.private')}</p>
    </>,
  )
  const text = plain(
    greeting,
    t(said.opening, values),
    t(said.next, values),
    `${t('letter.open')}${t('form.colon')}\n${link}`,
    [t('booking.yours').toUpperCase(), ...plainFacts(props, factsOf(props))],
    [t('booking.bill').toUpperCase(), ...plainBill(props), ...dueOf(props)],
    [t('booking.policy').toUpperCase(), ...policyOf(props)],
    t('letter.private'),
    house.name,
  )
  return { subject, html, text }
}
