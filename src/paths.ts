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

/** Where each kind of listing stands. */
export const SHELVES = {
  package: 'packages',
  tour: 'tours',
  stay: 'stays',
  car: 'cars',
  flight: 'flights',
  appointment: 'appointments',
  bundle: 'bundles',
} as const

export function pathsIn(language: Language) {
  const at = prefixOf(language)
  const listing = (kind: keyof typeof SHELVES, slug: string, query?: Query) =>
    withQuery(`${at}/${SHELVES[kind]}/${slug}`, query)
  return {
    /** One listing of any kind, and the quote of a choice of it: the choice in the query, the form that books it in the page. */
    listing,
    quote: (kind: keyof typeof SHELVES, slug: string, query?: Query) =>
      withQuery(`${listing(kind, slug)}/quote`, query),
    home: () => at || '/',
    packages: (query?: Query) => withQuery(`${at}/packages`, query),
    package: (slug: string, query?: Query) => withQuery(`${at}/packages/${slug}`, query),
    tours: (query?: Query) => withQuery(`${at}/tours`, query),
    appointments: () => `${at}/appointments`,
    appointment: (slug: string, query?: Query) => listing('appointment', slug, query),
    themes: () => `${at}/themes`,
    theme: (slug: string) => `${at}/themes/${slug}`,
    testimonials: (query?: Query) => withQuery(`${at}/testimonials`, query),
    bookings: () => `${at}/bookings`,
    booking: (reference: string, query?: Query) => withQuery(`${at}/bookings/${reference}`, query),
    holds: () => `${at}/holds`,
    checkout: (reference: string) => `${at}/bookings/${reference}/checkout`,
    holdExtension: (reference: string) => `${at}/bookings/${reference}/extension`,
    holdRelease: (reference: string) => `${at}/bookings/${reference}/release`,
    holdRenewal: (reference: string) => `${at}/bookings/${reference}/renewal`,
    calendarFile: (reference: string) => `${at}/bookings/${reference}/calendar.ics`,
    changes: (reference: string) => `${at}/bookings/${reference}/changes`,
    cancellation: (reference: string) => `${at}/bookings/${reference}/cancellation`,
    desk: (reference: string, query?: Query) => withQuery(`${at}/desk/${reference}`, query),
    deskMoves: (reference: string) => `${at}/desk/${reference}/moves`,
    waitlist: (query?: Query) => withQuery(`${at}/waitlist`, query),
    waitlistJoined: () => `${at}/waitlist/joined`,
    waitlistEntry: (entry: string, query?: Query) => withQuery(`${at}/waitlist/${entry}`, query),
    review: (key: string) => `${at}/reviews/${key}`,
    signUp: () => `${at}/sign-up`,
    signIn: (query?: Query) => withQuery(`${at}/sign-in`, query),
    signInCode: (query?: Query) => withQuery(`${at}/sign-in/code`, query),
    /** What a page's script asks and answers for a passkey. */
    signInPasskey: (what = '') => `${at}/sign-in/passkey${what}`,
    signOut: () => `${at}/sign-out`,
    forgot: () => `${at}/forgot`,
    reset: (query?: Query) => withQuery(`${at}/reset`, query),
    verify: (query?: Query) => withQuery(`${at}/verify`, query),
    firstAdmin: (query?: Query) => withQuery(`${at}/first-admin`, query),
    undoAddress: (query?: Query) => withQuery(`${at}/account/email/undo`, query),
    account: (query?: Query) => withQuery(`${at}/account`, query),
    profile: () => `${at}/account/profile`,
    security: () => `${at}/account/security`,
    authenticator: () => `${at}/account/authenticator`,
    privacy: () => `${at}/account/privacy`,
    prove: (query?: Query) => withQuery(`${at}/account/prove`, query),
    /** Whatever else is posted about one's own account. */
    ofAccount: (what: string) => `${at}/account/${what}`,
    favorites: (query?: Query) => withQuery(`${at}/favorites`, query),
    favoriteRemoval: (id: string) => `${at}/favorites/${id}/removal`,
    house: () => `${at}/admin`,
    jobs: (query?: Query) => withQuery(`${at}/admin/jobs`, query),
    job: (id: string, query?: Query) => withQuery(`${at}/admin/jobs/${encodeURIComponent(id)}`, query),
    jobRetry: (id: string) => `${at}/admin/jobs/${encodeURIComponent(id)}/retry`,
    jobCancellation: (id: string) => `${at}/admin/jobs/${encodeURIComponent(id)}/cancellation`,
    notifications: (query?: Query) => withQuery(`${at}/admin/notifications`, query),
    notification: (id: string, query?: Query) =>
      withQuery(`${at}/admin/notifications/${encodeURIComponent(id)}`, query),
    /** What is posted about a notification, and its letter as it will be read. */
    ofNotification: (id: string, what: 'html' | 'retry' | 'suppression/removal') =>
      `${at}/admin/notifications/${encodeURIComponent(id)}/${what}`,
    people: (query?: Query) => withQuery(`${at}/admin/people`, query),
    person: (id: string) => `${at}/admin/people/${id}`,
    keys: () => `${at}/admin/keys`,
    keyRevocation: (id: string) => `${at}/admin/keys/${id}/revocation`,
    letters: () => `${at}/admin/letters`,
    webhooks: () => `${at}/admin/webhooks`,
    webhook: (id: string, query?: Query) => withQuery(`${at}/admin/webhooks/${id}`, query),
    /** Whatever else is posted about one of them. */
    ofWebhook: (id: string, what: string) => `${at}/admin/webhooks/${id}/${what}`,
    webhookReplay: (delivery: string) => `${at}/admin/webhooks/deliveries/${delivery}/replay`,
    audit: (query?: Query) => withQuery(`${at}/admin/audit`, query),
    appearance: () => `${at}/appearance`,
  }
}

export type Paths = ReturnType<typeof pathsIn>

/** The same page in another language. Two slashes at the beginning would make a host of what follows them. */
export function inLanguage(path: string, language: Language): string {
  const bare = path.replace(/^\/fr(?=\/|$)/, '').replace(/^\/*/, '/')
  return prefixOf(language) + (bare === '/' && prefixOf(language) ? '' : bare)
}
