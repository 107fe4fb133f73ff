import { Layout } from '../layout.tsx'
import type { CancellationProps } from '../props.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { policyWords } from './policy.ts'
import { startOf } from './when.ts'

/** What cancelling means, line by line, before the button that does it. */
export function CancellationPage({ page, booking, preview, refusal }: CancellationProps) {
  const { locale } = page
  const { t, paths } = locale
  return (
    <Layout page={page} title={t('cancel.title')} personal>
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={paths.booking(booking.reference)}>
          <Icon name="left" />
          {t('booking.pageTitle', { reference: booking.reference })}
        </a>
      </nav>
      <header class="page-head">
        <h1>{t('cancel.title')}</h1>
        <p class="lead">{refusal ? t('cancel.notPossible') : t('cancel.lead')}</p>
      </header>
      {refusal && <Notice kind="wrong" title={t(`cancel.refusal.${refusal}`)} />}
      <div class="booking">
        <div class="booking-main">
          {preview.map(({ line, paid, back, percent }) => (
            <section class="booking-part">
              <h2>{line.title.text}</h2>
              <dl class="rows">
                <div>
                  <dt>{t('booking.when')}</dt>
                  <dd>{startOf(locale, line.when)}</dd>
                </div>
                <div>
                  <dt>{t('cancel.rule')}</dt>
                  <dd>{t('cancel.percent', { percent: locale.number(percent) })}</dd>
                </div>
                <div>
                  <dt>{t('cancel.paid')}</dt>
                  <dd>{locale.money(paid)}</dd>
                </div>
                <div>
                  <dt>{t('cancel.back')}</dt>
                  <dd>
                    <strong>{locale.money(back)}</strong>
                  </dd>
                </div>
              </dl>
            </section>
          ))}
          {!refusal && (
            <form
              class="form-end"
              method="post"
              action={paths.cancellation(booking.reference)}
              aria-label={t('cancel.title')}
            >
              <input type="hidden" name="version" value={booking.version} />
              <button type="submit" class="button is-danger is-large">
                {t('cancel.do')}
              </button>
              <a class="more" href={paths.booking(booking.reference)}>
                {t('cancel.keep')}
              </a>
            </form>
          )}
        </div>
        <div class="booking-side">
          <section class="booking-part">
            <h2>{t('booking.policy')}</h2>
            <ul class="policy">
              {policyWords(locale, preview[0]?.line.policy ?? []).map((each) => (
                <li>{each}</li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </Layout>
  )
}
