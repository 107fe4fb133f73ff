import type { Statement } from '../../src/shared/database.ts'
import { setTerm } from '../queries/house.ts'

export const CURRENCY = 'EUR'
export const ZONE = 'Europe/London'

/** What this house wants its own way; the rest stays as every house begins. */
export const termRows = (): Statement[] => [
  setTerm('name', 'Maison Rendezvous'),
  setTerm('currency', CURRENCY),
  setTerm('zone', ZONE),
  setTerm('email', 'house@maison-rendezvous.example'),
]
