import type { TourFilters } from '../../src/listings/tours/filters.ts'
import { DIFFICULTIES, TOUR_TYPES } from '../../src/listings/tours/tour.ts'
import { exponent } from '../../src/shared/money.ts'
import { Layout } from '../layout.tsx'
import { Icon } from '../ui/icon.tsx'
import { live } from '../ui/live.ts'
import { TourCards } from './cards.tsx'
import { TourFilterForm } from './filters.tsx'
import type { TourListProps } from './props.ts'

export function TourListPage(props: TourListProps) {
  const { page, cards } = props
  const { t } = page.locale
  return (
    <Layout
      page={page}
      title={t('tours.title')}
      description={t('tours.description', { house: page.house.name })}
      picture={cards[0]?.cover.file}
      data={[itemList(props)]}
    >
      <header class="page-head">
        <h1>{t('tours.title')}</h1>
        <p class="lead">{t('tours.lead')}</p>
      </header>
      <TourFilterForm {...props} />
      <TourResults {...props} />
    </Layout>
  )
}

/** What the filters found: the part of the page that changes with them. */
export function TourResults({ page, filters, cards, total, drops }: TourListProps) {
  const { t, paths, number } = page.locale
  const chosen = CHOSEN.filter((each) => filters[each] !== undefined)
  const { date, guests } = filters
  const without = (drop: keyof TourFilters) => paths.tours(queryOf(page, filters, drop))
  const words = (filter: keyof TourFilters) => filterWords(page, filters, filter)
  return (
    <section
      id="results"
      class="results"
      aria-label={t('tours.results')}
      {...live(page, 'content', 'availability')}
    >
      <div class="results-head">
        <p id="results-count" class="results-count" role="status">
          {t('tours.count', { count: total })}
        </p>
        {chosen.length > 0 && (
          <ul class="chosen" aria-label={t('list.chosen')}>
            {chosen.map((each) => (
              <li>
                <a class="chip" href={without(each)} aria-label={t('list.remove', { filter: words(each) })}>
                  <span>{words(each)}</span>
                  <Icon name="close" />
                </a>
              </li>
            ))}
            {chosen.length > 1 && (
              <li>
                <a class="chip is-clear" href={paths.tours()}>
                  {t('list.clear')}
                </a>
              </li>
            )}
          </ul>
        )}
      </div>
      {cards.length > 0 ? (
        <TourCards page={page} cards={cards} carried={{ date, guests }} first heading="h2" />
      ) : (
        <div class="empty">
          <h2>{t('list.empty')}</h2>
          <p>{t(drops.length > 0 ? 'list.emptyDrop' : 'list.emptyAll')}</p>
          <ul class="empty-ways">
            {drops.map(({ filter, count }) => (
              <li>
                <a class="button" href={without(filter)}>
                  {t('list.drop', { filter: words(filter) })}
                  <span class="count">{number(count)}</span>
                </a>
              </li>
            ))}
            {drops.length === 0 && (
              <li>
                <a class="button" href={paths.tours()}>
                  {t('tours.allTours')}
                </a>
              </li>
            )}
          </ul>
        </div>
      )}
    </section>
  )
}

type Page = TourListProps['page']

const CHOSEN = ['type', 'difficulty', 'date', 'guests', 'minPrice', 'maxPrice'] as const

const major = (page: Page, minor: number | undefined) =>
  minor === undefined ? undefined : minor / 10 ** exponent(page.house.currency)

/** The filters as the URL carries them, prices in whole units as people type them. */
const queryOf = (page: Page, filters: TourFilters, without: keyof TourFilters) => ({
  ...filters,
  minPrice: major(page, filters.minPrice),
  maxPrice: major(page, filters.maxPrice),
  sort: filters.sort === 'featured' ? undefined : filters.sort,
  [without]: undefined,
})

function filterWords(page: Page, filters: TourFilters, filter: keyof TourFilters): string {
  const { t, day, money } = page.locale
  const price = (amount = 0) => money({ amount, currency: page.house.currency })
  const { type, difficulty, date, guests = 0, minPrice, maxPrice } = filters
  switch (filter) {
    case 'type':
      return t(`tours.type.${type ?? TOUR_TYPES[0]}`)
    case 'difficulty':
      return t(`tours.difficulty.${difficulty ?? DIFFICULTIES[0]}`)
    case 'date':
      return date ? t('tours.leaves', { day: day(date, 'medium') }) : ''
    case 'guests':
      return t('tours.roomFor', { count: guests })
    case 'minPrice':
      return t('list.from', { price: price(minPrice) })
    case 'maxPrice':
      return t('list.upTo', { price: price(maxPrice) })
    case 'sort':
      return ''
  }
}

const itemList = ({ page, cards }: TourListProps) => ({
  '@type': 'ItemList',
  numberOfItems: cards.length,
  itemListElement: cards.map((card, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: card.title.text,
    url: page.baseUrl + page.locale.paths.listing('tour', card.slug),
  })),
})
