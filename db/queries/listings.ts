import type { Database } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import { packageListing } from './packages.ts'

/** How each kind's listing is found by slug or id. */
const FINDERS = { package: packageListing }

export const listingOf = (db: Database, kind: keyof typeof FINDERS, language: Language, name: string) =>
  FINDERS[kind](db, language, name)
