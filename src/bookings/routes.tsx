import { Hono } from 'hono'
import { bookingNamed } from '../../db/queries/bookings.ts'
import { termsOf } from '../../db/queries/house.ts'
import { packageListing, similarPackages } from '../../db/queries/packages.ts'
import { shownTestimonials } from '../../db/queries/testimonials.ts'
import { CancellationPage } from '../../views/bookings/cancellation.tsx'
import { ChangePage } from '../../views/bookings/changes.tsx'
import { BookingPage } from '../../views/bookings/show.tsx'
import { PackagePage } from '../../views/packages/detail.tsx'
import { PackagePanel } from '../../views/packages/panel.tsx'
import { BookingForm, QuotePage } from '../../views/packages/quote.tsx'
import type { BookingRefusal } from '../../views/props.ts'
import { afterwards, type Ctx, type Doors, type Env } from '../http/context.ts'
import { keep, kept } from '../http/cookies.ts'
import { type Fields, formOf, queryOf, soundKey } from '../http/forms.ts'
import type { DependsOn, Keep } from '../http/keep.ts'
import { asksFor, goOn, keepable, pageOf, personal, show, showPart } from '../http/page.ts'
import { packageKind } from '../listings/kinds/package.ts'
import type { PackageListing } from '../listings/listing.ts'
import { isChoice, queryOfRequest, readRequest } from '../listings/request.ts'
import { windowAt } from '../shared/days.ts'
import { isReference, newId } from '../shared/ids.ts'
import { money } from '../shared/money.ts'
import type { FieldProblem } from '../shared/problem.ts'
import { localeOf } from '../translations/locale.ts'
import { book } from './book.ts'
import { type CancelCode, cancel, previewFor, whyNot } from './cancel.ts'
import { type ChangeRefusal, change, mayChange } from './change.ts'
import { invitationTo } from './invitation.ts'
import { linkKey, opens } from './link.ts'
import { panelOf, quoteFor } from './panel.ts'
import { totalSaidIn } from './price.ts'
import type { BookRefusal } from './refusals.ts'

type OwnBooking = NonNullable<Awaited<ReturnType<typeof bookingNamed>>>

const LISTING: DependsOn = { fields: (name) => name === 'month' || isChoice(name), part: 'panel' }

