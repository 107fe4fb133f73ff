import { Layout } from '../layout.tsx'
import { Gallery } from '../packages/detail.tsx'
import type { ThemeProps } from '../props.ts'
import { PackageCards } from '../ui/cards.tsx'
import { Icon } from '../ui/icon.tsx'
import { langOf } from '../ui/words.tsx'

export function ThemePage({ page, theme }: ThemeProps) {
  const { t, paths } = page.locale
  return (
    <Layout page={page} title={theme.title.text} description={theme.summary.text} picture={theme.cover.file}>
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={paths.themes()}>
          <Icon name="left" />
          {t('common.themes')}
        </a>
      </nav>
      <header class="page-head">
        <h1 {...langOf(theme.title)}>{theme.title.text}</h1>
        <p class="lead" {...langOf(theme.summary)}>
          {theme.summary.text}
        </p>
      </header>
      <Gallery page={page} pictures={theme.gallery} title={theme.title.text} />
      <div class="prose theme-prose">
        {theme.description.map((paragraph) => (
          <p {...langOf(paragraph)}>{paragraph.text}</p>
        ))}
      </div>
      {theme.packages.length > 0 && (
        <section class="section">
          <h2 class="section-title">{t('themes.packages')}</h2>
          <PackageCards page={page} cards={theme.packages} carried={{ theme: theme.slug }} />
        </section>
      )}
    </Layout>
  )
}
