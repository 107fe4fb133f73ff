import { Hono } from 'hono'
import { bookingNamed } from '../../db/queries/bookings.ts'
import { termsOf } from '../../db/queries/house.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { jsonOf, soundKey } from '../http/forms.ts'
import { invalid, problem } from '../http/problems.ts'
import { newId } from '../shared/ids.ts'
import { LANGUAGES } from '../shared/languages.ts'
import { localeOf } from '../translations/locale.ts'
import { book } from './book.ts'
import { linkKey } from './link.ts'
import type { BookRefusal } from './refusals.ts'

/** Bookings as JSON, for the house's other systems and its partners. */
export function bookingApi({ services, kick }: Doors) {
  const { db, clock, config } = services
  return new Hono<Env>().post('/', async (c) => {
    const language = LANGUAGES.find((each) => each === c.req.query('lang')) ?? 'en'
    const key = keyOf(c)
    const booked = await book(services, await termsOf(db, clock.now()), await jsonOf(c), { key, language })
    if (!booked.ok) return refusal(c, booked.refusal)
    afterwards(c, kick())
    const { id, reference, linkVersion } = booked.value
    const booking = (await bookingNamed(db, id, language))!
    const { paths } = localeOf(language)
    const link =
      config.baseUrl + paths.booking(reference, { key: await linkKey(config.secret, id, linkVersion) })
    const { linkVersion: _, version, language: __, ...shown } = booking
    c.header('Cache-Control', 'no-store')
    c.header('Location', config.baseUrl + paths.booking(reference))
    return c.json({ ...shown, booked: new Date(booking.booked * 1000).toISOString(), link }, 201)
  })
}

/** The caller's name for this attempt, or one of ours: without it a repeated request is another booking. */
function keyOf(c: Ctx): string {
  const key = c.req.header('idempotency-key')
  return key === undefined ? newId() : soundKey(key)
}

function refusal(c: Ctx, refused: BookRefusal): Response {
  switch (refused.code) {
    case 'invalid':
      return invalid(c, refused.problems)
    case 'sold_out':
      return problem(c, 409, 'sold_out', `There is no place left on ${refused.day}.`, {
        line: refused.line,
        day: refused.day,
        near: refused.near,
      })
    case 'closed':
      return problem(c, 409, 'not_bookable', `The house takes no bookings on ${refused.day}.`, {
        line: refused.line,
        day: refused.day,
        near: refused.near,
      })
    case 'price_changed':
      return problem(c, 409, 'price_changed', 'The price has changed since it was quoted.', {
        quote: refused.quote,
      })
    case 'key_reused':
      return problem(c, 422, 'idempotency_key_reused', 'This key was used for another request.')
    case 'unavailable':
      c.header('Retry-After', '5')
      return problem(
        c,
        503,
        'unavailable',
        'We could not learn what became of this. Ask again with the same key.',
      )
  }
}
