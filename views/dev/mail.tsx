import { Layout } from '../layout.tsx'
import { MAILBOX_LETTERS } from '../notifications/letters.tsx'
import type { MailboxLetterProps, MailboxProps } from '../props.ts'
import { Icon } from '../ui/icon.tsx'

const MAILBOX = '/dev/mail'

/** Every letter the house would have sent; never in production. */
export function MailboxPage({ page, letters, search }: MailboxProps) {
  const { locale } = page
  const { t } = locale
  return (
    <Layout page={page} title={t('mail.title')} personal>
      <header class="page-head">
        <h1>{t('mail.title')}</h1>
        <p class="lead">
          {t('mail.lead')} <a href={MAILBOX_LETTERS}>{t('mail.letters')}</a>
        </p>
      </header>
      <search>
        <form class="mail-search" method="get" action={MAILBOX}>
          <label class="field-label" for="mail-search">
            {t('mail.search')}
          </label>
          <input class="input" id="mail-search" type="search" name="search" value={search} />
          <button type="submit" class="button">
            {t('mail.find')}
          </button>
        </form>
      </search>
      {letters.length === 0 ? (
        <div class="empty">
          <h2>{t('mail.empty')}</h2>
        </div>
      ) : (
        <ul class="mail-list">
          {letters.map((letter) => (
            <li>
              <a class="mail-subject" href={`${MAILBOX}/${letter.id}`}>
                <bdi>{letter.subject}</bdi>
              </a>
              <span class="mail-to">
                {letter.channel === 'whatsapp' && <span class="tag">{t('mail.onWhatsapp')}</span>}{' '}
                <bdi>{letter.to}</bdi>
              </span>
              <time class="mail-at" datetime={new Date(letter.at * 1000).toISOString()}>
                {locale.instant(letter.at, page.house.zone)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  )
}

/** One letter as plain text. The formatted twin needs its own styles, so it stands on an address of its own. */
export function MailboxLetterPage({ page, letter }: MailboxLetterProps) {
  const { locale } = page
  const { t } = locale
  return (
    <Layout page={page} title={letter.subject} personal>
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={MAILBOX}>
          <Icon name="left" />
          {t('mail.title')}
        </a>
      </nav>
      <header class="page-head">
        <h1>
          <bdi>{letter.subject}</bdi>
        </h1>
        <p class="lead">
          {letter.channel === 'whatsapp' && `${t('mail.onWhatsapp')}, `}
          <bdi>{letter.to}</bdi>, {locale.instant(letter.at, page.house.zone)}
        </p>
      </header>
      {letter.channel === 'email' && (
        <p>
          <a class="button" href={`${MAILBOX}/${letter.id}/html`}>
            {t('mail.formatted')}
          </a>
        </p>
      )}
      <pre class="mail-text" dir="auto">
        {linked(letter.text)}
      </pre>
      {letter.attachments.length > 0 && (
        <section aria-labelledby="attachments">
          <h2 id="attachments">{t('mail.attachments')}</h2>
          <ul>
            {letter.attachments.map(({ name, type }, index) => (
              <li>
                <a href={`${MAILBOX}/${letter.id}/attachments/${index}`}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <code>{type}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  )
}

/** Addresses in a text as links, so that a booking's private link can be followed. */
const linked = (text: string) =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => (index % 2 ? <a href={part}>{part}</a> : part))
