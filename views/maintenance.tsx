import { Layout } from './layout.tsx'
import type { MaintenanceProps } from './props.ts'

export function MaintenancePage({ page }: MaintenanceProps) {
  const { t } = page.locale
  return (
    <Layout page={page} title={t('maintenance.title')} personal>
      <div class="calm">
        <h1>{t('maintenance.title')}</h1>
        <p class="lead">{t('maintenance.words')}</p>
        <p class="calm-note">{t('maintenance.kept')}</p>
      </div>
    </Layout>
  )
}
