import { type Paths, pathsIn } from '../paths.ts'
import type { Day, Month } from '../shared/days.ts'
import { LANGUAGES, type Language } from '../shared/languages.ts'
import type { Money } from '../shared/money.ts'
import { exponent } from '../shared/money.ts'
import { type Key, type Translate, translatorIn } from './words.ts'

/** How to speak to one visitor: words, URLs, money and dates in their language. Made once per language. */
export interface Locale {
  readonly language: Language
  readonly paths: Paths
  readonly t: Translate
  /** `€1,240` or `1 240 €`; cents are shown only where there are some. */
  money(value: Money): string
  number(value: number): string
  /** `Saturday 6 March 2027`; `short` gives `Sat 6 Mar`, `medium` `6 March 2027`. */
  day(day: Day, style?: 'long' | 'medium' | 'short'): string
  /** `March 2027` */
  month(month: Month): string
  /** Monday to Sunday, narrow and in full. */
  weekdays: { short: string; long: string }[]
  /** An instant (seconds) on the wall clock of a zone, with the zone's name: `6 March 2027, 18:30 GMT`. */
  instant(seconds: number, zone: string): string
}

const noon = (day: Day) => new Date(`${day}T12:00:00Z`)

function makeLocale(language: Language): Locale {
  const tag = language === 'en' ? 'en-GB' : 'fr-FR'
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options })
  const styles = {
    long: dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    medium: dates({ day: 'numeric', month: 'long', year: 'numeric' }),
    short: dates({ weekday: 'short', day: 'numeric', month: 'short' }),
  }
  const month = dates({ month: 'long', year: 'numeric' })
  const monies = new Map<string, Intl.NumberFormat>()
  const instants = new Map<string, Intl.DateTimeFormat>()
  const number = new Intl.NumberFormat(tag)
  const kept = <T>(shelf: Map<string, T>, name: string, make: () => T): T => {
    const found = shelf.get(name) ?? make()
    shelf.set(name, found)
    return found
  }
  return {
    language,
    paths: pathsIn(language),
    t: translatorIn(language),
    money({ amount, currency }) {
      const digits = exponent(currency)
      const value = amount / 10 ** digits
      const shown = Number.isInteger(value) ? 0 : digits
      const format = kept(
        monies,
        currency + shown,
        () =>
          new Intl.NumberFormat(tag, {
            style: 'currency',
            currency,
            currencyDisplay: 'narrowSymbol',
            minimumFractionDigits: shown,
            maximumFractionDigits: shown,
          }),
      )
      return format.format(value)
    },
    number: (value) => number.format(value),
    day: (day, style = 'long') => styles[style].format(noon(day)),
    month: (text) => month.format(noon(`${text}-01`)),
    // 2024-01-01 was a Monday.
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((each) => ({
      short: dates({ weekday: 'short' }).format(noon(`2024-01-0${each}`)),
      long: dates({ weekday: 'long' }).format(noon(`2024-01-0${each}`)),
    })),
    instant(seconds, zone) {
      const format = kept(
        instants,
        zone,
        () =>
          new Intl.DateTimeFormat(tag, {
            timeZone: zone,
            day: 'numeric',
            month: 'long',
            year: 'numeric',
            hour: '2-digit',
            minute: '2-digit',
            timeZoneName: 'short',
          }),
      )
      return format.format(seconds * 1000)
    },
  }
}

const locales = Object.fromEntries(LANGUAGES.map((each) => [each, makeLocale(each)])) as Record<
  Language,
  Locale
>

export const localeOf = (language: Language): Locale => locales[language]

export type { Key }
