import { raw } from 'hono/html'
import type { TooOftenProps } from './props.ts'

/**
 * For whoever asks too often, so it costs next to nothing: no word of it comes from the database, and it loads one sheet
 * that they have already. Where htmx asked, it takes the place of the page's content like every page of this kind.
 */
export function TooOftenPage({ locale, asset, appearance, wait, requestId }: TooOftenProps) {
  const { t, paths, language } = locale
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language} data-appearance={appearance}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <title>{t('error.429')}</title>
          <link rel="stylesheet" href={asset('css/app.css')} />
          <meta name="robots" content="noindex" />
        </head>
        <body>
          <main id="content" tabindex={-1}>
            <div class="calm">
              <p class="calm-number" aria-hidden="true">
                429
              </p>
              <h1>{t('error.429')}</h1>
              <p class="lead">{t('error.429.words')}</p>
              <p>{t(`error.429.${wait.unit}`, { count: wait.count })}</p>
              <p class="calm-ways">
                <a class="button" href={paths.home()}>
                  {t('common.home')}
                </a>
              </p>
              <p class="calm-note">{t('error.reference', { reference: requestId })}</p>
            </div>
          </main>
        </body>
      </html>
    </>
  )
}
