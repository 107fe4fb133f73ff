import { type FoundListing, listingOf } from '../../db/queries/listings.ts'
import { promotionsFor } from '../../db/queries/prices.ts'
import type { KindRecord } from '../listings/kinds/kind.ts'
import { kindOf } from '../listings/kinds/records.ts'
import type { Clock, Database } from '../platform/ports.ts'
import { check } from '../shared/check.ts'
import { dayAt } from '../shared/days.ts'
import type { Language } from '../shared/languages.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result, refused } from '../shared/result.ts'
import type { Terms } from '../shared/terms.ts'
import { billOf } from './bill.ts'
import { type AskedLine, type Order, orderSchema } from './order.ts'
import { quoteOf } from './price.ts'
import type { Quote } from './quote.ts'

/** What the verbs of a booking need of the outside world. */
export interface House {
  db: Database
  clock: Clock
}

/** A line whose listing was found and whose choice is sound. The kind alone knows what the other two are. */
export interface SoundLine {
  kind: KindRecord
  listing: FoundListing
  choice: unknown
}

/** How lines are looked at: by whom, when, and whether all of a choice is there yet. */
export interface Look {
  terms: Terms
  language: Language
  part?: 'choice' | 'sketch'
  /** A booking that is being changed, and the fields of its choice that stand already: they are not held against today's rules. */
  except?: string
  stands?: (path: string) => boolean
}

/** Finds each line's listing and holds the choice against it. */
export async function soundLines(
  house: House,
  lines: readonly AskedLine[],
  look: Look,
): Promise<Result<SoundLine[], FieldProblem[]>> {
  const found = await Promise.all(lines.map((line, index) => soundLine(house, line, look, `lines.${index}`)))
  const problems = found.flatMap((each) => (each.ok ? [] : each.refusal))
  return problems.length ? refused(problems) : ok(found.flatMap((each) => (each.ok ? [each.value] : [])))
}

async function soundLine(
  { db, clock }: House,
  { kind: name, listing: slug, ...raw }: AskedLine,
  { terms, language, part = 'choice', except, stands = () => false }: Look,
  at: string,
): Promise<Result<SoundLine, FieldProblem[]>> {
  const kind = kindOf(name)
  const now = Math.floor(clock.now() / 1000)
  const choice = check(kind[part], raw, at)
  const wanted = { choice: raw, now, ...(except && { except }) }
  const listing = await listingOf(db, name, language, slug, wanted)
  if (!listing)
    return refused([{ path: `${at}.listing`, code: 'not_an_option' }, ...(choice.ok ? [] : choice.refusal)])
  if (!choice.ok) return choice
  const problems = kind.check(listing, choice.value, { now, terms }).filter(({ path }) => !stands(path))
  if (problems.length) return refused(problems.map((each) => ({ ...each, path: `${at}.${each.path}` })))
  return ok({ kind, listing, choice: choice.value })
}

/** When the outer shape is wrong already, the lines that can be read are checked too, so that one answer names everything. */
export async function allProblems(house: House, input: unknown, outer: FieldProblem[], look: Look) {
  const lines = check(orderSchema.pick({ lines: true }).loose(), input)
  if (!lines.ok) return outer
  const sound = await soundLines(house, lines.value.lines, look)
  return sound.ok ? outer : [...sound.refusal, ...outer]
}

/** What an order costs now: every line by its kind, and promotions and taxes over all of them. */
export async function priceOf(
  { db, clock }: House,
  lines: readonly SoundLine[],
  { terms, language }: Look,
  { promotion, customer, usedBy }: Partial<Pick<Order, 'promotion' | 'customer'>> & { usedBy?: string } = {},
): Promise<Quote> {
  const now = clock.now()
  const members = lines.map(({ kind, listing, choice }) => ({
    listing: listing.slug,
    lines: kind.price(listing, choice),
    stay: kind.stay(listing, choice),
  }))
  const first = lines.map(({ kind, listing, choice }) => kind.when(listing, choice, terms).day).sort()[0]!
  const found = await promotionsFor(db, language, {
    typed: promotion,
    email: customer?.email,
    ...(usedBy && { usedBy }),
  })
  const asked = { ...found, first, today: dayAt(now, terms.zone), language }
  const bill = billOf(members, { ...asked, typed: promotion ?? found.code }, terms)
  return quoteOf(bill, now)
}
