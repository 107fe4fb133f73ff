import type { ServiceCard } from '../../src/listings/service.ts'
import { Layout } from '../layout.tsx'
import type { Page } from '../props.ts'
import { Photo } from '../ui/photo.tsx'
import { langOf, Words } from '../ui/words.tsx'
import type { ServicesProps } from './props.ts'
import { lengthsOf, namesOf } from './words.ts'

export function ServiceListPage({ page, services }: ServicesProps) {
  const { t } = page.locale
  return (
    <Layout
      page={page}
      title={t('appointments.title')}
      description={t('appointments.description', { house: page.house.name })}
      picture={services[0]?.cover.file}
      data={[itemList({ page, services })]}
    >
      <header class="page-head">
        <h1>{t('appointments.title')}</h1>
        <p class="lead">{t('appointments.lead')}</p>
      </header>
      {services.length > 0 ? (
        <section aria-label={t('appointments.list')}>
          <ul class="cards">
            {services.map((service, index) => (
              <li>
                <Card page={page} service={service} first={index === 0} />
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <div class="empty">
          <h2>{t('appointments.empty')}</h2>
          <p>{t('appointments.emptyWords')}</p>
        </div>
      )}
    </Layout>
  )
}

function Card({ page, service, first }: { page: Page; service: ServiceCard; first: boolean }) {
  const { locale } = page
  const { t, paths, money } = locale
  const names = service.hosts.map(({ name }) => name)
  return (
    <article class="card">
      <Photo page={page} picture={service.cover} first={first} class="card-photo" />
      <div class="card-words">
        <h2 class="card-title" {...langOf(service.title)}>
          <a class="card-link" href={paths.appointment(service.slug)}>
            {service.title.text}
          </a>
        </h2>
        <p class="card-fact">
          <Words of={service.summary} />
        </p>
        <p class="card-fact service-with">
          {lengthsOf(locale, service.durations)} {t('appointments.with', { names: namesOf(locale, names) })}
        </p>
        <p class="card-foot">
          <span class="price">{t('appointments.from', { price: money(service.price) })}</span>
        </p>
      </div>
    </article>
  )
}

const itemList = ({ page, services }: ServicesProps) => ({
  '@type': 'ItemList',
  numberOfItems: services.length,
  itemListElement: services.map((service, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: service.title.text,
    url: page.baseUrl + page.locale.paths.appointment(service.slug),
  })),
})
