import { Layout } from './layout.tsx'
import type { ErrorPageProps } from './props.ts'

/** One calm sentence, the way on, and a reference for whoever asks us about it. */
export function ErrorPage({ page, status, requestId }: ErrorPageProps) {
  const { t, paths } = page.locale
  return (
    <Layout page={page} title={t(`error.${status}`)} personal>
      <div class="calm">
        <p class="calm-number" aria-hidden="true">
          {status}
        </p>
        <h1>{t(`error.${status}`)}</h1>
        <p class="lead">{t(`error.${status}.words`)}</p>
        <p class="calm-ways">
          <a class="button is-primary" href={paths.packages()}>
            {t('error.packages')}
          </a>
          <a class="button" href={paths.home()}>
            {t('common.home')}
          </a>
        </p>
        <p class="calm-note">{t('error.reference', { reference: requestId })}</p>
      </div>
    </Layout>
  )
}
