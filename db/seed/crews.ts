import type { Statement } from '../../src/shared/database.ts'
import { addDays, type Day, dayMark } from '../../src/shared/days.ts'
import { insert } from '../queries/statement.ts'
import { poolOverrides, pools } from '../schema/inventory.ts'
import { CREWS, seedId } from './ids.ts'

interface Exception {
  first: Day
  /** The day after the last. */
  end: Day
  capacity: number
  reason: string
}

/** The crews, as the first statement: everything of the demo house is refused where they are already there. */
export const crewRows = (today: Day): Statement[] => [
  insert(pools, { id: CREWS, name: 'Crews', capacity: 2 }),
  ...exceptions(today).map(({ first, end, capacity, reason }, place) =>
    insert(poolOverrides, {
      id: seedId('closure', place),
      poolId: CREWS,
      starts: dayMark(first),
      ends: dayMark(end),
      capacity,
      reason,
    }),
  ),
]

/** Bookings are taken 540 days ahead, which can reach the first day of the year after next. */
function exceptions(today: Day): Exception[] {
  const year = Number(today.slice(0, 4))
  const valentine = [`${year}-02-14`, `${year + 1}-02-14`].find((day) => day > today)!
  return [
    ...[year, year + 1].map((each) => closed(`${each}-12-24`, 3, 'Closed for Christmas')),
    ...[year, year + 1, year + 2].map((each) => closed(`${each}-01-01`, 1, 'Closed for New Year’s Day')),
    {
      first: valentine,
      end: addDays(valentine, 1),
      capacity: 3,
      reason: 'A third crew for Saint Valentine’s',
    },
  ]
}

const closed = (first: Day, days: number, reason: string): Exception => ({
  first,
  end: addDays(first, days),
  capacity: 0,
  reason,
})
