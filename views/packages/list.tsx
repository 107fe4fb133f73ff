import type { PackageFilters } from '../../src/listings/filters.ts'
import { EVENT_TYPES } from '../../src/listings/listing.ts'
import { exponent } from '../../src/shared/money.ts'
import { Layout } from '../layout.tsx'
import type { PackageListProps } from '../props.ts'
import { PackageCards } from '../ui/cards.tsx'
import { Choices, Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { live } from '../ui/live.ts'
import { Unreachable, WHOLE_PAGE } from '../ui/swap.tsx'

const SORTS = {
  featured: 'filter.sort.featured',
  price: 'filter.sort.price',
  '-price': 'filter.sort.priceDown',
} as const

export function PackageListPage(props: PackageListProps) {
  const { page } = props
  const { t } = page.locale
  return (
    <Layout
      page={page}
      title={t('list.title')}
      description={t('list.description', { house: page.house.name })}
      picture={props.cards[0]?.cover.file}
      data={[itemList(props)]}
    >
      <header class="page-head">
        <h1>{t('list.title')}</h1>
        <p class="lead">{t('list.lead')}</p>
      </header>
      <Filters {...props} />
      <PackageResults {...props} />
    </Layout>
  )
}

/** A row above the grid at a desk, a sheet over the page on a phone: one form, shown in two ways. */
function Filters({ page, filters, themes, first, last }: PackageListProps) {
  const { locale } = page
  const { t, paths } = locale
  const field = { locale, prefix: 'filter' }
  return (
    <div class="filters-place">
      <button type="button" class="button filters-open" popovertarget="filters">
        <Icon name="filter" />
        {t('filter.open')}
      </button>
      <form
        id="filters"
        class="filters"
        popover="auto"
        method="get"
        action={paths.packages()}
        aria-label={t('filter.title')}
        hx-get={paths.packages()}
        hx-trigger="change delay:200ms"
        hx-target="#results"
        hx-swap="outerMorph"
        hx-push-url="true"
        hx-sync="this:replace"
        hx-validate="false"
        hx-indicator="#results"
        {...WHOLE_PAGE}
      >
        <div class="filters-head">
          <h2>{t('filter.title')}</h2>
          <button
            type="button"
            class="button is-quiet is-icon"
            popovertarget="filters"
            popovertargetaction="hide"
            aria-label={t('filter.close')}
          >
            <Icon name="close" />
          </button>
        </div>
        <Field {...field} name="eventType" label={t('filter.eventType')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                none={t('filter.anyEvent')}
                chosen={filters.eventType}
                options={EVENT_TYPES.map((each) => ({ value: each, words: t(`event.${each}`) }))}
              />
            </select>
          )}
        </Field>
        <Field {...field} name="theme" label={t('filter.theme')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                none={t('filter.anyTheme')}
                chosen={filters.theme}
                options={themes.map((each) => ({
                  value: each.slug,
                  words: each.title.text,
                  lang: each.title.language,
                }))}
              />
            </select>
          )}
        </Field>
        <Field {...field} name="date" label={t('filter.date')}>
          {(wiring) => (
            <input {...wiring} class="input" type="date" min={first} max={last} value={filters.date} />
          )}
        </Field>
        <Field {...field} name="guests" label={t('filter.guests')} class="is-short">
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              type="number"
              inputmode="numeric"
              min="1"
              value={filters.guests}
            />
          )}
        </Field>
        <fieldset class="filters-price">
          <legend class="field-label">{t('filter.price', { currency: currencySign(page) })}</legend>
          <div class="filters-range">
            <PriceInput name="minPrice" label={t('filter.min')} value={major(page, filters.minPrice)} />
            <span aria-hidden="true">–</span>
            <PriceInput name="maxPrice" label={t('filter.max')} value={major(page, filters.maxPrice)} />
          </div>
        </fieldset>
        <Field {...field} name="sort" label={t('filter.sort')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                chosen={filters.sort === 'featured' ? '' : filters.sort}
                options={(['featured', 'price', '-price'] as const).map((each) => ({
                  value: each === 'featured' ? '' : each,
                  words: t(SORTS[each]),
                }))}
              />
            </select>
          )}
        </Field>
        <Unreachable locale={locale} />
        <button type="submit" class="button is-primary filters-show">
          {t('filter.show')}
        </button>
      </form>
    </div>
  )
}

const PriceInput = ({ name, label, value }: { name: string; label: string; value?: number }) => (
  <input
    class="input"
    id={`filter-${name}`}
    name={name}
    aria-label={label}
    placeholder={label}
    type="number"
    inputmode="numeric"
    min="0"
    step="any"
    value={value}
  />
)

