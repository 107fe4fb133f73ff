import { Layout } from '../layout.tsx'
import type { ChangeProps } from '../props.ts'
import { fieldId, problemWords } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { MessageField } from './fields.tsx'
import { KIND_VIEWS } from './kinds.ts'
import { nearWords } from './quote.tsx'

/** What can still be changed, as it stands now, and what the change does to the price before it is agreed. */
export function ChangePage(props: ChangeProps) {
  const { page, booking, line, options, values, problems, refusal } = props
  const { locale } = page
  const { t, paths } = locale
  const asked = { locale, problems, values }
  const { Changes } = KIND_VIEWS[line.kind]
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
        {refusal?.code === 'price_changed' && <input type="hidden" name="quote" value={refusal.quote.hash} />}
        <Refused {...props} />
        {problems.length > 0 && (
          <Notice kind="wrong" title={t('form.problems', { count: problems.length })}>
            <ul>
              {problems.map((each) => (
                <li>
                  <a href={`#${fieldId(each.path)}`}>
                    {each.path === 'message'
                      ? t('form.message')
                      : KIND_VIEWS[line.kind].nameOf(locale, each.path)}
                  </a>
                  {t('form.colon')} {problemWords(locale, each)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <fieldset class="form-part">
          <legend>{line.title.text}</legend>
          <Changes {...asked} line={line} options={options} />
          <MessageField {...asked} />
        </fieldset>
        <div class="form-end">
          <button type="submit" class="button is-primary is-large">
            {t(refusal?.code === 'price_changed' ? 'change.agree' : 'change.do')}
          </button>
          <a class="more" href={paths.booking(booking.reference)}>
            {t('change.keep')}
          </a>
        </div>
      </form>
    </Layout>
  )
}

/** Why nothing was changed yet, and what would be possible. */
function Refused({ page: { locale }, booking, refusal }: ChangeProps) {
  const { t } = locale
  if (!refusal) return null
  if (refusal.code === 'changed') return <Notice kind="wrong" title={t('cancel.refusal.CHANGED')} />
  if (refusal.code === 'too_many_bookings')
    return (
      <Notice kind="wrong" title={t('refusal.tooManyBookings')}>
        <p>{t('refusal.tooManyBookingsWords')}</p>
      </Notice>
    )
  if (refusal.code === 'price_changed')
    return (
      <Notice kind="wrong" title={t('change.priceChanges')}>
        <p>
          <del>{locale.money(booking.total)}</del> <ins>{locale.money(refusal.quote.total)}</ins>
        </p>
        <p>{t('change.priceChangesWords')}</p>
      </Notice>
    )
  const day = nearWords(locale, refusal, 'full')
  return (
    <Notice kind="wrong" title={t(refusal.code === 'closed' ? 'refusal.closed' : 'refusal.soldOut', { day })}>
      <p>
        {t('change.near')} {refusal.near.map((each) => nearWords(locale, each, 'short')).join(' · ')}
      </p>
    </Notice>
  )
}
