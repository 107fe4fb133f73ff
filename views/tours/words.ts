import type { OpenDeparture } from '../../src/inventory/vacancies.ts'
import type { Change } from '../../src/listings/priced.ts'
import type { Unit } from '../../src/listings/units.ts'
import type { Money } from '../../src/shared/money.ts'
import { offsetName, wallAt } from '../../src/shared/zones.ts'
import type { Locale } from '../../src/translations/locale.ts'

/** `2 h 30 min`; from two days on, in days. */
export function lengthWords({ t }: Locale, length: number): string {
  if (length >= 2880) return t('tours.days', { count: Math.round(length / 1440) })
  const [hours, minutes] = [Math.floor(length / 60), length % 60]
  if (hours === 0) return t('tours.minutes', { minutes })
  return minutes ? t('tours.hoursMinutes', { hours, minutes }) : t('tours.hours', { hours })
}

/** `10:00–12:30` on the wall clock of the place. */
export function spanWords(
  { t }: Locale,
  { starts, ends }: { starts: number; ends: number },
  zone: string,
): string {
  const [from, to] = [starts, ends].map((second) => wallAt(second * 1000, zone).time)
  return t('tours.until', { from: from!, to: to! })
}

/** What a zone is called then: `GMT+9`. */
export const zoneWords = (locale: Locale, starts: number, zone: string): string =>
  offsetName(starts * 1000, zone, locale.language === 'en' ? 'en-GB' : locale.language)

/** How a departure stands, with what is left of it. */
export function stateWords({ t }: Locale, { state, left }: OpenDeparture): string {
  if (state === 'available') return t('tours.state.availableLeft', { count: left ?? 0 })
  if (state === 'limited') return t('tours.state.limited', { count: left ?? 0 })
  return t(`tours.state.${state}`)
}

export function agesWords({ t }: Locale, { ages }: Unit): string {
  if (!ages) return ''
  const { from, to } = ages
  if (to === undefined) return t('tours.agesFrom', { from })
  return from === 0 ? t('tours.agesTo', { to }) : t('tours.agesBetween', { from, to })
}

/** Who must come along with a unit, and that it takes no seat; nothing where there is nothing to know. */
export function noteWords({ t }: Locale, unit: Unit, units: readonly Unit[]): string {
  const { accompaniedBy = [], perCompanion, places } = unit
  const names = accompaniedBy.map((id) => units.find((each) => each.id === id)?.label.text ?? id).join(', ')
  const company =
    perCompanion === undefined
      ? t('tours.with', { names })
      : t('tours.withMost', { names, most: perCompanion })
  return [names && company, places === 0 && t('tours.noPlace')].filter(Boolean).join(' ')
}

const signed = new Map<string, Intl.NumberFormat>()

/** `×1.5`, `−10%`, `+€3`: what a rule does to a price. */
export function changeWords(locale: Locale, change: Change, currency: string): string {
  if ('times' in change) return `×${locale.number(change.times)}`
  if ('price' in change) return locale.money({ amount: change.price, currency })
  if ('add' in change)
    return `${change.add < 0 ? '−' : '+'}${locale.money({ amount: Math.abs(change.add), currency })}`
  const format =
    signed.get(locale.language) ??
    new Intl.NumberFormat(locale.language, {
      style: 'percent',
      signDisplay: 'always',
      maximumFractionDigits: 2,
    })
  signed.set(locale.language, format)
  return format.format(change.percent / 100).replace('-', '−')
}

export const freeOr = (locale: Locale, price: Money): string =>
  price.amount === 0 ? locale.t('tours.free') : locale.money(price)
