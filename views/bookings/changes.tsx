import { Layout } from '../layout.tsx'
import type { ChangeProps } from '../props.ts'
import { Field, fieldId, problemWords } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { MessageField, RequestsField, StartTimeField, VenueField } from './fields.tsx'

const NAMES = ['date', 'startTime', 'guests', 'venue', 'requests', 'message'] as const
const LABELS = {
  date: 'quote.date',
  startTime: 'form.startTime',
  guests: 'quote.guests',
  venue: 'form.venue',
  requests: 'form.requests',
  message: 'form.message',
} as const

/** What can still be changed, as it stands now, and what the change does to the price: for a package, nothing. */
export function ChangePage({ page, booking, values, problems, refusal, first, last }: ChangeProps) {
  const { locale } = page
  const { t, paths } = locale
  const field = { locale, problems }
  return (
    <Layout page={page} title={t('change.title')} personal>
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={paths.booking(booking.reference)}>
          <Icon name="left" />
          {t('booking.pageTitle', { reference: booking.reference })}
        </a>
      </nav>
      <header class="page-head">
        <h1>{t('change.title')}</h1>
        <p class="lead">{t('change.lead', { total: locale.money(booking.total) })}</p>
      </header>
      <form class="checkout-form is-alone" method="post" action={paths.changes(booking.reference)} novalidate>
        <input type="hidden" name="version" value={booking.version} />
        {refusal?.code === 'changed' && <Notice kind="wrong" title={t('cancel.refusal.CHANGED')} />}
        {(refusal?.code === 'sold_out' || refusal?.code === 'closed') && (
          <Notice
            kind="wrong"
            title={t(refusal.code === 'closed' ? 'refusal.closed' : 'refusal.soldOut', {
              day: locale.day(refusal.day),
            })}
          >
            <p>
              {t('change.near')} {refusal.near.map((each) => locale.day(each, 'short')).join(' · ')}
            </p>
          </Notice>
        )}
        {problems.length > 0 && (
          <Notice kind="wrong" title={t('form.problems', { count: problems.length })}>
            <ul>
              {problems.map((each) => {
                const name = NAMES.find((known) => known === each.path) ?? 'date'
                return (
                  <li>
                    <a href={`#${fieldId(name)}`}>{t(LABELS[name])}</a>
                    {t('form.colon')} {problemWords(locale, each)}
                  </li>
                )
              })}
            </ul>
          </Notice>
        )}
        <fieldset class="form-part">
          <legend>{t('form.event')}</legend>
          <div class="form-pair">
            <Field {...field} name="date" label={t('quote.date')}>
              {(wiring) => (
                <input
                  {...wiring}
                  class="input"
                  type="date"
                  min={first}
                  max={last}
                  required
                  value={values.date}
                />
              )}
            </Field>
            <StartTimeField {...field} values={values} />
          </div>
          <Field {...field} name="guests" label={t('quote.guests')}>
            {(wiring) => (
              <input
                {...wiring}
                class="input is-short"
                type="number"
                inputmode="numeric"
                min={1}
                required
                value={values.guests}
              />
            )}
          </Field>
          <VenueField {...field} values={values} />
          <RequestsField {...field} values={values} />
          <MessageField {...field} values={values} />
        </fieldset>
        <div class="form-end">
          <button type="submit" class="button is-primary is-large">
            {t('change.do')}
          </button>
          <a class="more" href={paths.booking(booking.reference)}>
            {t('change.keep')}
          </a>
        </div>
      </form>
    </Layout>
  )
}
