import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { attemptOf, bookingNamed } from '../../db/queries/bookings.ts'
import { termsOf } from '../../db/queries/house.ts'
import { afterwards, type Doors, type Env } from '../http/context.ts'
import { jsonOf, soundKey } from '../http/forms.ts'
import { answers, refuses } from '../http/json.ts'
import { invalid, problem } from '../http/problems.ts'
import { whoAsks } from '../http/who.ts'
import { sha256 } from '../shared/ids.ts'
import { ask } from './ask.ts'
import { book } from './book.ts'
import { scopeOf } from './draft.ts'
import { askingAs } from './opened/shape.ts'
import {
  attemptSchema,
  bookingSchema,
  holdIn,
  isoOf,
  keyOf,
  languageIn,
  languageParameter,
  linkOf,
  orderBody,
  quoteAnswer,
  quoteBody,
  refusal,
  shownBooking,
  unreadable,
} from './shape.ts'

/** What an order would cost, line by line. */
export function quoteApi({ services }: Doors) {
  const { db, clock } = services
  const description = describeRoute({
    summary: 'What an order would cost',
    tags: ['Bookings'],
    parameters: [languageParameter],
    requestBody: { required: true, content: { 'application/json': { schema: resolver(quoteBody) } } },
    responses: { 200: answers('The quote', quoteAnswer), ...unreadable },
  })
  return new Hono<Env>().post('/', description, async (c) => {
    const quote = await ask(services, await termsOf(db, clock.now()), await jsonOf(c), languageIn(c))
    if (!quote.ok) return invalid(c, quote.refusal)
    const { expires, promotions: _, ...shown } = quote.value
    c.header('Cache-Control', 'no-store')
    return c.json({ ...shown, expiresAt: isoOf(expires) })
  })
}

const booking = describeRoute({
  summary: 'Book, or hold: all of the lines or none',
  description: 'With an Idempotency-Key the same request, sent again, gives the same booking.',
  tags: ['Bookings'],
  parameters: [
    { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } },
    languageParameter,
  ],
  requestBody: { required: true, content: { 'application/json': { schema: resolver(orderBody) } } },
  responses: {
    201: answers('Booked, or held', bookingSchema),
    ...unreadable,
    409: refuses(
      'sold_out, slot_taken, not_bookable or price_changed; with what is free near it, or the new quote',
    ),
    429: refuses('Three are held already, or enough appointments are booked around this one'),
    503: refuses('What became of it is not known: ask again with the same key, or ask by the key'),
  },
})

const byKey = describeRoute({
  summary: 'What became of an attempt whose answer was lost',
  tags: ['Bookings'],
  parameters: [{ name: 'key', in: 'path', required: true, schema: { type: 'string' } }],
  responses: {
    200: answers('It was booked, or it was refused for good', attemptSchema),
    400: refuses('This is no key'),
    404: refuses('No attempt with this key has arrived'),
  },
})

/** Bookings as JSON, for the house's other systems and its partners. */
export function bookingApi({ services, kick }: Doors) {
  const { db, clock, config } = services
  return new Hono<Env>()
    .post('/', booking, async (c) => {
      const language = languageIn(c)
      const { hold, input } = holdIn(await jsonOf(c))
      const email = (input as { customer?: { email?: unknown } } | null)?.customer?.email
      if (hold && typeof email !== 'string') return invalid(c, [{ path: 'customer.email', code: 'required' }])
      const asking = {
        key: await keyOf(c),
        language,
        ...(await askingAs(c)),
        ...(hold && { visitor: await sha256(`api:${email}`) }),
      }
      const booked = await book(services, await termsOf(db, clock.now()), input, asking)
      if (!booked.ok) return refusal(c, booked.refusal)
      afterwards(c, kick())
      const made = (await bookingNamed(db, booked.value.id, language))!
      const link = await linkOf(config, made, language)
      c.header('Cache-Control', 'no-store')
      c.header('Location', link.replace(/\?.*$/, ''))
      return c.json({ ...shownBooking(made), link }, 201)
    })

    .get('/by-key/:key', byKey, async (c) => {
      c.header('Cache-Control', 'no-store')
      const attempt = await attemptOf(db, scopeOf(await whoAsks(c)), soundKey(c.req.param('key')))
      if (!attempt) return problem(c, 404, 'not_found', 'No attempt with this key has arrived.')
      const { id, reference, status } = attempt.booking ?? {}
      // Whoever guesses a key learns no more than this.
      return c.json(id ? { outcome: 'booked', id, reference, status } : { outcome: 'refused' })
    })
}
