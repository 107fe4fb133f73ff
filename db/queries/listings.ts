import type { AnyListing } from '../../src/listings/kinds/kind.ts'
import type { KindName } from '../../src/listings/kinds/records.ts'
import type { Picture } from '../../src/media/picture.ts'
import type { Database } from '../../src/shared/database.ts'
import type { Language } from '../../src/shared/languages.ts'
import { serviceFor } from './appointments.ts'
import { packageListing } from './packages.ts'
import { tourFor } from './tours.ts'

/** What is asked of a listing: the choice as it came, not yet checked, and the instant in seconds. */
export interface Wanted {
  choice: Record<string, unknown>
  now: number
  /** A booking that is being changed: what it has taken itself is not in its way. */
  except?: string
}

export type FoundListing = AnyListing & { cover: Picture }

type Finder = (
  db: Database,
  language: Language,
  name: string,
  wanted: Wanted,
) => Promise<FoundListing | undefined>

/** How each kind's listing is found by slug or id, with all that its record needs to judge a choice of it. */
const FINDERS: Record<KindName, Finder> = {
  package: packageListing,
  tour: (db, language, name, { choice }) => tourFor(db, language, name, choice),
  appointment: serviceFor,
}

export const listingOf = (db: Database, kind: KindName, language: Language, name: string, wanted: Wanted) =>
  FINDERS[kind](db, language, name, wanted)
