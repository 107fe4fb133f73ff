import { Layout } from '../layout.tsx'
import type { ThemesProps } from '../props.ts'
import { ThemeCards } from '../ui/cards.tsx'

export function ThemesPage({ page, themes }: ThemesProps) {
  const { t } = page.locale
  return (
    <Layout
      page={page}
      title={t('themes.title')}
      description={t('themes.description', { house: page.house.name })}
      picture={themes[0]?.cover.file}
    >
      <header class="page-head">
        <h1>{t('themes.title')}</h1>
        <p class="lead">{t('themes.lead')}</p>
      </header>
      <ThemeCards page={page} themes={themes} first />
    </Layout>
  )
}
