import { slotsOfAnyone, slotsOfEach } from '../../src/inventory/consultants.ts'
import type { Consultant } from '../../src/inventory/slots.ts'
import { makeChance } from '../support/chance.ts'
import { at } from '../support/times.ts'

/**
 * A month of slots for five consultants, beside the same month with nobody booked: what twenty thousand busy times cost.
 *
 *   bun tests/bench/slots.ts
 */
const span = { starts: at('2026-07-01T00:00Z'), ends: at('2026-08-01T00:00Z') }
const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }))
const service = { before: 0, after: 0, notice: 60, windowDays: 60 }
const question = { service, duration: 15, span, now: at('2026-06-25T08:00Z') }

function consultantsWith(bookings: number): Consultant[] {
  const chance = makeChance(7)
  return Array.from({ length: 5 }, (_, index) => {
    const busy = Array.from({ length: bookings / 5 }, () => {
      const starts = Math.floor(span.starts + (chance() * 2 - 0.5) * (span.ends - span.starts))
      return { starts, ends: starts + 300 }
    }).sort((a, b) => a.starts - b.starts)
    return { id: `c${index}`, zone: 'Europe/London', weekly, busy }
  })
}

const crowds = { 'nobody booked': consultantsWith(0), '20,000 booked': consultantsWith(20_000) }
const times: Record<string, number[]> = { 'nobody booked': [], '20,000 booked': [] }
for (let round = 0; round < 15; round += 1)
  for (const [name, consultants] of Object.entries(crowds)) {
    const before = performance.now()
    slotsOfAnyone(slotsOfEach(consultants, question))
    times[name]!.push(performance.now() - before)
  }
const median = (list: number[]) => [...list].sort((a, b) => a - b)[7]!
const reference = median(times['nobody booked']!)
for (const [name, list] of Object.entries(times))
  console.log(
    `a month of slots, ${name.padEnd(14)} ${median(list).toFixed(2)} ms   ${(median(list) / reference).toFixed(2)}`,
  )
