import { appointmentsOf } from '../../../db/queries/appointments.ts'
import { tooManyAround } from '../../inventory/consultants.ts'
import { PERIODS } from '../../inventory/periods.ts'
import { exceeds, type Limits } from '../../inventory/quota.ts'
import {
  type AppointmentChoice,
  hostFor,
  type ServiceListing,
  secondAt,
  zoneAt,
} from '../../listings/kinds/appointment.ts'
import type { Database } from '../../platform/ports.ts'
import type { TooMany } from '../often.ts'

/** The widest of the windows that `tooManyAround` looks at, and of the periods a limit can have. In seconds. */
const AROUND = 720 * 60
const YEAR = 366 * 86_400

interface Asked {
  listing: ServiceListing
  choice: AppointmentChoice
}

/**
 * Whether a customer has as many appointments as they may: around one of these, or of its service in its day, week,
 * month or year. They are known by their address; those of the same order count as well.
 */
export const tooManyAppointments: TooMany = async (db, lines, email, except) => {
  const asked = lines.map(({ listing, choice }) => ({ listing, choice }) as unknown as Asked)
  const found = asked.map((one, index) => tooMany(db, one, asked.slice(0, index), email, except))
  return (await Promise.all(found)).includes(true)
}

async function tooMany(
  db: Database,
  { listing, choice }: Asked,
  others: readonly Asked[],
  email: string,
  except: string | undefined,
): Promise<boolean> {
  const start = secondAt(choice.start)
  const but = except === undefined ? {} : { except }
  const near = await appointmentsOf(db, email, { starts: start - AROUND, ends: start + AROUND }, but)
  if (tooManyAround([...near, ...others.map((each) => secondAt(each.choice.start))], start, choice.duration))
    return true
  const { customerLimits } = listing.service
  if (!customerLimits) return false
  const year = { starts: start - YEAR, ends: start + YEAR }
  const stored = await appointmentsOf(db, email, year, { ...but, listingId: listing.id })
  const same = others.filter((each) => each.listing.id === listing.id)
  const host = hostFor(listing, choice) ?? listing.hosts[0]!
  return passes(
    customerLimits,
    [...stored, ...same.map((each) => secondAt(each.choice.start))],
    start,
    zoneAt(host, start),
  )
}

/** Whether one more that starts then would pass a limit, in the calendar of a zone. */
function passes(limits: Limits, starts: readonly number[], start: number, zone: string): boolean {
  const useOf = (second: number) => ({ poolId: '', starts: second, ends: second + 1 })
  return PERIODS.some((per) => {
    const most = limits[per]
    return most !== undefined && exceeds({ per, most, of: 'bookings' }, starts.map(useOf), useOf(start), zone)
  })
}