/** What the filters found: the part of the page that changes with them. */
export function PackageResults({ page, filters, cards, total, themes, drops }: PackageListProps) {
  const { t, paths } = page.locale
  const chosen = chosenFilters(filters)
  const { date, guests, eventType, theme } = filters
  const without = (drop: keyof PackageFilters) => paths.packages(queryOf(page, filters, drop))
  return (
    <section
      id="results"
      class="results"
      aria-label={t('list.results')}
      {...(date && live(page, 'content', 'availability'))}
    >
      <div class="results-head">
        <p id="results-count" class="results-count" role="status">
          {t('list.count', { count: total })}
        </p>
        {chosen.length > 0 && (
          <ul class="chosen" aria-label={t('list.chosen')}>
            {chosen.map((each) => (
              <li>
                <a
                  class="chip"
                  href={without(each)}
                  aria-label={t('list.remove', { filter: filterWords(page, filters, each, themes) })}
                >
                  <span>{filterWords(page, filters, each, themes)}</span>
                  <Icon name="close" />
                </a>
              </li>
            ))}
            {chosen.length > 1 && (
              <li>
                <a class="chip is-clear" href={paths.packages()}>
                  {t('list.clear')}
                </a>
              </li>
            )}
          </ul>
        )}
      </div>
      {cards.length > 0 ? (
        <PackageCards
          page={page}
          cards={cards}
          carried={{ date, guests, eventType, theme }}
          first
          heading="h2"
        />
      ) : (
        <div class="empty">
          <h2>{t('list.empty')}</h2>
          <p>{t(drops.length > 0 ? 'list.emptyDrop' : 'list.emptyAll')}</p>
          <ul class="empty-ways">
            {drops.map(({ filter, count }) => (
              <li>
                <a class="button" href={without(filter)}>
                  {t('list.drop', { filter: filterWords(page, filters, filter, themes) })}
                  <span class="count">{page.locale.number(count)}</span>
                </a>
              </li>
            ))}
            {drops.length === 0 && (
              <li>
                <a class="button" href={paths.packages()}>
                  {t('list.all')}
                </a>
              </li>
            )}
          </ul>
        </div>
      )}
    </section>
  )
}

type Page = PackageListProps['page']

const chosenFilters = (filters: PackageFilters) =>
  (['eventType', 'theme', 'date', 'guests', 'minPrice', 'maxPrice'] as const).filter(
    (each) => filters[each] !== undefined,
  )

const major = (page: Page, minor: number | undefined) =>
  minor === undefined ? undefined : minor / 10 ** exponent(page.house.currency)

/** The filters as the URL carries them, prices in whole units as people type them. */
function queryOf(page: Page, filters: PackageFilters, without: keyof PackageFilters) {
  return {
    ...filters,
    minPrice: major(page, filters.minPrice),
    maxPrice: major(page, filters.maxPrice),
    sort: filters.sort === 'featured' ? undefined : filters.sort,
    [without]: undefined,
  }
}

function filterWords(
  page: Page,
  filters: PackageFilters,
  filter: keyof PackageFilters,
  themes: PackageListProps['themes'],
): string {
  const { t, day, money } = page.locale
  const price = (amount = 0) => money({ amount, currency: page.house.currency })
  switch (filter) {
    case 'eventType':
      return filters.eventType ? t(`event.${filters.eventType}`) : ''
    case 'theme':
      return themes.find((each) => each.slug === filters.theme)?.title.text ?? filters.theme ?? ''
    case 'date':
      return filters.date ? t('list.freeOn', { day: day(filters.date, 'medium') }) : ''
    case 'guests':
      return t('common.guests', { count: filters.guests ?? 0 })
    case 'minPrice':
      return t('list.from', { price: price(filters.minPrice) })
    case 'maxPrice':
      return t('list.upTo', { price: price(filters.maxPrice) })
    case 'sort':
      return t(SORTS[filters.sort])
  }
}

const currencySign = (page: Page) =>
  new Intl.NumberFormat(page.locale.language, {
    style: 'currency',
    currency: page.house.currency,
    currencyDisplay: 'narrowSymbol',
  })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? page.house.currency

const itemList = ({ page, cards }: PackageListProps) => ({
  '@type': 'ItemList',
  numberOfItems: cards.length,
  itemListElement: cards.map((card, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: card.title.text,
    url: page.baseUrl + page.locale.paths.package(card.slug),
  })),
})
