import { Hono } from 'hono'
import type { OwnBooking } from '../../db/queries/bookings.ts'
import { termsOf } from '../../db/queries/house.ts'
import { CancellationPage } from '../../views/bookings/cancellation.tsx'
import { ChangePage } from '../../views/bookings/changes.tsx'
import { BookingPage } from '../../views/bookings/show.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { keep } from '../http/cookies.ts'
import { type Fields, formOf, queryOf } from '../http/forms.ts'
import { goOn, pageOf, show } from '../http/page.ts'
import { kindOf } from '../listings/kinds/records.ts'
import { localeOf } from '../translations/locale.ts'
import { type CancelCode, cancel, previewFor, whyNot } from './cancel.ts'
import { type ChangeRefusal, change, mayChange } from './change.ts'
import { invitationTo } from './invitation.ts'
import { keyCookie } from './link.ts'
import { openedPage } from './opened/shape.ts'
import { optionsFor } from './options.ts'
import { inForm } from './orders/form.ts'
import { isHold } from './steps.ts'

/** A booking's private page, and what its customer can do there. */
export function bookingPages(doors: Doors) {
  const { services } = doors
  const { db, clock, config } = services
  const termsNow = () => termsOf(db, clock.now())

  return new Hono<Env>()
    .get('/bookings/:ref', async (c) => {
      const carried = c.req.query('key')
      const { paths } = localeOf(c.get('language'))
      const opened = await openedPage(c, services, { carried })
      if (!opened) return c.notFound()
      const { booking } = opened
      if (opened.as === 'house') return c.redirect(paths.desk(booking.reference), 302)
      if (carried !== undefined) {
        // The key leaves the address at once, so that it is in no history, referrer or screenshot.
        keep(c, config, keyCookie(booking.reference), carried, 180)
        return c.redirect(paths.booking(booking.reference), 302)
      }
      if (isHold(booking)) return c.redirect(paths.checkout(booking.reference), 302)
      const fresh =
        booking.events.at(-1)?.what === 'received' && clock.now() / 1000 - booking.events.at(-1)!.at < 600
      const cancellable = whyNot(booking, clock.now()) === undefined
      const changeable = mayChange(booking, clock.now())
      const props = { page: await pageOf(c, services), booking, fresh, cancellable, changeable }
      return show(c, <BookingPage {...props} />)
    })

    .get('/bookings/:ref/calendar.ics', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      const { baseUrl } = config
      const link = baseUrl + localeOf(c.get('language')).paths.booking(booking.reference)
      const now = Math.floor(clock.now() / 1000)
      const file = invitationTo(booking, await termsNow(), { baseUrl, link, now })
      return c.body(file, 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${booking.reference}.ics"`,
      })
    })

    .get('/bookings/:ref/changes', async (c) => {
      const booking = await own(c)
      if (!booking || !mayChange(booking, clock.now())) return c.notFound()
      return changePage(c, booking, { ...changeValues(booking), ...queryOf(c).typed })
    })

    .post('/bookings/:ref/changes', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      const form = await formOf(c)
      const seen = { ...booking, version: Number(form('version')) || 0 }
      const said = changeOf(booking, form)
      const changed = await change(services, await termsNow(), seen, said, 'customer')
      if (!changed.ok) return changePage(c, booking, form.typed, changed.refusal)
      afterwards(c, doors.kick())
      return goOn(c, localeOf(c.get('language')).paths.booking(booking.reference))
    })

    .get('/bookings/:ref/cancellation', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      return cancellationPage(c, booking, whyNot(booking, clock.now()))
    })

    .post('/bookings/:ref/cancellation', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      const seen = Number((await formOf(c))('version')) || 0
      const cancelled = await cancel(services, { ...booking, version: seen }, 'customer')
      if (!cancelled.ok) return cancellationPage(c, booking, cancelled.refusal)
      afterwards(c, doors.kick())
      return goOn(c, localeOf(c.get('language')).paths.booking(booking.reference))
    })

  /** The booking of the address for its customer. The house has a desk of its own for it. */
  async function own(c: Ctx, carried?: string) {
    const opened = await openedPage(c, services, { carried })
    return opened?.as === 'customer' ? opened.booking : undefined
  }

  async function changePage(
    c: Ctx,
    booking: OwnBooking,
    values: Record<string, string>,
    refusal?: ChangeRefusal,
  ) {
    if (refusal?.code === 'not_open') return c.notFound()
    const line = booking.lines[0]!
    const props = {
      page: await pageOf(c, services),
      booking,
      line,
      values,
      options: await optionsFor(services, await termsNow(), booking, line, values),
      problems: refusal?.code === 'invalid' ? inForm(refusal.problems, kindOf(line.kind), line.choice) : [],
      ...(refusal && refusal.code !== 'invalid' && { refusal }),
    }
    return show(c, <ChangePage {...props} />, refusal ? statusOf(refusal) : 200)
  }

  async function cancellationPage(c: Ctx, booking: OwnBooking, refusal?: CancelCode) {
    const preview = previewFor(booking, clock.now())
    const page = await pageOf(c, services)
    const props = { page, booking, preview, ...(refusal && { refusal }) }
    return show(c, <CancellationPage {...props} />, refusal ? 409 : 200)
  }
}

const statusOf = ({ code }: ChangeRefusal) =>
  code === 'invalid' ? 422 : code === 'too_many_bookings' ? 429 : 409

/** What a customer may change, as it stands. */
function changeValues({ lines, message }: OwnBooking): Record<string, string> {
  const { kind: name, choice } = lines[0]!
  const kind = kindOf(name)
  const fields = Object.entries(kind.fields(kind.recall(choice)))
  return {
    ...Object.fromEntries(fields.map(([field, value]) => [field, String(value ?? '')])),
    message: message ?? '',
  }
}

/** The posted changes, read as the kind reads a choice; a field that came empty takes away what stood there. */
function changeOf({ lines }: OwnBooking, form: Fields): Record<string, unknown> {
  const kind = kindOf(lines[0]!.kind)
  const read = kind.read(form, form.names)
  const said = kind.changes.map((name) => [name, read[name] ?? null])
  return {
    ...Object.fromEntries(said),
    message: form('message') ?? null,
    ...(form('quote') && { quote: form('quote') }),
  }
}
