/** Every URL of the pages, once. English stands at the root, French under `/fr`. */
import { DEFAULT_LANGUAGE, type Language } from './shared/languages.ts'

/** Values that are absent, empty or false are left out, so that a plain URL stays plain. */
type Query = Record<string, string | number | boolean | undefined | null>

export function withQuery(path: string, query: Query = {}): string {
  const kept = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '' && value !== false)
      kept.set(name, String(value))
  }
  const text = kept.toString()
  return text ? `${path}?${text}` : path
}

export const prefixOf = (language: Language): string => (language === DEFAULT_LANGUAGE ? '' : `/${language}`)

export function pathsIn(language: Language) {
  const at = prefixOf(language)
  return {
    home: () => at || '/',
    packages: (query?: Query) => withQuery(`${at}/packages`, query),
    package: (slug: string, query?: Query) => withQuery(`${at}/packages/${slug}`, query),
    /** The quote page of a package: the choice in the query, the form that books it in the page. */
    packageQuote: (slug: string, query?: Query) => withQuery(`${at}/packages/${slug}/quote`, query),
    themes: () => `${at}/themes`,
    theme: (slug: string) => `${at}/themes/${slug}`,
    testimonials: (query?: Query) => withQuery(`${at}/testimonials`, query),
    bookings: () => `${at}/bookings`,
    booking: (reference: string, query?: Query) => withQuery(`${at}/bookings/${reference}`, query),
    calendarFile: (reference: string) => `${at}/bookings/${reference}/calendar.ics`,
    cancellation: (reference: string) => `${at}/bookings/${reference}/cancellation`,
    appearance: () => `${at}/appearance`,
  }
}

export type Paths = ReturnType<typeof pathsIn>

/** The same page in another language. Two slashes at the beginning would make a host of what follows them. */
export function inLanguage(path: string, language: Language): string {
  const bare = path.replace(/^\/fr(?=\/|$)/, '').replace(/^\/*/, '/')
  return prefixOf(language) + (bare === '/' && prefixOf(language) ? '' : bare)
}
