import { exponent } from '../../src/shared/money.ts'
import { Layout } from '../layout.tsx'
import { Favor } from '../ui/favor.tsx'
import { Icon } from '../ui/icon.tsx'
import { Photo } from '../ui/photo.tsx'
import { langOf, Words } from '../ui/words.tsx'
import { SlotPicker } from './picker.tsx'
import type { PickerProps } from './props.ts'
import { lengthsOf, noticeOf, placeOf } from './words.ts'

export function ServicePage(props: PickerProps) {
  const { page, listing } = props
  const { t, paths } = page.locale
  return (
    <Layout
      page={page}
      title={listing.title.text}
      description={listing.summary.text}
      picture={listing.cover.file}
      data={[serviceData(props), crumbs(props)]}
    >
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={paths.appointments()}>
          <Icon name="left" />
          {t('common.appointments')}
        </a>
      </nav>
      <div class="service-head">
        <header class="page-head">
          <h1 {...langOf(listing.title)}>{listing.title.text}</h1>
          <p class="lead" {...langOf(listing.summary)}>
            {listing.summary.text}
          </p>
          <Favor locale={page.locale} kind="appointment" slug={listing.slug} />
        </header>
        <Photo page={page} picture={listing.cover} first class="service-photo is-cover" />
      </div>
      <SlotPicker {...props} />
      <div class="service">
        <section class="service-about" aria-labelledby="about">
          <h2 id="about" class="section-title">
            {t('appointment.about')}
          </h2>
          <Facts {...props} />
          <div class="prose">
            {listing.description.map((paragraph) => (
              <p {...langOf(paragraph)}>{paragraph.text}</p>
            ))}
          </div>
        </section>
        <Hosts {...props} />
      </div>
    </Layout>
  )
}

function Facts({ page, listing }: PickerProps) {
  const { locale } = page
  const { t, money } = locale
  const rows = [
    [t('appointment.fact.price'), t('appointments.from', { price: money(listing.price) })],
    [t('appointment.fact.length'), lengthsOf(locale, listing.durations)],
    [t('appointment.fact.where'), <Words of={listing.place} />],
    [t('appointment.fact.notice'), noticeOf(locale, listing.notice)],
  ]
  return (
    <dl class="facts">
      {rows.map(([term, fact]) => (
        <div>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

const Hosts = ({ page, listing }: PickerProps) => (
  <section class="service-hosts" aria-labelledby="hosts">
    <h2 id="hosts" class="section-title">
      {page.locale.t('appointment.hosts')}
    </h2>
    <ul>
      {listing.hosts.map((host) => (
        <li class="host">
          {host.picture && <Photo page={page} picture={host.picture} class="host-picture" />}
          <div>
            <h3 class="host-name">{host.name}</h3>
            <p class="card-fact">
              <Words of={host.title} /> · {page.locale.t('appointment.keeps', { place: placeOf(host.zone) })}
            </p>
            <p class="host-bio">
              <Words of={host.bio} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  </section>
)

const serviceData = ({ page, listing }: PickerProps) => ({
  '@type': 'Service',
  name: listing.title.text,
  description: listing.summary.text,
  image: page.baseUrl + page.asset(listing.cover.file),
  provider: { '@type': 'Organization', name: page.house.name },
  offers: listing.durations.map(({ minutes, price }) => ({
    '@type': 'Offer',
    name: page.locale.t('appointment.minutes', { count: minutes }),
    price: (price.amount / 10 ** exponent(price.currency)).toFixed(exponent(price.currency)),
    priceCurrency: price.currency,
    url: page.baseUrl + page.locale.paths.appointment(listing.slug, { duration: minutes }),
  })),
})

const crumbs = ({ page, listing }: PickerProps) => ({
  '@type': 'BreadcrumbList',
  itemListElement: [
    [page.locale.t('common.home'), page.locale.paths.home()],
    [page.locale.t('common.appointments'), page.locale.paths.appointments()],
    [listing.title.text, page.locale.paths.appointment(listing.slug)],
  ].map(([name, path], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: page.baseUrl + path,
  })),
})
