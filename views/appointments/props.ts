import type { Picker } from '../../src/bookings/appointments/picker.ts'
import type { ServiceListing } from '../../src/listings/kinds/appointment.ts'
import type { ServiceCard } from '../../src/listings/service.ts'
import type { FieldProblem } from '../../src/shared/problem.ts'
import type { Page } from '../props.ts'

export interface ServicesProps {
  page: Page
  services: ServiceCard[]
}

export interface PickerProps {
  page: Page
  listing: ServiceListing
  picker: Picker
  /** Of a choice that was made and could not be had. */
  problems: FieldProblem[]
}