/** From a package's page over its quote to the booking and its private page. */
export function bookingPages(doors: Doors, whileUnchanged: Keep) {
  const { services } = doors
  const { db, clock, config } = services
  const termsNow = () => termsOf(db, clock.now())

  return new Hono<Env>()
    .get('/packages/:slug', whileUnchanged(LISTING), async (c) => {
      const listing = await packageListing(db, c.get('language'), c.req.param('slug'))
      if (!listing) return c.notFound()
      keepable(c)
      return packagePage(c, listing, 200)
    })

    .get('/packages/:slug/quote', async (c) => {
      const listing = await packageListing(db, c.get('language'), c.req.param('slug'))
      if (!listing) return c.notFound()
      personal(c)
      const request = readRequest(queryOf(c), listing)
      const missing = (['date', 'guests', 'eventType'] as const).filter((name) => request[name] === undefined)
      const panel = await panelOf(services, await termsNow(), listing, request)
      if (missing.length || panel.problems.length || panel.full)
        return packagePage(
          c,
          listing,
          panel.full ? 409 : 422,
          missing.map((path) => ({ path, code: 'required' })),
        )
      const form = { listing, request, quote: panel.quote, values: {}, problems: [], idempotencyKey: newId() }
      return show(c, <QuotePage page={await pageOf(c, services)} {...form} />)
    })

    .post('/bookings', async (c) => {
      personal(c)
      const form = await formOf(c)
      const language = c.get('language')
      const listing = await packageListing(db, language, form('listing') ?? '')
      if (!listing) return c.notFound()
      const key = soundKey(form('key') ?? newId())
      const { order, line } = orderOf(form)
      const booked = await book(services, await termsNow(), order, { key, language })
      if (!booked.ok) return refusedForm(c, listing, form, line, key, booked.refusal)
      afterwards(c, doors.kick())
      const { id, reference, linkVersion } = booked.value
      const opener = await linkKey(config.secret, id, linkVersion)
      keepKey(c, reference, opener)
      return goOn(c, localeOf(language).paths.booking(reference))
    })

    .get('/bookings/:ref', async (c) => {
      const carried = c.req.query('key')
      const booking = await own(c, carried)
      if (!booking) return c.notFound()
      if (carried !== undefined) {
        // The key leaves the address at once, so that it is in no history, referrer or screenshot.
        keepKey(c, booking.reference, carried)
        return c.redirect(localeOf(c.get('language')).paths.booking(booking.reference), 302)
      }
      const fresh = booking.version === 1 && clock.now() / 1000 - booking.booked < 600
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
      return changePage(c, booking, changeValues(booking))
    })

    .post('/bookings/:ref/changes', async (c) => {
      const booking = await own(c)
      if (!booking) return c.notFound()
      const form = await formOf(c)
      const seen = { ...booking, version: Number(form('version')) || 0 }
      const changed = await change(services, await termsNow(), seen, changeOf(form), 'customer')
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

  /** The booking of the address, for the one who has its key: in the address the first time, in a cookie from then on. */
  async function own(c: Ctx, carried?: string) {
    personal(c)
    c.header('X-Robots-Tag', 'noindex')
    const reference = c.req.param('ref') ?? ''
    if (!isReference(reference)) return undefined
    const booking = await bookingNamed(db, reference, c.get('language'))
    const key = carried ?? kept(c, config, cookieName(reference))
    return booking && key && (await opens(config.secret, key, booking)) ? booking : undefined
  }

  async function changePage(
    c: Ctx,
    booking: OwnBooking,
    values: Record<string, string>,
    refusal?: ChangeRefusal,
  ) {
    if (refusal?.code === 'not_open') return c.notFound()
    const page = await pageOf(c, services)
    const problems = refusal?.code === 'invalid' ? refusal.problems : []
    const shown = refusal && refusal.code !== 'invalid' ? { refusal } : {}
    const props = { page, booking, values, problems, ...shown, ...windowAt(clock.now(), await termsNow()) }
    return show(c, <ChangePage {...props} />, !refusal ? 200 : refusal.code === 'invalid' ? 422 : 409)
  }

  async function cancellationPage(c: Ctx, booking: OwnBooking, refusal?: CancelCode) {
    const preview = previewFor(booking, clock.now())
    const page = await pageOf(c, services)
    const props = { page, booking, preview, ...(refusal && { refusal }) }
    return show(c, <CancellationPage {...props} />, refusal ? 409 : 200)
  }

  async function packagePage(
    c: Ctx,
    listing: PackageListing,
    status: 200 | 409 | 422,
    missing: FieldProblem[] = [],
  ) {
    const language = c.get('language')
    const query = queryOf(c)
    const request = readRequest(query, listing)
    const [page, panel] = [
      await pageOf(c, services),
      await panelOf(services, await termsNow(), listing, request, query('month')),
    ]
    const props = { page, listing, request, ...panel, problems: [...missing, ...panel.problems] }
    if (asksFor(c, 'panel')) return showPart(c, <PackagePanel {...props} />, status)
    const [similar, { testimonials }] = await Promise.all([
      similarPackages(db, language, listing.id),
      shownTestimonials(db, language, { listingId: listing.id, most: 3 }),
    ])
    return show(c, <PackagePage {...props} similar={similar} testimonials={testimonials} />, status)
  }

  /** The form again, with what was typed, what is wrong with it and today's price. */
  async function refusedForm(
    c: Ctx,
    listing: PackageListing,
    form: Fields,
    line: Record<string, unknown>,
    key: string,
    refusal: BookRefusal,
  ) {
    const request = readRequest(form, listing)
    const quote = await quoteFor(services, await termsNow(), listing, request)
    const problems =
      refusal.code === 'invalid'
        ? refusal.problems.map((each) => ({ ...each, path: fieldOf(each.path, line) }))
        : []
    const shown = shownRefusal(refusal, form('quote') ?? '', quote.total.currency)
    // Nothing is found where the form was sent to, so the page's switches of language and appearance lead to the quote.
    const path = localeOf(c.get('language')).paths.packageQuote(listing.slug, queryOfRequest(request))
    const props = {
      page: { ...(await pageOf(c, services)), path },
      listing,
      request,
      quote,
      values: form.typed,
      problems,
      idempotencyKey: isOver(refusal) ? newId() : key,
      ...(shown && { refusal: shown }),
    }
    const status =
      refusal.code === 'invalid' || refusal.code === 'key_reused'
        ? 422
        : refusal.code === 'unavailable'
          ? 503
          : 409
    // What is wrong with the house takes the place of the whole content: see WHOLE_PAGE.
    return status !== 503 && asksFor(c, 'booking-form')
      ? showPart(c, <BookingForm {...props} />, status)
      : show(c, <QuotePage {...props} />, status)
  }

  function keepKey(c: Ctx, reference: string, key: string) {
    keep(c, config, cookieName(reference), key, 180)
  }
}

const cookieName = (reference: string) => `booking-${reference}`

/** A posted form as the order that JSON would carry: one shape, one set of rules. */
function orderOf(form: Fields) {
  const line = packageKind.read(form, form.names)
  const customer = Object.fromEntries(
    ['name', 'email', 'phone', 'company']
      .map((field) => [field, form(field)] as const)
      .filter(([, value]) => value !== undefined),
  )
  const order = {
    lines: [{ kind: 'package', listing: form('listing'), ...line }],
    customer,
    ...(form('message') && { message: form('message') }),
    ...(form('quote') && { quote: form('quote') }),
  }
  return { order, line }
}

/** What a customer may change, as it stands. */
function changeValues({ lines, message }: OwnBooking): Record<string, string> {
  const { date, startTime = '', guests, venue, requests = '' } = lines[0]!.choice
  return { date, startTime, guests: String(guests), venue, requests, message: message ?? '' }
}

/** The posted changes, read as the kind reads a choice. */
function changeOf(form: Fields): Record<string, unknown> {
  const { date, startTime, guests, venue, requests } = packageKind.read(form, [])
  const said = { date, startTime, guests, venue, requests, message: form('message') }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

/** From a path of the order to the name of the form's field. */
function fieldOf(path: string, line: Record<string, unknown>): string {
  const own = /^lines\.0\.(.+)$/.exec(path)
  return own ? packageKind.fieldOf(own[1]!, line) : path.replace(/^customer\./, '')
}

/** Whether the attempt has found its end. With the same key the same answer would come for ever. */
const isOver = ({ code }: BookRefusal) => code === 'sold_out' || code === 'closed' || code === 'key_reused'

function shownRefusal(refusal: BookRefusal, agreed: string, currency: string): BookingRefusal | undefined {
  switch (refusal.code) {
    case 'sold_out':
    case 'closed':
      return { code: refusal.code, day: refusal.day, near: refusal.near }
    case 'price_changed':
      return {
        code: 'price_changed',
        before: money(totalSaidIn(agreed), currency),
        after: refusal.quote.total,
      }
    case 'unavailable':
    case 'key_reused':
      return { code: refusal.code }
    case 'invalid':
      return undefined
  }
}
