import { serviceWithin } from '../../../db/queries/appointments.ts'
import { makeWall } from '../../inventory/walls.ts'
import { instantAt } from '../../listings/kinds/appointment.ts'
import type { Clock, Database } from '../../platform/ports.ts'
import { type Day, dayMark } from '../../shared/days.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { ok, refused } from '../../shared/result.ts'
import { type Span, secondOf } from '../../shared/zones.ts'
import { startsWithin } from './picker.ts'

/** What one request may ask for: two months of any length. */
export const MOST_DAYS = 62

interface Asked {
  service: string
  /** Days of the zone's calendar, both included. */
  from: Day
  to: Day
  /** Minutes. */
  duration: number
  zone: string
  consultant?: string | undefined
}

/** The starts of a service from one day to another with what the clocks of a zone show then, as JSON has them. */
export async function slotsFor({ db, clock }: { db: Database; clock: Clock }, asked: Asked) {
  const { service, from, to, duration, zone, consultant } = asked
  const problem = spanProblem(asked)
  if (problem) return refused([problem])
  const span = { starts: secondOf(from, '00:00', zone), ends: secondOf(to, '24:00', zone) }
  const found = await serviceAsked({ db, clock }, asked, span)
  if (!found.ok) return found
  const wall = makeWall(zone)
  const slugs = new Map(found.value.hosts.map(({ id, slug }) => [id, slug]))
  const data = startsWithin(found.value, duration, span, consultant).map(({ starts, ends, consultants }) => {
    const { day, time, offset } = wall(starts)
    const local = { date: day, time, zone, offset }
    return {
      start: instantAt(starts),
      end: instantAt(ends),
      local,
      consultants: consultants.map((id) => slugs.get(id)!),
    }
  })
  return ok({ service, duration, zone, from, to, data })
}

function spanProblem({ from, to }: Asked): FieldProblem | undefined {
  const days = (dayMark(to) - dayMark(from)) / 86_400 + 1
  if (days < 1) return { path: 'to', code: 'too_small', values: { min: from } }
  return days > MOST_DAYS ? { path: 'to', code: 'too_many_days', values: { max: MOST_DAYS } } : undefined
}

async function serviceAsked({ db, clock }: { db: Database; clock: Clock }, asked: Asked, span: Span) {
  const { service, duration, consultant } = asked
  const now = Math.floor(clock.now() / 1000)
  const listing = await serviceWithin(db, service, { language: 'en', span, now })
  if (!listing) return refused('not_found' as const)
  const problems: FieldProblem[] = []
  if (!listing.durations.some(({ minutes }) => minutes === duration))
    problems.push({ path: 'duration', code: 'not_offered_here' })
  if (consultant && !listing.hosts.some(({ id, slug }) => id === consultant || slug === consultant))
    problems.push({ path: 'consultant', code: 'not_offered_here' })
  return problems.length ? refused(problems) : ok(listing)
}
