import { DAY_LENGTH, dayAt } from '../shared/days.ts'
import { offsetAt, offsetText, secondOf, type Wall, wallAt } from '../shared/zones.ts'

/**
 * What the clocks of a zone show at many instants (seconds). A day is asked about once; only on one when the clocks
 * change is the zone asked for each of its instants.
 */
export function makeWall(zone: string): (second: number) => Wall {
  let known: { starts: number; ends: number; ahead?: number } | undefined
  return (second) => {
    if (!known || second < known.starts || second >= known.ends) known = dayAround(second, zone)
    const { ahead } = known
    // Seconds have no place on a grid of minutes, but an instant may come from anywhere.
    if (ahead === undefined || second % 60 !== 0) return wallAt(second * 1000, zone)
    const text = new Date((second + ahead) * 1000).toISOString()
    return { day: text.slice(0, 10), time: text.slice(11, 16), offset: offsetText(ahead), ambiguous: false }
  }
}

function dayAround(second: number, zone: string) {
  const day = dayAt(second * 1000, zone)
  const [starts, ends] = [secondOf(day, '00:00', zone), secondOf(day, '24:00', zone)]
  return ends - starts === DAY_LENGTH
    ? { starts, ends, ahead: offsetAt(starts * 1000, zone) }
    : { starts, ends }
}
