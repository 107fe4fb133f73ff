import { DIFFICULTIES, TOUR_TYPES } from '../../src/listings/tours/tour.ts'
import { exponent } from '../../src/shared/money.ts'
import { Choices, Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Unreachable, WHOLE_PAGE } from '../ui/swap.tsx'
import type { TourListProps } from './props.ts'

const SORTS = {
  featured: 'filter.sort.featured',
  price: 'filter.sort.price',
  '-price': 'filter.sort.priceDown',
} as const

/** A row above the grid at a desk, a sheet over the page on a phone: one form, shown in two ways. */
export function TourFilterForm({ page, filters, first, last }: TourListProps) {
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
        class="filters is-tours"
        popover="auto"
        method="get"
        action={paths.tours()}
        aria-label={t('tours.filter.title')}
        hx-get={paths.tours()}
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
          <h2>{t('tours.filter.title')}</h2>
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
        <Field {...field} name="date" label={t('tours.filter.date')}>
          {(wiring) => (
            <input {...wiring} class="input" type="date" min={first} max={last} value={filters.date} />
          )}
        </Field>
        <Field {...field} name="guests" label={t('tours.filter.guests')} class="is-short">
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
        <Field {...field} name="type" label={t('tours.filter.type')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                none={t('tours.filter.anyType')}
                chosen={filters.type}
                options={TOUR_TYPES.map((each) => ({ value: each, words: t(`tours.type.${each}`) }))}
              />
            </select>
          )}
        </Field>
        <Field {...field} name="difficulty" label={t('tours.filter.difficulty')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                none={t('tours.filter.anyDifficulty')}
                chosen={filters.difficulty}
                options={DIFFICULTIES.map((each) => ({ value: each, words: t(`tours.difficulty.${each}`) }))}
              />
            </select>
          )}
        </Field>
        <PriceRange page={page} filters={filters} />
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
          {t('tours.filter.show')}
        </button>
      </form>
    </div>
  )
}

function PriceRange({ page, filters }: Pick<TourListProps, 'page' | 'filters'>) {
  const { t } = page.locale
  const { currency } = page.house
  const major = (minor?: number) => (minor === undefined ? undefined : minor / 10 ** exponent(currency))
  const input = (name: 'minPrice' | 'maxPrice', label: string) => (
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
      value={major(filters[name])}
    />
  )
  return (
    <fieldset class="filters-price">
      <legend class="field-label">{t('filter.price', { currency: signOf(page) })}</legend>
      <div class="filters-range">
        {input('minPrice', t('filter.min'))}
        <span aria-hidden="true">–</span>
        {input('maxPrice', t('filter.max'))}
      </div>
    </fieldset>
  )
}

const signOf = ({ locale, house: { currency } }: TourListProps['page']) =>
  new Intl.NumberFormat(locale.language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency
