import type { KindName } from '../../src/listings/kinds/records.ts'
import { appointmentView } from '../appointments/line.tsx'
import { packageView } from '../packages/line.tsx'
import { tourView } from '../tours/line.tsx'
import type { KindView } from './kind.ts'

/** How each kind is put into words. */
export const KIND_VIEWS: Record<KindName, KindView> = {
  package: packageView,
  tour: tourView,
  appointment: appointmentView,
}
