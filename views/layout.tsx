import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { inLanguage } from '../src/paths.ts'
import { LANGUAGES } from '../src/shared/languages.ts'
import type { Page } from './props.ts'
import { Icon } from './ui/icon.tsx'
import { JsonLd } from './ui/json-ld.tsx'

interface LayoutProps {
  page: Page
  /** Without the house's name, which follows it. */
  title: string
  description?: string
  /** Below `static/`: what a shared link shows. */
  picture?: string
  data?: Record<string, unknown>[]
  /** Pages of one person are kept out of search engines. */
  personal?: boolean
  children: Child
}

/** A word that htmx checks before anything else; `none` lets no extension register. */
const HTMX = JSON.stringify({
  prefix: '',
  includeIndicatorCSS: false,
  history: 'reload',
  extensions: 'none',
})

export const Layout = ({ children, ...props }: LayoutProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang={props.page.locale.language} data-appearance={props.page.appearance}>
      <Head {...props} />
      <body>
        <a class="skip" href="#content">
          {props.page.locale.t('common.skip')}
        </a>
        <Header page={props.page} />
        <div id="holds" data-holds={props.page.locale.paths.holds()} hidden />
        <main id="content" tabindex={-1}>
          {children}
        </main>
        <Footer page={props.page} />
      </body>
    </html>
  </>
)

function Head({ page, title, description, picture, data = [], personal }: Omit<LayoutProps, 'children'>) {
  const bare = page.path.split('?')[0] ?? page.path
  const full = title === page.house.name ? title : `${title} · ${page.house.name}`
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{full}</title>
      <link
        rel="preload"
        href={page.asset('fonts/hanken-grotesk.woff2')}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={page.asset('css/app.css')} />
      {description && <meta name="description" content={description} />}
      <Colours appearance={page.appearance} />
      <link rel="icon" href={page.asset('icons/favicon.svg')} type="image/svg+xml" />
      {personal ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={page.baseUrl + bare} />
          {LANGUAGES.map((each) => (
            <link rel="alternate" hreflang={each} href={page.baseUrl + inLanguage(bare, each)} />
          ))}
          <link rel="alternate" hreflang="x-default" href={page.baseUrl + inLanguage(bare, 'en')} />
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content={page.house.name} />
          <meta property="og:title" content={title} />
          {description && <meta property="og:description" content={description} />}
          <meta property="og:url" content={page.baseUrl + bare} />
          <meta property="og:locale" content={page.locale.language === 'fr' ? 'fr_FR' : 'en_GB'} />
          {picture && <meta property="og:image" content={page.baseUrl + page.asset(picture)} />}
        </>
      )}
      <meta name="htmx-config" content={HTMX} />
      <script src={page.asset('js/htmx.js')} defer />
      <script src={page.asset('js/app.js')} defer />
      <script src={page.asset('js/live.js')} defer />
      {data.map((each) => (
        <JsonLd data={each} />
      ))}
    </head>
  )
}

/** The browser's own bars, in the colour of the canvas. */
function Colours({ appearance }: { appearance: Page['appearance'] }) {
  const light = '#f8fafb'
  const dark = '#0c131d'
  if (appearance) return <meta name="theme-color" content={appearance === 'dark' ? dark : light} />
  return (
    <>
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark} />
    </>
  )
}

function Header({ page }: { page: Page }) {
  const { t, paths } = page.locale
  const bare = page.path.split('?')[0] ?? ''
  const isOwn = bare === paths.favorites() || bare.startsWith(paths.account())
  const links = [
    [paths.packages(), t('common.packages')],
    [paths.tours(), t('tours.all')],
    [paths.appointments(), t('common.appointments')],
    [paths.themes(), t('common.themes')],
    [paths.testimonials(), t('common.testimonials')],
  ] as const
  return (
    <header class="header">
      <div class="header-inside">
        <a class="mark" href={paths.home()}>
          <svg class="mark-sign" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <rect width="32" height="32" rx="8" fill="currentColor" />
            <path d="M9 10.5h8M9 16h14M9 21.5h5" stroke-width="2.75" stroke-linecap="round" />
            <circle cx="22" cy="10.5" r="2.25" />
          </svg>
          <span>{page.house.name}</span>
        </a>
        <nav class="nav" aria-label={t('common.menu')}>
          <ul>
            {links.map(([href, words]) => (
              <li>
                <a href={href} {...(bare === href && { 'aria-current': 'page' })}>
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <a class="header-account" href={paths.account()} {...(isOwn && { 'aria-current': 'true' })}>
          <Icon name="person" />
          {t('account.header')}
        </a>
      </div>
    </header>
  )
}

const NAMES = { en: 'English', fr: 'Français' } as const

function Footer({ page }: { page: Page }) {
  const { t, paths, language } = page.locale
  return (
    <footer class="footer">
      <div class="footer-inside">
        <p class="footer-house">
          <strong>{page.house.name}</strong>
          <span>{t('common.promise')}</span>
        </p>
        <nav class="switch" aria-label={t('common.language')}>
          {LANGUAGES.map((each) => (
            <a
              class="switch-choice"
              href={inLanguage(page.path, each)}
              hreflang={each}
              lang={each}
              {...(each === language && { 'aria-current': 'true' })}
            >
              {NAMES[each]}
            </a>
          ))}
        </nav>
        <form class="switch" method="post" action={paths.appearance()} aria-label={t('common.appearance')}>
          <input type="hidden" name="back" value={page.path} />
          {(['light', 'dark', 'system'] as const).map((each) => (
            <button
              type="submit"
              class="switch-choice"
              name="appearance"
              value={each}
              aria-pressed={(page.appearance ?? 'system') === each ? 'true' : 'false'}
            >
              <Icon name={({ light: 'sun', dark: 'moon', system: 'device' } as const)[each]} />
              {t(`common.appearance.${each}`)}
            </button>
          ))}
        </form>
      </div>
    </footer>
  )
}
