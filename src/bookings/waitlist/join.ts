import { roomIn } from '../../../db/queries/inventory.ts'
import { joinStatements } from '../../../db/queries/waitlist.ts'
import { check } from '../../shared/check.ts'
import { newId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { ok, type Result, refused } from '../../shared/result.ts'
import type { Terms } from '../../shared/terms.ts'
import { type House, type SoundLine, soundLines } from '../lines.ts'
import { type AskedLine, customerFields } from '../order.ts'

export type JoinRefusal =
  | { code: 'invalid'; problems: FieldProblem[] }
  /** There is nothing to wait for: it can be booked. */
  | { code: 'not_full' }
  /** No place comes free where none is given. */
  | { code: 'closed' }

/** Who wants to be told, and the choice that they would make. */
export interface Asking {
  line: AskedLine
  who: Record<string, unknown>
  language: Language
}

const waiter = customerFields.pick({ name: true, email: true })

/** Puts somebody on the list for what is full. Whoever is on it already stays where they are, and nobody is told which. */
export async function join(
  house: House,
  terms: Terms,
  { line, who, language }: Asking,
): Promise<Result<undefined, JoinRefusal>> {
  const sound = await soundLines(house, [line], { terms, language, part: 'sketch' })
  const said = check(waiter, who, 'customer')
  if (!sound.ok || !said.ok)
    return refused({
      code: 'invalid',
      problems: [...(sound.ok ? [] : sound.refusal), ...(said.ok ? [] : said.refusal)],
    })
  const full = await fullPart(house, sound.value[0]!)
  if (!full.ok) return full
  const written = await house.db.write(
    joinStatements({
      id: newId(),
      listingId: sound.value[0]!.listing.id,
      ...full.value,
      since: Math.floor(house.clock.now() / 1000),
      request: { lines: [line] },
      language,
      ...said.value,
    }),
  )
  if (!written.ok) throw new Error(`The list refused somebody: ${written.constraint}`)
  return ok(undefined)
}

/** The part of a choice that has no room; of several the first, for the others are looked at when its turn comes. */
export async function fullPart({ db }: House, { kind, listing, choice }: SoundLine) {
  const demands = kind.claims(listing, choice)
  const rooms = await Promise.all(demands.map((demand) => roomIn(db, demand)))
  if (rooms.some(({ closed }) => closed)) return refused({ code: 'closed' as const })
  const full = demands.find(
    (demand, index) => (rooms[index]!.left ?? Number.POSITIVE_INFINITY) < demand.quantity,
  )
  return full ? ok(full) : refused({ code: 'not_full' as const })
}
