import type { DateRule, GroupTier } from '../../src/listings/rules.ts'
import type { TourListing } from '../../src/listings/tours/tour.ts'
import type { Day } from '../../src/shared/days.ts'
import type { Locale } from '../../src/translations/locale.ts'
import type { Page } from '../props.ts'
import { Words } from '../ui/words.tsx'
import { changeWords } from './words.ts'

/** The rules that make a price another, with when they hold: those that are over are history. */
export function PriceRules({ page, listing, today }: { page: Page; listing: TourListing; today: Day }) {
  const { locale } = page
  const { currency } = listing.price
  const ahead = listing.rules.filter((rule) => !('to' in rule) || rule.to === undefined || rule.to >= today)
  const rules = [...soonest(ahead), ...listing.tiers]
  if (rules.length === 0) return null
  return (
    <section class="listing-part">
      <h2>{locale.t('tours.prices')}</h2>
      <ul class="price-rules">
        {rules.map((rule) => (
          <li>
            <span class="price-rule-name">
              <Words of={rule.name} />
            </span>
            <span class="price-rule-when">{whenWords(locale, rule)}</span>
            <strong class="price">{changeWords(locale, rule.change, currency)}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A season that comes every year is said once, with the next time it comes. */
function soonest(rules: readonly DateRule[]): DateRule[] {
  const first = new Map<string, DateRule>()
  const startOf = (rule: DateRule) => ('from' in rule ? (rule.from ?? '') : '')
  for (const rule of rules.toSorted((a, b) => startOf(a).localeCompare(startOf(b))))
    if (!first.has(rule.name.text)) first.set(rule.name.text, rule)
  return [...first.values()]
}

function whenWords(locale: Locale, rule: DateRule | GroupTier): string {
  const { day, t, weekdays } = locale
  if (!('rule' in rule)) {
    const { from, to } = rule
    return to === undefined ? t('tours.peopleFrom', { from }) : t('tours.peopleBetween', { from, to })
  }
  if (rule.rule === 'date') return rule.days.map((each) => day(each, 'medium')).join(', ')
  if (rule.rule === 'weekday') return rule.weekdays.map((each) => weekdays[each - 1]?.long).join(', ')
  return t('tours.fromTo', { from: day(rule.from, 'medium'), to: day(rule.to, 'medium') })
}
