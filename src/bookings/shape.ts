import * as z from 'zod'
import type { OwnBooking } from '../../db/queries/bookings.ts'
import type { Ctx } from '../http/context.ts'
import { Refused } from '../http/errors.ts'
import { soundKey } from '../http/forms.ts'
import { moneySchema, refuses } from '../http/json.ts'
import { invalid, problem } from '../http/problems.ts'
import { whoAsks } from '../http/who.ts'
import { KIND_NAMES, kindOf } from '../listings/kinds/records.ts'
import { RULES } from '../listings/priced.ts'
import { newId } from '../shared/ids.ts'
import { LANGUAGES, type Language } from '../shared/languages.ts'
import { localeOf } from '../translations/locale.ts'
import { STATUSES } from './booking.ts'
import { linkKey } from './link.ts'
import { customerSchema, heldSchema } from './order.ts'
import type { BookRefusal, NoRoom } from './refusals.ts'

/** A line of any kind on sale: which listing, and the kind's own choice. */
export const lineOf = (part: 'choice' | 'sketch') =>
  z.union(
    KIND_NAMES.map((kind) =>
      (kindOf(kind)[part] as z.ZodObject).extend({
        kind: z.literal(kind),
        listing: z.string().describe('Slug or id'),
      }),
    ),
  )
export const orderBody = heldSchema
  .extend({
    lines: z
      .array(lineOf('choice'))
      .min(1)
      .max(10)
      .optional()
      .describe('May be left out where `quote` names what was asked about'),
    hold: z.boolean().optional().describe('Only keep it, for fifteen minutes; it is booked at its checkout'),
  })
  .meta({ id: 'Order' })
export const languageParameter = {
  name: 'lang',
  in: 'query' as const,
  schema: { type: 'string' as const, enum: [...LANGUAGES] },
}

export const billLineSchema = z.object({
  rule: z.enum(RULES),
  label: z.object({ text: z.string(), language: z.string().optional() }),
  quantity: z.int(),
  unit: moneySchema,
  amount: moneySchema,
  line: z.int().optional().describe('Which line of the order it is of; absent for those of the whole order'),
  inputs: z
    .looseObject({ from: z.int(), counted: z.array(z.looseObject({})), steps: z.array(z.looseObject({})) })
    .optional()
    .describe('What it was worked out from: start at `from`, take the steps, multiply by what is counted'),
  rounding: z.string().optional(),
})

export const taxSchema = z.object({
  name: z.object({ text: z.string() }),
  percent: z.number(),
  amount: moneySchema,
  included: z.boolean(),
})

export const bookingSchema = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    status: z.enum(STATUSES),
    customer: customerSchema,
    message: z.string().optional(),
    lines: z.array(
      z.looseObject({
        kind: z.enum(KIND_NAMES),
        slug: z.string(),
        when: z.object({
          day: z.string(),
          time: z.string().optional(),
          minutes: z.int().optional(),
          zone: z.string(),
          starts: z.string(),
        }),
        amount: moneySchema,
        policy: z.array(z.object({ hours: z.number(), percent: z.number() })),
      }),
    ),
    bill: z.array(billLineSchema),
    taxes: z.array(taxSchema),
    total: moneySchema,
    deposit: moneySchema,
    balance: moneySchema,
    balanceDue: z.string(),
    zone: z.string(),
    events: z.array(
      z.object({
        at: z.string(),
        what: z.string(),
        who: z.enum(['customer', 'house', 'system']),
        why: z.string().optional(),
      }),
    ),
    booked: z.string(),
    heldUntil: z.string().optional(),
    extended: z.boolean().optional(),
    link: z.url().optional().describe('Opens the booking without an account; for its customer alone'),
  })
  .meta({ id: 'Booking' })

export const quoteBody = z
  .object({ lines: z.array(lineOf('sketch')).min(1).max(10), promotion: z.string().max(64).optional() })
  .meta({ id: 'QuoteRequest' })

