import type { Child } from 'hono/jsx'
import { LANGUAGES, type Language } from '../../src/shared/languages.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { HouseFrame, Sheet } from '../admin/frame.tsx'
import { LETTERS, type SampledIn } from '../emails/letters.ts'
import { Layout } from '../layout.tsx'
import type { Page, RenderedLetter } from '../props.ts'

const NAMES = { en: 'English', fr: 'Français' } as const

/** A letter made of its sample; none where none has this name. */
export const letterSample = (name: string, sampled: SampledIn): RenderedLetter | undefined =>
  Object.hasOwn(LETTERS, name) ? LETTERS[name]!.preview(sampled) : undefined

export interface LettersProps {
  page: Page
  /** Where these pages stand: in the back office, or beside the mailbox. */
  at: string
  now: number
  locales: Record<Language, Locale>
}

/** Every letter of the house, in each language. */
export function LettersPage({ page, at, now, locales }: LettersProps) {
  const { t } = page.locale
  const { house, baseUrl } = page
  return (
    <Frame page={page} at={at} title={t('letters.title')} lead={t('letters.lead')}>
      <Sheet
        title={t('letters.title')}
        columns={[
          t('letters.name'),
          ...LANGUAGES.map((each) => t('letters.subjectIn', { language: NAMES[each] })),
        ]}
      >
        {Object.entries(LETTERS).map(([name, { preview }]) => (
          <tr>
            <th scope="row">
              <code>{name}</code>
            </th>
            {LANGUAGES.map((each) => (
              <td lang={each}>
                <a href={`${at}/${name}/${each}`}>
                  {preview({ locale: locales[each], house, baseUrl, now }).subject}
                </a>
              </td>
            ))}
          </tr>
        ))}
      </Sheet>
    </Frame>
  )
}

export interface LetterSampleProps {
  page: Page
  at: string
  name: string
  language: Language
  letter: RenderedLetter
}

/** One of them as plain text, with the way to its formatted twin. */
export function LetterSamplePage({ page, at, name, language, letter }: LetterSampleProps) {
  const { t } = page.locale
  const here = `${at}/${name}/${language}`
  return (
    <Frame page={page} at={at} title={t('letters.read', { name, language: NAMES[language] })}>
      <p lang={language}>
        <strong>{letter.subject}</strong>
      </p>
      <p class="mail-ways">
        <a class="button" href={`${here}/html`}>
          {t('letters.formatted')}
        </a>
        {LANGUAGES.filter((each) => each !== language).map((each) => (
          <a class="more" href={`${at}/${name}/${each}`} lang={each}>
            {NAMES[each]}
          </a>
        ))}
        <a class="more" href={at}>
          {t('letters.all')}
        </a>
      </p>
      <pre class="mail-text" dir="auto" lang={language}>
        {letter.text}
      </pre>
    </Frame>
  )
}

/** The back office has its own frame; beside the mailbox there is no office. */
interface FrameProps {
  page: Page
  at: string
  title: string
  lead?: string
  children: Child
}

function Frame({ page, at, title, lead, children }: FrameProps) {
  if (at !== MAILBOX_LETTERS)
    return (
      <HouseFrame page={page} title={title}>
        {lead && <p>{lead}</p>}
        {children}
      </HouseFrame>
    )
  return (
    <Layout page={page} title={title} personal>
      <header class="page-head">
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </header>
      {children}
    </Layout>
  )
}

export const MAILBOX_LETTERS = '/dev/mail/letters'
