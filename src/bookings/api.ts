import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { bookingNamed } from '../../db/queries/bookings.ts'
import { termsOf } from '../../db/queries/house.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { jsonOf, soundKey } from '../http/forms.ts'
import { answers, moneySchema, refuses } from '../http/json.ts'
import { invalid, problem } from '../http/problems.ts'
import { packageChoice, packageSketch } from '../listings/kinds/package.ts'
import { KINDS } from '../listings/listing.ts'
import { newId } from '../shared/ids.ts'
import { LANGUAGES } from '../shared/languages.ts'
import { localeOf } from '../translations/locale.ts'
import { ask } from './ask.ts'
import { book } from './book.ts'
import { STATUSES } from './booking.ts'
import { linkKey } from './link.ts'
import { customerSchema, orderSchema } from './order.ts'
import type { BookRefusal } from './refusals.ts'

const named = { kind: z.literal('package'), listing: z.string().describe('Slug or id') }
const orderBody = orderSchema
  .extend({ lines: z.array(packageChoice.extend(named)).min(1).max(10) })
  .meta({ id: 'Order' })
const languageParameter = {
  name: 'lang',
  in: 'query' as const,
  schema: { type: 'string' as const, enum: [...LANGUAGES] },
}

const billLineSchema = z.object({
  rule: z.enum(['base', 'add_on']),
  label: z.object({ text: z.string(), language: z.string().optional() }),
  quantity: z.int(),
  unit: moneySchema,
  amount: moneySchema,
})

const bookingSchema = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    status: z.enum(STATUSES),
    customer: customerSchema,
    message: z.string().optional(),
    lines: z.array(
      z.looseObject({
        kind: z.enum(KINDS),
        slug: z.string(),
        amount: moneySchema,
        bill: z.array(billLineSchema),
      }),
    ),
    total: moneySchema,
    deposit: moneySchema,
    balance: moneySchema,
    balanceDue: z.string(),
    zone: z.string(),
    policy: z.array(z.object({ hours: z.number(), percent: z.number() })),
    events: z.array(z.object({ at: z.string(), what: z.string(), who: z.enum(['customer', 'house']) })),
    booked: z.string(),
    link: z.url().describe('Opens the booking without an account'),
  })
  .meta({ id: 'Booking' })

const described = describeRoute({
  summary: 'Book: all of the lines or none',
  description: 'With an Idempotency-Key the same request, sent again, gives the same booking.',
  tags: ['Bookings'],
  parameters: [
    { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } },
    languageParameter,
  ],
  requestBody: { required: true, content: { 'application/json': { schema: resolver(orderBody) } } },
  responses: {
    201: answers('Booked', bookingSchema),
    400: refuses('The body could not be read'),
    409: refuses('sold_out, not_bookable or price_changed; with the free days near it, or the new quote'),
    413: refuses('The body is too large'),
    415: refuses('The body is of another type'),
    422: refuses('A field is wrong, and named'),
    503: refuses('What became of it is not known: ask again with the same key'),
  },
})

const quoteBody = z
  .object({ lines: z.array(packageSketch.extend(named)).min(1).max(10) })
  .meta({ id: 'QuoteRequest' })

const quoteAnswer = z
  .object({
    lines: z.array(billLineSchema),
    total: moneySchema,
    deposit: moneySchema,
    balance: moneySchema,
    balanceDue: z.string(),
    hash: z
      .string()
      .describe('Send it along with the booking: a price that has changed since is then a conflict'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Quote' })

/** What an order would cost, line by line. */
export function quoteApi({ services }: Doors) {
  const { db, clock } = services
  const description = describeRoute({
    summary: 'What an order would cost',
    tags: ['Bookings'],
    parameters: [languageParameter],
    requestBody: { required: true, content: { 'application/json': { schema: resolver(quoteBody) } } },
    responses: {
      200: answers('The quote', quoteAnswer),
      400: refuses('The body could not be read'),
      413: refuses('The body is too large'),
      415: refuses('The body is of another type'),
      422: refuses('A field is wrong, and named'),
    },
  })
  return new Hono<Env>().post('/', description, async (c) => {
    const quote = await ask(services, await termsOf(db, clock.now()), await jsonOf(c), languageIn(c))
    if (!quote.ok) return invalid(c, quote.refusal)
    const { expires, ...shown } = quote.value
    c.header('Cache-Control', 'no-store')
    return c.json({ ...shown, expiresAt: isoOf(expires) })
  })
}

const languageIn = (c: Ctx) => LANGUAGES.find((each) => each === c.req.query('lang')) ?? 'en'

/** Bookings as JSON, for the house's other systems and its partners. */
export function bookingApi({ services, kick }: Doors) {
  const { db, clock, config } = services
  return new Hono<Env>().post('/', described, async (c) => {
    const language = languageIn(c)
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
    const events = booking.events.map((each) => ({ ...each, at: isoOf(each.at) }))
    return c.json({ ...shown, events, booked: isoOf(booking.booked), link }, 201)
  })
}

const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString()

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