export const quoteAnswer = z
  .object({
    lines: z.array(billLineSchema),
    amounts: z
      .array(moneySchema)
      .describe('What each line of the order comes to, with its share of every discount'),
    taxes: z.array(taxSchema),
    promotion: z.enum(['taken', 'not_taken']).optional(),
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

/** A booking as JSON: instants in ISO 8601, and nothing that is only ours. */
export function shownBooking(booking: OwnBooking) {
  const { linkVersion: _, version, language: __, visitor: ___, quoteHash: ____, heldUntil, ...rest } = booking
  return {
    ...rest,
    lines: booking.lines.map((line) => ({
      ...line,
      when: { ...line.when, starts: isoOf(line.when.starts) },
    })),
    events: booking.events.map((each) => ({ ...each, at: isoOf(each.at) })),
    booked: isoOf(booking.booked),
    ...(heldUntil && { heldUntil: isoOf(heldUntil) }),
  }
}

export const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString()

/** The caller's name for this attempt, or one of ours: without it a repeated request is another booking. */
export async function keyOf(c: Ctx): Promise<string> {
  const key = c.req.header('idempotency-key')
  // A program that says who it is also says which attempt this is: it will be repeated by machines.
  if (key === undefined && (await whoAsks(c)).role !== 'visitor')
    throw new Refused(400, 'idempotency_key_missing')
  return key === undefined ? newId() : soundKey(key)
}

export const languageIn = (c: Ctx) => LANGUAGES.find((each) => each === c.req.query('lang')) ?? 'en'

export const momentOf = ({ day, time, zone }: NoRoom) => (time ? `${day} at ${time} (${zone})` : day)
export const whatIsFull = ({ line, pool, day, time, zone, near }: NoRoom) => ({
  line,
  pool,
  day,
  ...(time && { time, zone }),
  near: near.map(({ value }) => value),
})

export function refusal(c: Ctx, refused: BookRefusal): Response {
  switch (refused.code) {
    case 'invalid':
      return invalid(c, refused.problems)
    case 'sold_out':
    case 'slot_taken':
      return problem(
        c,
        409,
        refused.code,
        `There is no place left on ${momentOf(refused)} (${refused.pool}).`,
        whatIsFull(refused),
      )
    case 'closed':
      return problem(
        c,
        409,
        'not_bookable',
        `No bookings are taken on ${momentOf(refused)} (${refused.pool}).`,
        whatIsFull(refused),
      )
    case 'too_many_holds':
      return problem(c, 429, 'rate_limited', 'Three are held already. Book one or let one go.')
    case 'too_many_bookings':
      return problem(c, 429, 'rate_limited', 'This customer has enough appointments around this one.')
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

export const attemptSchema = z
  .object({
    outcome: z.enum(['booked', 'refused']),
    id: z.uuid().optional(),
    reference: z.string().optional(),
    status: z.enum(STATUSES).optional(),
  })
  .meta({ id: 'Attempt' })

/** What every request with a body can be answered with. */
export const unreadable = {
  400: refuses('The body could not be read'),
  413: refuses('The body is too large'),
  415: refuses('The body is of another type'),
  422: refuses('A field is wrong, and named'),
}

/** Takes `hold` out of an order, for it says how to book and not what. */
export function holdIn(input: unknown): { hold: boolean; input: unknown } {
  if (typeof input !== 'object' || input === null || !('hold' in input)) return { hold: false, input }
  const { hold, ...rest } = input as Record<string, unknown>
  return typeof hold === 'boolean' ? { hold, input: rest } : { hold: false, input }
}

/** A booking's private link, absolute. */
export async function linkOf(
  { baseUrl, secret }: { baseUrl: string; secret: string },
  { id, reference, linkVersion }: Pick<OwnBooking, 'id' | 'reference' | 'linkVersion'>,
  language: Language,
): Promise<string> {
  const key = await linkKey(secret, id, linkVersion)
  return baseUrl + localeOf(language).paths.booking(reference, { key })
}
