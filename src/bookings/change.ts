import * as z from 'zod'
import { changeStatements, claimsOfLine } from '../../db/queries/changes.ts'
import { kindOf } from '../listings/kinds/records.ts'
import { check } from '../shared/check.ts'
import { addDays, dayAt, laterOf } from '../shared/days.ts'
import { line as lineOfText, prose } from '../shared/field.ts'
import { newId } from '../shared/ids.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Terms } from '../shared/terms.ts'
import type { BookedLine, Booking } from './booking.ts'
import { whyNot } from './cancel.ts'
import { billRows, lineFacts, sumsOf } from './draft.ts'
import { type House, type SoundLine, soundLines } from './lines.ts'
import { noRoom } from './no-room.ts'
import { tooOften } from './often.ts'
import { isAgreed } from './price.ts'
import type { Quote } from './quote.ts'
import { meaningOf, type NoRoom } from './refusals.ts'
import { repriced } from './reprice.ts'

export type ChangeRefusal =
  | { code: 'invalid'; problems: FieldProblem[] }
  | NoRoom
  | { code: 'price_changed'; quote: Quote }
  | { code: 'not_open' }
  | { code: 'changed' }
  | { code: 'too_many_bookings' }

type Changeable = Booking & { id: string; version: number; language: 'en' | 'fr' }

/** What every change may say besides the kind's own fields; `quote` agrees to another price. */
const around = z.object({
  message: prose(2000).nullish(),
  quote: lineOfText(64).optional(),
})

/** Whether its customer can still change it: it stands, and it has not begun. */
export const mayChange = (booking: Booking, now: number): boolean =>
  (booking.status === 'pending' || booking.status === 'confirmed') && whyNot(booking, now) === undefined

/**
 * Changes one line of a booking in what its kind lets a customer change; what is not said stays, and null takes away.
 * Where the price becomes another one, it is refused with the new quote until that is agreed to. New places are
 * claimed and the old ones given back in the same batch, so one never stands with neither. `version` is the one the
 * customer saw.
 */
export async function change(
  house: House,
  terms: Terms,
  booking: Changeable,
  input: Record<string, unknown>,
  who: 'customer' | 'house',
  index = 0,
): Promise<Result<undefined, ChangeRefusal>> {
  const line = booking.lines[index]
  if (!line || !mayChange(booking, house.clock.now())) return refused({ code: 'not_open' })
  const { message: _, quote: __, ...fields } = input
  const said = check(around, input)
  const sound = await changedLine(house, terms, booking, line, fields)
  if (!sound.ok || !said.ok) {
    const problems = [...(sound.ok ? [] : sound.refusal), ...(said.ok ? [] : said.refusal)]
    return refused(
      problems.some(({ path }) => path === 'listing') ? { code: 'not_open' } : { code: 'invalid', problems },
    )
  }
  // The house may give somebody more than they may take themselves.
  const moves = lineFacts(sound.value, terms).starts !== line.when.starts
  if (
    moves &&
    who === 'customer' &&
    (await tooOften(house.db, [sound.value], booking.customer.email, booking.id))
  )
    return refused({ code: 'too_many_bookings' })
  const quote = await repriced(house, terms, booking, index, sound.value)
  if (quote && !isAgreed(said.value.quote ?? '', quote)) return refused({ code: 'price_changed', quote })
  const { message = booking.message } = said.value
  return store(house, terms, booking, { line, sound: sound.value, quote, message: message || null, who })
}

/** The line as it would be; what stands already is not held against today's rules. */
async function changedLine(
  house: House,
  terms: Terms,
  booking: Changeable,
  line: BookedLine,
  fields: Record<string, unknown>,
): Promise<Result<SoundLine, FieldProblem[]>> {
  const kind = kindOf(line.kind)
  const unknown = Object.keys(fields).filter((name) => !kind.changes.includes(name as never))
  if (unknown.length) return refused(unknown.map((path) => ({ path, code: 'unknown_field' })))
  const kept = kind.recall(line.choice) as Record<string, unknown>
  const raw = Object.fromEntries(Object.entries({ ...kept, ...fields }).filter(([, value]) => value != null))
  const stands = (path: string) => {
    const [name = ''] = path.split('.')
    return name in kept && JSON.stringify(raw[name]) === JSON.stringify(kept[name])
  }
  const look = { terms, language: booking.language, except: booking.id, stands }
  const sound = await soundLines(house, [{ kind: line.kind, listing: line.slug, ...raw }], look)
  if (sound.ok) return ok(sound.value[0]!)
  return refused(sound.refusal.map((each) => ({ ...each, path: each.path.replace(/^lines\.0\./, '') })))
}

interface Wanted {
  line: BookedLine
  sound: SoundLine
  quote: Quote | undefined
  message: string | null
  who: 'customer' | 'house'
}

async function store(
  house: House,
  terms: Terms,
  booking: Changeable,
  { line, sound, quote, message, who }: Wanted,
): Promise<Result<undefined, ChangeRefusal>> {
  const now = house.clock.now()
  const facts = lineFacts(sound, terms)
  const first = booking.lines.map((each) => (each === line ? facts.day : each.when.day)).sort()[0]!
  const claims = await movedClaims(house, booking, line, sound)
  const index = booking.lines.indexOf(line)
  const { statements, claimsAt } = changeStatements({
    id: booking.id,
    version: booking.version,
    who,
    now: Math.floor(now / 1000),
    token: JSON.stringify({ attempt: newId(), ...(claims && { from: line.when.day, to: facts.day }) }),
    message,
    balanceDue: laterOf(addDays(first, -terms.balanceDays), dayAt(now, terms.zone)),
    line: {
      id: line.id,
      ...facts,
      ...(quote && { amount: quote.amounts[index]!.amount }),
      ...(claims && { claims }),
    },
    ...(quote && {
      sums: sumsOf(quote),
      bill: billRows(
        booking.id,
        quote.lines,
        booking.lines.map(({ id }) => id),
      ),
    }),
  })
  const written = await house.db.write(statements)
  if (written.ok) return written.rows[0]!.length === 1 ? ok(undefined) : refused({ code: 'changed' })
  const meaning = meaningOf(written.constraint)
  if (meaning !== 'sold_out' && meaning !== 'closed')
    throw new Error(`The change was refused by ${written.constraint}`)
  return refused(await noRoom(house, terms, [sound], claims![written.statement - claimsAt]!, meaning))
}

/** What it would take now, where that is something else than what it has taken. */
async function movedClaims(
  house: House,
  booking: Changeable,
  line: BookedLine,
  { kind, listing, choice }: SoundLine,
) {
  const wanted = kind.claims(listing, choice)
  const said = (demands: typeof wanted) =>
    demands
      .map(({ poolId, starts, ends, quantity }) => [poolId, starts, ends, quantity].join())
      .sort()
      .join('\n')
  if (said(wanted) === said(await claimsOfLine(house.db, booking.id, line.id))) return undefined
  return wanted.map((demand) => ({ id: newId(), ...demand }))
}
