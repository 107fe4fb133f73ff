import { instantAt, type ServiceListing, zoneAt } from '../listings/kinds/appointment.ts'
import type { Demand, Moment } from '../listings/kinds/kind.ts'
import { wallAt } from '../shared/zones.ts'
import type { Near } from './near.ts'
import { slotsOf } from './slots.ts'

/** As far either way as is read with a service that a choice is held against. In seconds. */
const AROUND = 86_400
const MOST = 4

/** Free times of the same person about the one that is taken: what was read with the listing, less what was just lost. */
export function timesNear(
  { poolId, starts, ends }: Demand,
  { now }: Moment,
  listing: ServiceListing,
): Near[] {
  const host = listing.hosts.find((each) => each.poolId === poolId)
  if (!host) return []
  const { service } = listing
  const wanted = starts + service.before * 60
  const duration = (ends - starts) / 60 - service.before - service.after
  const span = { starts: wanted - AROUND, ends: wanted + AROUND }
  const away = (second: number) => Math.abs(second - wanted)
  return slotsOf({ ...host, busy: [...host.busy, { starts, ends }] }, { service, duration, span, now })
    .sort((a, b) => away(a.starts) - away(b.starts))
    .slice(0, MOST)
    .sort((a, b) => a.starts - b.starts)
    .map((slot) => {
      const zone = zoneAt(host, slot.starts)
      const { day, time } = wallAt(slot.starts * 1000, zone)
      const start = instantAt(slot.starts)
      return { value: start, day, time, zone, fields: { start } }
    })
}
