import { Hono } from 'hono'
import type { OwnBooking } from '../../../db/queries/bookings.ts'
import { holdsOf } from '../../../db/queries/holds.ts'
import { termsOf } from '../../../db/queries/house.ts'
import { listingOf } from '../../../db/queries/listings.ts'
import { Holds } from '../../../views/bookings/holds.tsx'
import { KIND_VIEWS } from '../../../views/bookings/kinds.ts'
import { BookingForm, QuotePage } from '../../../views/bookings/quote.tsx'
import type { BookingFormProps } from '../../../views/props.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { hint, keep } from '../../http/cookies.ts'
import { type Fields, formOf } from '../../http/forms.ts'
import { asksFor, goOn, pageOf, personal, show, showPart } from '../../http/page.ts'
import { knownVisitor, visitorOf } from '../../http/visitor.ts'
import { kindOf } from '../../listings/kinds/records.ts'
import { newId } from '../../shared/ids.ts'
import { localeOf } from '../../translations/locale.ts'
import { book } from '../book.ts'
import { HOLD } from '../draft.ts'
import { type CheckoutRefusal, checkout, extend, isLive, orderOfHold, release } from '../hold.ts'
import { keyCookie, linkKey } from '../link.ts'
import { openedPage } from '../opened/shape.ts'
import { inForm, saidIn } from '../orders/form.ts'
import { knownOf } from '../orders/shape.ts'
import { shownRefusal, statusOfRefusal } from '../orders/shown.ts'
import { isHold, isOffer } from '../steps.ts'

