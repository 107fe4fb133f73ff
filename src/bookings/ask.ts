import { check } from '../shared/check.ts'
import { windowAt } from '../shared/days.ts'
import type { Language } from '../shared/languages.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { ok, type Result } from '../shared/result.ts'
import type { Terms } from '../shared/terms.ts'
import { type House, priceOf, soundLines } from './lines.ts'
import { quoteSchema } from './order.ts'
import type { Quote } from './quote.ts'

/** Asks what an order would cost. It claims nothing: whether there is room is decided when it is booked. */
export async function ask(
  house: House,
  terms: Terms,
  input: unknown,
  language: Language,
): Promise<Result<Quote, FieldProblem[]>> {
  const order = check(quoteSchema, input)
  if (!order.ok) return order
  const now = house.clock.now()
  const sound = await soundLines(house.db, order.value, windowAt(now, terms), language, 'sketch')
  if (!sound.ok) return sound
  return ok(await priceOf(sound.value, terms, now))
}
