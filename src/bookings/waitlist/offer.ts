import { roomIn } from '../../../db/queries/inventory.ts'
import { type Entry, givenUp, offerKey, waitingFor } from '../../../db/queries/waitlist.ts'
import { inLine, nextInLine } from '../../inventory/waitlist.ts'
import type { Demand } from '../../listings/kinds/kind.ts'
import type { Terms } from '../../shared/terms.ts'
import { book } from '../book.ts'
import type { House } from '../lines.ts'
import { visitorOfEntry } from '../steps.ts'

type Interval = Pick<Demand, 'poolId' | 'starts' | 'ends'>

/**
 * Offers what came free to those who wait for it, in their order: to each a hold in their name, with a letter. Only the
 * write decides whether there is room and whether it is still their turn, so two workers at once make one offer of one
 * place.
 */
export async function offerNext(house: House, terms: Terms, freed: Interval): Promise<void> {
  for (let moved = true; moved; ) {
    moved = false
    for (const entry of await whoseTurn(house, freed)) moved = (await offer(house, terms, entry)) || moved
  }
}

/** Those who fit into what is left, as things stand. What one person waits for may be a longer time than another's. */
async function whoseTurn({ db, clock }: House, freed: Interval): Promise<Entry[]> {
  const waiting = await waitingFor(db, freed)
  const now = Math.floor(clock.now() / 1000)
  const turns: Entry[] = []
  for (const same of Map.groupBy(waiting, ({ starts, ends }) => `${starts}-${ends}`).values()) {
    const { starts, ends } = same[0]!
    const { left } = await roomIn(db, { poolId: freed.poolId, starts, ends })
    const next = nextInLine(same, { left, salesEnd: starts, now })
    if (next.ok) turns.push(...next.value)
  }
  return inLine(turns)
}

/** Whether the line has moved: they have their offer, or what they wanted can no longer be had. */
async function offer(house: House, terms: Terms, entry: Entry): Promise<boolean> {
  const { id, request, name, email, language } = entry
  const asking = {
    key: offerKey(id),
    language,
    visitor: visitorOfEntry(id),
    offer: { entry: id, lasts: terms.offerHours * 3600 },
  }
  const held = await book(house, terms, { ...request, customer: { name, email } }, asking)
  if (held.ok) return !held.value.repeated
  if (held.refusal.code === 'unavailable') throw new Error('Nobody could tell whether the offer was made')
  if (held.refusal.code !== 'invalid') return false
  await house.db.write([givenUp(id, Math.floor(house.clock.now() / 1000))])
  return true
}
