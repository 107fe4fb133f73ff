import type { AccountLetter } from '../../src/accounts/letter-names.ts'
import type { Key } from '../../src/translations/locale.ts'
import type { LetterProps, RenderedLetter } from '../props.ts'
import { plain } from './booking.tsx'
import { frame } from './frame.tsx'

export interface AccountLetterProps extends Pick<LetterProps, 'locale' | 'house'> {
  name: string
  /** The address of the account, which is not always where the letter goes. */
  email: string
  /** What its button opens, absolute. */
  link: string
}

/** The letters about an account are alike: what happened or is asked, one button, and what to do if it was not you. */
export function accountLetter(
  template: AccountLetter,
  { name, email, link, ...props }: AccountLetterProps,
): RenderedLetter {
  const { locale, house } = props
  const { t } = locale
  const values = { house: house.name, name, email }
  const said = (part: 'subject' | 'words' | 'open' | 'note') =>
    t(`letter.account.${template}.${part}` as Key, values)
  const subject = said('subject')
  const greeting = t('letter.greeting', { name })
  const html = frame(
    props,
    subject,
    said('words'),
    <>
      <h1>{subject}</h1>
      <p dir="auto">{greeting}</p>
      <p>{said('words')}</p>
      <p>
        <a class="button" href={link}>
          {said('open')}
        </a>
      </p>
      <p class="note">{said('note')}</p>
    </>,
  )
  const text = plain(
    greeting,
    said('words'),
    `${said('open')}${t('form.colon')}\n${link}`,
    said('note'),
    house.name,
  )
  return { subject, html, text }
}
