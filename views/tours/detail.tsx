import { Layout } from '../layout.tsx'
import { Gallery } from '../packages/detail.tsx'
import { Favor } from '../ui/favor.tsx'
import { Icon } from '../ui/icon.tsx'
import { langOf, Words } from '../ui/words.tsx'
import { TourCards } from './cards.tsx'
import { crumbsOf, tripOf } from './data.ts'
import { TourPanel } from './panel.tsx'
import { PriceRules } from './prices.tsx'
import type { TourPageProps, TourPanelProps } from './props.ts'
import { Units } from './units.tsx'
import { lengthWords } from './words.ts'

export function TourPage({ similar, ...panel }: TourPageProps) {
  const { page, listing, request } = panel
  const { t, paths } = page.locale
  return (
    <Layout
      page={page}
      title={listing.title.text}
      description={listing.summary.text}
      picture={listing.cover.file}
      data={[tripOf(page, listing), crumbsOf(page, listing)]}
    >
      <nav class="crumbs" aria-label={t('common.crumbs')}>
        <a href={paths.tours()}>
          <Icon name="left" />
          {t('tours.title')}
        </a>
      </nav>
      <header class="page-head">
        <h1 {...langOf(listing.title)}>{listing.title.text}</h1>
        <p class="lead" {...langOf(listing.summary)}>
          {listing.summary.text}
        </p>
        <Favor locale={page.locale} kind="tour" slug={listing.slug} />
      </header>
      <Gallery page={page} pictures={listing.gallery} title={listing.title.text} />
      <div class="listing">
        <div class="listing-words">
          <Facts {...panel} />
          <section class="listing-part prose" aria-label={t('tours.about')}>
            {listing.description.map((paragraph) => (
              <p {...langOf(paragraph)}>{paragraph.text}</p>
            ))}
          </section>
          {listing.itinerary.length > 0 && <Itinerary {...panel} />}
          <Items {...panel} />
          <Units page={page} listing={listing} />
          <PriceRules page={page} listing={listing} today={panel.today} />
          {listing.sections.map((section) => (
            <section class="listing-part prose">
              <h2 {...langOf(section.title)}>{section.title.text}</h2>
              <p {...langOf(section.text)}>{section.text.text}</p>
            </section>
          ))}
        </div>
        <TourPanel {...panel} />
      </div>
      {similar.length > 0 && (
        <section class="section">
          <h2 class="section-title">{t('tours.similar')}</h2>
          <TourCards page={page} cards={similar} carried={{ date: request.date }} />
        </section>
      )}
    </Layout>
  )
}

function Facts({ page, listing }: TourPanelProps) {
  const { locale } = page
  const { t } = locale
  const { location, meetingPoint, minutes, difficulty, capacity, minimum, decided } = listing
  const least = t('tours.minimum', { count: minimum, decided: lengthWords(locale, decided * 60) })
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t('tours.fact.place')}</dt>
          <dd>
            <Words of={location} />
          </dd>
        </div>
        <div>
          <dt>{t('tours.fact.length')}</dt>
          <dd>{lengthWords(locale, minutes)}</dd>
        </div>
        <div>
          <dt>{t('tours.fact.difficulty')}</dt>
          <dd>{t(`tours.difficulty.${difficulty}`)}</dd>
        </div>
        <div>
          <dt>{t('tours.fact.group')}</dt>
          <dd>{capacity === null ? t('tours.groupOpen') : t('tours.groupMost', { count: capacity })}</dd>
        </div>
        <div class="facts-wide">
          <dt>{t('tours.fact.meeting')}</dt>
          <dd>
            <Words of={meetingPoint} />
          </dd>
        </div>
      </dl>
      {minimum > 0 && <p class="tour-minimum">{least}</p>}
    </>
  )
}

const Itinerary = ({ page, listing }: TourPanelProps) => (
  <section class="listing-part">
    <h2>{page.locale.t('tours.itinerary')}</h2>
    <ol class="itinerary">
      {listing.itinerary.map((step) => (
        <li>
          <h3 {...langOf(step.title)}>{step.title.text}</h3>
          <p {...langOf(step.text)}>{step.text.text}</p>
        </li>
      ))}
    </ol>
  </section>
)

/** What is in the price and, as plainly, what is not. */
function Items({ page, listing }: TourPanelProps) {
  const { t } = page.locale
  const lists = [
    { words: t('tours.included'), items: listing.included, icon: 'check' },
    { words: t('tours.notIncluded'), items: listing.notIncluded, icon: 'close' },
  ] as const
  return (
    <div class="listing-part items">
      {lists
        .filter(({ items }) => items.length > 0)
        .map(({ words, items, icon }) => (
          <section class={`items-${icon}`}>
            <h2>{words}</h2>
            <ul class="included">
              {items.map((each) => (
                <li>
                  <Icon name={icon} />
                  <span>
                    <Words of={each} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  )
}
