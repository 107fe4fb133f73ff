import { listingOf } from '../../db/queries/listings.ts'
import type { Clock, Database } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import { dayAt, windowAt } from '../shared/days.ts'
import type { Language } from '../shared/languages.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { BookingWindow, Terms } from '../shared/terms.ts'
import { billOf } from './bill.ts'
import { KIND_RECORDS, type Order, orderSchema } from './order.ts'
import { quoteOf } from './price.ts'
import type { Quote } from './quote.ts'

/** What the verbs of a booking need of the outside world. */
export interface House {
  db: Database
  clock: Clock
}

/** A line whose listing was found and whose choice is sound. */
export interface SoundLine {
  kind: (typeof KIND_RECORDS)['package']
  listing: Awaited<ReturnType<typeof listingOf>> & object
  choice: ReturnType<(typeof KIND_RECORDS)['package']['choice']['parse']>
}

/** Finds each line's listing and holds the choice against it. */
export async function soundLines(
  db: Database,
  order: Pick<Order, 'lines'>,
  window: BookingWindow,
  language: Language,
  part: 'choice' | 'sketch' = 'choice',
): Promise<Result<SoundLine[], FieldProblem[]>> {
  const found = await Promise.all(
    order.lines.map(
      async ({ kind: name, listing: slug, ...raw }, index): Promise<Result<SoundLine, FieldProblem[]>> => {
        const kind = KIND_RECORDS[name]
        const at = `lines.${index}`
        const [choice, listing] = [check(kind[part], raw, at), await listingOf(db, name, language, slug)]
        if (!listing)
          return refused([
            { path: `${at}.listing`, code: 'not_an_option' },
            ...(choice.ok ? [] : choice.refusal),
          ])
        if (!choice.ok) return choice
        const problems = kind.check(listing, choice.value, window)
        if (problems.length) return refused(problems.map((each) => ({ ...each, path: `${at}.${each.path}` })))
        return ok({ kind, listing, choice: choice.value })
      },
    ),
  )
  const problems = found.flatMap((each) => (each.ok ? [] : each.refusal))
  return problems.length ? refused(problems) : ok(found.flatMap((each) => (each.ok ? [each.value] : [])))
}

/** When the outer shape is wrong already, the lines that can be read are checked too, so that one answer names everything. */
export async function allProblems(
  house: House,
  terms: Terms,
  input: unknown,
  language: Language,
  outer: FieldProblem[],
) {
  const lines = check(orderSchema.pick({ lines: true }).loose(), input)
  if (!lines.ok) return outer
  const sound = await soundLines(house.db, lines.value, windowAt(house.clock.now(), terms), language)
  return sound.ok ? outer : [...sound.refusal, ...outer]
}

export async function priceOf(
  lines: readonly Pick<SoundLine, 'kind' | 'listing' | 'choice'>[],
  terms: Terms,
  now: number,
): Promise<Quote> {
  const prices = lines.flatMap(({ kind, listing, choice }) => kind.price(listing, choice))
  const first = lines.map(({ kind, choice }) => kind.day(choice)).sort()[0]!
  return quoteOf(billOf(prices, first, dayAt(now, terms.zone), terms), now)
}
