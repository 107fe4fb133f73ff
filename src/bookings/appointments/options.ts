import { serviceWithin } from '../../../db/queries/appointments.ts'
import { makeWall } from '../../inventory/walls.ts'
import {
  instantAt,
  type KeptAppointment,
  type ServiceListing,
  zoneAt,
} from '../../listings/kinds/appointment.ts'
import type { Day } from '../../shared/days.ts'
import type { BookedLine } from '../booking.ts'
import type { House } from '../lines.ts'
import { startsWithin } from './picker.ts'

/** Days ahead that are offered to whoever moves an appointment. */
const AHEAD = 28

/** What an appointment can be changed to. */
export interface AppointmentOptions {
  durations: ServiceListing['durations']
  hosts: { id: string; name: string }[]
  /** Free times of the one who is meant, for the duration that is meant, by day on their clock. */
  days: { day: Day; times: { start: string; time: string }[] }[]
  zone: string
}

/** The times to which an appointment can be moved; its own time is one of them. */
export async function appointmentOptions(
  { db, clock }: House,
  booking: { id: string; language: 'en' | 'fr' },
  line: BookedLine,
  values: Record<string, string>,
): Promise<AppointmentOptions | undefined> {
  const now = Math.floor(clock.now() / 1000)
  const kept = line.choice as unknown as KeptAppointment
  const span = { starts: now, ends: now + AHEAD * 86_400 }
  const asked = { language: booking.language, span, now, except: booking.id }
  const listing = await serviceWithin(db, line.slug, asked)
  if (!listing) return undefined
  const host =
    listing.hosts.find(({ id }) => id === values.consultant) ??
    listing.hosts.find(({ id }) => id === kept.consultant.id)
  const zone = host ? zoneAt(host, now) : kept.consultant.zone
  const duration = Number(values.duration) || kept.duration
  const starts = host ? startsWithin(listing, duration, span, host.id).map((each) => each.starts) : []
  return {
    durations: listing.durations,
    hosts: listing.hosts.map(({ id, name }) => ({ id, name })),
    days: byDay(starts, zone),
    zone,
  }
}

function byDay(starts: readonly number[], zone: string): AppointmentOptions['days'] {
  const wall = makeWall(zone)
  const days = new Map<Day, { start: string; time: string }[]>()
  for (const start of starts) {
    const { day, time } = wall(start)
    days.set(day, [...(days.get(day) ?? []), { start: instantAt(start), time }])
  }
  return [...days].map(([day, times]) => ({ day, times }))
}
