import * as z from 'zod'
import { changeStatements } from '../../db/queries/changes.ts'
import { packageListing } from '../../db/queries/packages.ts'
import { freeDaysNear } from '../inventory/near.ts'
import { packageKind } from '../listings/kinds/package.ts'
import { check } from '../shared/check.ts'
import { addDays, type Day, dayAt, dayOfMark, laterOf, windowAt } from '../shared/days.ts'
import { day, prose, requiredLine, time, whole } from '../shared/field.ts'
import { newId } from '../shared/ids.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Terms } from '../shared/terms.ts'
import type { Booking } from './booking.ts'
import { whyNot } from './cancel.ts'
import type { House } from './lines.ts'
import { meaningOf } from './refusals.ts'

/** What a customer may change by themselves. What is not said stays; an empty time or message is taken away. */
const changeSchema = z.strictObject({
  date: day,
  startTime: time.optional(),
  guests: whole(1, 100_000),
  venue: requiredLine(200),
  requests: prose(2000).optional(),
  message: prose(2000).optional(),
})

export type ChangeRefusal =
  | { code: 'invalid'; problems: FieldProblem[] }
  | { code: 'sold_out' | 'closed'; day: Day; near: Day[] }
  | { code: 'not_open' }
  | { code: 'changed' }

type OwnBooking = Booking & { id: string; version: number }

/** Whether its customer can still change it: it stands, and it has not begun. */
export const mayChange = (booking: Booking, now: number): boolean =>
  (booking.status === 'pending' || booking.status === 'confirmed') && whyNot(booking, now) === undefined

/**
 * Changes a booking of one package: its day, time, party, place and words. The price of a package depends on none of
 * these, so the bill stays as it was agreed. A new day is claimed and the old one freed in the same batch, so one never
 * stands with neither. `version` is the one the customer saw.
 */
export async function change(
  house: House,
  terms: Terms,
  booking: OwnBooking,
  input: unknown,
  who: 'customer' | 'house',
): Promise<Result<undefined, ChangeRefusal>> {
  const now = house.clock.now()
  const [line] = booking.lines
  if (!line || !mayChange(booking, now)) return refused({ code: 'not_open' })
  const said = check(changeSchema, input)
  if (!said.ok) return refused({ code: 'invalid', problems: said.refusal })
  const { message, ...wanted } = said.value
  const listing = await packageListing(house.db, 'en', line.slug)
  if (!listing) return refused({ code: 'not_open' })
  const { startTime: _, requests: __, addOns: ___, theme: ____, ...rest } = line.choice
  const choice = { ...rest, ...wanted }
  const window = windowAt(now, terms)
  const problems = packageKind
    .check(listing, choice, window)
    .filter(({ path }) => path === 'guests' || (path === 'date' && wanted.date !== line.choice.date))
  if (problems.length) return refused({ code: 'invalid', problems })

  const moves = wanted.date !== line.choice.date
  const due = addDays(wanted.date, -terms.balanceDays)
  const today = dayAt(now, terms.zone)
  const claims = packageKind.claims(listing, choice).map((claim) => ({ id: newId(), ...claim }))
  const { statements, claimsAt } = changeStatements({
    id: booking.id,
    version: booking.version,
    who,
    now: Math.floor(now / 1000),
    token: JSON.stringify({ attempt: newId(), ...(moves && { from: line.choice.date, to: wanted.date }) }),
    message: message || null,
    balanceDue: laterOf(due, today),
    lines: [
      {
        id: line.id,
        choice: JSON.stringify({
          ...choice,
          ...(line.choice.theme && { theme: line.choice.theme }),
          addOns: line.choice.addOns,
        }),
        day: wanted.date,
        ...(moves && { claims }),
      },
    ],
  })
  const written = await house.db.write(statements)
  if (written.ok) return written.rows[0]!.length === 1 ? ok(undefined) : refused({ code: 'changed' })
  const meaning = meaningOf(written.constraint)
  if (meaning !== 'sold_out' && meaning !== 'closed')
    throw new Error(`The change was refused by ${written.constraint}`)
  const taken = claims[written.statement - claimsAt]!
  const full = dayOfMark(taken.starts)
  return refused({ code: meaning, day: full, near: await freeDaysNear(house.db, taken.poolId, full, window) })
}
