import type { LetterProps, RenderedLetter } from '../props.ts'
import { FactTable, plain, plainFacts } from './booking.tsx'
import { frame } from './frame.tsx'

type Spoken = Pick<LetterProps, 'locale' | 'house'>

export interface ChatReplyProps extends Spoken {
  /** Empty where the visitor has not said it. */
  name: string
  /** What was answered, as it was typed. */
  reply: string
  /** Opens the conversation; absolute. */
  link: string
}

/** To a visitor who left: somebody has answered them. */
export function chatReply({ name, reply, link, ...props }: ChatReplyProps): RenderedLetter {
  const { t } = props.locale
  const values = { house: props.house.name }
  return quoted(props, {
    subject: t('letter.chat.subject', values),
    title: t('letter.chat.title'),
    greeting: name ? t('letter.greeting', { name }) : t('letter.hello'),
    opening: t('letter.chat.opening', values),
    typed: reply,
    button: [t('letter.chat.open'), link],
    note: t('letter.chat.note'),
  })
}

export interface ContactProps extends Spoken {
  name: string
  email: string
  phone?: string
  message: string
}

/** To the house: what somebody wrote into its form. An answer to the letter goes to them. */
export function houseContact({ name, email, phone, message, ...props }: ContactProps): RenderedLetter {
  const { t } = props.locale
  const facts: [string, string][] = [
    [t('form.name'), name],
    [t('form.email'), email],
    ...(phone ? [[t('form.phone'), phone] as [string, string]] : []),
  ]
  return quoted(props, {
    subject: t('letter.houseContact.subject', { name }),
    title: t('letter.houseContact.title'),
    opening: t('letter.houseContact.opening'),
    facts,
    typed: message,
  })
}

/**
 * To whoever wrote: it has arrived. Their words are not repeated, for the form sends this to any address that is typed
 * into it, and whoever typed them need not be who reads it.
 */
export function contactReceived(props: Spoken): RenderedLetter {
  const { t } = props.locale
  const values = { house: props.house.name }
  return quoted(props, {
    subject: t('letter.contact.subject', values),
    title: t('letter.contact.title'),
    greeting: t('letter.hello'),
    opening: t('letter.contact.opening', values),
    note: t('letter.contact.note'),
  })
}

interface Quoted {
  subject: string
  title: string
  greeting?: string
  opening: string
  facts?: [string, string][]
  /** In somebody's own words. */
  typed?: string
  button?: [words: string, link: string]
  note?: string
}

/** A sentence, and what somebody has written. */
function quoted(
  props: Spoken,
  { subject, title, greeting, opening, facts, typed, button, note }: Quoted,
): RenderedLetter {
  const { house, locale } = props
  const html = frame(
    props,
    subject,
    opening,
    <>
      <h1>{title}</h1>
      {greeting && <p dir="auto">{greeting}</p>}
      <p>{opening}</p>
      {facts && <FactTable facts={facts} />}
      {typed && (
        <p dir="auto" class="typed">
          {typed}
        </p>
      )}
      {button && (
        <p>
          <a class="button" href={button[1]}>
            {button[0]}
          </a>
        </p>
      )}
      {note && <p class="note">{note}</p>}
    </>,
  )
  const text = plain(
    ...(greeting ? [greeting] : []),
    opening,
    ...(facts ? [plainFacts(props, facts)] : []),
    ...(typed ? [typed] : []),
    ...(button ? [`${button[0]}${locale.t('form.colon')}\n${button[1]}`] : []),
    ...(note ? [note] : []),
    house.name,
  )
  return { subject, html, text }
}
