import i18next, { type i18n } from 'i18next'
import type { Language } from '../shared/languages.ts'
import enAccounts from './en/accounts.json'
import enAdmin from './en/admin.json'
import enAppointments from './en/appointments.json'
import enBookings from './en/bookings.json'
import enCommon from './en/common.json'
import enLetters from './en/letters.json'
import enLife from './en/life.json'
import enListings from './en/listings.json'
import enMessages from './en/messages.json'
import enOffice from './en/office.json'
import enPages from './en/pages.json'
import enPost from './en/post.json'
import enProblems from './en/problems.json'
import enTours from './en/tours.json'
import enWaysIn from './en/ways-in.json'
import enWebhooks from './en/webhooks.json'
import frAccounts from './fr/accounts.json'
import frAdmin from './fr/admin.json'
import frAppointments from './fr/appointments.json'
import frBookings from './fr/bookings.json'
import frCommon from './fr/common.json'
import frLetters from './fr/letters.json'
import frLife from './fr/life.json'
import frListings from './fr/listings.json'
import frMessages from './fr/messages.json'
import frOffice from './fr/office.json'
import frPages from './fr/pages.json'
import frPost from './fr/post.json'
import frProblems from './fr/problems.json'
import frTours from './fr/tours.json'

import frWaysIn from './fr/ways-in.json'
import frWebhooks from './fr/webhooks.json'

const en = {
  ...enWaysIn,
  ...enCommon,
  ...enListings,
  ...enAppointments,
  ...enBookings,
  ...enPages,
  ...enLetters,
  ...enPost,
  ...enOffice,
  ...enLife,
  ...enMessages,
  ...enProblems,
  ...enTours,
  ...enAccounts,
  ...enAdmin,
  ...enWebhooks,
}
const fr = {
  ...frWaysIn,
  ...frCommon,
  ...frListings,
  ...frAppointments,
  ...frBookings,
  ...frPages,
  ...frLetters,
  ...frPost,
  ...frOffice,
  ...frLife,
  ...frMessages,
  ...frProblems,
  ...frTours,
  ...frAccounts,
  ...frAdmin,
  ...frWebhooks,
}

/** Every string of the interface, by language: the test of missing keys reads this. */
export const WORDS: Record<Language, Record<string, string>> = { en, fr }

type Stem<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Base
  : K
/** A string's name, without its plural's ending; a name that is in no file does not compile. */
export type Key = Stem<keyof typeof en & string>

const engine: i18n = i18next.createInstance()
engine.init({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  resources: { en: { translation: en }, fr: { translation: fr } },
  keySeparator: false,
  nsSeparator: false,
  // JSX escapes; what a person typed is never read as a template.
  interpolation: { escapeValue: false, skipOnVariables: true },
  returnEmptyString: false,
})

export type Translate = (key: Key, values?: Record<string, string | number>) => string

export function translatorIn(language: Language): Translate {
  const fixed = engine.getFixedT(language)
  return (key, values) => fixed(key, { ...values, nest: false } as never) as unknown as string
}
