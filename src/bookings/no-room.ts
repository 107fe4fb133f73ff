import { hasRoomFor, poolName } from '../../db/queries/inventory.ts'
import { nearOf } from '../inventory/near.ts'
import type { Demand } from '../listings/kinds/kind.ts'
import { DAY_LENGTH } from '../shared/days.ts'
import type { Terms } from '../shared/terms.ts'
import type { House, SoundLine } from './lines.ts'
import type { NoRoom } from './refusals.ts'

/** Which line found no place, of what and when, and what is free near it. */
export async function noRoom(
  { db, clock }: House,
  terms: Terms,
  lines: readonly SoundLine[],
  demand: Demand,
  code: 'sold_out' | 'closed',
): Promise<NoRoom> {
  const wants = ({ kind, listing, choice }: SoundLine) =>
    kind
      .claims(listing, choice)
      .some(({ poolId, starts }) => poolId === demand.poolId && starts === demand.starts)
  const line = lines.findIndex(wants)
  const { kind, listing, choice } = lines[line]!
  const { day, time, zone } = kind.when(listing, choice, terms)
  const moment = { now: Math.floor(clock.now() / 1000), terms }
  // A pool of days is claimed by whole days, whatever hour the guests are asked for.
  const timed = time !== undefined && (demand.ends - demand.starts) % DAY_LENGTH !== 0
  return {
    code: code === 'closed' ? code : kind.full,
    line,
    pool: await poolName(db, demand.poolId),
    day,
    ...(timed && { time, zone }),
    near: await nearOf(db, kind.kind, demand, moment, listing),
  }
}

/** Whether a choice has no place as things stand. What a page shows; the write decides. */
export async function noRoomNow({ db }: House, { kind, listing, choice }: SoundLine): Promise<boolean> {
  const room = await Promise.all(kind.claims(listing, choice).map((demand) => hasRoomFor(db, demand)))
  return room.includes(false)
}
