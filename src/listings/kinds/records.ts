import { appointmentKind } from './appointment.ts'
import type { KindRecord } from './kind.ts'
import { packageKind } from './package.ts'
import { tourKind } from './tour.ts'

/** The kinds on sale in this house, by name. */
export const KIND_NAMES = ['package', 'tour', 'appointment'] as const
export type KindName = (typeof KIND_NAMES)[number]

const RECORDS: Record<KindName, unknown> = {
  package: packageKind,
  tour: tourKind,
  appointment: appointmentKind,
}

/** The record of a kind. Its listing and its choice go together and are known to it alone. */
export const kindOf = (name: KindName): KindRecord => RECORDS[name] as KindRecord
