import { EVENT_TYPES } from '../src/listings/listing.ts'
import { Layout } from './layout.tsx'
import type { HomeProps, Page } from './props.ts'
import { Board, PackageCards, ThemeCards } from './ui/cards.tsx'
import { Choices, Field } from './ui/field.tsx'
import { Icon } from './ui/icon.tsx'
import { Photo } from './ui/photo.tsx'
import { Average } from './ui/stars.tsx'
import { Testimonials } from './ui/testimonials.tsx'

const FEATURED = 3

export function HomePage({ page, packages, themes, testimonials, summary, first, last }: HomeProps) {
  const { t, paths } = page.locale
  return (
    <Layout
      page={page}
      title={page.house.name}
      description={t('home.description', { house: page.house.name })}
      picture="pictures/hero.svg"
      data={[business(page, summary.average, summary.count)]}
    >
      <section class="hero">
        <div class="hero-words">
          <h1 class="hero-title">{t('home.title')}</h1>
          <p class="hero-lead">{t('home.lead')}</p>
        </div>
        <Photo
          page={page}
          first
          decorative
          class="hero-photo"
          picture={{ file: 'pictures/hero.svg', width: 1600, height: 1000, colour: '#8fb3b5', alt: '' }}
        />
        <Finder page={page} first={first} last={last} />
      </section>

      <section class="section">
        <SectionHead title={t('home.packages')} href={paths.packages()} link={t('home.allPackages')} />
        <PackageCards page={page} cards={packages.slice(0, FEATURED)} />
        {packages.length > FEATURED && <Board page={page} cards={packages.slice(FEATURED)} />}
      </section>

      <section class="section">
        <h2 class="section-title">{t('home.how')}</h2>
        <ol class="steps">
          {([1, 2, 3] as const).map((step) => (
            <li class="step">
              <h3>{t(`home.step${step}`)}</h3>
              <p>{t(`home.step${step}.words`, { hours: page.house.approvalHours })}</p>
            </li>
          ))}
        </ol>
      </section>

      {themes.length > 0 && (
        <section class="section">
          <SectionHead title={t('home.themes')} href={paths.themes()} link={t('home.allThemes')} />
          <ThemeCards page={page} themes={themes.slice(0, 4)} heading="h3" />
        </section>
      )}

      {testimonials.length > 0 && (
        <section class="section">
          <SectionHead title={t('home.voices')} href={paths.testimonials()} link={t('home.allVoices')} />
          <Average locale={page.locale} summary={summary} />
          <Testimonials locale={page.locale} testimonials={testimonials.slice(0, 3)} />
        </section>
      )}
    </Layout>
  )
}

/** What kind of party, when, for how many: a plain form that leads to the list. */
function Finder({ page, first, last }: Pick<HomeProps, 'page' | 'first' | 'last'>) {
  const { locale } = page
  const { t, paths } = locale
  return (
    <form class="finder" method="get" action={paths.packages()} aria-label={t('home.find')}>
      <Field locale={locale} name="eventType" label={t('filter.eventType')} prefix="find">
        {(wiring) => (
          <select {...wiring} class="input">
            <Choices
              none={t('filter.anyEvent')}
              options={EVENT_TYPES.map((each) => ({ value: each, words: t(`event.${each}`) }))}
            />
          </select>
        )}
      </Field>
      <Field locale={locale} name="date" label={t('filter.date')} prefix="find">
        {(wiring) => <input {...wiring} class="input" type="date" min={first} max={last} />}
      </Field>
      <Field locale={locale} name="guests" label={t('filter.guests')} prefix="find">
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="number"
            inputmode="numeric"
            min="1"
            max="2000"
            placeholder="60"
          />
        )}
      </Field>
      <button type="submit" class="button is-primary">
        {t('home.search')}
      </button>
    </form>
  )
}

export const SectionHead = ({ title, href, link }: { title: string; href: string; link: string }) => (
  <div class="section-head">
    <h2 class="section-title">{title}</h2>
    <a class="more" href={href}>
      {link}
      <Icon name="arrow" />
    </a>
  </div>
)

export const business = (page: Page, average: number | undefined, count: number) => ({
  '@type': 'LocalBusiness',
  '@id': `${page.baseUrl}/#house`,
  name: page.house.name,
  url: page.baseUrl + page.locale.paths.home(),
  ...(average !== undefined && {
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: Math.round(average * 10) / 10,
      reviewCount: count,
      bestRating: 5,
    },
  }),
})