/** What is held: its page with the time that is left, booking it, putting it off once, letting it go, holding it again. */
export function holdPages(doors: Doors) {
  const { services } = doors
  const { db, clock, config } = services
  const pathsOf = (c: Ctx) => localeOf(c.get('language')).paths
  const termsNow = () => termsOf(db, clock.now())

  return new Hono<Env>()
    .get('/holds', async (c) => {
      personal(c)
      const visitor = await knownVisitor(c, config)
      const holds = visitor ? await holdsOf(db, visitor) : []
      return showPart(
        c,
        <Holds locale={localeOf(c.get('language'))} holds={holds} now={clock.now() / 1000} />,
      )
    })

    .get('/bookings/:ref/checkout', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      if (!isHold(booking)) return c.redirect(pathsOf(c).booking(booking.reference), 302)
      return checkoutPage(c, booking, {}, undefined)
    })

    .post('/bookings/:ref/checkout', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      const form = await formOf(c)
      // Sent twice, from two tabs or after a lost answer: what was booked is shown.
      if (!isHold(booking)) return goOn(c, pathsOf(c).booking(booking.reference))
      const booked = await checkout(services, await termsNow(), booking, saidOf(booking, form))
      if (!booked.ok && booked.refusal.code === 'changed') {
        const now = await own(c)
        if (now && !isHold(now)) return goOn(c, pathsOf(c).booking(booking.reference))
      }
      if (!booked.ok) return checkoutPage(c, booking, form.typed, booked.refusal)
      afterwards(c, doors.kick())
      return goOn(c, pathsOf(c).booking(booking.reference))
    })

    .post('/bookings/:ref/extension', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      await extend(services, booking)
      return goOn(c, pathsOf(c).checkout(booking.reference))
    })

    .post('/bookings/:ref/release', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      await release(services, booking)
      afterwards(c, doors.kick())
      return goOn(c, pathsOf(c).checkout(booking.reference))
    })

    .post('/bookings/:ref/renewal', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      const line = booking.lines[0]!
      const kind = kindOf(line.kind)
      const language = c.get('language')
      const visitor = await visitorOf(c, config)
      // One renewal of one hold, however often the button is pressed.
      const key = `again:${booking.id}:${booking.version}`
      const again = await book(
        services,
        await termsNow(),
        { lines: orderOfHold(booking) },
        { key, language, visitor },
      )
      // What is no longer to be had, or not like this, is told on the quote's own page.
      if (!again.ok)
        return goOn(c, pathsOf(c).quote(line.kind, line.slug, kind.fields(kind.recall(line.choice))))
      const { id, reference, linkVersion } = again.value
      keep(c, config, keyCookie(reference), await linkKey(config.secret, id, linkVersion), 180)
      hint(c, config, 'holding', 2 * HOLD)
      return goOn(c, pathsOf(c).checkout(reference))
    })

  async function own(c: Ctx) {
    const opened = await openedPage(c, services)
    return opened?.as === 'customer' ? opened.booking : undefined
  }

  /** Whether it would be confirmed at once, as far as can be told. */
  async function isInstant(c: Ctx, { lines }: OwnBooking) {
    const terms = await termsNow()
    const now = Math.floor(clock.now() / 1000)
    const found = await Promise.all(
      lines.map(async ({ kind, slug, choice }) => {
        const listing = await listingOf(db, kind, c.get('language'), slug, { choice, now })
        return listing && kindOf(kind).startsAs(listing, terms) === 'confirmed'
      }),
    )
    return found.every(Boolean)
  }

  async function checkoutPage(
    c: Ctx,
    booking: OwnBooking,
    typed: Record<string, string>,
    refusal: CheckoutRefusal | undefined,
  ) {
    const line = booking.lines[0]!
    const kind = kindOf(line.kind)
    const { heldUntil: until = 0, extended = false, reference } = booking
    const now = clock.now()
    const held = {
      reference,
      until,
      now: Math.floor(now / 1000),
      extended,
      live: isLive(booking, now),
      ...(isOffer(booking) && { offered: true }),
    }
    const priced = refusal?.code === 'price_changed' ? refusal.quote : undefined
    const shown = refusal && shownRefusal(refusal, `${booking.total.amount}-`, booking.total.currency)
    const props: BookingFormProps = {
      page: { ...(await pageOf(c, services)), path: pathsOf(c).checkout(reference) },
      line,
      fields: kind.fields(kind.recall(line.choice)),
      quote: priced ?? { ...booking, lines: booking.bill, hash: booking.quoteHash },
      values: { ...(await knownOf(c)), ...saidAlready(booking), ...askedOf(booking), ...typed },
      problems: refusal?.code === 'invalid' ? inForm(refusal.problems, kind, line.choice) : [],
      idempotencyKey: newId(),
      instant: await isInstant(c, booking),
      held,
      ...(shown && { refusal: shown }),
    }
    const status = refusal ? statusOfRefusal(refusal) : 200
    return status !== 503 && asksFor(c, 'booking-form')
      ? showPart(c, <BookingForm {...props} />, status)
      : show(c, <QuotePage {...props} />, status)
  }
}

const askedNames = ({ lines }: OwnBooking) => KIND_VIEWS[lines[0]!.kind].asking?.names ?? []

/** Who books, where that was said when it was held. */
function saidAlready({ customer: { whatsapp, ...said } }: OwnBooking): Record<string, string> {
  return said.name ? { ...said, ...(whatsapp && { whatsapp: 'yes' }) } : {}
}

/** What was said already of what the form asks for. */
function askedOf(booking: OwnBooking): Record<string, string> {
  const { kind: name, choice } = booking.lines[0]!
  const kind = kindOf(name)
  const fields = kind.fields(kind.recall(choice))
  return Object.fromEntries(askedNames(booking).map((each) => [each, String(fields[each] ?? '')]))
}

/** The posted checkout: who books, and for its line what the form asks for. */
function saidOf(booking: OwnBooking, form: Fields) {
  const asked = askedNames(booking)
  const read = kindOf(booking.lines[0]!.kind).read(form, form.names)
  const choice = Object.fromEntries(Object.entries(read).filter(([name]) => asked.includes(name)))
  return { ...saidIn(form), choice } as Parameters<typeof checkout>[3]
}
