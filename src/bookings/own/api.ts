import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as z from 'zod'
import { bookingNamed } from '../../../db/queries/bookings.ts'
import { termsOf } from '../../../db/queries/house.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { jsonOf } from '../../http/forms.ts'
import { answers, moneySchema, refuses } from '../../http/json.ts'
import { invalid, problem } from '../../http/problems.ts'
import { whoAsks } from '../../http/who.ts'
import { check } from '../../shared/check.ts'
import { localeOf } from '../../translations/locale.ts'
import type { Status } from '../booking.ts'
import { cancel, previewFor, whyNot } from '../cancel.ts'
import { change } from '../change.ts'
import { checkout, release } from '../hold.ts'
import { type MoveRefusal, move } from '../moves.ts'
import { missed } from '../opened/shape.ts'
import { type Opened, opening } from '../opening.ts'
import { customerSchema } from '../order.ts'
import {
  bookingSchema,
  languageIn,
  languageParameter,
  linkOf,
  refusal,
  shownBooking,
  unreadable,
} from '../shape.ts'
import type { Move } from '../steps.ts'

const KEY = 'X-Booking-Key'
const parameters = [
  { name: 'id', in: 'path' as const, required: true, schema: { type: 'string' as const } },
  {
    name: KEY,
    in: 'header' as const,
    required: true,
    description: "The key in the booking's private link",
    schema: { type: 'string' as const },
  },
  languageParameter,
]
const found = { 404: refuses('There is none, or this is not its key') }
const conflict = {
  409: refuses('illegal_status, stale, sold_out, slot_taken, not_bookable or price_changed'),
}

const changed = {
  ...conflict,
  429: refuses('The customer has enough appointments around that time'),
}

const changeBody = z
  .strictObject({
    line: z.int().min(0).max(9).optional().describe('Which line it is about; the first when unsaid'),
    choice: z.looseObject({}).optional().describe("What changes of the kind's choice; null takes away"),
    message: z.string().nullish(),
    version: z
      .int()
      .optional()
      .describe('The one that was seen: what was changed meanwhile is not changed unseen'),
    quote: z.string().optional().describe('Agrees to the new price of a price_changed'),
  })
  .meta({ id: 'BookingChange' })

const checkoutBody = z
  .strictObject({
    customer: customerSchema.optional(),
    choice: z.looseObject({}).optional().describe('What the hold was made without, such as a venue'),
    message: z.string().optional(),
    promotion: z.string().optional(),
    quote: z.string().optional(),
  })
  .meta({ id: 'Checkout' })

/** The move that leads to a status; what is only asked for is declined, what stands is called off. */
function moveTo(status: 'confirmed' | 'completed' | 'no_show' | 'cancelled', from: Status): Move {
  if (status === 'cancelled') return from === 'pending' ? 'decline' : 'cancel'
  return ({ confirmed: 'confirm', completed: 'complete', no_show: 'no_show' } as const)[status]
}

const decisionBody = z
  .strictObject({
    status: z.enum(['confirmed', 'completed', 'no_show', 'cancelled'], 'not_an_option'),
    why: z.string().optional().describe('Told to the customer where it is cancelled, and needed there'),
    version: z
      .int()
      .optional()
      .describe('The one that was seen: what was changed meanwhile is not decided unseen'),
  })
  .meta({ id: 'Decision' })

const previewSchema = z
  .object({
    possible: z.boolean(),
    reason: z.string().optional(),
    lines: z.array(z.object({ line: z.int(), paid: moneySchema, percent: z.number(), back: moneySchema })),
  })
  .meta({ id: 'CancellationPreview' })

const described = (summary: string, answer: z.ZodType, more: object = {}, body?: z.ZodType) =>
  describeRoute({
    summary,
    tags: ['Bookings'],
    parameters,
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } },
    }),
    responses: { 200: answers('As it stands then', answer), ...found, ...(body && unreadable), ...more },
  })

