import { clockChanges, offsetAt, offsetText, wallAt } from '../shared/zones.ts'

/** Zones without rules of their own, which calendars understand as UTC: their times are written with a Z. */
export const isPlainUtc = (zone: string): boolean =>
  /^(UTC|GMT|Zulu|UCT|Universal|Greenwich|Etc\/.+)$/.test(zone)

/**
 * A zone as calendars want it told (RFC 5545 3.6.5), from the same tables as every time of the house, so that both
 * always agree. Named are the two changes before `starts` and those up to a year after `ends` (seconds), which is
 * all that an event without repetition needs.
 */
export function timezoneComponent(zone: string, starts: number, ends: number): string {
  const changes = clockChanges(zone, starts * 1000, (ends + YEAR) * 1000, 2)
  const least = Math.min(...changes.map(({ after }) => after))
  const observances = changes.map(({ at, before, after }) =>
    observance(after > least ? 'DAYLIGHT' : 'STANDARD', basic(at + before * 1000), before, after),
  )
  const still = offsetAt(starts * 1000, zone)
  if (observances.length === 0) observances.push(observance('STANDARD', '19700101T000000', still, still))
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances, 'END:VTIMEZONE'].join('\r\n')
}

const YEAR = 366 * 86_400

/** Begins at the wall time shown just before the change. */
const observance = (name: string, begins: string, before: number, after: number) =>
  [
    `BEGIN:${name}`,
    `DTSTART:${begins}`,
    `TZOFFSETFROM:${offsetText(before).replace(':', '')}`,
    `TZOFFSETTO:${offsetText(after).replace(':', '')}`,
    `END:${name}`,
  ].join('\r\n')

const basic = (wall: number) => `${wallAt(wall, 'UTC').day.replaceAll('-', '')}T${clock(wall)}`
const clock = (wall: number) => new Date(wall).toISOString().slice(11, 19).replaceAll(':', '')
