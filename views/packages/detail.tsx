import type { Picture } from '../../src/media/picture.ts'
import { exponent } from '../../src/shared/money.ts'
import { Layout } from '../layout.tsx'
import type { PackagePageProps, Page } from '../props.ts'
import { PackageCards, ThemeCards } from '../ui/cards.tsx'
import { Favor } from '../ui/favor.tsx'
import { Icon } from '../ui/icon.tsx'
import { Photo } from '../ui/photo.tsx'
import { Testimonials } from '../ui/testimonials.tsx'
import { langOf, Words } from '../ui/words.tsx'
import { PackagePanel } from './panel.tsx'

export function PackagePage({ similar, testimonials, ...panel }: PackagePageProps) {
  const { page, listing, request } = panel
  const { t, paths } = page.locale
  const { guests, eventType } = request
  return (
    <Layout
      page={page}
      title={listing.title.text}
      description={listing.summary.text}
      picture={listing.cover.file}
      data={[offer(panel), crumbs(panel)]}
    >
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={paths.packages()}>
          <Icon name="left" />
          {t('common.packages')}
        </a>
      </nav>
      <header class="page-head">
        <h1 {...langOf(listing.title)}>{listing.title.text}</h1>
        <p class="lead" {...langOf(listing.summary)}>
          {listing.summary.text}
        </p>
        <Favor locale={page.locale} kind="package" slug={listing.slug} />
      </header>
      <Gallery page={page} pictures={listing.gallery} title={listing.title.text} />
      <div class="listing">
        <div class="listing-words">
          <Facts {...panel} />
          <section class="listing-part prose" aria-label={t('detail.about')}>
            {listing.description.map((paragraph) => (
              <p {...langOf(paragraph)}>{paragraph.text}</p>
            ))}
          </section>
          <section class="listing-part">
            <h2>{t('detail.included')}</h2>
            <ul class="included">
              {listing.included.map((each) => (
                <li>
                  <Icon name="check" />
                  <span>
                    <Words of={each} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
          {listing.themes.length > 0 && (
            <section class="listing-part">
              <h2>{t('detail.themes')}</h2>
              <ThemeCards page={page} themes={listing.themes.slice(0, 4)} heading="h3" />
            </section>
          )}
        </div>
        <PackagePanel {...panel} />
      </div>
      {testimonials.length > 0 && (
        <section class="section">
          <h2 class="section-title">{t('detail.voices')}</h2>
          <Testimonials locale={page.locale} testimonials={testimonials} />
        </section>
      )}
      {similar.length > 0 && (
        <section class="section">
          <h2 class="section-title">{t('detail.similar')}</h2>
          <PackageCards page={page} cards={similar} carried={{ date: request.date, guests, eventType }} />
        </section>
      )}
    </Layout>
  )
}

function Facts({ page, listing, quote }: Omit<PackagePageProps, 'similar' | 'testimonials'>) {
  const { t, money } = page.locale
  const rows = [
    [t('detail.price'), money(listing.price)],
    [t('detail.guests'), t('detail.range', { min: listing.minGuests, max: listing.maxGuests })],
    [t('detail.for'), listing.eventTypes.map((each) => t(`event.${each}`)).join(', ')],
    [t('detail.deposit'), quote.deposit.amount > 0 ? t('detail.depositWords') : t('detail.noDeposit')],
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

/** Five pictures, each a link to itself; with scripts they open together over the page. */
export function Gallery({ page, pictures, title }: { page: Page; pictures: Picture[]; title: string }) {
  const { t } = page.locale
  const shown = pictures.slice(0, 5)
  return (
    <>
      <ul class={`gallery has-${shown.length}`} aria-label={t('gallery.title')}>
        {shown.map((picture, index) => (
          <li>
            <a href={page.asset(picture.file)} data-lightbox={index}>
              <Photo
                page={page}
                picture={picture}
                first={index === 0}
                class={index === 0 ? 'is-cover' : ''}
              />
            </a>
          </li>
        ))}
      </ul>
      <dialog class="lightbox" id="lightbox" aria-label={t('gallery.of', { title })}>
        <div class="lightbox-bar">
          <form method="dialog">
            <button type="submit" class="button is-quiet is-icon" aria-label={t('gallery.close')}>
              <Icon name="close" />
            </button>
          </form>
        </div>
        {/* It scrolls, so the keyboard must reach it. */}
        <section class="lightbox-strip" tabindex={0} aria-label={t('gallery.title')}>
          {shown.map((picture, index) => (
            <figure>
              <Photo page={page} picture={picture} decorative />
              <figcaption>
                <span>{t('gallery.place', { place: index + 1, count: shown.length })}</span>
                {picture.alt}
              </figcaption>
            </figure>
          ))}
        </section>
        <div class="lightbox-turn">
          <button type="button" class="button is-icon" data-slide="-1" aria-label={t('gallery.previous')}>
            <Icon name="left" />
          </button>
          <button type="button" class="button is-icon" data-slide="1" aria-label={t('gallery.next')}>
            <Icon name="right" />
          </button>
        </div>
      </dialog>
    </>
  )
}

type Panel = Omit<PackagePageProps, 'similar' | 'testimonials'>

const offer = ({ page, listing }: Panel) => ({
  '@type': 'Product',
  name: listing.title.text,
  description: listing.summary.text,
  image: listing.gallery.map((each) => page.baseUrl + page.asset(each.file)),
  brand: { '@type': 'Brand', name: page.house.name },
  offers: {
    '@type': 'Offer',
    price: (listing.price.amount / 10 ** exponent(listing.price.currency)).toFixed(
      exponent(listing.price.currency),
    ),
    priceCurrency: listing.price.currency,
    availability: 'https://schema.org/InStock',
    url: page.baseUrl + page.locale.paths.package(listing.slug),
  },
})

const crumbs = ({ page, listing }: Panel) => ({
  '@type': 'BreadcrumbList',
  itemListElement: [
    [page.locale.t('common.home'), page.locale.paths.home()],
    [page.locale.t('common.packages'), page.locale.paths.packages()],
    [listing.title.text, page.locale.paths.package(listing.slug)],
  ].map(([name, path], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: page.baseUrl + path,
  })),
})