/** One booking, for whoever has its key. */
export function ownBookingApi({ services, kick }: Doors) {
  const { db, clock, config } = services
  return new Hono<Env>()
    .get('/:id', described('One booking', bookingSchema), async (c) => {
      const opened = await own(c)
      return opened ? shown(c, opened) : none(c)
    })

    .put('/:id', described('Change it', bookingSchema, changed, changeBody), async (c) => {
      const opened = await own(c)
      if (!opened) return none(c)
      const { booking } = opened
      const body = check(changeBody, await jsonOf(c))
      if (!body.ok) return invalid(c, body.refusal)
      const { line = 0, choice = {}, version = booking.version, message, quote } = body.value
      const said = { ...choice, ...(message !== undefined && { message }), ...(quote && { quote }) }
      const terms = await termsOf(db, clock.now())
      const done = await change(services, terms, { ...booking, version }, said, opened.as, line)
      if (done.ok) return again(c, opened)
      const { refusal: why } = done
      if (why.code === 'not_open') return problem(c, 409, 'illegal_status', 'It can no longer be changed.')
      if (why.code === 'changed') return problem(c, 409, 'stale', 'It was changed since it was looked at.')
      return refusal(c, why)
    })

    .get('/:id/cancellation', described('What cancelling would give back', previewSchema), async (c) => {
      const opened = await own(c)
      if (!opened) return none(c)
      const { booking } = opened
      const reason = whyNot(booking, clock.now())
      const lines = previewFor(booking, clock.now()).map((each, line) => ({ ...each, line }))
      return c.json({ possible: !reason, ...(reason && { reason }), lines })
    })

    .delete('/:id', described('Cancel it; the row stays', bookingSchema, conflict), async (c) => {
      const opened = await own(c)
      if (!opened) return none(c)
      const { booking } = opened
      if (booking.status === 'held') {
        await release(services, booking)
        return again(c, opened)
      }
      const cancelled = await cancel(services, booking, opened.as)
      if (cancelled.ok) return again(c, opened)
      const code = cancelled.refusal === 'CHANGED' ? 'stale' : 'illegal_status'
      return problem(c, 409, code, localeOf('en').t(`cancel.refusal.${cancelled.refusal}`))
    })

    .patch(
      '/:id',
      described("Decide on it, with the house's own key", bookingSchema, conflict, decisionBody),
      async (c) => {
        const opened = await own(c, true)
        if (!opened) return none(c)
        const { booking } = opened
        const body = check(decisionBody, await jsonOf(c))
        if (!body.ok) return invalid(c, body.refusal)
        const { status, why, version = booking.version } = body.value
        const said = { move: moveTo(status, booking.status), why }
        const done = await move(services, { ...booking, version }, said)
        return done.ok ? again(c, opened) : undone(c, done.refusal)
      },
    )

    .post(
      '/:id/resend-confirmation',
      described('Send its letter again', bookingSchema, conflict),
      async (c) => {
        const opened = (await own(c)) ?? (await own(c, true))
        if (!opened) return none(c)
        const { booking } = opened
        const done = await move(services, booking, { move: 'resend' })
        return done.ok ? again(c, opened) : undone(c, done.refusal)
      },
    )

    .post(
      '/:id/checkout',
      described('Book what is held', bookingSchema, conflict, checkoutBody),
      async (c) => {
        const opened = await own(c)
        if (!opened) return none(c)
        const { booking } = opened
        const body = check(checkoutBody, await jsonOf(c))
        if (!body.ok) return invalid(c, body.refusal)
        const customer = body.value.customer ?? (booking.customer.name ? booking.customer : undefined)
        const said = { quote: booking.quoteHash, ...body.value, ...(customer && { customer }) }
        const booked = await checkout(
          services,
          await termsOf(db, clock.now()),
          booking,
          said as Parameters<typeof checkout>[3],
        )
        if (booked.ok) return again(c, opened)
        const { refusal: why } = booked
        if (why.code === 'lapsed' || why.code === 'changed')
          return problem(c, 409, 'illegal_status', 'It is not held any more.')
        return refusal(c, why)
      },
    )

  /** The booking for whoever may have it; with the house's own key, for the house alone. */
  async function own(c: Ctx, desk = false): Promise<Opened | undefined> {
    c.header('Cache-Control', 'no-store')
    const by = { key: c.req.header(KEY), who: await whoAsks(c), desk }
    return opening(services, c.req.param('id') ?? '', by, languageIn(c))
  }

  async function none(c: Ctx) {
    await missed(c, services, c.req.param('id') ?? '')
    return problem(c, 404, 'not_found', 'There is none, or this is not its key.')
  }

  async function again(c: Ctx, { booking: { id }, as }: Opened) {
    afterwards(c, kick())
    return shown(c, { booking: (await bookingNamed(db, id, languageIn(c)))!, as })
  }

  /** Its private link is its customer's: a program that may only read is given no key to write with. */
  async function shown(c: Ctx, { booking, as }: Opened) {
    const link = as === 'customer' ? { link: await linkOf(config, booking, languageIn(c)) } : {}
    return c.json({ ...shownBooking(booking), ...link })
  }
}

function undone(c: Ctx, refusal: MoveRefusal) {
  if (refusal.code === 'invalid') return invalid(c, refusal.problems)
  const stale = refusal.code === 'changed'
  const words = stale ? 'It was changed since it was looked at.' : 'It cannot be this now.'
  return problem(c, 409, stale ? 'stale' : 'illegal_status', words)
}
