import { keepQuote } from '../../db/queries/prices.ts'
import { check } from '../shared/check.ts'
import type { Language } from '../shared/languages.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result } from '../shared/result.ts'
import type { Terms } from '../shared/terms.ts'
import { type House, priceOf, soundLines } from './lines.ts'
import { quoteSchema } from './order.ts'
import { nameOf } from './price.ts'
import type { Quote } from './quote.ts'

/**
 * Asks what an order would cost, and keeps the answer, so that it can be booked by its hash. It claims nothing:
 * whether there is room is decided when it is booked.
 */
export async function ask(
  house: House,
  terms: Terms,
  input: unknown,
  language: Language,
): Promise<Result<Quote, FieldProblem[]>> {
  const asked = check(quoteSchema, input)
  if (!asked.ok) return asked
  const look = { terms, language, part: 'sketch' as const }
  const sound = await soundLines(house, asked.value.lines, look)
  if (!sound.ok) return sound
  const quote = await priceOf(house, sound.value, look, asked.value)
  const created = Math.floor(house.clock.now() / 1000)
  const hash = await nameOf(quote, asked.value)
  await house.db.write([
    keepQuote({
      hash,
      request: JSON.stringify(asked.value),
      total: quote.total.amount,
      created,
      expires: quote.expires,
    }),
  ])
  return ok({ ...quote, hash })
}
